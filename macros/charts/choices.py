"""What a live chart shows and lets a reader choose, as plain data in one language: it says all that the chart is
made of, so an equal one needs no new chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from macros.charts.cells import default_code, emphasis, shown_codes
from macros.charts.marks import said_of, text_of
from macros.languages import Lang
from macros.model import Codes, Figure, Observation, Table
from macros.values import Values
from macros.words import words

Record = Mapping[str, Any]
"""The class of each dimension by its name, and with an underscore, as no dimension begins with one: `_value`,
`_text` beside the mark, `_said` of it, `_strong` and `_whole` as in `Mark`."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A dimension that a reader chooses a class of: its name and label, the classes, and the one to begin with."""

    name: str
    label: str
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The live chart of a figure: a mark for each class of `inner` under each of `outer` (empty when there are no
    groups), of the `records` that the filters leave. `labels` are those of all dimensions, `unit` what is counted,
    or no more than that it is a value where the filters choose between quantities."""

    lang: Lang
    kind: str
    inner: str
    inner_classes: tuple[str, ...]
    outer: str
    outer_classes: tuple[str, ...]
    filters: tuple[Filter, ...]
    labels: Mapping[str, str]
    unit: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a live chart outside the pages: the title and subtitle of its figure, the title of the
    `table` for when a reader chooses something else than the figure tells of, the lines in `small` under it, and
    its description. `whole` says whether the first choice shows all that the figure tells of. Not shown are its
    source, the name of the site, the figure's address and that of the licence."""

    title: str
    subtitle: str
    table: str
    small: tuple[str, ...]
    description: str
    whole: bool
    source: str
    site: str
    address: str
    licence: str


def choices(values: Values, figure: Figure) -> Choices:
    """Filters begin at what the drawn chart shows: its fixed class, else the total, the last whole period, or the
    first class. A choice that the source gives no figures for has one record that says so."""
    return _Maker(values, figure).choices()


class _Maker:
    def __init__(self, values: Values, figure: Figure) -> None:
        self.values = values
        self.figure = figure
        self.lang = values.lang
        self.table: Table = values.table(figure.table)
        self.strong = emphasis(values, self.table, figure)
        self.outer = figure.chart.groups or ""
        self.inner = figure.chart.bars or figure.chart.x or ""
        self.free = [name for name in self.table.dimensions if name not in (self.outer, self.inner)]

    def choices(self) -> Choices:
        units = {self.values.collection.units[self.table.unit_of(codes)] for codes in self.table.cells}
        return Choices(
            lang=self.lang,
            kind=self.figure.chart.kind,
            inner=self.inner,
            inner_classes=self._shown(self.inner),
            outer=self.outer,
            outer_classes=self._shown(self.outer) if self.outer else (),
            filters=tuple(self._filter(name) for name in self.free),
            labels={name: dimension.label[self.lang] for name, dimension in self.table.dimensions.items()},
            unit=next(iter(units)).label[self.lang] if len(units) == 1 else words(self.lang)["csv_value"],
            records=tuple(self._records()),
        )

    def _class(self, name: str, code: str) -> str:
        return self.table.dimensions[name].codes[code].label[self.lang]

    def _shown(self, name: str) -> tuple[str, ...]:
        return tuple(self._class(name, code) for code in shown_codes(self.table, self.figure, name))

    def _filter(self, name: str) -> Filter:
        dimension = self.table.dimensions[name]
        options = tuple(code.label[self.lang] for code in dimension.codes.values())
        chosen = self._class(name, default_code(self.values, self.table, self.figure, name))
        return Filter(name, dimension.label[self.lang], options, chosen)

    def _records(self) -> list[Record]:
        side = [name for name in (self.outer, self.inner) if name]
        shown = list(product(*(shown_codes(self.table, self.figure, name) for name in side)))
        found: list[Record] = []
        for path in product(*(self.table.dimensions[name].codes for name in self.free)):
            chosen = dict(zip(self.free, path, strict=True))
            places = [chosen | dict(zip(side, codes, strict=True)) for codes in shown]
            cells = [(at, cell) for at in places if (cell := self.table.cells.get(self._codes(at)))]
            found += [self._record(at, cell) for at, cell in cells] or [self._record(places[0], None)]
        return found

    def _codes(self, at: Mapping[str, str]) -> Codes:
        return tuple(at[name] for name in self.table.dimensions)

    def _record(self, at: Mapping[str, str], cell: Observation | None) -> Record:
        named = {name: self._class(name, code) for name, code in at.items()}
        if cell is None:
            absent = words(self.lang)["absent"]
            return named | {"_value": None, "_text": absent, "_said": absent, "_strong": False, "_whole": True}
        return named | {
            "_value": None if cell.value is None else float(cell.value),
            "_text": text_of(self.values, self.table, cell),
            "_said": said_of(self.values, self.table, cell),
            "_strong": self.strong(cell),
            "_whole": self.values.is_whole(cell),
        }
