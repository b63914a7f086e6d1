"""A Markdown page read for what it asks of the data: its headings, its macro calls and its prose."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.faults import FaultError, Report

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) *(.*?)(?: *\{: *#([\w-]+) *\})? *$")
_HASH_ID = re.compile(r"\{ *#[\w-]+ *\}")
_OTHER_HEADING = re.compile(r"^(?:=+|-+) *$|<h[1-6]\b", re.IGNORECASE)
_CALL_IN_CODE = re.compile(r"`[^`]*\{\{[^`]*`")
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


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language. `prose` holds its lines by row, without front matter, macros and code;
    `meta` its front matter, all of it text; `alone` the rows that hold nothing but a macro, with a blank
    line before and after."""

    file: str
    path: str
    meta: Mapping[str, Any]
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...]
    prose: tuple[tuple[int, str], ...]
    alone: frozenset[int]

    @property
    def url(self) -> str:
        """The page's address from the root of its language: `a/1/` for `a/1.md`."""
        stem = self.path.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"

    def named(self, macro: str) -> tuple[tuple[int, str], ...]:
        """The rows and first arguments of the calls of one macro."""
        return tuple((call.row, str(call.args[0])) for call in self.calls if call.name == macro and call.args)


def read_page(file: str, path: str, content: str, report: Report) -> Page | None:
    """The page at `path` (from the root of its language); `None`, with a fault, when it cannot be read."""
    front = _FRONT.match(content)
    head = front[0] if front else ""
    meta = _meta(file, front[1] or "" if front else "", report)
    body = "\n" * head.count("\n") + content[len(head) :]
    try:
        tree = _JINJA.parse(_HASH_ID.sub("", body))
    except TemplateSyntaxError as error:
        report.add(file, error.lineno, "", "jinja", problem=str(error.message))
        return None
    calls = _calls(file, tree, report)
    lines = _numbered(file, body, report)
    headings = [Heading(row, len(found[1]), found[3]) for row, line in lines if (found := _HEADING.match(line))]
    _check_lines(file, lines, calls, report)
    return Page(file, path, meta, tuple(headings), calls, tuple(_prose(lines)), _alone(body))


def _meta(file: str, text: str, report: Report) -> Mapping[str, Any]:
    """The front matter, every value as text; a fault when it is no mapping or switches macros off."""
    try:
        meta = yaml.load(text, Loader=yaml.CBaseLoader) or {}
    except yaml.YAMLError:
        meta = None
    if not isinstance(meta, dict) or "render_macros" in meta or not isinstance(meta.get("allow", []), list):
        report.add(file, 1, "", "front-matter")
        return {"description": "?"}
    return meta


def _calls(file: str, tree: nodes.Template, report: Report) -> tuple[Call, ...]:
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
    return tuple(calls)


def _check_lines(file: str, lines: list[tuple[int, str]], calls: tuple[Call, ...], report: Report) -> None:
    """Report what Markdown allows and these pages do not: other headings, `{#id}`, macros in code."""
    before = ""
    for row, line in lines:
        if _HASH_ID.search(line):
            report.add(file, row, "", "hash-id")
        if _OTHER_HEADING.search(line) and (before.strip() or "<" in line):
            report.add(file, row, "", "other-heading")
        if _CALL_IN_CODE.search(line):
            report.add(file, row, "", "macro-in-code")
        before = line
    outside = {row for row, _ in lines}
    for call in calls:
        if call.row not in outside:
            report.add(file, call.row, "", "macro-in-code")


def _alone(body: str) -> frozenset[int]:
    lines = ["", *body.splitlines(), ""]
    return frozenset(
        row
        for row in range(1, len(lines) - 1)
        if re.fullmatch(r"\{\{.*\}\} *", lines[row]) and not lines[row - 1].strip() and not lines[row + 1].strip()
    )


def _numbered(file: str, body: str, report: Report) -> list[tuple[int, str]]:
    """The lines outside fenced code, with their rows; a fault for a fence that is not closed."""
    lines, fenced, opened = [], False, 0
    for row, line in enumerate(body.splitlines(), start=1):
        if _FENCE.match(line):
            fenced, opened = not fenced, row
        elif not fenced:
            lines.append((row, line))
    if fenced:
        report.add(file, opened, "", "open-fence")
    return lines


def _prose(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What a reader reads of the lines: no macros, code, link targets, heading ids or HTML tags."""
    hidden = re.compile(r"\{\{.*?\}\}|`[^`]*`|\]\([^)]*\)|\{[^}]*\}|<[^>]*>")
    return [(row, hidden.sub(" ", line)) for row, line in lines if line.strip()]


def _call(node: nodes.Expr) -> Call:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise FaultError("no-logic")
    if len({pair.key for pair in node.kwargs}) < len(node.kwargs):
        raise FaultError("macro-arguments", name=node.node.name)
    try:
        args = tuple(arg.as_const() for arg in node.args)
        kwargs = {pair.key: pair.value.as_const() for pair in node.kwargs}
    except nodes.Impossible:
        raise FaultError("no-logic") from None
    return Call(node.lineno, node.node.name, args, kwargs)
