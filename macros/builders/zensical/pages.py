"""Where Zensical comes in: the pages that it is given, and their macros."""

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import macros
from macros.check.calls import names
from macros.faults import FaultError, Report
from macros.hide import read_publishable
from macros.languages import Lang
from macros.model import Collection
from macros.page.calls import runs
from macros.project import Project
from macros.show.drafts import of_draft

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ABOVE = re.compile(r"(\s(?:href|src)=\")\.\./")
"""A link that begins with the way up."""


def write_pages(project: Project, lang: Lang, left_out: Any, folder: Path) -> None:
    """Copy the pages of a language, but for those that the patterns `left_out` match. Of a page that runs more than its
    macros there is nothing but that it does: Zensical asks nobody before it runs a page."""
    shutil.copytree(project.docs(lang), folder)
    for page in folder.rglob("*"):
        path = page.relative_to(folder).as_posix()
        if left_out and page.is_file() and left_out.match_file(path):
            page.unlink()
        elif page.suffix == ".md" and runs(page.read_text(encoding="utf-8"), names()):
            page.write_text(of_draft(_refuse, lang), encoding="utf-8")


def _refuse() -> str:
    raise FaultError("no-logic")


def define_env(env: Any) -> None:
    """Give a page its macros, as for MkDocs, with the links in what they give as Zensical reads them. It asks anew for
    every page, with plain values only, so the collection is what stands in `data/`, read once."""
    project = Project(Path(env.conf["extra"]["root"]))
    extra = {**env.conf["extra"], "collection": _collection(project)}
    seen = _from_file if _is_below(env.page.path) else str

    def macro(call: Callable[..., str], name: str) -> None:
        env.macro(lambda *args, **kwargs: seen(call(*args, **kwargs)), name)

    macros.define_env(
        SimpleNamespace(project_dir=project.root, conf={**env.conf, "extra": extra}, page=env.page, macro=macro)
    )


@cache
def _collection(project: Project) -> Collection:
    found = read_publishable(project, Report())
    assert found
    return found


def _is_below(path: str) -> bool:
    """Whether the address of a page is a step below where its file stands: that of `a/1.md` is `a/1/`."""
    return Path(path).stem != "index"


def _from_file(html: str) -> str:
    """HTML with its relative links, which are from the address of the page, as from its file: Zensical takes every link
    for one of those, and puts the step down to the address before it."""
    return _TAG.sub(lambda tag: _ABOVE.sub(r"\1", tag[0]), html)
