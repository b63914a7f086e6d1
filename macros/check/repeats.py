"""Figures that two answers give must be the same: one of them is wrong, or a note explains why they differ.

A table says with `repeats` that it holds figures of a table of another answer. Two tables that do not say so, but have
the same dimensions and unit and mostly the same figures, are pointed out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from macros.check.explained import DIFFERS, Cells, explained
from macros.faults import Report, guess
from macros.model import Codes, Collection, Observation, Question, Table

ALIKE = 3
"""So many figures at least must two tables have in common before they are taken for the same statistic."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The cells that two tables both have a figure for, pair by pair."""

    pairs: tuple[tuple[Observation, Observation], ...]

    @property
    def differing(self) -> tuple[tuple[Observation, Observation], ...]:
        return tuple((one, other) for one, other in self.pairs if one.value != other.value)


def check_repeats(collection: Collection, broken: frozenset[str], report: Report) -> Mapping[str, Cells]:
    """Report figures that differ from those that they repeat, and warn of tables that seem to repeat each other.

    Nothing is told of answers that are `broken` and could not be loaded. Returns the cells that differ, by answer.
    """
    differ: dict[str, set[tuple[str, tuple[str, ...]]]] = {answer: set() for answer in collection.questions}
    declared = set()
    for question in collection.questions.values():
        for table in question.tables.values():
            other = _declared(collection, question, table, broken, report) if table.repeats else None
            if other:
                declared |= {(table.file, other.file), (other.file, table.file)}
                for mine, theirs in shared(table, other).differing:
                    differ[table.answer].add((table.id, mine.codes))
                    differ[other.answer].add((other.id, theirs.codes))
                    _report_pair(collection, table, other, mine, theirs, report)
    for table, other in combinations(_tables(collection.questions), 2):
        if table.answer != other.answer and (table.file, other.file) not in declared:
            _warn_alike(table, other, report)
    return {answer: frozenset(cells) for answer, cells in differ.items()}


def repeated(questions: Mapping[str, Question]) -> Iterator[tuple[tuple[str, str, Codes], tuple[str, str, Codes]]]:
    """The cells, by answer, table and codes, that two answers both have a figure for, pair by pair: in tables that
    say so, and in others with mostly the same figures."""
    for table, other in combinations(_tables(questions), 2):
        if table.answer == other.answer or not _comparable(table, other):
            continue
        found = shared(table, other)
        said = table.repeats == f"{other.answer}/{other.id}" or other.repeats == f"{table.answer}/{table.id}"
        if said or _is_alike(found):
            for one, two in found.pairs:
                yield (table.answer, table.id, one.codes), (other.answer, other.id, two.codes)


def _tables(questions: Mapping[str, Question]) -> Iterator[Table]:
    """All tables, those of the newest answer first."""
    return (table for question in questions.values() for table in question.tables.values())


def _comparable(table: Table, other: Table) -> bool:
    """Whether cells of two tables can be the same."""
    return table.unit == other.unit and set(table.dimensions) == set(other.dimensions)


def _is_alike(found: Shared) -> bool:
    """Whether two tables have mostly the same figures, and enough of them."""
    same = len(found.pairs) - len(found.differing)
    return same >= ALIKE and same > len(found.differing)


def _declared(
    collection: Collection, question: Question, table: Table, broken: frozenset[str], report: Report
) -> Table | None:
    """The table that this one repeats; `None`, with a fault, when it cannot."""
    row = question.rows[f"tables.{table.id}.repeats"]
    answer, _, name = table.repeats.partition("/")
    if answer in broken:
        return None
    if answer not in collection.questions or answer == table.answer:
        known = tuple(each for each in collection.questions if each != table.answer)
        report.add(question.file, row, "", "unknown-answer", answer=answer, guess=guess(answer, known))
        return None
    tables = collection.questions[answer].tables
    if name not in tables:
        report.add(question.file, row, "", "repeats-unknown", answer=answer, table=name, guess=guess(name, tables))
        return None
    if not _comparable(table, tables[name]):
        report.add(question.file, row, "", "repeats-unlike", table=table.repeats)
        return None
    if not shared(table, tables[name]).pairs:
        report.add(question.file, row, "", "repeats-nothing", table=table.repeats)
    return tables[name]


def shared(table: Table, other: Table) -> Shared:
    """Cells with the same codes, whatever the order of the dimensions, that have a figure in both."""
    found = []
    for cell in table.cells.values():
        at = table.at(cell.codes)
        twin = other.cells.get(tuple(at[name] for name in other.dimensions))
        if twin and cell.value is not None and twin.value is not None:
            found.append((cell, twin))
    return Shared(tuple(found))


def _report_pair(
    collection: Collection, table: Table, other: Table, mine: Observation, theirs: Observation, report: Report
) -> None:
    notes = ((table, mine), (other, theirs))
    if any((one.id, cell.codes) in explained(collection.questions[one.answer], DIFFERS) for one, cell in notes):
        return
    report.add(
        table.file,
        mine.row,
        mine.column,
        "repeats-differ",
        **_apart(other, mine, theirs),
    )


def _apart(other: Table, mine: Observation, theirs: Observation) -> dict[str, str]:
    """What a sentence says of two figures that differ, one of them in the table `other`."""
    return {"found": str(mine.value), "file": other.file, "place": theirs.place, "other": str(theirs.value)}


def _warn_alike(table: Table, other: Table, report: Report) -> None:
    if not _comparable(table, other):
        return
    found = shared(table, other)
    if found.differing and _is_alike(found):
        mine, theirs = found.differing[0]
        same = len(found.pairs) - len(found.differing)
        report.warn(
            table.file,
            mine.row,
            mine.column,
            "seems-repeated",
            **_apart(other, mine, theirs),
            same=str(same),
            table=f"{other.answer}/{other.id}",
        )
