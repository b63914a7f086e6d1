"""How well the checks cover the figures: each digit of each figure is changed, to see whether that is told.

What no check notices rests on the reading of the answer alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from macros.check.across import check_across
from macros.check.percents import check_percents
from macros.check.printed import PrintedNumbers, unprinted
from macros.check.sums import check_sums
from macros.faults import Report
from macros.model import Observation, Question, Status, Table


@dataclass(frozen=True, slots=True)
class Cover:
    """One figure with how many changes of one digit were tried, and the values that passed unnoticed."""

    table: Table
    cell: Observation
    tried: int
    missed: tuple[Decimal, ...]


def cover(question: Question, statuses: Mapping[str, Status], printed: PrintedNumbers | None) -> Iterator[Cover]:
    """Every figure of a question with the changes of it that no check tells; `printed` are the numbers of the answer's
    text, `None` to try without it. The question itself is without faults."""
    for table in question.tables.values():
        for cell in table.cells.values():
            if cell.value is not None:
                changes = tuple(one_digit_changes(cell.value))
                missed = (new for new in changes if not is_told(question, table, cell, new, statuses, printed))
                yield Cover(table, cell, len(changes), tuple(missed))


def one_digit_changes(value: Decimal) -> Iterator[Decimal]:
    """The value with each of its digits, in turn, replaced by each other digit."""
    text = str(value)
    for position, digit in enumerate(text):
        for other in "0123456789" if digit.isdigit() else "":
            if other != digit:
                yield Decimal(text[:position] + other + text[position + 1 :])


def is_told(
    question: Question,
    table: Table,
    cell: Observation,
    value: Decimal,
    statuses: Mapping[str, Status],
    printed: PrintedNumbers | None,
) -> bool:
    """Whether any check tells that a figure is not `value`."""
    changed = replace(table, cells={**table.cells, cell.codes: replace(cell, value=value)})
    whole = replace(question, tables={**question.tables, table.id: changed})
    report = Report()
    if printed:
        unprinted(whole, printed, report)
    if not len(report):
        check_sums(changed, statuses, report)
    if not len(report):
        check_across(whole, report)
        check_percents(whole, report)
    return len(report) > 0
