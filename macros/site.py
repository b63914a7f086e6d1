"""The whole site: both languages and the downloads, built aside and put in place when all of it is right."""

import contextlib
import fcntl
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from macros.check.pages import read_language
from macros.export.files import write_answer, write_downloads, write_pictures
from macros.faults import FaultError, Report
from macros.languages import LANGS, LOCALES, Lang
from macros.model import Collection, Question
from macros.previews.card import Card
from macros.previews.cards import cards
from macros.previews.tags import previews
from macros.project import THEMES, Project
from macros.show.answers import part_title
from macros.show.templates import theme_text
from macros.words import words

FOLDERS: Mapping[Lang, str] = {"nl": "", "en": "en"}
"""Where in the site each language stands."""
SOURCES = ("data", "docs", "macros", "overrides", "tests", ".git", ".github", ".venv")


def build_site(project: Project, collection: Collection, target: Path, url: str, drafts: bool = False) -> None:
    """Build everything for the address `url` and put it at `target`, replacing what stood there; answers that
    are drafts only with `drafts`, and labelled.

    Raises `FaultError` when a page cannot be made; `target` is then as it was.
    """
    _refuse_source(project, target)
    work = project.root / ".build"
    work.mkdir(exist_ok=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one build at a time; what a killed one left is cleared
        for left in work.glob("tmp*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=work) as folder:
            new = Path(folder) / "nl"
            _build_pages(project, collection if drafts else collection.published(), Path(folder), url, drafts)
            (Path(folder) / "en").rename(new / FOLDERS["en"])
            _put_in_place(new, target)


def _refuse_source(project: Project, target: Path) -> None:
    """`FaultError` when the site would replace the project itself or a part of it."""
    sources = [project.root / name for name in SOURCES]
    inside = any(target == source or target.is_relative_to(source) for source in sources)
    if inside or project.root.is_relative_to(target):
        raise FaultError("bad-output", output=str(target))


def navigation(collection: Collection, pages: list[Any], lang: Lang) -> list[Any]:
    """The navigation of `mkdocs.yml` with the answers and the themes after the home page."""
    answers = [{theme_text(_menu_title(q, lang)): _answer_pages(q, lang)} for q in collection.questions.values()]
    themes = [{theme_text(theme.title[lang]): f"{THEMES}/{theme.id}.md"} for theme in collection.themes.values()]
    return [*pages[:1], *answers, {theme_text(words(lang)["themes"]): [f"{THEMES}/index.md", *themes]}, *pages[1:]]


def _menu_title(question: Question, lang: Lang) -> str:
    title = question.short_title[lang]
    return words(lang)["draft_title"].format(title=title) if question.draft else title


def _answer_pages(question: Question, lang: Lang) -> list[Any]:
    titles = ((theme_text(part_title(question, part, lang)), part) for part in question.parts)
    return [f"{question.id}/index.md", *({title: f"{question.id}/{part}.md"} for title, part in titles)]


def preview_tags(project: Project, collection: Collection, drawn: Mapping[str, Card], lang: Lang) -> dict[str, Any]:
    """What the theme's template says in the head of each page, by the page's address: see `partials/preview.html`.

    Raises `FaultError` when a page cannot be read that is no draft.
    """
    report = Report()
    pages = read_language(project, lang, report).values()
    report.soften(project.draft_folders())
    if len(report):
        raise FaultError("data", faults="\n".join(fault.line(lang) for fault in report))
    others = [LOCALES[other] for other in LANGS if other != lang]
    return {"locale": LOCALES[lang], "others": others, "pages": previews(collection, pages, drawn, lang)}


def _build_pages(project: Project, collection: Collection, folder: Path, url: str, drafts: bool) -> None:
    with ProcessPoolExecutor(max_workers=len(LANGS)) as pool:
        jobs = [
            pool.submit(_build_language, str(project.root), collection, lang, str(folder / lang), url, drafts)
            for lang in LANGS
        ]
        for lang, job in zip(LANGS, jobs, strict=True):
            log = job.result()
            if log:
                raise FaultError("build-failed", lang=lang, log=log)


def _build_language(root: str, collection: Collection, lang: Lang, into: str, url: str, drafts: bool) -> str:
    """Build one language with MkDocs; what went wrong as text, empty when nothing did."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    os.environ["SITE_URL"] = url
    os.environ["SITE_URL_EN"] = f"{url}{FOLDERS['en']}/"
    messages = _Messages()
    log = logging.getLogger("mkdocs")
    log.addHandler(messages)
    project = Project(Path(root))
    try:
        config = load_config(str(project.config(lang)), strict=True, site_dir=into)
        config.nav = navigation(collection, config.nav or [], lang)
        config.extra["collection"] = collection
        if drafts:
            _show_drafts(config, project, collection, lang)
        else:
            config.exclude_docs = _folders(project.drafts())
        public = collection.published()
        drawn = cards(public, config.site_name, config.site_description or "", project.charts, lang)
        config.extra["previews"] = preview_tags(project, public, drawn, lang)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        write_downloads(project, public, lang, Path(into))
        for question in collection.questions.values():
            if question.draft:
                with contextlib.suppress(FaultError):
                    write_answer(project, collection, question, lang, Path(into))
        write_pictures(project, drawn, lang, Path(into))
    except (MkDocsException, SystemExit, FaultError) as error:
        said = [] if isinstance(error, SystemExit) else [str(error)]
        return "\n".join(dict.fromkeys([*messages.texts, *said]))
    finally:
        log.removeHandler(messages)
    return ""


def _folders(names: Iterable[str]) -> GitIgnoreSpec:
    """Folders of pages in the form that MkDocs leaves files out by; their names may hold any sign."""
    return GitIgnoreSpec.from_lines(
        re.sub(r"([^\w-])", r"\\\1", f"/{name}").replace("\\/", "/") + "/" for name in names
    )


def _show_drafts(config: Any, project: Project, collection: Collection, lang: Lang) -> None:
    """Put answers that cannot be read yet into the navigation too, and let no fault of a draft stop the build:
    the check has told it, and its page says it where it is."""
    drafts = project.drafts()
    for draft in sorted(drafts - set(collection.questions)):
        folder = project.docs(lang) / draft
        pages = sorted(folder.glob("*.md"), key=lambda page: (page.stem != "index", len(page.stem), page.stem))
        entry = {theme_text(words(lang)["draft_title"].format(title=draft)): [f"{draft}/{page.name}" for page in pages]}
        config.nav[1:1] = [entry] if pages else []
    if drafts:
        config.strict = False
        config.plugins["macros"].config["on_error_fail"] = False


class _Messages(logging.Handler):
    """Keeps the warnings and errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _put_in_place(new: Path, target: Path) -> None:
    """Move the site beside its target first, perhaps from another disk, so that the change itself is a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside, old = (target.with_name(f".{target.name}.{end}") for end in ("new", "old"))
    for left in (beside, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.move(new, beside)
    if target.exists():
        target.rename(old)
    beside.rename(target)
    shutil.rmtree(old, ignore_errors=True)
