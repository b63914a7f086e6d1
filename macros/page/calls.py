"""The macro calls of a page, and its text with a sign in the place of each."""

import re
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
    r"|(?P<comment>\{#.*?#\})"
    r"|(?P<logic>\{%.*?%\})"
    rf"|(?P<macro>\{{\{{(?:\"[^\"\n]*\"|'[^'\n]*'|{_INSIDE}[^\"'])*\}}\}}|\{{\{{(?:{_INSIDE}.)*\}}\}})"
    rf"|(?P<open>\{{\{{(?:{_INSIDE}[^\n])*|\{{#[^\n]*)",
    re.DOTALL,
)
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
    return Split(text, tuple(calls), len(report) == before)


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
    except (TemplateSyntaxError, ValueError):
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
    for value in (*node.args, *(pair.value for pair in node.kwargs)):
        _refuse_words(name, value)
    try:
        args = tuple(arg.as_const() for arg in node.args)
        kwargs = {pair.key: pair.value.as_const() for pair in node.kwargs}
    except nodes.Impossible:
        raise FaultError("no-logic") from None
    return Call(0, name, args, kwargs)


def _refuse_words(name: str, value: nodes.Expr) -> None:
    """`FaultError` for a word without quotation marks, as in `figure(started)` or `figure(by-age)`."""
    if value.find(nodes.Call) or value.find(nodes.Filter):
        raise FaultError("no-logic")
    words = [value] if isinstance(value, nodes.Name) else list(value.find_all(nodes.Name))
    if words:
        shown = "-".join(word.name for word in words) if isinstance(value, nodes.Sub) else words[0].name
        raise FaultError("macro-bare", name=name, word=shown)
