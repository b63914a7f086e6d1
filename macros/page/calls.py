"""The macro calls of a page, and its text with a sign in the place of each."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.faults import FaultError, Report
from macros.page.model import Call
from macros.page.syntax import diagnosis, stray

MACRO = "\ue000"
"""Stands where a macro stood; of private use, so no page has it."""

_INSIDE = r"(?!\}\}|\{\{|\n[ \t]*\n)"
"""A macro ends before the next one begins, and within its paragraph."""
_JINJA = re.compile(
    r"(?P<id>\{ *#[\w-]+ *\})"
    r"|(?P<comment>\{#.{0,2000}?#\})"
    r"|(?P<logic>\{%(?:.{0,2000}?%\})?)"
    rf"|(?P<macro>\{{\{{(?:\"[^\"\n]*\"|'[^'\n]*'|{_INSIDE}[^\"']){{0,500}}\}}\}}|\{{\{{(?:{_INSIDE}.){{0,2000}}\}}\}})"
    rf"|(?P<open>\{{\{{(?:{_INSIDE}[^\n]){{0,2000}}|\{{#[^\n]*)",
    re.DOTALL,
)
"""Without bounds, thousands of beginnings would each be followed to the end of the page."""
_ENVIRONMENT = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Split:
    """A text apart from its macro calls; `whole` when all of them could be read."""

    text: str
    calls: tuple[Call, ...]
    whole: bool


def split(file: str, body: str, report: Report) -> Split:
    """The calls of a page and its text with `MACRO` for each, in as many rows; what cannot be read is a fault."""
    calls: list[Call] = []
    before = len(report)

    def take(found: re.Match[str]) -> str:
        if found.lastgroup == "id":
            return found[0]
        row = body.count("\n", 0, found.start()) + 1
        if found.lastgroup != "comment":
            try:
                calls.append(_read(found, row))
            except FaultError as fault:
                report.extend(fault.at(file, row))
        return (MACRO if found.lastgroup == "macro" else "") + "\n" * found[0].count("\n")

    text = _JINJA.sub(take, body)
    for position, fault in stray(text):
        report.extend(fault.at(file, text.count("\n", 0, position) + 1))
    if len(report) == before and (row := _otherwise(body, calls)):
        report.add(file, row, "", "jinja-else")
    return Split(text, tuple(calls), len(report) == before)


def runs(text: str, known: Collection[str]) -> bool:
    """Whether Jinja would do more with a text than call macros that are `known`. What a check lets pass must not
    rest on its own idea of where a macro begins, so this is what Jinja itself reads."""
    try:
        return any(call.name not in known for call in _by_jinja(text))
    except FaultError:
        return True


def _otherwise(body: str, calls: list[Call]) -> int:
    """The first row where Jinja reads something else than `calls`, 0 when there is none."""
    try:
        found = _by_jinja(body)
    except FaultError as fault:
        return int(fault.params.get("row", "1"))
    if [replace(call, row=0) for call in found] == [replace(call, row=0) for call in calls]:
        return 0
    return next((one.row for one, other in zip(found, calls, strict=False) if one.name != other.name), 1)


def _by_jinja(text: str) -> list[Call]:
    """The calls of a text as Jinja reads it; `FaultError` when it holds more than those."""
    try:
        pieces = _ENVIRONMENT.parse(text).body
    except TemplateSyntaxError as error:
        raise FaultError("jinja-else", row=str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise FaultError("jinja-else", row="1") from None
    found = []
    for piece in pieces:
        if not isinstance(piece, nodes.Output):
            raise FaultError("jinja-else", row=str(piece.lineno))
        typed = (node for node in piece.nodes if not isinstance(node, nodes.TemplateData))
        found += [replace(_call(node), row=node.lineno) for node in typed]
    return found


def _read(found: re.Match[str], row: int) -> Call:
    if found.lastgroup == "logic":
        raise FaultError("no-logic")
    if found.lastgroup == "open":
        raise diagnosis(found[0].rstrip()) if found[0].startswith("{{") else FaultError("comment-open")
    return replace(_parsed(found[0]), row=row)


@lru_cache(maxsize=5_000)
def _parsed(source: str) -> Call:
    """A macro as it was typed, in both languages mostly the same, as a call in no row."""
    try:
        (output,) = _ENVIRONMENT.parse(source).body
    except (TemplateSyntaxError, ValueError, RecursionError):
        raise diagnosis(source) from None
    assert isinstance(output, nodes.Output)
    return _call(output.nodes[0])


def _call(node: nodes.Expr) -> Call:
    if isinstance(node, nodes.Name):
        raise FaultError("macro-no-brackets", name=node.name)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise FaultError("no-logic")
    name = node.node.name
    twice = [pair.key for index, pair in enumerate(node.kwargs) if pair.key in {p.key for p in node.kwargs[:index]}]
    if twice:
        raise FaultError("argument-twice", name=name, argument=twice[0])
    values = (*node.args, *(pair.value for pair in node.kwargs))
    for value in values:
        _refuse_words(name, value)
    if not all(_is_plain(value) for value in values):
        raise FaultError("no-logic")
    args = tuple(arg.as_const() for arg in node.args)
    return Call(0, name, args, {pair.key: pair.value.as_const() for pair in node.kwargs})


def _is_plain(value: nodes.Expr) -> bool:
    """Whether an argument is written out. What Jinja could work out is not: `"a" * 99999999` alone fills the memory."""
    if isinstance(value, nodes.List | nodes.Tuple):
        return all(isinstance(item, nodes.Const) for item in value.items)
    return isinstance(value, nodes.Const)


def _refuse_words(name: str, value: nodes.Expr) -> None:
    """`FaultError` for a word without quotation marks, as in `figure(started)` or `figure(by-age)`."""
    if value.find(nodes.Call) or value.find(nodes.Filter):
        raise FaultError("no-logic")
    words = [value] if isinstance(value, nodes.Name) else list(value.find_all(nodes.Name))
    if words:
        shown = "-".join(word.name for word in words) if isinstance(value, nodes.Sub) else words[0].name
        raise FaultError("macro-bare", name=name, word=shown)
