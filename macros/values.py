"""The figures that a page names: one value, a change, a share. Plain text in the language asked for."""

from collections.abc import Mapping
from decimal import Decimal

from macros.faults import FaultError
from macros.languages import Lang
from macros.model import TOTAL, CellRef, Collection, Note, Observation, Question, Table
from macros.numbers import format_cell, format_change, format_inline, format_number, percentage
from macros.periods import Period
from macros.select import cell_codes, counts, figure_of, find, one

At = Mapping[str, str]


class Values:
    """The figures of one question in one language. Every method raises `FaultError` for what is not there."""

    def __init__(self, collection: Collection, question: Question, lang: Lang) -> None:
        self.collection = collection
        self.question = question
        self.lang = lang

    def table(self, table_id: str) -> Table:
        """The table with this id."""
        if table_id not in self.question.tables:
            raise FaultError("unknown-table", table=table_id)
        return self.question.tables[table_id]

    def value(self, table_id: str, at: At) -> str:
        """The figure at `at` as in a sentence; an incomplete period names the months that it holds."""
        table = self.table(table_id)
        cell = find(table, at)
        unit = self.collection.units[table.unit_of(cell.codes)]
        shown = format_inline(figure_of(table, cell), unit, self.lang)
        months = self._months(table, cell)
        return f"{shown} ({months})" if months else shown

    def cell(self, ref: CellRef) -> str:
        """The figure that a note or a card refers to, without the months of its period."""
        table = self.table(ref.table)
        cell = find(table, one(ref.where))
        return format_inline(figure_of(table, cell), self.collection.units[table.unit_of(cell.codes)], self.lang)

    def change(self, table_id: str, at: Mapping[str, str | list[str]]) -> str:
        """The change between two cells: one dimension of `at` names two codes, `[from, to]`."""
        table = self.table(table_id)
        pairs = {name: codes for name, codes in at.items() if not isinstance(codes, str)}
        if len(pairs) != 1 or any(len(codes) != 2 for codes in pairs.values()):
            raise FaultError("change-two")
        ((name, ends),) = pairs.items()
        fixed = {key: code for key, code in at.items() if isinstance(code, str)}
        before, after = (find(table, {**fixed, name: end}) for end in ends)
        for cell in (before, after):
            if not self.is_whole(cell):
                raise FaultError("not-whole", table=table.id, codes=", ".join(cell.codes))
        if table.unit_of(before.codes) != table.unit_of(after.codes) or not figure_of(table, before):
            raise FaultError("no-change", table=table.id)
        unit = self.collection.units[table.unit_of(before.codes)]
        return format_change(figure_of(table, before), figure_of(table, after), unit, self.lang)

    def share(self, table_id: str, over: str, at: At) -> str:
        """The figure at `at` as a percentage of all classes of the dimension `over` together."""
        table = self.table(table_id)
        cell = find(table, at)
        if self.collection.units[table.unit_of(cell.codes)].suffix == "%":
            raise FaultError("no-share")
        if over not in table.dimensions:
            raise FaultError("not-a-dimension", dimension=over, table=table.id)
        if at.get(over, TOTAL) == TOTAL or table.dimensions[over].codes[at[over]].depth == 0:
            raise FaultError("share-of-what", dimension=over)
        whole = sum((found.value or Decimal(0) for found in self._all_classes(table, over, at)), Decimal(0))
        if not whole:
            raise FaultError("no-share")
        return f"{format_number(percentage(figure_of(table, cell), whole), self.lang)}%"

    def stated(self, stated_id: str) -> str:
        """A figure that the source gives in a sentence."""
        if stated_id not in self.question.stated:
            raise FaultError("unknown-stated", stated=stated_id)
        entry = self.question.stated[stated_id]
        return format_inline(entry.value, self.collection.units[entry.unit], self.lang)

    def note(self, note: Note) -> str:
        """The text of a note with its figures filled in."""
        return note.text[self.lang].format_map({name: self.cell(ref) for name, ref in note.values.items()})

    def shown(self, table: Table, cell: Observation) -> str:
        """The figure of a cell as in a table, or the mark of its blank."""
        if cell.value is None:
            return self.collection.statuses[cell.status].mark
        return format_cell(cell.value, self.collection.units[table.unit_of(cell.codes)], self.lang)

    def is_whole(self, cell: Observation) -> bool:
        """Whether a cell stands for all of one period."""
        status = self.collection.statuses.get(cell.status)
        return status is None or status.whole

    def _all_classes(self, table: Table, over: str, at: At) -> list[Observation]:
        codes = cell_codes(table, at)
        keys = [table.with_code(codes, over, leaf) for leaf in table.dimensions[over].leaves()]
        cells = [table.cells[key] for key in keys if key in table.cells]
        if len(cells) < len(keys) or not all(counts(cell, self.collection.statuses) for cell in cells):
            raise FaultError("no-share")
        return cells

    def _months(self, table: Table, cell: Observation) -> str:
        code = table.at(cell.codes).get("period")
        return Period.parse(code).months(self.question.last_month, self.lang) if code else ""
