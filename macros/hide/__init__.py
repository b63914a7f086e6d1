"""Small numbers: what may be published of answers whose `question.yaml` says `hide: {below: 5}`.

    load -> check of the figures -> publishable -> check of the pages -> show | export

cells     which cells are counts, which of them are small, which percentages would give one away
ties      what an attacker knows: which cells add up to which others
choose    which further cells must be hidden, so that no small number can be worked out
texts     sentences that give a hidden figure away

`publishable` is the one door (`read_publishable` reads the files first): after it nobody needs to know of the rule, as
hidden cells are blanks with a status.
"""

from collections.abc import Mapping
from dataclasses import replace

from macros.faults import Report
from macros.hide.cells import Cell, percentages, small, twins, values_of
from macros.hide.ties import ties
from macros.load import collection as load
from macros.model import HIDDEN, Collection, Question, Status
from macros.project import Project


def read_publishable(project: Project, report: Report) -> Collection | None:
    """All answers of a project as they may be published, before anything else is checked; `None` when nothing can be
    read."""
    written = load(project, report)
    return publishable(written, report) if written else None


def publishable(collection: Collection, report: Report) -> Collection:
    """The collection as it may be published: hidden figures are `None`, with the status `hidden`; the same collection
    when no answer has a rule. What cannot be hidden goes into `report`; without the status, the answers are left out.

    What is hidden of published answers does not depend on drafts.
    """
    if not any(question.hide_below for question in collection.questions.values()):
        return collection
    if not _is_blank(collection.statuses.get(HIDDEN)):
        return _without_ruled(collection, report)
    published, everything = collection.published().questions, collection.questions
    questions = _hidden(collection, published, report)
    if len(published) < len(everything):
        questions = {**_hidden(collection, everything, report), **questions}
    return replace(collection, questions={name: questions[name] for name in everything})


def _is_blank(status: Status | None) -> bool:
    return status is not None and status.blank and not status.counts_as_zero


def _without_ruled(collection: Collection, report: Report) -> Collection:
    for question in collection.questions.values():
        if question.hide_below:
            report.add(question.file, question.rows["hide"], "", "hide-status", status=HIDDEN)
    kept = {name: question for name, question in collection.questions.items() if not question.hide_below}
    return replace(collection, questions=kept)


def _hidden(collection: Collection, questions: Mapping[str, Question], report: Report) -> Mapping[str, Question]:
    """The questions without their small numbers and what would give those away."""
    from macros.hide.choose import choose

    values, together = values_of(collection, questions), twins(questions)
    limits = small(questions, values, together)
    choice = choose(tuple(ties(questions, collection.units, values)), values, limits, together)
    for answer, name, codes in choice.open:
        table = questions[answer].tables[name]
        cell = table.cells[codes]
        report.add(table.file, cell.row, cell.column, "hide-open", value=str(cell.value))
    hidden = set(choice.hidden)
    hidden |= percentages(questions, collection.units, choice.hidden)
    hidden |= {other for cell in hidden for other in together.get(cell, ())}
    return {name: _blanked(question, hidden) for name, question in questions.items()}


def _blanked(question: Question, hidden: set[Cell]) -> Question:
    tables = {}
    for name, table in question.tables.items():
        cells = {
            codes: replace(cell, value=None, status=HIDDEN) if (question.id, name, codes) in hidden else cell
            for codes, cell in table.cells.items()
        }
        tables[name] = replace(table, cells=cells)
    return replace(question, tables=tables)


__all__ = ["publishable", "read_publishable"]
