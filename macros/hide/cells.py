"""Which cells are counts, which counts are small, and which cells must be hidden along with others."""

from collections.abc import Iterator, Mapping

from macros.check.repeats import repeated
from macros.model import Codes, Collection, Percent, Question, Table, Unit
from macros.select import counts

Cell = tuple[str, str, Codes]
"""A cell by its answer, its table and its codes."""
Twins = Mapping[Cell, frozenset[Cell]]
"""Cells of different answers that give the same figure: all of them, with each."""


def is_count(unit: Unit) -> bool:
    """Whether a unit counts whole things: no decimals, no percentage, no money, nothing below zero."""
    whole = unit.decimals == 0 and not unit.suffix and not unit.inline["nl"]
    return whole and unit.minimum is not None and unit.minimum >= 0


def values_of(collection: Collection, questions: Mapping[str, Question]) -> Mapping[Cell, int]:
    """The counts of all tables of some questions; a blank that counts as zero is one too."""
    return {
        (table.answer, table.id, cell.codes): int(cell.value or 0)
        for table in tables_of(questions)
        for cell in table.cells.values()
        if counts(cell, collection.statuses) and is_count(collection.units[table.unit_of(cell.codes)])
    }


def tables_of(questions: Mapping[str, Question]) -> Iterator[Table]:
    """All tables of some questions."""
    return (table for question in questions.values() for table in question.tables.values())


def small(questions: Mapping[str, Question], values: Mapping[Cell, int], together: Twins) -> Mapping[Cell, int]:
    """The counts that a rule hides, each with the limit that it is below; a table that repeats such a count of another
    answer hides it too, whether that answer has a rule or not."""
    found: dict[Cell, int] = {}
    for cell, value in values.items():
        limit = max(questions[each[0]].hide_below for each in together.get(cell, {cell}))
        if 0 < value < limit:
            found[cell] = limit
    return found


def twins(questions: Mapping[str, Question]) -> Twins:
    """The cells that tables of several answers share, as `repeats` of `question.yaml` says."""
    found: dict[Cell, frozenset[Cell]] = {}
    for mine, theirs in repeated(questions):
        group = found.get(mine, frozenset({mine})) | found.get(theirs, frozenset({theirs}))
        found |= dict.fromkeys(group, group)
    return found


def percentages(
    questions: Mapping[str, Question], units: Mapping[str, Unit], hidden: frozenset[Cell]
) -> frozenset[Cell]:
    """The percentages that would give a hidden count away: those of an answer that stand for the same classes, as a
    percentage and its whole give the part to within rounding. Where no whole is printed, those of the totals go with
    those of their parts: the wholes that they imply would bound each other."""
    found: set[Cell] = set()
    for question in questions.values():
        classes = {_classes(question.tables[name], codes) for answer, name, codes in hidden if answer == question.id}
        for table in question.tables.values():
            printed = [codes for codes in table.cells if units[table.unit_of(codes)].suffix == "%"]
            gone = {codes for codes in printed if _classes(table, codes) in classes}
            if gone and not _has_wholes(question, table):
                gone = _with_totals(table, printed, gone)
            found |= {(question.id, table.id, codes) for codes in gone if table.cells[codes].value is not None}
    return frozenset(found)


def _classes(table: Table, codes: Codes) -> frozenset[tuple[str, str]]:
    """What a cell is about, whatever is measured of it."""
    return frozenset((name, code) for name, code in table.at(codes).items() if not table.dimensions[name].is_measure)


def _has_wholes(question: Question, table: Table) -> bool:
    """Whether all percentages of a table have their wholes in it."""
    measure = table.measure
    wholes = {
        each.measure for each in question.checks if isinstance(each, Percent) and each.table == table.id and each.whole
    }
    return measure is not None and all(code.id in wholes for code in measure.codes.values() if code.unit == "percent")


def _with_totals(table: Table, printed: list[Codes], gone: set[Codes]) -> set[Codes]:
    """Cells and all totals above them."""
    more = gone
    while more:
        more = {codes for codes in printed if codes not in gone and any(p in gone for p in _parts(table, codes))}
        gone = gone | more
    return gone


def _parts(table: Table, codes: Codes) -> Iterator[Codes]:
    for (name, dimension), code in zip(table.dimensions.items(), codes, strict=True):
        yield from (table.with_code(codes, name, part) for part in dimension.parts.get(code, ()))
