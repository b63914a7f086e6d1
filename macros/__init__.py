"""Figures from answers to parliamentary questions, on the pages of a MkDocs site.

    load -> check -> show | export

`define_env` is where mkdocs-macros-plugin comes in; `python -m macros` is the command line. Everything else
is plain Python that knows neither.
"""

from functools import partial
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give the pages their macros; only pages of drafts know of drafts. The collection is the one that the build
    gives, else what stands in `data/`. Raises `FaultError` when that cannot be published."""
    from macros.addresses import Site
    from macros.check.calls import as_codes, names
    from macros.memory import watched
    from macros.project import Project
    from macros.references import Place
    from macros.show.drafts import of_draft
    from macros.show.macros import PageMacros
    from macros.show.templates import html

    project = Project(Path(env.project_dir))
    loaded = env.conf["extra"].get("collection") or _collection(project)
    read = env.conf["extra"].get("read", set())
    loaded, published = (watched(one, read) for one in (loaded, loaded.published()))
    drafts = project.drafts()
    lang = env.conf["theme"]["language"]
    env.conf["extra"].update(drafts=sorted(drafts), policy=html("_policy", lang))
    site = Site.at(env.conf["site_url"], lang)

    def call(name: str, *args: Any, **kwargs: Any) -> str:
        place = Place(env.page.url)
        if place.answer in drafts:
            page = PageMacros(loaded, lang, place, project.charts, site)
            return of_draft(lambda: getattr(page, name)(*args, **as_codes(kwargs)), lang)
        page = PageMacros(published, lang, place, project.charts, site)
        return str(getattr(page, name)(*args, **as_codes(kwargs)))

    for name in names():
        env.macro(partial(call, name), name)


def on_pre_page_macros(env: Any) -> None:
    """Let no page run anything but its macros, though Jinja could: what the check refuses is only told of a draft, and
    `make serve` shows drafts that may come from anyone. Raises `FaultError` for a page that is no draft."""
    from macros.check.calls import names
    from macros.faults import FaultError
    from macros.page.calls import runs
    from macros.references import Place
    from macros.show.drafts import of_draft

    def refuse() -> str:
        raise FaultError("no-logic")

    if runs(env.markdown, names()) or runs(str(env.page.title), names()):
        if Place(env.page.url).answer not in env.conf["extra"]["drafts"]:
            refuse()
        env.markdown = of_draft(refuse, env.conf["theme"]["language"])
        env.page.meta["title"] = env.page.file.name.translate(str.maketrans("{}", "  "))


def _collection(project: Any) -> Any:
    """All answers, for a build by MkDocs itself; `FaultError` with every fault of what is no draft."""
    from macros.faults import FaultError, Report
    from macros.hide import read_publishable

    report = Report()
    loaded = read_publishable(project, report)
    report.soften(project.draft_folders())
    if loaded is None or len(report):
        raise FaultError("data", faults="\n".join(fault.line("en") for fault in report))
    return loaded
