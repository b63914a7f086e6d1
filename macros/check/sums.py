"""Totals against their parts: a class that has parts in its dimension is their sum, all other codes equal."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.faults import Report
from macros.model import Observation, Status, Table
from macros.select import counts


@dataclass(frozen=True, slots=True)
class Sum:
    """A total of a table with the cells that make it up."""

    dimension: str
    total: Observation
    parts: tuple[Observation, ...]

    @property
    def sum(self) -> Decimal:
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        return self.sum == self.total.value

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(cell.row for cell in (self.total, *self.parts))


def sums(table: Table, statuses: Mapping[str, Status]) -> Iterator[Sum]:
    """Every sum that the code trees imply and the table has the cells for.

    Percentages are no sums. A cell that the source leaves blank counts as zero when its status
    says so; a sum with any other blank in it proves nothing and is left out.
    """
    for name, dimension in table.dimensions.items():
        position = table.position(name)
        for codes, total in table.cells.items():
            parts = dimension.parts.get(codes[position])
            if not parts or total.value is None or table.unit_of(codes) == "percent":
                continue
            wanted = [table.with_code(codes, name, part) for part in parts]
            cells = [table.cells[key] for key in wanted if key in table.cells]
            if len(cells) == len(parts) and all(counts(cell, statuses) for cell in cells):
                yield Sum(name, total, tuple(cells))


def check_sums(table: Table, statuses: Mapping[str, Status], report: Report) -> None:
    """Report every sum that does not hold, at the row that most of the wrong sums share."""
    wrong = [found for found in sums(table, statuses) if not found.holds]
    shared = Counter(row for found in wrong for row in found.rows)
    for found in wrong:
        suspect = max(found.rows, key=lambda row: (shared[row], row == found.total.row))
        report.add(
            table.file,
            suspect,
            "value",
            "sum",
            code=table.at(found.total.codes)[found.dimension],
            total_row=str(found.total.row),
            total=str(found.total.value),
            sum=str(found.sum),
            rows=", ".join(str(row) for row in sorted(part.row for part in found.parts)),
        )
