"""Figures from answers to parliamentary questions, on the pages of a MkDocs site.

    load -> check -> show | export

`define_env` is where mkdocs-macros-plugin comes in; `python -m macros` is the command line. Everything else
is plain Python that knows neither.
"""

from functools import partial
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give the pages their macros. Raises `FaultError` when the data cannot be published."""
    from macros.check.calls import as_codes, names
    from macros.faults import FaultError, Report
    from macros.load import collection
    from macros.project import Project
    from macros.references import Place
    from macros.show.macros import PageMacros

    project = Project(Path(env.project_dir))
    report = Report()
    loaded = collection(project, report)
    if loaded is None or len(report):
        raise FaultError("data", faults="\n".join(fault.line("en") for fault in report))
    lang = env.conf["theme"]["language"]

    def call(name: str, *args: Any, **kwargs: Any) -> str:
        page = PageMacros(loaded, lang, Place(env.page.url), project.charts)
        return str(getattr(page, name)(*args, **as_codes(kwargs)))

    for name in names():
        env.macro(partial(call, name), name)
