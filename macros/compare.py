"""Whether figures, of whatever answers, may be set on one scale, and why not.

Only figures with the same unit, in the same classes, over periods of the same length are alike; each may be about a
class of its own (women, men), as long as nothing is in both. Everything else is a `Reason`, which says what stands
against what.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from babel.lists import format_list

from macros.charts.cells import cells_of
from macros.classes import meet
from macros.languages import LANGS, LOCALES, Lang, Text
from macros.model import TOTAL, UNKNOWN, Collection, Figure, Observation, Table
from macros.periods import Period
from macros.words import words

Kind = Literal[
    "apart_unit",
    "apart_units",
    "apart_whole",
    "apart_split",
    "apart_classes",
    "apart_fixed",
    "apart_length",
    "apart_incomplete",
    "apart_kind",
]
None_ = Literal["apart_nothing", "apart_unsplit", "apart_none", "apart_together"]
NAMED = 5
"""So many classes are named one by one, and the rest counted."""


NOTHING = Text.same("")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures may not share a scale: `here` is what the one has, `there` what the other has instead, and
    `what` the dimension that it is about, where there is one. `kind` names the sentence in `words.yaml`."""

    kind: Kind
    here: Text
    there: Text
    what: Text = NOTHING

    def sentence(self, lang: Lang) -> str:
        """The reason in words: `De eenheid is niet dezelfde: opleidingen tegenover cursisten.`"""
        return words(lang)[self.kind].format(here=self.here[lang], there=self.there[lang], what=self.what[lang])


def reasons(collection: Collection, *figures: Figure) -> tuple[Reason, ...]:
    """Every reason why two of the figures may not share a scale, each once; none means that all may."""
    shown = [_Shown(collection, figure) for figure in figures]
    found = (reason for one, other in combinations(shown, 2) for reason in _between(one, other))
    return tuple(dict.fromkeys(found))


class _Shown:
    """What a figure's chart sets side by side."""

    def __init__(self, collection: Collection, figure: Figure) -> None:
        question = collection.questions[figure.answer]
        self.kind = figure.chart.kind
        self.table: Table = question.tables[figure.table]
        self.cells = [cell for cell in cells_of(self.table, figure) if cell.value is not None]
        self.units = [
            collection.units[unit] for unit in sorted({self.table.unit_of(cell.codes) for cell in self.cells})
        ]
        self.percent = any(unit.suffix == "%" for unit in self.units)
        self.split = {
            name: codes
            for name in figure.chart.dimensions()
            if name != "period" and not self._is_of_units(name) and len(codes := self._codes(name)) > 1
        }
        self.fixed = {
            name: codes[0]
            for name in self.table.dimensions
            if name != "period" and name not in self.split and len(codes := self._codes(name)) == 1
        }
        self.lengths = {period.last - period.first + 1 for period in map(Period.parse, self._codes("period"))}
        statuses = collection.statuses
        self.incomplete = self._codes("period", lambda cell: bool(cell.status) and not statuses[cell.status].whole)

    def _is_of_units(self, name: str) -> bool:
        """Whether a dimension tells apart what has different units, which is a reason of its own."""
        return len(self.units) > 1 and self.table.dimensions[name].is_measure

    def _codes(self, name: str, only: Callable[[Observation], bool] = lambda _: True) -> tuple[str, ...]:
        """The classes of a dimension that some cell has, in order; none when the table lacks the dimension."""
        if name not in self.table.dimensions:
            return ()
        position = self.table.position(name)
        seen = {cell.codes[position] for cell in self.cells if only(cell)}
        return tuple(code for code in self.table.dimensions[name].codes if code in seen)

    def classes(self, name: str) -> tuple[str, ...]:
        """The classes of a dimension that mean something of their own."""
        return tuple(code for code in self.split[name] if code not in (TOTAL, UNKNOWN))

    def labels(self, name: str, codes: Iterable[str]) -> list[Text]:
        return [self.table.dimensions[name].codes[code].label for code in codes]

    def quoted(self, name: str, codes: Iterable[str]) -> list[Text]:
        """The names of classes in quotation marks, as they may have an „en” or a comma of their own."""
        labels = self.labels(name, codes)
        return [Text(*(words(lang)["apart_class"].format(name=label[lang]) for lang in LANGS)) for label in labels]

    def scope(self, name: str) -> Text:
        """The one class of a dimension that the figure is about, in words."""
        code = self.fixed.get(name)
        none: None_ = "apart_together" if code == TOTAL else "apart_unsplit"
        return _listed(self.quoted(name, [code] if code and code != TOTAL else []), none)

    def whole(self) -> tuple[str, ...]:
        """What the percentages are parts of: those of one table and one measure are of one kind of whole."""
        measures = [name for name, dimension in self.table.dimensions.items() if dimension.is_measure]
        return (self.table.answer, self.table.id, *(code for name in measures for code in self._codes(name)))


def _between(one: _Shown, other: _Shown) -> Iterable[Reason]:
    """The reasons between two figures; the kind of chart is one where there is no other."""
    found = tuple(_differences(one, other))
    if found or one.kind == other.kind:
        return found
    return (Reason("apart_kind", Text.same(one.kind), Text.same(other.kind)),)


def _differences(one: _Shown, other: _Shown) -> Iterable[Reason]:
    here, there = ([unit.label for unit in shown.units] for shown in (one, other))
    if here != there:
        yield Reason("apart_unit", _listed(here), _listed(there))
    elif len(here) > 1:
        yield Reason("apart_units", _listed(here), _listed(there))
    if one.percent and other.percent and one.whole() != other.whole():
        yield Reason("apart_whole", one.table.title, other.table.title)
    if set(one.split) != set(other.split):
        names = ([_low(shown.table.dimensions[name].label) for name in shown.split] for shown in (one, other))
        yield Reason("apart_split", *(_listed(labels, "apart_unsplit") for labels in names))
    for name in one.split:
        if name in other.split and set(one.classes(name)) != set(other.classes(name)):
            only = [code for code in one.classes(name) if code not in other.classes(name)]
            instead = [code for code in other.classes(name) if code not in one.classes(name)]
            label = _low(one.table.dimensions[name].label)
            yield Reason("apart_classes", _listed(one.quoted(name, only)), _listed(other.quoted(name, instead)), label)
    for name in {**one.fixed, **other.fixed}:
        if name not in {**one.split, **other.split} and not _fit(one, other, name):
            dimension = (one if name in one.fixed else other).table.dimensions[name]
            yield Reason("apart_fixed", one.scope(name), other.scope(name), _low(dimension.label))
    if one.lengths and other.lengths and one.lengths != other.lengths:
        yield Reason("apart_length", *(_listed(map(_length, sorted(shown.lengths))) for shown in (one, other)))
    missing = [_listed(shown.labels("period", shown.incomplete), "apart_none") for shown in (one, other)]
    if missing[0] != missing[1]:
        yield Reason("apart_incomplete", *missing)


def _fit(one: _Shown, other: _Shown, name: str) -> bool:
    """Whether the classes of a dimension that two figures are about are the same, or have nothing in common."""
    here, there = one.fixed.get(name), other.fixed.get(name)
    if here is None or there is None:
        # Of what has another unit, nobody expects the same dimensions.
        return (here or there) == TOTAL or one.units != other.units
    if here == there or TOTAL in (here, there):
        return here == there
    return not meet(here, there, one.table.dimensions[name], other.table.dimensions[name])


def _length(months: int) -> Text:
    def said(lang: Lang) -> str:
        names = {1: words(lang)["length_month"], 3: words(lang)["length_quarter"], 12: words(lang)["length_year"]}
        return names.get(months) or words(lang)["length_months"].format(count=months)

    return Text(*(said(lang) for lang in LANGS))


def _low(label: Text) -> Text:
    """A label inside a sentence."""
    return Text(*(label[lang][:1].lower() + label[lang][1:] for lang in LANGS))


def _listed(labels: Iterable[Text], none: None_ = "apart_nothing") -> Text:
    """Names in a row: `opleidingen en cursisten`; the words of `none` where there are none."""
    names = list(labels)

    def said(lang: Lang) -> str:
        more = [words(lang)["apart_more"].format(count=len(names) - NAMED)] if len(names) > NAMED else []
        shown = [name[lang] for name in names[:NAMED]] or [words(lang)[none]]
        return str(format_list([*shown, *more], locale=LOCALES[lang]))

    return Text(*(said(lang) for lang in LANGS))
