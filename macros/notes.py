"""Which cells of a figure's table carry the mark of which of its notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.model import CellRef, Codes, Figure, Observation, Question, Table
from macros.select import matching


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A note that a cell carries the mark of: its number in the figure and its id."""

    number: int
    id: str


def note_refs(question: Question, figure: Figure) -> Mapping[str, NoteRef]:
    """The notes of a figure that cells of its table carry the mark of, numbered from 1, by id."""
    table = question.tables[figure.table]
    found = [note for note in figure.notes if marked(question, note, table)]
    return {note: NoteRef(number, note) for number, note in enumerate(found, start=1)}


def marked_cells(question: Question, figure: Figure) -> Mapping[NoteRef, set[Codes]]:
    """The cells that carry the mark of each of those notes, by their codes."""
    table = question.tables[figure.table]
    return {ref: marked(question, note, table) for note, ref in note_refs(question, figure).items()}


def marked(question: Question, note: str, table: Table) -> set[Codes]:
    """The cells of a table that carry the mark of a note, by their codes."""
    return {cell.codes for ref in question.notes[note].cells for cell in _refers(ref, table)}


def _refers(ref: CellRef, table: Table) -> list[Observation]:
    return list(matching(table, ref.where)) if ref.table == table.id else []
