"""A figure's table as rows by columns, ready for a template.

Classes come in the order of `question.yaml`. The outermost of three row dimensions makes row groups;
of the last two, the outer one labels the row that holds its total and the inner ones stand below it.
"""

from dataclasses import dataclass
from itertools import groupby, product

from macros.languages import Lang
from macros.model import TOTAL, Codes, Dimension, Figure, Status, Table
from macros.notes import NoteRef, marked_cells
from macros.periods import is_time
from macros.select import matching
from macros.values import Values

SORTABLE = 4
"""From so many rows on, a table of classes side by side can be sorted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its row in the CSV file, what it shows, its plain value (empty for a blank), its status and its
    notes."""

    row: int
    text: str
    value: str
    status: Status | None
    notes: tuple[NoteRef, ...]
    total: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A column heading over `span` columns."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, what the label is within (for a reader who hears one row at a time), how deep it is."""

    label: str
    within: str
    depth: int
    total: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading, or under none."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table. `statuses` are those that occur in it, for the list of signs; `sortable` says whether its rows
    are classes side by side, which a reader may want to rank."""

    corner: str
    heads: tuple[tuple[Head, ...], ...]
    groups: tuple[Group, ...]
    statuses: tuple[Status, ...]
    sortable: bool

    @property
    def absent(self) -> bool:
        """Whether the source lacks some combination of its rows and columns."""
        return any(cell is None for group in self.groups for row in group.rows for cell in row.cells)

    @property
    def columns(self) -> int:
        return len(self.heads[-1])


def grid(values: Values, figure: Figure) -> Grid:
    """The table of a figure in the language of `values`."""
    return _Maker(values, figure).grid()


class _Maker:
    def __init__(self, values: Values, figure: Figure) -> None:
        self.values = values
        self.lang: Lang = values.lang
        self.figure = figure
        self.table: Table = values.table(figure.table)
        self.found = {cell.codes: cell for cell in matching(self.table, figure.where)}
        self.marked = marked_cells(values.question, figure)

    def grid(self) -> Grid:
        layout = self.figure.layout
        columns = [codes for codes in self._product(layout.columns) if self._any(layout.columns, codes)]
        rows = [codes for codes in self._product(layout.rows) if self._any(layout.rows, codes)]
        groups = []
        for outer, inside in groupby(rows, key=lambda codes: codes[:-2]):
            label = ", ".join(self._label(layout.rows[i], code) for i, code in enumerate(outer))
            groups.append(Group(label, tuple(self._rows(list(inside), columns))))
        shown = [cell for group in groups for row in group.rows for cell in row.cells if cell]
        used = {cell.status.id for cell in shown if cell.status}
        statuses = tuple(s for s in self.values.collection.statuses.values() if s.id in used)
        heads = self._heads(columns)
        return Grid(self._corner(), heads, tuple(groups), statuses, self._sortable(heads, groups))

    def _sortable(self, heads: tuple[tuple[Head, ...], ...], groups: list[Group]) -> bool:
        if len(heads) > 1 or len(groups) > 1 or is_time(tuple(self._dimension(self.figure.layout.rows[0]).codes)):
            return False
        parts = [row for group in groups for row in group.rows if not row.total]
        return len(parts) >= SORTABLE and not any(row.depth for row in parts)

    def _dimension(self, name: str) -> Dimension:
        return self.table.dimensions[name]

    def _label(self, name: str, code: str) -> str:
        return self._dimension(name).codes[code].label[self.lang]

    def _codes(self, name: str) -> Codes:
        dimension = self._dimension(name)
        codes = dimension.codes
        allowed = set(self.figure.where.get(name, codes))
        level = self.figure.layout.level.get(name)
        if level is not None:
            allowed &= {*dimension.level(level), TOTAL}
        return tuple(code for code in codes if code in allowed)

    def _product(self, names: tuple[str, ...]) -> list[Codes]:
        return list(product(*(self._codes(name) for name in names)))

    def _any(self, names: tuple[str, ...], codes: Codes) -> bool:
        """Whether the source gives any cell with these codes."""
        at = dict(zip(names, codes, strict=True))
        positions = [(self.table.position(name), code) for name, code in at.items()]
        return any(all(key[index] == code for index, code in positions) for key in self.found)

    def _rows(self, codes: list[Codes], columns: list[Codes]) -> list[Row]:
        inner = self._dimension(self.figure.layout.rows[-1])
        if len(codes[0]) == 1:
            depths = [inner.codes[code].depth for (code,) in codes if code != TOTAL]
            least = min(depths, default=0)
            return [
                self._row(path, columns, self._label(inner.id, path[0]), "", inner.codes[path[0]].depth - least)
                for path in codes
            ]
        rows = []
        for outer, inside in groupby(codes, key=lambda path: path[-2]):
            label = self._label(self.figure.layout.rows[-2], outer)
            paths = list(inside)
            if paths[0][-1] != TOTAL:
                rows.append(Row(label, "", 0, True, ()))
            for path in paths:
                if path[-1] == TOTAL:
                    rows.append(self._row(path, columns, label, "", 0))
                else:
                    rows.append(self._row(path, columns, self._label(inner.id, path[-1]), label, 1))
        return rows

    def _row(self, path: Codes, columns: list[Codes], label: str, within: str, depth: int) -> Row:
        dimension = self._dimension(self.figure.layout.rows[-1])
        shown = self._codes(dimension.id)
        total = path[-1] == TOTAL or any(part in shown for part in dimension.parts.get(path[-1], ()))
        cells = tuple(self._cell(path, column, total) for column in columns)
        return Row(label, within, max(0, depth), total, cells)

    def _cell(self, path: Codes, column: Codes, total: bool) -> Cell | None:
        layout = self.figure.layout
        at = dict(zip((*layout.rows, *layout.columns), (*path, *column), strict=True))
        at |= {name: codes[0] for name, codes in self.figure.where.items() if len(codes) == 1}
        found = self.found.get(tuple(at[name] for name in self.table.dimensions))
        if found is None:
            return None
        return Cell(
            row=found.row,
            text=self.values.shown(self.table, found),
            value="" if found.value is None else str(found.value),
            status=self.values.collection.statuses.get(found.status),
            notes=tuple(ref for ref, cells in self.marked.items() if found.codes in cells),
            total=total or TOTAL in column,
        )

    def _corner(self) -> str:
        names = [self._dimension(name).label[self.lang] for name in self.figure.layout.rows[-2:]]
        return ", ".join(names)

    def _heads(self, columns: list[Codes]) -> tuple[tuple[Head, ...], ...]:
        names = self.figure.layout.columns
        if not names:
            unit = self.values.collection.units[self._unit()]
            return ((Head(unit.label[self.lang].capitalize(), 1),),)
        rows = []
        for level, name in enumerate(names):
            runs = groupby(columns, key=lambda codes: codes[: level + 1])
            rows.append(tuple(Head(self._label(name, path[-1]), len(list(run))) for path, run in runs))
        return tuple(rows)

    def _unit(self) -> str:
        return next((self.table.unit_of(codes) for codes in self.found), self.table.unit)
