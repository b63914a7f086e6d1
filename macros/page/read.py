"""A file as a page."""

import pickle
import re
import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.cache import code_of, kept
from macros.faults import Fault, Report, guess
from macros.load.tree import read_tree
from macros.page.active import read_active
from macros.page.calls import split
from macros.page.markdown import read_markdown
from macros.page.model import IN_CODE, Page
from macros.page.weight import weigh

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
KEYS = ("title", "description", "checked", "allow", "hide")
"""What the head of a page may say. What else it could say is for the theme and its plugins: `template`, for one, may
name any file."""
_LISTS = ("allow", "hide")
HIDDEN = ("navigation", "toc")
_UNTOLD: Mapping[str, Any] = {"description": "?"}
"""Stands for a head that cannot be read, so that nothing more is told of it."""


def read_page(file: str, path: str, content: str, report: Report, folder: Path | None = None) -> Page:
    """The page at `path` (from the root of its language), as far as it can be read; the rest becomes faults. `folder`
    keeps pages that were read before."""
    page, faults = _known(file, path, content, folder) if folder else _read(file, path, content)
    report.extend(*faults)
    return page


@lru_cache(maxsize=1024)  # a server and the tests read the same pages time and again
def _known(file: str, path: str, content: str, folder: Path) -> tuple[Page, tuple[Fault, ...]]:
    made = repr((file, path, content, _makers()))
    read: tuple[Page, tuple[Fault, ...]] = pickle.loads(
        kept(folder, made, ".page", lambda: pickle.dumps(_read(file, path, content)))
    )
    return read


@cache
def _makers() -> tuple[str, ...]:
    """What the reading of a page depends on besides its text."""
    return (code_of("macros"), version("markdown-it-py"), version("jinja2"), version("pyyaml"), sys.version)


@lru_cache(maxsize=1024)
def _read(file: str, path: str, content: str) -> tuple[Page, tuple[Fault, ...]]:
    report = Report()
    content = content.replace("\r", "\n")  # as markdown-it does, so that rows stay the same
    front = _FRONT.match(content)
    head = front[0] if front else ""
    meta, rows = _meta(file, front[1] or "" if front else "", report)
    body = "\n" * head.count("\n") + content[len(head) :]
    parts = split(file, body, report)
    weigh(file, body, len(parts.calls), report)
    read = read_markdown(file, parts.text, report)
    read_active(file, parts.text, (link.target for link in read.links), report)
    ids = frozenset(read.ids) | {heading.id for heading in read.headings if heading.id}
    plain = {call.row for call in parts.calls if call.name in IN_CODE} - {
        call.row for call in parts.calls if call.name not in IN_CODE
    }
    for row in set(read.coded) - plain:
        report.add(file, row, "", "macro-in-code")
    alone = _alone(body) | frozenset(read.coded)
    page = Page(
        file, path, meta, rows, tuple(read.headings), parts.calls, tuple(read.prose), tuple(read.links), ids, alone,
        parts.whole,
    )  # fmt: skip
    return page, tuple(report)


def _meta(file: str, text: str, report: Report) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """The front matter, every value as text, and the rows of its keys. A fault when it cannot be read or says what a
    page may not say: another template, another address, macros that are off."""
    before = len(report)
    document = read_tree(file, f"\n{text}", report)
    meta = document.data if document else {}
    if len(report) > before:
        return _UNTOLD, {}
    if not document or not isinstance(meta, dict):
        report.add(file, 2, "", "front-matter")
        return _UNTOLD, {}
    rows = {str(key): document.row(key) for key in meta}
    for key, value in meta.items():
        if key not in KEYS:
            report.add(file, rows[key], "", "front-key", key=key, keys=", ".join(KEYS), guess=guess(key, KEYS))
        elif isinstance(value, list) != (key in _LISTS) or not _texts(value):
            report.add(file, rows[key], "", "front-list" if key in _LISTS else "front-text", key=key)
        elif any(sign in one for one in _texts(value) for sign in ("{{", "{%", "{#")):
            report.add(file, rows[key], "", "front-macro", key=key)
        elif key == "title" and re.search("[<&]", value):
            report.add(file, rows[key], "", "front-matter-title")
        elif key == "hide" and not set(value) <= set(HIDDEN):
            report.add(file, rows[key], "", "front-hide", kinds=", ".join(HIDDEN))
    return meta if len(report) == before else {**_UNTOLD, "allow": _texts(meta.get("allow", []))}, rows


def _texts(value: Any) -> list[str]:
    """A text, or a list of texts, as a list; empty when it is neither."""
    values = value if isinstance(value, list) else [value]
    return values if all(isinstance(one, str) for one in values) else []


def _alone(body: str) -> frozenset[int]:
    lines = ["", *body.split("\n"), ""]
    return frozenset(
        row
        for row in range(1, len(lines) - 1)
        if re.fullmatch(r"\{\{.*\}\} *", lines[row]) and not lines[row - 1].strip() and not lines[row + 1].strip()
    )
