"""The pages: both languages alike, every answer and part on a page, every figure shown."""

from collections.abc import Mapping

from macros.check.calls import check_calls, names
from macros.check.pairs import check_pairs
from macros.faults import Report
from macros.ids import ID
from macros.languages import LANGS, Lang
from macros.model import Collection, Figure, Question
from macros.page import Page, read_page
from macros.project import Project
from macros.references import Place

Pages = Mapping[Lang, Mapping[str, Page]]


def read_pages(project: Project, report: Report) -> Pages:
    """All pages by language and path; one that cannot be read is left out, with a fault."""
    return {lang: read_language(project, lang, report) for lang in LANGS}


def read_language(project: Project, lang: Lang, report: Report) -> Mapping[str, Page]:
    """The pages of one language by path; one that cannot be read is left out, with a fault."""
    found = {}
    for file in project.pages(lang):
        path = file.relative_to(project.docs(lang)).as_posix()
        content = project.read(file, report)
        if content is not None:
            found[path] = read_page(project.name(file), path, content, report, project.read_before)
    return found


def all_read(project: Project, pages: Pages) -> bool:
    """Whether all that the Dutch pages ask for is known: every page is there, and every macro on it could be read."""
    return sum(page.whole for page in pages["nl"].values()) == sum(1 for _ in project.pages("nl"))


def check_pages(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Report what is wrong with the pages. What they ask of an answer that could not be loaded is not
    looked at, as every fault of its data would be told again."""
    broken = frozenset(folder.name for folder in project.answers()) - set(collection.questions)
    check_pairs(project, pages, report)
    for lang, by_path in pages.items():
        for page in by_path.values():
            _check_headings(page, report)
            _check_drawn(page, report)
            check_calls(page, lang, collection, broken, report)
    _check_parts(project, collection, pages, report)


def _check_headings(page: Page, report: Report) -> None:
    seen: set[str] = set()
    for row, figure in page.named("figure"):
        if figure in seen:
            report.add(page.file, row, "", "double-heading", id=figure)
        seen.add(figure)
    for heading in page.headings:
        if heading.level > 1 and not heading.id:
            report.add(page.file, heading.row, "", "heading-without-id")
        elif heading.id and not ID.fullmatch(heading.id):  # those of the frame of a page begin with an underscore
            report.add(page.file, heading.row, "", "bad-id", key=heading.id)
        elif heading.id in seen:
            report.add(page.file, heading.row, "", "double-heading", id=str(heading.id))
        elif heading.id:
            seen.add(heading.id)
    if not page.meta.get("description"):
        report.add(page.file, 1, "", "missing-description")


def _check_drawn(page: Page, report: Report) -> None:
    """A chart or a table alone has ids of its own, so it can be on a page once."""
    answer = Place(page.url).answer
    for macro in ("chart", "table"):
        seen: set[str] = set()
        for row, reference in page.named(macro):
            whole = reference if "/" in reference else f"{answer}/{reference}"
            if whole in seen:
                report.add(page.file, row, "", "double-drawn", name=macro, figure=reference)
            seen.add(whole)


def _may_show(page: Page, question: Question, figure: Figure) -> bool:
    """Whether a page shows a figure, or would if what is wrong with its macros, which is told, were mended."""
    shown = {name for _, name in page.named("figure")}
    mistaken = shown - set(question.figures) or any(call.name not in names() for call in page.calls)
    return not page.whole or figure.id in shown or bool(mistaken)


def _check_parts(project: Project, collection: Collection, pages: Pages, report: Report) -> None:
    by_path = pages["nl"]
    for question in collection.questions.values():
        for part in ("index", *question.parts):
            path = f"{question.id}/{part}.md"
            if not any((project.docs(lang) / path).is_file() for lang in LANGS):
                name = project.name(project.docs("nl") / path)
                report.add(name, 0, "", "missing-part-page", part=part)
        for path, page in by_path.items():
            folder, _, name = path.removesuffix(".md").rpartition("/")
            if folder == question.id and name not in ("index", *question.parts):
                report.add(page.file, 0, "", "page-without-part")
        for figure in question.figures.values():
            path = f"{question.id}/{figure.part}.md"
            homes = [found[path] for found in pages.values() if path in found]
            if homes and not any(_may_show(home, question, figure) for home in homes):
                row = question.rows[f"figures.{figure.id}"]
                report.add(question.file, row, "", "unused-figure", figure=figure.id)
