"""The whole site: both languages and the downloads, built aside and put in place when all of it is right."""

import contextlib
import fcntl
import logging
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from macros.addresses import Site
from macros.export.files import write_answer, write_catalogue, write_downloads, write_pictures
from macros.faults import FaultError
from macros.history import History, whole_history
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection
from macros.project import Project

SOURCES = ("data", "docs", "macros", "overrides", "tests", ".git", ".github", ".venv")


def build_site(
    project: Project, collection: Collection, target: Path, url: str, drafts: bool = False, address: str = ""
) -> None:
    """Build everything for the address `url` and put it at `target`, replacing what stood there; answers that
    are drafts only with `drafts`, and labelled. Files to take along say that the site stands at `address`, if that
    is another: pictures hold it, and need not be drawn again at each port.

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
            site = Site(address or url)
            _build_pages(project, collection if drafts else collection.published(), Path(folder), url, drafts, site)
            (Path(folder) / "en").rename(new / FOLDERS["en"])
            write_catalogue(collection.published(), new, site)
            _put_in_place(new, target)


def _refuse_source(project: Project, target: Path) -> None:
    """`FaultError` when the site would replace the project itself or a part of it."""
    sources = [project.root / name for name in SOURCES]
    inside = any(target == source or target.is_relative_to(source) for source in sources)
    if inside or project.root.is_relative_to(target):
        raise FaultError("bad-output", output=str(target))


def _build_pages(project: Project, collection: Collection, folder: Path, url: str, drafts: bool, site: Site) -> None:
    history = whole_history(project.root, "data", "docs")
    with ProcessPoolExecutor(max_workers=len(LANGS)) as pool:
        jobs = [
            pool.submit(
                _build_language, str(project.root), collection, history, lang, str(folder / lang), url, drafts, site
            )
            for lang in LANGS
        ]
        for lang, job in zip(LANGS, jobs, strict=True):
            log = job.result()
            if log:
                raise FaultError("build-failed", lang=lang, log=log)


def _build_language(
    root: str,
    collection: Collection,
    history: History | None,
    lang: Lang,
    into: str,
    url: str,
    drafts: bool,
    site: Site,
) -> str:
    """Build one language with MkDocs; what went wrong as text, empty when nothing did."""
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    from macros.configuration import configuration, date_pages

    messages = _Messages()
    log = logging.getLogger("mkdocs")
    log.addHandler(messages)
    project = Project(Path(root))
    try:
        made = configuration(project, collection, lang, into, url, drafts)
        config, public = made.config, collection.published()
        date_pages(config, public, made.public, history)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        write_downloads(project, public, lang, Path(into), site)
        for question in collection.questions.values():
            if question.draft:
                with contextlib.suppress(FaultError):
                    write_answer(project, collection, question, lang, Path(into), site)
        write_pictures(project, made.drawn, lang, Path(into))
    except (MkDocsException, SystemExit, FaultError) as error:
        said = [] if isinstance(error, SystemExit) else [str(error)]
        return "\n".join(dict.fromkeys([*messages.texts, *said]))
    finally:
        log.removeHandler(messages)
    return ""


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
