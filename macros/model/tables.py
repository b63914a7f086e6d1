"""Tables of figures: observations by their codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.languages import Lang, Text

TOTAL = "_T"
UNKNOWN = "_U"
HIDDEN = "hidden"
"""The status of a cell whose figure is not published: see `macros.hide`."""
VALUE = "value"
"""The column of the figures in a file that has one observation a row."""

Codes = tuple[str, ...]
Selection = Mapping[str, Codes]
"""Per dimension the codes that are meant; a dimension that is not named is not restricted."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted. `decimals` is how many a value may have, `minimum` and `maximum` are the least and the most
    that it may be (`None`: no limit); `suffix` stands in cells and prose, `inline` (`miljoen euro`) in prose only."""

    id: str
    label: Text
    decimals: int
    suffix: str
    inline: Text
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Why a cell is blank, or what is special about its value (see `concepts.yaml`). With `publish: false` a person
    must look at the cell first."""

    id: str
    label: Text
    explanation: Text
    mark: str
    blank: bool
    counts_as_zero: bool
    whole: bool
    publish: bool = True

    def said(self, lang: Lang) -> str:
        """What a list of signs says of it: `leeg in de bron: de bron drukt hier niets af`."""
        return f"{self.label[lang]}: {self.explanation[lang]}"


@dataclass(frozen=True, slots=True)
class Code:
    """One class of a dimension. `short` is its label where there is little room; `depth` its distance from
    the root of the code list; `unit` is set for the codes of a measure."""

    id: str
    label: Text
    short: Text
    depth: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One column of codes of one table: its classes in order, and for each class that is the sum
    of others which those are. `terms` are other words that a reader may look for, with commas between them."""

    id: str
    label: Text
    codes: Mapping[str, Code]
    parts: Mapping[str, Codes]
    terms: Text

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
    the source is blank), a status (empty when there is nothing to say), and its row and column in the file."""

    codes: Codes
    value: Decimal | None
    status: str
    row: int
    column: str = VALUE

    @property
    def place(self) -> str:
        """How a message about several cells calls this one: `7`, or `7 (Y_LT25)` where a row has several."""
        return str(self.row) if self.column == VALUE else f"{self.row} ({self.column})"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source. `cells` holds its observations by their codes, in the file's order; `repeats` names the
    table of another answer that gives the same figures (`answer/table`), or is empty; `columns` are the dimensions
    whose classes are columns of its file, none when it has one observation a row."""

    id: str
    answer: str
    part: str
    title: Text
    source: Text
    unit: str
    dimensions: Mapping[str, Dimension]
    cells: Mapping[Codes, Observation]
    file: str
    repeats: str = ""
    columns: tuple[str, ...] = ()

    @property
    def measure(self) -> Dimension | None:
        """The dimension whose classes are different quantities, when there is one."""
        return next((dimension for dimension in self.dimensions.values() if dimension.is_measure), None)

    def unit_of(self, codes: Codes) -> str:
        """The unit of one cell: that of its measure, else the table's."""
        for dimension, code in zip(self.dimensions.values(), codes, strict=True):
            unit = dimension.codes[code].unit
            if unit:
                return unit
        return self.unit

    def position(self, dimension: str) -> int:
        """Where the codes of a dimension stand in those of a cell."""
        return list(self.dimensions).index(dimension)

    def at(self, codes: Codes) -> dict[str, str]:
        """The codes of a cell by the names of their dimensions."""
        return dict(zip(self.dimensions, codes, strict=True))

    def with_code(self, codes: Codes, dimension: str, code: str) -> Codes:
        """The codes of the cell that differs in one dimension only."""
        position = self.position(dimension)
        return (*codes[:position], code, *codes[position + 1 :])
