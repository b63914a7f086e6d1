"""The whole site: both languages and the downloads, built aside and put in place when all of it is right."""

import contextlib
import time
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from macros.addresses import Site
from macros.builders import BUILDERS, Builder, BuilderError, module_of
from macros.draw import charts, draw, jobs
from macros.export.files import write_answer, write_catalogue, write_downloads, write_pictures
from macros.faults import FaultError
from macros.history import History, whole_history
from macros.languages import FOLDERS, LANGS, Lang
from macros.light import lighten
from macros.machine import problem
from macros.memory import Memory
from macros.model import Collection
from macros.project import Project
from macros.prune import prune
from macros.surroundings import surroundings
from macros.target import put_in_place, recover, refuse
from macros.workplace import turn


def build_site(
    project: Project,
    collection: Collection,
    target: Path,
    url: str,
    pool: Executor,
    builder: Builder = "mkdocs",
    drafts: bool = False,
    address: str = "",
    waits: Callable[[], object] = lambda: None,
    light: bool = True,
    draws: Callable[[int], object] = lambda count: None,
) -> None:
    """Build everything for the address `url` with the processes of `pool`, and put it at `target`, replacing the site
    that stood there; answers that are drafts only with `drafts`, and labelled. Files to take along say that the site
    stands at `address`, if that is another: pictures hold it, and need not be drawn again at each port. `waits` is
    called when another build of this checkout goes on, which is waited for; `draws` with the number of charts that
    are to be drawn. A site that is not `light` loads each stylesheet and script as it stands in the project.

    Raises `FaultError` when a page cannot be made, something else than a site stands at `target`, or the machine
    refuses something; `target` is then as it was.
    """
    site = Site(address or url)
    try:
        refuse(project, target)
        with turn(project, waits) as folder:
            recover(target)
            shown, public = collection if drafts else collection.published(), collection.published()
            memory = Memory.of(collection, project.made, surroundings(project))
            if found := jobs(shown, site, memory):
                draws(charts(project, shown, found))
                draw(pool, project, shown, site, found)
            _build_pages(project, shown, folder, url, pool, builder, drafts, site, memory)
            new = folder / "nl"
            (folder / "en").rename(new / FOLDERS["en"])
            write_catalogue(public, new, site, memory)
            if light:
                lighten(new)
            refuse(project, target)  # a build takes a while, and something else may stand there by now
            put_in_place(new, target)
            prune(project, time.time())
    except OSError as error:
        file = error.filename2 or error.filename or target  # of a copy, the one that is written
        raise FaultError("site-not-written", file=str(file), **problem(error)) from error


def _build_pages(
    project: Project,
    collection: Collection,
    folder: Path,
    url: str,
    pool: Executor,
    builder: Builder,
    drafts: bool,
    site: Site,
    memory: Memory,
) -> None:
    history = whole_history(project.root, "data", "docs")
    jobs = [
        pool.submit(
            _build_language,
            str(project.root),
            collection,
            history,
            lang,
            str(folder / lang),
            url,
            builder,
            drafts,
            site,
            memory,
        )
        for lang in LANGS
    ]
    for lang, job in zip(LANGS, jobs, strict=True):
        try:
            log = job.result()
        except BrokenProcessPool as error:
            raise FaultError("build-died") from error
        if log:
            raise FaultError("build-failed", builder=BUILDERS[builder], lang=lang, log=log)


def _build_language(
    root: str,
    collection: Collection,
    history: History | None,
    lang: Lang,
    into: str,
    url: str,
    builder: Builder,
    drafts: bool,
    site: Site,
    memory: Memory,
) -> str:
    """Build one language; what went wrong as text, empty when nothing did."""
    from macros.configuration import configuration, date_pages

    project, maker = Project(Path(root)), module_of(builder)
    try:
        with maker.told():
            made = configuration(project, collection, lang, into, url, drafts, builder)
            public = collection.published()
            date_pages(made.config, public, made.public, history)
            maker.build(project, made.config, lang, Path(into), memory)
            write_downloads(project, public, lang, Path(into), site, memory)
            for question in collection.questions.values():
                if question.draft:
                    with contextlib.suppress(FaultError):
                        write_answer(project, collection, question.id, lang, Path(into), site, memory)
            write_pictures(project, made.drawn, lang, Path(into), memory)
    except BuilderError as error:
        return str(error)
    return ""
