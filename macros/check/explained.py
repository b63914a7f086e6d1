"""What notes explain: a contradiction or an oddity of the source is kept, and is no fault once a note says why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.faults import Report
from macros.model import Codes, Note, Observation, Question, Table
from macros.select import matching

Cells = frozenset[tuple[str, Codes]]
"""Cells by table and codes."""
NOT_PRINTED = "not-printed"
ADDS_UP = "does-not-add-up"
DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Settled:
    """What arithmetic need not tell: sums with a `doubted` cell, whose figure is told to be wrong already, prove
    nothing, and of a `known` one a note explains that it does not add up."""

    doubted: Cells = frozenset()
    known: Cells = frozenset()

    def proves(self, table: Table, cells: Iterable[Observation]) -> bool:
        """Whether all of some cells of a table may be counted with."""
        return not any((table.id, cell.codes) in self.doubted for cell in cells)

    def explains(self, table: Table, cells: Iterable[Observation]) -> bool:
        """Whether a note says of one of some cells of a table that it does not add up."""
        return any((table.id, cell.codes) in self.known for cell in cells)


NOTHING_SETTLED = Settled()


def explained(question: Question, what: str) -> Cells:
    """The cells of which a note explains `what`."""
    return frozenset().union(*(_cells(question, note) for note in question.notes.values() if what in note.explains))


def check_explained(question: Question, found: Mapping[str, Cells], report: Report) -> None:
    """Warn of notes that explain what is not there: `found` are the cells with each oddity."""
    for note in question.notes.values():
        for what in note.explains:
            if not _cells(question, note) & found[what]:
                row = question.rows[f"notes.{note.id}.explains"]
                report.warn(question.file, row, "", "explains-nothing", note=note.id, what=what)


def _cells(question: Question, note: Note) -> Cells:
    found = ((question.tables[ref.table], ref.where) for ref in note.cells if ref.table in question.tables)
    return frozenset((table.id, cell.codes) for table, where in found for cell in matching(table, where))
