"""Percentages against the numbers they were computed from, as `checks: percent` of a question names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.faults import Report
from macros.model import TOTAL, Codes, Observation, Percent, Question, Table
from macros.numbers import percentage

HALF_STEP = Decimal("0.05")
"""Percentages are printed with one decimal, so each stands for the numbers within half of that."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The numbers between which a whole lies that its part and percentage imply, and their rows."""

    low: Decimal
    high: Decimal
    rows: tuple[int, ...]


def check_percents(question: Question, report: Report) -> None:
    """Report every percentage that its part and whole contradict."""
    for check in question.checks:
        if isinstance(check, Percent):
            table = question.tables[check.table]
            if check.whole is None:
                _check_implied(table, check, report)
            else:
                _check_printed(table, check, check.whole, report)


def _triples(table: Table, check: Percent, *measures: str) -> Iterator[tuple[Observation, ...]]:
    """The cells of the given measures that have all other codes in common."""
    position = table.position("measure")
    for codes, cell in table.cells.items():
        if codes[position] != check.measure:
            continue
        keys = [table.with_code(codes, "measure", measure) for measure in measures]
        if all(key in table.cells for key in keys):
            yield (cell, *(table.cells[key] for key in keys))


def _check_printed(table: Table, check: Percent, whole_measure: str, report: Report) -> None:
    for percent, part, whole in _triples(table, check, check.part, whole_measure):
        if percent.value is None or part.value is None or not whole.value:
            continue
        expected = percentage(part.value, whole.value)
        if expected != percent.value:
            report.add(
                table.file,
                percent.row,
                "value",
                "percent",
                part=str(part.value),
                part_row=str(part.row),
                whole=str(whole.value),
                whole_row=str(whole.row),
                expected=str(expected),
                found=str(percent.value),
            )


def _check_implied(table: Table, check: Percent, report: Report) -> None:
    """The wholes that the classes of a dimension imply add up to the one that their total implies."""
    wholes: dict[Codes, Whole] = {}
    for percent, part in _triples(table, check, check.part):
        if percent.value and part.value:
            low = part.value * 100 / (percent.value + HALF_STEP)
            high = part.value * 100 / (percent.value - HALF_STEP)
            wholes[percent.codes] = Whole(low, high, (percent.row, part.row))
    for name, dimension in table.dimensions.items():
        position = table.position(name)
        for codes, total in wholes.items():
            parts = dimension.parts.get(codes[position], ()) if codes[position] == TOTAL else ()
            found = [wholes.get(table.with_code(codes, name, part)) for part in parts]
            known = [whole for whole in found if whole]
            if known and len(known) == len(found):
                _compare(table, total, known, report)


def _compare(table: Table, total: Whole, parts: list[Whole], report: Report) -> None:
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if low <= total.high and total.low <= high:
        return
    rows = sorted({row for whole in (total, *parts) for row in whole.rows})
    report.add(
        table.file,
        rows[0],
        "value",
        "percent-whole",
        rows=", ".join(str(row) for row in rows),
        low=f"{low:.0f}",
        high=f"{high:.0f}",
        total_low=f"{total.low:.0f}",
        total_high=f"{total.high:.0f}",
    )
