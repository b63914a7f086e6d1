"""What a fork of the nursery does: check, make the pages that are open, or make the whole site; and say what came."""

import contextlib
import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from macros.check import check
from macros.check.ledger import UNRECORDED
from macros.faults import Fault, FaultError, Report
from macros.hide import read_publishable
from macros.languages import Lang
from macros.model import Collection
from macros.project import Project
from macros.tell import tell, tell_waiting

SETTINGS = "mkdocs.yml"


class Say(Protocol):
    """Sends a message to the server."""

    def __call__(self, **message: Any) -> None: ...


def work(order: Mapping[str, Any], asked: Callable[[float], bool], read: Callable[[], str], say: Say) -> None:
    """Get ready for the task that `order` names, and do it as often as is asked; until the server goes.

    `asked` waits so many seconds for a request, `read` gives it.
    """
    project, lang = Project(Path(order["root"])), order["lang"]
    if not asked(0.05):
        _WARM[order["task"]](project)
    while request := read():
        report = Report()
        try:
            _TASKS[order["task"]](project, report, json.loads(request) | {"lang": lang}, say)
        except FaultError as error:
            report.extend(error.at(*_place(error)))
        if order["task"] == "check" or len(report):
            tell(report, lang)
            say(kind="found", faults=_told(report, lang), warnings=_told(report.warnings, lang))
        say(kind="done")


def _check(project: Project, report: Report, request: Mapping[str, Any], say: Say) -> None:
    """What is wrong; that a published figure changed stops nothing while it is written."""
    check(project, report)
    report.soften(keys=UNRECORDED)


def _pages(project: Project, report: Report, request: Mapping[str, Any], say: Say) -> None:
    """The pages that are open. The check goes on at the same time, so what is wrong is told by that."""
    from mkdocs.exceptions import MkDocsException

    from macros.builders.mkdocs.some import pages

    if loaded := _sound(project):
        try:
            for path, html in pages(project, loaded, request["open"], request["url"]):
                say(kind="page", path=path, html=html)
        except MkDocsException as error:
            raise FaultError("build-failed", builder="MkDocs", lang="nl", log=str(error)) from error


def _site(project: Project, report: Report, request: Mapping[str, Any], say: Say) -> None:
    """The whole site, after a check that found nothing; when that does not hold any more, another build comes."""
    from macros.addresses import LOCAL
    from macros.site import build_site
    from macros.workers import workers

    if loaded := _sound(project):
        waits = functools.partial(tell_waiting, request["lang"])
        folder, url = Path(request["folder"]), request["url"]
        with workers(project) as pool:
            build_site(project, loaded, folder, url, pool, drafts=True, address=LOCAL, waits=waits, light=False)
        say(kind="site")


def _sound(project: Project) -> Collection | None:
    report = Report()
    loaded = read_publishable(project, report)
    report.soften(project.draft_folders())
    return None if len(report) else loaded


def _warm_check(project: Project) -> None:
    with contextlib.suppress(Exception):
        check(project, Report())


def _warm_pages(project: Project) -> None:
    """A process that has begun to draw cannot fork any more, as the build of the whole site does."""
    import vl_convert

    from macros.builders.mkdocs import some  # noqa: F401
    from macros.charts import bars, line, render  # noqa: F401

    with contextlib.suppress(Exception):
        render.register_fonts()
        vl_convert.vegalite_to_svg({"mark": "bar", "data": {"values": []}}, show_warnings=False)
        _sound(project)


def _warm_site(project: Project) -> None:
    from macros import configuration, site  # noqa: F401


Task = Callable[[Project, Report, Mapping[str, Any], Say], None]
_TASKS: Mapping[str, Task] = {"check": _check, "pages": _pages, "site": _site}
_WARM: Mapping[str, Callable[[Project], None]] = {"check": _warm_check, "pages": _warm_pages, "site": _warm_site}
"""What depends on the code alone is loaded and tried before anything is asked, so that a change finds it done."""


def _place(error: FaultError) -> tuple[str, int]:
    """Where to look for what MkDocs told: the page that it names, else its configuration."""
    log = error.params.get("log", "")
    page, row = re.search(r"'([^']+\.md)'", log), re.search(r"\bline (\d+)", log)
    return f"docs/{error.params.get('lang')}/{page[1]}" if page else SETTINGS, int(row[1]) if row else 0


def _told(found: Iterable[Fault], lang: Lang) -> list[dict[str, Any]]:
    """Faults as a browser shows them."""
    return [
        {"place": fault.place(lang), "file": fault.file, "row": fault.row, "message": fault.message(lang)}
        for fault in found
    ]
