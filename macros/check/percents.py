"""Percentages against the numbers they were computed from, as `checks: percent` of a question names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.check.explained import NOTHING_SETTLED, Cells, Settled
from macros.check.sums import places
from macros.faults import Report
from macros.model import TOTAL, Codes, Observation, Percent, Question, Table
from macros.numbers import percentage
from macros.select import figure_of

HALF_STEP = Decimal("0.05")
"""Percentages are printed with one decimal, so each stands for the numbers within half of that."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The numbers between which a whole lies that its percentage and part imply, and those two cells."""

    low: Decimal
    high: Decimal
    cells: tuple[Observation, Observation]


def check_percents(question: Question, report: Report, settled: Settled = NOTHING_SETTLED) -> Cells:
    """Report every percentage that its part and whole contradict, unless it is settled.

    Returns the cells that contradict each other.
    """
    wrong: set[tuple[str, Codes]] = set()
    for check in question.checks:
        if isinstance(check, Percent):
            table = question.tables[check.table]
            checked = _check_printed if check.whole else _check_implied
            wrong |= {(table.id, cell.codes) for cell in checked(table, check, report, settled)}
    return frozenset(wrong)


def _sets(table: Table, check: Percent, settled: Settled, *measures: str) -> Iterator[tuple[Observation, ...]]:
    """The percentages, each with the cells of the given measures that have all other codes in common."""
    position = table.position("measure")
    for codes, cell in table.cells.items():
        if codes[position] != check.measure:
            continue
        keys = [table.with_code(codes, "measure", measure) for measure in measures]
        if all(key in table.cells for key in keys):
            found = (cell, *(table.cells[key] for key in keys))
            if settled.proves(table, found):
                yield found


def percentages(table: Table, check: Percent) -> Iterator[tuple[Observation, ...]]:
    """The cells of every comparison that the check makes: a percentage with its part and whole, or, without a whole,
    the percentages and parts of a total and of all its classes."""
    if check.whole:
        yield from _printed(table, check, NOTHING_SETTLED)
    else:
        for total, parts in _implied(table, check, NOTHING_SETTLED):
            yield tuple(cell for whole in (total, *parts) for cell in whole.cells)


def _printed(table: Table, check: Percent, settled: Settled) -> Iterator[tuple[Observation, ...]]:
    for cells in _sets(table, check, settled, check.part, check.whole or ""):
        percent, part, whole = cells
        if percent.value is not None and part.value is not None and whole.value:
            yield cells


def _check_printed(table: Table, check: Percent, report: Report, settled: Settled) -> Iterator[Observation]:
    for percent, part, whole in _printed(table, check, settled):
        expected = percentage(figure_of(table, part), figure_of(table, whole))
        if expected != percent.value:
            yield from (percent, part, whole)
            if settled.explains(table, (percent, part, whole)):
                continue
            report.add(
                table.file,
                percent.row,
                percent.column,
                "percent",
                part=str(part.value),
                part_row=part.place,
                whole=str(whole.value),
                whole_row=whole.place,
                expected=str(expected),
                found=str(percent.value),
            )


def _implied(table: Table, check: Percent, settled: Settled) -> Iterator[tuple[Whole, list[Whole]]]:
    """The wholes that a total implies and that the classes which make it up imply."""
    wholes: dict[Codes, Whole] = {}
    for percent, part in _sets(table, check, settled, check.part):
        if percent.value and part.value:
            low = part.value * 100 / (percent.value + HALF_STEP)
            high = part.value * 100 / (percent.value - HALF_STEP)
            wholes[percent.codes] = Whole(low, high, (percent, part))
    for name, dimension in table.dimensions.items():
        position = table.position(name)
        for codes, total in wholes.items():
            parts = dimension.parts.get(codes[position], ()) if codes[position] == TOTAL else ()
            found = [wholes.get(table.with_code(codes, name, part)) for part in parts]
            known = [whole for whole in found if whole]
            if known and len(known) == len(found):
                yield total, known


def _check_implied(table: Table, check: Percent, report: Report, settled: Settled) -> Iterator[Observation]:
    """The wholes that the classes of a dimension imply add up to the one that their total implies."""
    for total, parts in _implied(table, check, settled):
        yield from _compare(table, total, parts, report, settled)


def _compare(
    table: Table, total: Whole, parts: list[Whole], report: Report, settled: Settled
) -> tuple[Observation, ...]:
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if low <= total.high and total.low <= high:
        return ()
    cells = tuple(sorted((cell for whole in (total, *parts) for cell in whole.cells), key=lambda cell: cell.row))
    if not settled.explains(table, cells):
        report.add(
            table.file,
            cells[0].row,
            cells[0].column,
            "percent-whole",
            rows=places(cells),
            low=f"{low:.0f}",
            high=f"{high:.0f}",
            total_low=f"{total.low:.0f}",
            total_high=f"{total.high:.0f}",
        )
    return cells
