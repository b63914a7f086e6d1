"""The macro calls of a page, tried against the data without drawing anything."""

from collections.abc import Callable, Mapping
from typing import Any

from macros.check.arguments import check_arguments
from macros.faults import FaultError, Report, guess
from macros.languages import Lang
from macros.model import Collection
from macros.page import Call, Page
from macros.project import THEMES
from macros.references import Place, References


class Trial:
    """The macros of a page by their names: each looks up what it names and returns nothing.

    The signatures are those of `show.macros.PageMacros`; a test compares them.
    """

    def __init__(self, references: References) -> None:
        self._references = references

    def title(self) -> None:
        if self._references.place.answer == THEMES:
            self._references.theme()
        else:
            self._references.question()

    def source(self) -> None:
        self._references.question()

    def facts(self) -> None:
        self._references.question()

    def parts(self) -> None:
        self._references.question()

    def key_figures(self, answer: str = "") -> None:
        self._references.question(answer)

    def downloads(self) -> None:
        self._references.question()

    def answers(self) -> None:
        pass

    def glossary(self) -> None:
        pass

    def figure(self, reference: str) -> None:
        question, figure = self._references.figure(reference)
        place = self._references.place
        known = place.answer != question.id or place.part in ("", *question.parts)
        if known and (place.answer, place.part) != (question.id, figure.part):
            raise FaultError("other-part", part=figure.part)

    def chart(self, reference: str) -> None:
        self._references.figure(reference)

    def table(self, reference: str) -> None:
        self._references.figure(reference)

    def side_by_side(self, *references: str, scale: str = "") -> None:
        self._references.side_by_side(references, scale)

    def theme(self) -> None:
        self._references.theme()

    def themes(self) -> None:
        pass

    def all_figures(self) -> None:
        pass

    def note(self, reference: str) -> None:
        self._references.note(reference)

    def term(self, name: str, text: str = "") -> None:
        self._references.term(name)

    def address(self, address: str) -> None:
        self._references.address(address)

    def all_downloads(self) -> None:
        pass

    def statuses(self) -> None:
        pass

    def quality(self) -> None:
        pass

    def small_counts(self) -> None:
        pass

    def corrections(self) -> None:
        pass

    def rights(self) -> None:
        pass

    def value(self, table: str, **at: str) -> None:
        values, name = self._references.values(table)
        values.value(name, at)

    def change(self, table: str, **at: str | list[str]) -> None:
        values, name = self._references.values(table)
        values.change(name, at)

    def share(self, table: str, over: str, **at: str) -> None:
        values, name = self._references.values(table)
        values.share(name, over, at)

    def stated(self, reference: str) -> None:
        values, name = self._references.values(reference)
        values.stated(name)


BLOCKS = {"figure", "chart", "table", "note", "source", "facts", "parts", "key_figures", "answers", "glossary"}
BLOCKS |= {
    "downloads",
    "side_by_side",
    "theme",
    "themes",
    "all_figures",
    "all_downloads",
    "statuses",
    "rights",
    "corrections",
    "quality",
}
"""The macros that give a block of HTML, which must stand alone."""


def names() -> Mapping[str, Callable[..., None]]:
    """The macros that a page may call, by name."""
    return {name: member for name, member in vars(Trial).items() if not name.startswith("_")}


def check_calls(page: Page, lang: Lang, collection: Collection, broken: frozenset[str], report: Report) -> None:
    """Report every call on the page that would not work; nothing about answers that are `broken`
    themselves, whose faults are told already."""
    place = Place(page.url)
    trial = Trial(References(collection, lang, place))
    for call in page.calls:
        if call.name in page.meta and page.meta_rows:
            report.add(page.file, page.meta_rows[call.name], "", "front-shadows", key=call.name)
        if call.name in BLOCKS and call.row not in page.alone:
            report.add(page.file, call.row, "", "macro-alone", name=call.name)
        named = {step for name in call.named for step in (name.split("/")[:-1] or [place.answer])} or {place.answer}
        if named & broken:
            continue
        try:
            _try(trial, call)
        except FaultError as fault:
            stray = fault.key == "macro-outside" and "/" in page.path and place.answer != THEMES
            if fault.key not in collection.untold and not stray:
                report.extend(fault.at(page.file, call.row))


def _try(trial: Trial, call: Call) -> None:
    known = names()
    if call.name not in known:
        raise FaultError("unknown-macro", name=call.name, guess=guess(call.name, list(known)))
    check_arguments(call.name, known[call.name], call.args, call.kwargs)
    known[call.name](trial, *call.args, **as_codes(call.kwargs))


def as_codes(at: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords of a call as codes: `period=2020` means the code `2020`."""
    return {
        name: [str(code) for code in value] if isinstance(value, list | tuple) else str(value)
        for name, value in at.items()
    }
