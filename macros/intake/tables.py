"""What was found in a document: proposed tables with their cells, and what is not sure of them."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.faults import Fault
from macros.intake.source import Line, Source
from macros.languages import Text
from macros.model import Codes, Selection
from macros.periods import Period

TO_CHECK = "to-check"
"""The status of a cell that a person must look at before it is published."""
BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its codes in the order of its table's dimensions; `printed` as the document has it, `value` as a
    number (`None` where it is blank). `sure` says that nothing about it is a guess; `sums` how many sums hold it."""

    codes: Codes
    printed: str
    value: Decimal | None
    row: int
    sure: bool = True
    sums: int = 0


@dataclass(frozen=True, slots=True)
class NewCode:
    """A class that the shared code lists do not have: the line to add to `concepts.yaml` under `dimension`. Without a
    code it is the dimension itself that they do not have."""

    dimension: str
    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table for `question.yaml`. `title` is what the document prints over it, `places` where it stands (`1a`);
    `missing` are the combinations of classes that it does not print; `doubts` say what is unsure and why."""

    id: str
    part: str
    places: tuple[str, ...]
    title: str
    unit: str
    dimensions: Mapping[str, Codes]
    cells: tuple[Cell, ...]
    missing: tuple[Selection, ...] = ()
    doubts: tuple[Fault, ...] = ()
    new_codes: tuple[NewCode, ...] = ()
    printed: int = 1
    """How many tables of the document it was made of, repeats among them."""

    def csv(self, last_month: int) -> str:
        """The CSV file: a row per cell. A period that goes on after `last_month` (see `periods.month_number`) is
        `partial`; a cell that is not sure is to be checked, whatever else there is to say of it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.dimensions, "value", "status"])
        for cell in self.cells:
            value = "" if cell.value is None else str(cell.value)
            writer.writerow([*cell.codes, value, self._status(cell, last_month)])
        return out.getvalue()

    def _status(self, cell: Cell, last_month: int) -> str:
        if not cell.sure:
            return TO_CHECK
        if cell.value is None:
            return BLANK
        code = dict(zip(self.dimensions, cell.codes, strict=True)).get("period", "")
        if not code or "/" in code:
            return ""
        period = Period.parse(code)
        return "partial" if period.first <= last_month < period.last else ""


@dataclass(frozen=True, slots=True)
class Intake:
    """All that was found in a document. `left` are the lines with figures that no table took;
    `last_month` is the latest month that a period or a remark of the document names."""

    source: Source
    proposals: tuple[Proposal, ...]
    left: tuple[Line, ...] = ()
    last_month: int | None = None
    printed: int = 0
    """How many tables the document prints."""
