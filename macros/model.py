"""What the site publishes, as plain frozen data.

    Collection  ->  Question  ->  Table  ->  Observation
                              ->  Figure ->  Chart, Layout
                              ->  Part, Note, KeyFigure, Stated

Nothing here reads a file, knows a language or changes after it is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from macros.languages import Text

TOTAL = "_T"

Codes = tuple[str, ...]
Selection = Mapping[str, Codes]
"""Per dimension the codes that are meant; a dimension that is not named is not restricted."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted. `decimals` is how many a value may have; `suffix` stands in cells and prose,
    `inline` (`miljoen euro`) in prose only."""

    id: str
    label: Text
    decimals: int
    suffix: str
    inline: Text


@dataclass(frozen=True, slots=True)
class Status:
    """Why a cell is blank, or what is special about its value (see `concepts.yaml`)."""

    id: str
    label: Text
    explanation: Text
    mark: str
    blank: bool
    counts_as_zero: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Code:
    """One class of a dimension. `short` is its label where there is little room; `depth` its distance from
    the root of the code list; `parent` its nearest ancestor that the table has; `unit` is set for the codes
    of a measure."""

    id: str
    label: Text
    short: Text
    parent: str | None
    depth: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One column of codes of one table: its classes in order, and for each class that is the sum
    of others which those are."""

    id: str
    label: Text
    codes: Mapping[str, Code]
    parts: Mapping[str, Codes]

    def leaves(self) -> Codes:
        """The classes that are no sum of others, in order; `_T` is never one."""
        return tuple(c for c in self.codes if c != TOTAL and c not in self.parts)

    def level(self, depth: int) -> Codes:
        """The classes at one distance from the root, in order."""
        return tuple(c.id for c in self.codes.values() if c.depth == depth)

    @property
    def is_measure(self) -> bool:
        """Whether the classes are different quantities, each with a unit of its own."""
        return any(code.unit for code in self.codes.values())


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of the source: a code per dimension, the value exactly as printed (`None` where
    the source is blank), a status (empty when there is nothing to say) and its row in the file."""

    codes: Codes
    value: Decimal | None
    status: str
    row: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source. `cells` holds its observations by their codes, in the file's order."""

    id: str
    answer: str
    part: str
    title: Text
    source: Text
    unit: str
    dimensions: Mapping[str, Dimension]
    cells: Mapping[Codes, Observation]
    file: str

    def unit_of(self, codes: Codes) -> str:
        """The unit of one cell: that of its measure, else the table's."""
        for dimension, code in zip(self.dimensions.values(), codes, strict=True):
            unit = dimension.codes[code].unit
            if unit:
                return unit
        return self.unit


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a question: its title and what its page holds."""

    id: str
    title: Text
    holds: Text


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell, or several, of a table of the same answer."""

    table: str
    where: Selection


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the figures. `{name}` in the text stands for the figure in `values`;
    `cells` are the cells that carry the note's mark."""

    id: str
    text: Text
    values: Mapping[str, CellRef] = field(default_factory=dict)
    cells: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """How a figure is drawn. `bars`: one bar per class of `bars`, under a heading per class of
    `groups`, in one panel per class of `panels`. `line`: a point per class of `x`.

    Classes are the leaves of their dimension unless `codes` or `level` says otherwise; `where`
    restricts the chart beyond its figure; `sort` names the period that ranks the classes.
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


@dataclass(frozen=True, slots=True)
class Same:
    """Cross-table check: the totals of these cells are equal for every class of `over` they share."""

    cells: tuple[CellRef, ...]
    over: str


@dataclass(frozen=True, slots=True)
class Percent:
    """Check of the percentages in `table`: `measure` is `part` as a percentage of `whole`. Without
    a whole, the wholes that the percentages imply must add up as the parts do."""

    table: str
    measure: str
    part: str
    whole: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A written question with its answer. `number`, `date` and `asker` are `None` where the source
    does not state them; `last_month` is the last one with figures (see `periods.month_number`)."""

    id: str
    title: Text
    short_title: Text
    summary: Text
    number: str | None
    date: str | None
    asker: str | None
    minister: str
    minister_role: Text
    last_month: int
    parts: Mapping[str, Part]
    tables: Mapping[str, Table]
    figures: Mapping[str, Figure]
    notes: Mapping[str, Note]
    stated: Mapping[str, Stated]
    key_figures: tuple[KeyFigure, ...]
    checks: tuple[Same | Percent, ...]
    file: str
    rows: Mapping[str, int]
    """The row of `file` where something stands: `notes.since-april`."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary."""

    id: str
    term: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Collection:
    """All answers, the newest first, and the words they share; `classes` are the names of all classes
    of the code lists, whether an answer uses them or not."""

    questions: Mapping[str, Question]
    units: Mapping[str, Unit]
    statuses: Mapping[str, Status]
    glossary: Mapping[str, Term]
    classes: tuple[Text, ...]
