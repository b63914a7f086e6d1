"""The collection as it is published: without the small counts that an answer hides, and all that would tell them."""

from collections.abc import Mapping
from dataclasses import replace

from macros.faults import Report
from macros.hide.choose import chosen
from macros.hide.relations import Key, is_count, key_of, percentages, relations
from macros.model import HIDDEN, Collection, Question, Table


def hidden(collection: Collection, report: Report) -> Collection:
    """The collection with hidden cells blank. A count that cannot be kept from who works it out is a fault.

    Nothing is computed, and no solver is loaded, when no answer hides anything.
    """
    small = _small(collection)
    if not small:
        return collection
    values = {
        key_of(table, cell): int(cell.value or 0)
        for question in collection.questions.values()
        for table in question.tables.values()
        for cell in table.cells.values()
        if is_count(table, cell, collection.units)
    }
    tied = tuple(one for one in relations(collection) if all(key in values for key in one.cells))
    gone, unsafe = chosen(small, tied, values)
    for answer, name, codes in sorted(unsafe):
        table = collection.questions[answer].tables[name]
        cell = table.cells[codes]
        report.add(table.file, cell.row, cell.column, "cannot-hide")
    made = {
        percent
        for question in collection.questions.values()
        for percent, sources in percentages(question)
        if not gone.isdisjoint(sources)
    }
    questions = {q.id: _without(q, gone | made) for q in collection.questions.values()}
    return replace(collection, questions=questions)


def _small(collection: Collection) -> Mapping[Key, int]:
    """The counts that a rule hides, each with its limit."""
    return {
        key_of(table, cell): question.hide_below
        for question in collection.questions.values()
        for table in question.tables.values()
        for cell in table.cells.values()
        if cell.value is not None and 0 < cell.value < question.hide_below and is_count(table, cell, collection.units)
    }


def _without(question: Question, gone: frozenset[Key]) -> Question:
    tables = {table.id: _table(table, gone) for table in question.tables.values()}
    return replace(question, tables=tables)


def _table(table: Table, gone: frozenset[Key]) -> Table:
    cells = {
        codes: replace(cell, value=None, status=HIDDEN) if key_of(table, cell) in gone else cell
        for codes, cell in table.cells.items()
    }
    return replace(table, cells=cells)
