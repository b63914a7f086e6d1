"""A CSV file as the observations of a table: every row and every cell is looked at, and all that is wrong is told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from macros.faults import FaultError, Report, guess
from macros.limits import MOST_COLUMNS, MOST_FAULTS
from macros.load.columns import STATUS, Columns, Slot, columns_of, header_faults, is_gap, rows_by
from macros.load.rows import Rows, read_rows
from macros.load.value import parsed
from macros.model import HIDDEN, Codes, Observation, Selection, Status, Table, Unit
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
        rows = read_rows(self.table.file, content, rows_by(self.table), self.report)
        if rows is None:
            return {}
        if len(rows.header) > 2 * MOST_COLUMNS:
            self._fault(1, "", "wide-file", found=str(len(rows.header)), limit=str(2 * MOST_COLUMNS))
            return {}
        columns = columns_of(self.table, gaps, rows.header)
        faults = tuple(header_faults(self.table, columns, rows.header))
        self.report.extend(*faults)
        return {} if faults else self._cells(rows, columns, gaps)

    def _fault(self, row: int, column: str, key: str, **params: str) -> None:
        self.report.add(self.table.file, row, column, key, **params)

    def _cells(self, rows: Rows, columns: Columns, gaps: tuple[Selection, ...]) -> Mapping[Codes, Observation]:
        cells: dict[Codes, Observation] = {}
        seen: dict[Codes, int] = {}
        lost = False
        told = len(self.report)
        for row, line in rows.body:
            if len(self.report) - told > MOST_FAULTS:
                self._fault(row, "", "many-faults", limit=str(MOST_FAULTS))
                return cells
            if not any(cell.strip() for cell in line):
                self._fault(row, "", "empty-row")
                continue
            before = len(self.report)
            found = self._row(row, line, columns)
            lost = lost or found is None
            if found is None:
                continue
            keys = tuple(found[name] for name in columns.keys)
            if keys in seen:
                self._fault(row, "", "double-row", codes=", ".join(keys), first=str(seen[keys]))
                continue
            seen[keys] = row
            if len(self.report) == before:
                cells |= {cell.codes: cell for cell in self._observations(row, found, columns, gaps)}
        if not lost:
            self._completeness(seen, columns, gaps, rows.last)
        for codes, cell in cells.items():
            if is_gap(self.table.at(codes), gaps):
                column = cell.column if self.table.columns else ""
                self._fault(cell.row, column, "row-not-in-source", codes=", ".join(codes))
        return cells

    def _row(self, row: int, line: Sequence[str], columns: Columns) -> Mapping[str, str] | None:
        """The cells of one row by their heads; `None` when what it is about cannot be read."""
        header = columns.header
        if len(line) != len(header):
            key = "ragged" if len(line) > len(header) else "too-short"
            self._fault(row, "", key, found=str(len(line)), expected=str(len(header)))
            return None
        for name, cell in zip(header, line, strict=True):
            if cell != cell.strip():
                self._fault(row, name, "spaces", value=cell)
        cells = {name: cell.strip() for name, cell in zip(header, line, strict=True)}
        for name in header:
            if name.split(" ")[-1] == STATUS and cells[name] and cells[name] not in self.statuses:
                self._fault(row, name, "unknown-status", value=cells[name], guess=guess(cells[name], self.statuses))
        codes = {name: self.table.dimensions[name].codes for name in columns.keys}
        wrong = [name for name, known in codes.items() if cells[name] not in known]
        for name in wrong:
            self._fault(row, name, "not-a-class", value=cells[name], guess=guess(cells[name], codes[name]))
        return None if wrong else cells

    def _observations(
        self, row: int, cells: Mapping[str, str], columns: Columns, gaps: tuple[Selection, ...]
    ) -> Iterator[Observation]:
        """The figures of one row that are right."""
        for slot in columns.slots:
            at = {**{name: cells[name] for name in columns.keys}, **slot.at}
            codes = tuple(at[name] for name in self.table.dimensions)
            own = cells[slot.status] if slot.status else ""
            status = own or (cells[columns.rest] if columns.rest else "")
            if cells[slot.column] or own or not slot.at or not is_gap(at, gaps):
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
        return ", ".join(status.id for status in self.statuses.values() if status.blank and status.id != HIDDEN)

    def _check_status(self, cell: Observation, slot: Slot) -> None:
        status = self.statuses.get(cell.status)
        column = slot.status or slot.column
        period = self.table.at(cell.codes).get("period", "")
        if status is not None and not status.publish:
            return  # whatever else it should say, someone must look first: `check.looked` tells
        if cell.value is None:
            if status is None or not status.blank:
                key = "blank-without-status" if slot.status else "blank-without-column"
                self._fault(cell.row, column, key, known=self._blanks(), head=slot.column)
        elif status is not None and status.blank:
            self._fault(cell.row, column, "status-without-blank", status=cell.status)
        elif self._is_after_the_end(period):
            at = slot.column if "period" in slot.at else "period"
            self._fault(cell.row, at, "after-the-end", period=period)
        elif self._is_partial(period) and cell.status != "partial":
            self._fault(
                cell.row, column, "partial" if slot.status else "partial-column", period=period, head=slot.column
            )
        elif cell.status == "partial" and not self._is_partial(period):
            self._fault(cell.row, column, "not-partial", period=period)

    def _is_after_the_end(self, period: str) -> bool:
        return bool(period) and Period.parse(period).first > self.last_month

    def _is_partial(self, code: str) -> bool:
        """Whether figures stop within a period; a range of periods says itself where it ends."""
        if not code or "/" in code:
            return False
        period = Period.parse(code)
        return period.first <= self.last_month < period.last

    def _completeness(
        self, seen: Mapping[Codes, int], columns: Columns, gaps: tuple[Selection, ...], last: int
    ) -> None:
        expected = product(*(self.table.dimensions[name].codes for name in columns.keys))
        absent = [keys for keys in expected if keys not in seen and not self._is_empty(keys, columns, gaps)]
        for position, name in enumerate(columns.keys):
            there = {keys[position] for keys in seen}
            for code in dict.fromkeys(keys[position] for keys in absent):
                if code not in there and len(columns.keys) > 1:
                    self._fault(last, name, "missing-class", code=code)
                    absent = [keys for keys in absent if keys[position] != code]
        for keys in absent[:MOST]:
            self._fault(last, "", "missing-row", codes=", ".join(keys))
        if len(absent) > MOST:
            self._fault(last, "", "missing-rows", count=str(len(absent) - MOST))

    def _is_empty(self, keys: Codes, columns: Columns, gaps: tuple[Selection, ...]) -> bool:
        """Whether the source gives nothing of a row."""
        row = dict(zip(columns.keys, keys, strict=True))
        return all(is_gap({**row, **slot.at}, gaps) for slot in columns.slots)
