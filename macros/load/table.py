"""A CSV file as the observations of a table: every row and every cell is looked at, and all that is wrong is told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from macros.faults import FaultError, Report, guess
from macros.load.columns import STATUS, Columns, Slot, columns_of, header_faults
from macros.load.rows import Rows, read_rows
from macros.load.value import parsed
from macros.model import Codes, Observation, Selection, Status, Table, Unit
from macros.periods import Period

MOST = 5
"""So many rows that are missing are named one by one."""


class TableReader:
    """Reads the rows of one table; `last_month` is the last one with figures."""

    def __init__(
        self,
        table: Table,
        units: Mapping[str, Unit],
        statuses: Mapping[str, Status],
        last_month: int,
        report: Report,
    ) -> None:
        self.table = table
        self.units = units
        self.statuses = statuses
        self.last_month = last_month
        self.report = report

    def read(self, content: str, gaps: tuple[Selection, ...]) -> Mapping[Codes, Observation]:
        """The observations of the file's text by their codes; `gaps` are what the source does not give. Faults go
        into the report."""
        rows = read_rows(self.table.file, content, next(iter(self.table.dimensions)), self.report)
        if rows is None:
            return {}
        columns = columns_of(self.table, gaps, rows.header)
        faults = tuple(header_faults(self.table, columns, rows.header))
        self.report.extend(*faults)
        return {} if faults else self._cells(rows, columns, gaps)

    def _fault(self, row: int, column: str, key: str, **params: str) -> None:
        self.report.add(self.table.file, row, column, key, **params)

    def _cells(self, rows: Rows, columns: Columns, gaps: tuple[Selection, ...]) -> Mapping[Codes, Observation]:
        cells: dict[Codes, Observation] = {}
        whole = True
        for row, line in rows.body:
            before = len(self.report)
            for cell in self._observations(row, line, columns, gaps):
                if cell.codes in cells:
                    first = str(cells[cell.codes].row)
                    self._fault(row, "", "double-row", codes=", ".join(self._keys(columns, cell.codes)), first=first)
                    break
                cells[cell.codes] = cell
            whole = whole and len(self.report) == before
        if whole:
            self._completeness(cells, columns, gaps, rows.last)
        return cells

    def _observations(
        self, row: int, line: Sequence[str], columns: Columns, gaps: tuple[Selection, ...]
    ) -> Iterator[Observation]:
        """The figures of one row that are right."""
        header = columns.header
        if not any(cell.strip() for cell in line):
            self._fault(row, "", "empty-row")
            return
        if len(line) != len(header):
            self._fault(row, "", "ragged", found=str(len(line)), expected=str(len(header)))
            return
        before = len(self.report)
        for name, cell in zip(header, line, strict=True):
            if cell != cell.strip():
                self._fault(row, name, "spaces", value=cell)
        cells = {name: cell.strip() for name, cell in zip(header, line, strict=True)}
        for name in columns.keys:
            known = self.table.dimensions[name].codes
            if cells[name] not in known:
                self._fault(row, name, "not-a-class", value=cells[name], guess=guess(cells[name], known))
        for name in header:
            if name.split(" ")[-1] == STATUS and cells[name] and cells[name] not in self.statuses:
                self._fault(row, name, "unknown-status", value=cells[name], guess=guess(cells[name], self.statuses))
        if len(self.report) > before:
            return
        for slot in columns.slots:
            at = {**{name: cells[name] for name in columns.keys}, **slot.at}
            codes = tuple(at[name] for name in self.table.dimensions)
            own = cells[slot.status] if slot.status else ""
            status = own or (cells[columns.rest] if columns.rest else "")
            if cells[slot.column] or own or not (columns.rest or slot.at) or not self._is_gap(codes, gaps):
                found = self._observation(row, slot, codes, cells[slot.column], status)
                if found:
                    yield found

    def _observation(self, row: int, slot: Slot, codes: Codes, value: str, status: str) -> Observation | None:
        before = len(self.report)
        try:
            number = parsed(value, self.units[self.table.unit_of(codes)])
        except FaultError as fault:
            if fault.key == "typed-blank":
                fault.params["known"] = self._blanks()
            self.report.extend(fault.at(self.table.file, row, slot.column))
            return None
        cell = Observation(codes, number, status, row, slot.column)
        self._check_status(cell, slot)
        return cell if len(self.report) == before else None

    def _blanks(self) -> str:
        return ", ".join(status.id for status in self.statuses.values() if status.blank)

    def _check_status(self, cell: Observation, slot: Slot) -> None:
        status = self.statuses.get(cell.status)
        column = slot.status or slot.column
        period = self.table.at(cell.codes).get("period", "")
        if status is not None and not status.publish:
            return  # whatever else it should say, someone must look first: `check.looked` tells
        if cell.value is None:
            if status is None or not status.blank:
                self._fault(cell.row, column, "blank-without-status", known=self._blanks())
        elif status is not None and status.blank:
            self._fault(cell.row, column, "status-without-blank", status=cell.status)
        elif self._is_after_the_end(period):
            self._fault(cell.row, "period" if "period" not in slot.at else column, "after-the-end", period=period)
        elif self._is_partial(period) != (cell.status == "partial"):
            self._fault(cell.row, column, "not-partial" if cell.status == "partial" else "partial", period=period)

    def _is_after_the_end(self, period: str) -> bool:
        return bool(period) and Period.parse(period).first > self.last_month

    def _is_partial(self, code: str) -> bool:
        """Whether figures stop within a period; a range of periods says itself where it ends."""
        if not code or "/" in code:
            return False
        period = Period.parse(code)
        return period.first <= self.last_month < period.last

    def _keys(self, columns: Columns, codes: Codes) -> Codes:
        """The codes of a cell that stand in its row."""
        at = self.table.at(codes)
        return tuple(at[name] for name in columns.keys)

    def _is_gap(self, codes: Codes, gaps: tuple[Selection, ...]) -> bool:
        at = self.table.at(codes)
        return any(all(at.get(name) in wanted for name, wanted in gap.items()) for gap in gaps)

    def _completeness(
        self, cells: Mapping[Codes, Observation], columns: Columns, gaps: tuple[Selection, ...], last: int
    ) -> None:
        expected = product(*(dimension.codes for dimension in self.table.dimensions.values()))
        absent = [codes for codes in expected if codes not in cells and not self._is_gap(codes, gaps)]
        for name in columns.keys:
            position = self.table.position(name)
            there = {codes[position] for codes in cells}
            for code in dict.fromkeys(codes[position] for codes in absent):
                if code not in there and len(columns.keys) > 1:
                    self._fault(last, name, "missing-class", code=code)
                    absent = [codes for codes in absent if codes[position] != code]
        rows = list(dict.fromkeys(", ".join(self._keys(columns, codes)) for codes in absent))
        for row in rows[:MOST]:
            self._fault(last, "", "missing-row", codes=row)
        if len(rows) > MOST:
            self._fault(last, "", "missing-rows", count=str(len(rows) - MOST))
        for codes, cell in cells.items():
            if self._is_gap(codes, gaps):
                column = cell.column if self.table.columns else ""
                self._fault(cell.row, column, "row-not-in-source", codes=", ".join(codes))
