"""The whole site: both languages and the downloads, built aside and put in place when all of it is right."""

import contextlib
import logging
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from macros.addresses import Site
from macros.export.files import write_answer, write_catalogue, write_downloads, write_pictures
from macros.faults import FaultError
from macros.history import History, whole_history
from macros.languages import FOLDERS, LANGS, Lang
from macros.light import lighten
from macros.machine import problem
from macros.model import Collection
from macros.project import Project
from macros.target import put_in_place, recover, refuse
from macros.workplace import turn


def build_site(
    project: Project,
    collection: Collection,
    target: Path,
    url: str,
    drafts: bool = False,
    address: str = "",
    waits: Callable[[], object] = lambda: None,
    light: bool = True,
) -> None:
    """Build everything for the address `url` and put it at `target`, replacing the site that stood there; answers that
    are drafts only with `drafts`, and labelled. Files to take along say that the site stands at `address`, if that
    is another: pictures hold it, and need not be drawn again at each port. `waits` is called when another build of
    this checkout goes on, which is waited for. A site that is not `light` loads each stylesheet and script as it stands
    in the project.

    Raises `FaultError` when a page cannot be made, something else than a site stands at `target`, or the machine
    refuses something; `target` is then as it was.
    """
    site = Site(address or url)
    try:
        refuse(project, target)
        with turn(project, waits) as folder:
            recover(target)
            _build_pages(project, collection if drafts else collection.published(), folder, url, drafts, site)
            new = folder / "nl"
            (folder / "en").rename(new / FOLDERS["en"])
            write_catalogue(collection.published(), new, site)
            if light:
                lighten(new)
            refuse(project, target)  # a build takes a while, and something else may stand there by now
            put_in_place(new, target)
    except OSError as error:
        file = error.filename2 or error.filename or target  # of a copy, the one that is written
        raise FaultError("site-not-written", file=str(file), **problem(error)) from error


def _build_pages(project: Project, collection: Collection, folder: Path, url: str, drafts: bool, site: Site) -> None:
    history = whole_history(project.root, "data", "docs")
    with ProcessPoolExecutor(max_workers=len(LANGS), initializer=_end_with_parent) as pool:
        jobs = [
            pool.submit(
                _build_language, str(project.root), collection, history, lang, str(folder / lang), url, drafts, site
            )
            for lang in LANGS
        ]
        for lang, job in zip(LANGS, jobs, strict=True):
            try:
                log = job.result()
            except BrokenProcessPool as error:
                raise FaultError("build-died") from error
            if log:
                raise FaultError("build-failed", lang=lang, log=log)


def _end_with_parent() -> None:
    """Let a process that builds a language end when the one that started it does, even if that is killed. An
    interruption from the keyboard ends it at once, with nothing to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    assert parent

    def wait() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


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
