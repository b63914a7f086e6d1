"""What ties the numbers of the tables to each other, as equations: anyone can work a hidden number out with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.check.across import totals
from macros.check.repeats import shared
from macros.check.sums import sums
from macros.model import Collection, Observation, Percent, Question, Same, Status, Table, Unit

Key = tuple[str, str, tuple[str, ...]]
"""A cell: its answer, its table and its codes."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Cells of which the numbers, each times a factor, add up to nothing."""

    factors: tuple[tuple[Key, int], ...]

    @property
    def cells(self) -> tuple[Key, ...]:
        return tuple(key for key, _ in self.factors)


def key_of(table: Table, cell: Observation) -> Key:
    return table.answer, table.id, cell.codes


def is_count(table: Table, cell: Observation, units: Mapping[str, Unit]) -> bool:
    """Whether a cell counts whole things; percentages and amounts of money do not."""
    unit = units[table.unit_of(cell.codes)]
    return unit.decimals == 0 and not unit.suffix


def relations(collection: Collection) -> tuple[Relation, ...]:
    """Every sum of the code trees, every total that several tables give, and every figure that two answers give."""
    found: list[Relation] = []
    for question in collection.questions.values():
        for table in question.tables.values():
            found += _sums(table, collection.statuses)
        found += _across(question)
    return (*found, *_repeats(collection))


def percentages(question: Question) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """Each percentage with the numbers that it was computed from, as far as the answer prints them."""
    for check in question.checks:
        if isinstance(check, Percent):
            table = question.tables[check.table]
            position = table.position("measure")
            for codes, cell in table.cells.items():
                if codes[position] == check.measure:
                    made = [table.with_code(codes, "measure", name) for name in (check.part, check.whole) if name]
                    sources = tuple(key_of(table, table.cells[key]) for key in made if key in table.cells)
                    yield key_of(table, cell), sources


def _sums(table: Table, statuses: Mapping[str, Status]) -> Iterator[Relation]:
    for each in sums(table, statuses):
        if each.holds:
            parts = ((key_of(table, part), -1) for part in each.parts)
            yield Relation(((key_of(table, each.total), 1), *parts))


def _across(question: Question) -> Iterator[Relation]:
    for check in question.checks:
        if isinstance(check, Same):
            for first, *others in totals(question, check).values():
                for other in others:
                    if first.value == other.value:
                        ours = ((key_of(first.table, cell), 1) for cell in first.cells)
                        yield Relation((*ours, *((key_of(other.table, cell), -1) for cell in other.cells)))


def _repeats(collection: Collection) -> Iterator[Relation]:
    for question in collection.questions.values():
        for table in question.tables.values():
            answer, _, name = table.repeats.partition("/")
            if answer in collection.questions and name in collection.questions[answer].tables:
                other = collection.questions[answer].tables[name]
                for mine, theirs in shared(table, other).pairs:
                    if mine.value == theirs.value:
                        yield Relation(((key_of(table, mine), 1), (key_of(other, theirs), -1)))
