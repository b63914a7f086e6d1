"""A Markdown page read for what it asks of the data: its headings, its macro calls and its prose."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.faults import FaultError, Report

_FRONT = re.compile(r"\A---\n(.*?\n)?---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{:? *#([\w-]+) *\})? *$")
_FENCE = re.compile(r"^(```|~~~)")
_JINJA = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit id (`None` where it has none)."""

    row: int
    level: int
    id: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call with constant arguments."""

    row: int
    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]

    def __str__(self) -> str:
        given = [repr(arg) for arg in self.args]
        given += [f"{key}={value!r}" for key, value in sorted(self.kwargs.items())]
        return f"{self.name}({', '.join(given)})"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language. `prose` holds its lines by row, without front matter, macros and code;
    `meta` its front matter."""

    file: str
    path: str
    meta: Mapping[str, Any]
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...]
    prose: tuple[tuple[int, str], ...]

    @property
    def url(self) -> str:
        """The page's address from the root of its language: `a/1/` for `a/1.md`."""
        stem = self.path.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"


def read_page(file: str, path: str, content: str, report: Report) -> Page | None:
    """The page at `path` (from the root of its language); `None`, with a fault, when it cannot be read."""
    front = _FRONT.match(content)
    head = front[0] if front else ""
    try:
        meta = yaml.safe_load(front[1] or "") if front else {}
    except yaml.YAMLError:
        report.add(file, 1, "", "front-matter")
        return None
    if not isinstance(meta, dict):
        meta = {}
    body = "\n" * head.count("\n") + content[len(head) :]
    try:
        tree = _JINJA.parse(body)
    except TemplateSyntaxError as error:
        report.add(file, error.lineno, "", "jinja", problem=str(error.message))
        return None
    calls = []
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            report.add(file, output.lineno, "", "no-logic")
            continue
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                try:
                    calls.append(_call(node))
                except FaultError as fault:
                    report.extend(fault.at(file, node.lineno))
    lines = _numbered(body)
    headings = [Heading(row, len(found[1]), found[3]) for row, line in lines if (found := _HEADING.match(line))]
    return Page(file, path, meta, tuple(headings), tuple(calls), tuple(_prose(lines)))


def _numbered(body: str) -> list[tuple[int, str]]:
    """The lines outside fenced code, with their rows."""
    lines, fenced = [], False
    for row, line in enumerate(body.splitlines(), start=1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            lines.append((row, line))
    return lines


def _prose(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What a reader reads of the lines: no macros, code, link targets, heading ids or HTML tags."""
    hidden = re.compile(r"\{\{.*?\}\}|`[^`]*`|\]\([^)]*\)|\{[^}]*\}|<[^>]*>")
    return [(row, hidden.sub(" ", line)) for row, line in lines if line.strip()]


def _call(node: nodes.Expr) -> Call:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        raise FaultError("no-logic")
    try:
        args = tuple(arg.as_const() for arg in node.args)
        kwargs = {pair.key: pair.value.as_const() for pair in node.kwargs}
    except nodes.Impossible:
        raise FaultError("no-logic") from None
    return Call(node.lineno, node.node.name, args, kwargs)
