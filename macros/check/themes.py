"""Every theme has figures and a page, and every page in the folder of themes has a theme."""

from macros.check.pages import Pages
from macros.faults import Report
from macros.languages import LANGS
from macros.model import Collection
from macros.project import THEMES, THEMES_FILE, Project
from macros.themes import figures_of


def check_themes(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Report themes without figures or pages, and pages without a theme."""
    published = collection.published()
    complete = {folder.name for folder in project.answers()} - project.drafts() == set(published.questions)
    for theme in collection.themes.values():
        if complete and not figures_of(published, theme):
            report.add(THEMES_FILE, theme.row, "", "empty-theme", theme=theme.id)
        path = f"{THEMES}/{theme.id}.md"
        if not any(path in pages[lang] for lang in LANGS):
            page = project.name(project.docs("nl") / path)
            report.add(THEMES_FILE, theme.row, "", "theme-without-page", theme=theme.id, page=page)
    if "unknown-theme" in collection.untold:
        return
    for path, found in pages["nl"].items():
        folder, _, name = path.removesuffix(".md").rpartition("/")
        if folder == THEMES and name not in ("index", *collection.themes):
            report.add(found.file, 0, "", "page-without-theme")
