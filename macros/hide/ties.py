"""What an attacker knows of the cells: sums that the code trees imply, totals that are equal, repeated figures.

A cell that the source does not give is an unknown of which an attacker knows only that it is not below zero: two sums
that share one say something of the cells that are published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from macros.check.across import totals
from macros.check.repeats import repeated
from macros.hide.cells import Cell, is_count, tables_of
from macros.model import Codes, Question, Same, Table, Unit


@dataclass(frozen=True, slots=True)
class Tie:
    """The cells of `one` are together as much as those of `other`. A contradiction of the source does
    not end a tie, as a note may say how far apart they are."""

    one: tuple[Cell, ...]
    other: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.one, *self.other)


def ties(questions: Mapping[str, Question], units: Mapping[str, Unit], values: Mapping[Cell, int]) -> Iterator[Tie]:
    """Every tie of counts with one at least that has a value in `values`."""
    for tie in _within_answers(questions, units):
        if any(cell in values for cell in tie.cells):
            yield tie
    for mine, theirs in repeated(questions):
        if values.get(mine) and values.get(theirs):  # a zero is never hidden
            yield Tie((mine,), (theirs,))


def _within_answers(questions: Mapping[str, Question], units: Mapping[str, Unit]) -> Iterator[Tie]:
    for table in tables_of(questions):
        yield from _sums(table, units)
    for question in questions.values():
        for check in question.checks:
            if isinstance(check, Same):
                yield from _equal(question, check, units)


def _sums(table: Table, units: Mapping[str, Unit]) -> Iterator[Tie]:
    """A class and the classes that make it up, for all combinations of codes, whether the source gives them or not."""
    for codes in product(*(dimension.codes for dimension in table.dimensions.values())):
        for (name, dimension), code in zip(table.dimensions.items(), codes, strict=True):
            parts = tuple(table.with_code(codes, name, part) for part in dimension.parts.get(code, ()))
            if parts and all(_counted(table, each, units) for each in (codes, *parts)):
                yield Tie(_named(table, *parts), _named(table, codes))


def _equal(question: Question, check: Same, units: Mapping[str, Unit]) -> Iterator[Tie]:
    """Each total with the next one that is the same."""
    for group in totals(question, check).values():
        for one, other in pairwise(group):
            cells = ((total.table, cell.codes) for total in (one, other) for cell in total.cells)
            if all(_counted(table, codes, units) for table, codes in cells):
                first, second = (_named(each.table, *(cell.codes for cell in each.cells)) for each in (one, other))
                yield Tie(first, second)


def _counted(table: Table, codes: Codes, units: Mapping[str, Unit]) -> bool:
    return is_count(units[table.unit_of(codes)])


def _named(table: Table, *cells: Codes) -> tuple[Cell, ...]:
    return tuple((table.answer, table.id, codes) for codes in cells)
