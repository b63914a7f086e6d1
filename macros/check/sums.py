"""Totals against their parts: a class that has parts in its dimension is their sum, all other codes equal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.check.explained import NOTHING_SETTLED, Cells, Settled
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
    def cells(self) -> tuple[Observation, ...]:
        return (self.total, *self.parts)


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


def check_sums(
    table: Table, statuses: Mapping[str, Status], report: Report, settled: Settled = NOTHING_SETTLED
) -> Cells:
    """Report every sum that does not hold, at the cell that most of the wrong sums share, unless it is settled.

    Returns the cells of the sums that do not hold.
    """
    found = (each for each in sums(table, statuses) if not each.holds)
    wrong = [each for each in found if settled.proves(table, each.cells)]
    shared = Counter(cell.codes for each in wrong for cell in each.cells)
    for each in wrong:
        if settled.explains(table, each.cells):
            continue
        total = each.total
        suspect = max(each.cells, key=lambda cell: (shared[cell.codes], cell.codes == total.codes))
        report.add(
            table.file,
            suspect.row,
            suspect.column,
            "sum",
            code=table.at(total.codes)[each.dimension],
            total_row=total.place,
            total=str(total.value),
            sum=str(each.sum),
            rows=places(each.parts),
        )
    return frozenset((table.id, codes) for codes in shared)


def places(cells: Iterable[Observation]) -> str:
    """Where cells stand in their file, for a message, from top to bottom."""
    return ", ".join(cell.place for cell in sorted(cells, key=lambda cell: cell.row))
