"""What is shown of the tables: figures with their charts, layouts and notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from macros.languages import Text
from macros.model.tables import Codes, Selection


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell, or several, of a table of the same answer."""

    table: str
    where: Selection


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the figures. `{name}` in the text stands for the figure in `values`; `cells` are the cells that
    carry the note's mark. What it `explains` of those is no fault: `not-printed`, `does-not-add-up`, `differs`."""

    id: str
    text: Text
    values: Mapping[str, CellRef] = field(default_factory=dict)
    cells: tuple[CellRef, ...] = ()
    explains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """How a figure is drawn. `bars`: one bar per class of `bars`, under a heading per class of
    `groups`, in one panel per class of `panels`. `line`: a point per class of `x`.

    Classes are the leaves of their dimension unless `codes` or `level` says otherwise; `where`
    restricts the chart beyond its figure; `sort` names the period that ranks the classes; `highlight` the classes
    of its bars that stand out, if not those of the last whole period.
    """

    kind: str
    bars: str | None = None
    groups: str | None = None
    panels: str | None = None
    x: str | None = None
    where: Selection = field(default_factory=dict)
    codes: Selection = field(default_factory=dict)
    level: Mapping[str, int] = field(default_factory=dict)
    sort: str | None = None
    highlight: Codes = ()

    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that the chart shows, the outermost first."""
        shown = (self.panels, self.groups, self.bars, self.x)
        return tuple(dimension for dimension in shown if dimension)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which dimensions a figure's table has in its rows and in its columns, the outermost first."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    level: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and a table of (part of) one table. `where` says which part: a dimension with one
    code is fixed, one with several is restricted, one that is not named is whole."""

    id: str
    answer: str
    part: str
    table: str
    source: Text
    where: Selection
    title: Text
    subtitle: Text
    chart: Chart
    layout: Layout
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure on a card, with what it counts and the figure (by id) where it comes from."""

    cell: CellRef
    label: Text
    figure: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the source gives in a sentence and in no table."""

    id: str
    value: Decimal
    unit: str
    source: Text
