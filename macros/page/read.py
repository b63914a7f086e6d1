"""A file as a page."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from macros.faults import Fault, Report, guess
from macros.page.active import read_active
from macros.page.calls import split
from macros.page.markdown import read_markdown
from macros.page.model import IN_CODE, Page

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([\w-]+) *:")
_KEYS = ("title", "description", "hide", "allow", "checked")
"""What the head of a page may say; the theme would do more with other keys."""


def read_page(file: str, path: str, content: str, report: Report) -> Page:
    """The page at `path` (from the root of its language), as far as it can be read; the rest becomes faults."""
    page, faults = _read(file, path, content)
    report.extend(*faults)
    return page


@lru_cache(maxsize=1024)  # a server and the tests read the same pages time and again
def _read(file: str, path: str, content: str) -> tuple[Page, tuple[Fault, ...]]:
    report = Report()
    content = content.replace("\r", "\n")  # as markdown-it does, so that rows stay the same
    front = _FRONT.match(content)
    head = front[0] if front else ""
    meta = _meta(file, front[1] or "" if front else "", report)
    rows = {key[1]: row for row, line in enumerate(head.splitlines(), start=1) if (key := _KEY.match(line))}
    _check_head(file, meta, rows, report)
    body = "\n" * head.count("\n") + content[len(head) :]
    parts = split(file, body, report)
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


def _meta(file: str, text: str, report: Report) -> Mapping[str, Any]:
    """The front matter, every value as text; a fault when it is no mapping or switches macros off."""
    row, key = 1, "front-matter"
    try:
        meta = yaml.load(text, Loader=yaml.CBaseLoader) or {}
    except yaml.YAMLError as error:
        meta, mark = None, getattr(error, "problem_mark", None)
        row = mark.line + 2 if mark else 1
        if getattr(error, "problem", "") == "mapping values are not allowed in this context":
            key = "front-matter-colon"
    if not isinstance(meta, dict) or "render_macros" in meta or not isinstance(meta.get("allow", []), list):
        report.add(file, row, "", key)
        return {"description": "?"}
    return meta


def _check_head(file: str, meta: Mapping[str, Any], rows: Mapping[str, int], report: Report) -> None:
    """Report keys that are none, and a title that the theme or the macros would take for more than words."""
    for name in meta:
        if name not in _KEYS:
            report.add(file, rows.get(name, 1), "", "unknown-key-on-top", key=str(name), guess=guess(str(name), _KEYS))
    if re.search("[<&{]", str(meta.get("title", ""))):
        report.add(file, rows.get("title", 1), "", "front-matter-title")


def _alone(body: str) -> frozenset[int]:
    lines = ["", *body.split("\n"), ""]
    return frozenset(
        row
        for row in range(1, len(lines) - 1)
        if re.fullmatch(r"\{\{.*\}\} *", lines[row]) and not lines[row - 1].strip() and not lines[row + 1].strip()
    )
