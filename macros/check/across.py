"""Totals of one table against those of another, as `checks: same` of a question names them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.check.explained import NOTHING_SETTLED, Cells, Settled
from macros.check.sums import places
from macros.faults import Report
from macros.model import TOTAL, CellRef, Observation, Question, Same, Table
from macros.select import matching


@dataclass(frozen=True, slots=True)
class Total:
    """What one table gives for one class: the sum of `cells`, or the one cell that is its total."""

    table: Table
    cells: tuple[Observation, ...]

    @property
    def value(self) -> Decimal:
        return sum((cell.value or Decimal(0) for cell in self.cells), Decimal(0))


def totals(question: Question, check: Same) -> Mapping[str, tuple[Total, ...]]:
    """Per class of `check.over` the totals of all tables that have it; classes of one table are left out."""
    found: dict[str, list[Total]] = {}
    for cell in check.cells:
        for code, total in _by_class(question.tables[cell.table], cell, check.over).items():
            found.setdefault(code, []).append(total)
    return {code: tuple(group) for code, group in found.items() if len(group) > 1}


def check_across(question: Question, report: Report, settled: Settled = NOTHING_SETTLED) -> Cells:
    """Report every total that differs from what most of the tables give, unless it is settled.

    Returns the cells of the totals that differ.
    """
    differ = set()
    for check in question.checks:
        if not isinstance(check, Same):
            continue
        for code, group in totals(question, check).items():
            if not all(settled.proves(total.table, total.cells) for total in group):
                continue
            expected, _ = Counter(total.value for total in group).most_common(1)[0]
            others = ", ".join(total.table.id for total in group if total.value == expected)
            for total in group:
                if total.value == expected:
                    continue
                differ |= {(total.table.id, cell.codes) for cell in total.cells}
                if settled.explains(total.table, total.cells):
                    continue
                report.add(
                    total.table.file,
                    total.cells[0].row,
                    total.cells[0].column,
                    "same",
                    over=code,
                    found=str(total.value),
                    rows=places(total.cells),
                    others=others,
                    expected=str(expected),
                )
    return frozenset(differ)


def _by_class(table: Table, ref: CellRef, over: str) -> Mapping[str, Total]:
    """Per class of `over`: the total that the table prints, or else the leaves that make it up."""
    position = table.position(over)
    where = dict(ref.where)
    for name, dimension in table.dimensions.items():
        if name != over and name not in where:
            where[name] = (TOTAL,) if TOTAL in dimension.codes else dimension.leaves()
    found: dict[str, list[Observation]] = {}
    for cell in matching(table, where):
        found.setdefault(cell.codes[position], []).append(cell)
    return {code: Total(table, tuple(cells)) for code, cells in found.items()}
