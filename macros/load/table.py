"""A CSV file as a `Table`: every row and every cell is looked at, and all that is wrong is told."""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from macros.faults import Report, guess
from macros.model import Codes, Observation, Selection, Status, Table, Unit
from macros.periods import Period

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")


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

    def read(self, content: str, not_in_source: tuple[Selection, ...]) -> Mapping[Codes, Observation]:
        """The observations of the file's text by their codes; faults go into the report."""
        header = [*self.table.dimensions, "value", "status"]
        reader = csv.reader(content.splitlines(keepends=True), strict=True)
        try:
            lines = list(reader)
        except csv.Error as error:
            self._fault(reader.line_num, "", "csv", problem=str(error))
            return {}
        while lines and not any(cell.strip() for cell in lines[-1]):
            lines.pop()  # blank rows at the end, as spreadsheets leave them
        if not self._header(lines[0] if lines else [], header):
            return {}
        cells: dict[Codes, Observation] = {}
        whole = True
        for row, line in enumerate(lines[1:], start=2):
            observation = self._observation(row, line, header)
            if observation is None:
                whole = False
            elif observation.codes in cells:
                first = cells[observation.codes].row
                self._fault(row, "", "double-row", codes=", ".join(observation.codes), first=str(first))
            else:
                cells[observation.codes] = observation
        if whole:
            self._completeness(cells, not_in_source, len(lines))
        return cells

    def _fault(self, row: int, column: str, key: str, **params: str) -> None:
        self.report.add(self.table.file, row, column, key, **params)

    def _header(self, found: list[str], header: list[str]) -> bool:
        if found == header:
            return True
        expected = ",".join(header)
        if len(found) == 1 and found[0]:
            self._fault(1, "", "delimiter", expected=expected)
            return False
        for name in header:
            if name not in found:
                self._fault(1, name, "missing-column", expected=expected, guess=guess(name, found))
        for name in found:
            if name not in header:
                self._fault(1, name, "unknown-column", expected=expected, guess=guess(name, header))
        if sorted(found) == sorted(header):
            self._fault(1, "", "column-order", expected=expected)
        elif len(set(found)) < len(found):
            self._fault(1, "", "double-column", expected=expected)
        return False

    def _observation(self, row: int, line: list[str], header: list[str]) -> Observation | None:
        if len(line) != len(header):
            self._fault(row, "", "ragged", found=str(len(line)), expected=str(len(header)))
            return None
        before = len(self.report)
        for name, cell in zip(header, line, strict=True):
            if cell != cell.strip():
                self._fault(row, name, "spaces", value=cell)
        *codes, value, status = (cell.strip() for cell in line)
        for (name, dimension), code in zip(self.table.dimensions.items(), codes, strict=True):
            if code not in dimension.codes:
                self._fault(row, name, "not-a-class", value=code, guess=guess(code, dimension.codes))
        if status and status not in self.statuses:
            self._fault(row, "status", "unknown-status", value=status, guess=guess(status, self.statuses))
        if len(self.report) > before:
            return None
        observation = Observation(tuple(codes), self._value(row, value, tuple(codes)), status, row)
        if len(self.report) == before:
            self._status(observation)
        return observation if len(self.report) == before else None

    def _value(self, row: int, value: str, codes: Codes) -> Decimal | None:
        if not value:
            return None
        unit = self.units[self.table.unit_of(codes)]
        if not NUMBER.fullmatch(value):
            plain = value.replace(" ", "").replace("\u00a0", "").removesuffix("%")
            plain = plain.replace(".", "").replace(",", ".")
            suggestion = plain if NUMBER.fullmatch(plain) else ""
            self._fault(row, "value", "number", value=value, guess=suggestion)
            return None
        number = Decimal(value)
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > unit.decimals:
            whole = value.replace(".", "") if unit.decimals == 0 else ""
            self._fault(row, "value", "decimals", value=value, unit=unit.id, limit=str(unit.decimals), guess=whole)
            return None
        if number < 0:
            self._fault(row, "value", "negative", value=value)
        if unit.suffix == "%" and number > 100:
            self._fault(row, "value", "over-100", value=value)
        return number

    def _status(self, cell: Observation) -> None:
        status = self.statuses.get(cell.status)
        if status is not None and not status.publish:
            return  # whatever else it should say, someone must look first: `check.looked` tells
        if cell.value is None and (status is None or not status.blank):
            known = ", ".join(s.id for s in self.statuses.values() if s.blank)
            self._fault(cell.row, "status", "blank-without-status", known=known)
        elif cell.value is not None and status is not None and status.blank:
            self._fault(cell.row, "status", "status-without-blank", status=cell.status)
        elif cell.value is not None and self._is_after_the_end(cell.codes):
            self._fault(cell.row, "period", "after-the-end", period=self._period(cell.codes))
        elif cell.value is not None and self._is_partial(cell.codes) != (cell.status == "partial"):
            key = "not-partial" if cell.status == "partial" else "partial"
            self._fault(cell.row, "status", key, period=self._period(cell.codes))

    def _period(self, codes: Codes) -> str:
        return self.table.at(codes).get("period", "")

    def _is_after_the_end(self, codes: Codes) -> bool:
        code = self._period(codes)
        return bool(code) and Period.parse(code).first > self.last_month

    def _is_partial(self, codes: Codes) -> bool:
        """Whether figures stop within the cell's period; a range of periods says itself where it ends."""
        code = self._period(codes)
        if not code or "/" in code:
            return False
        period = Period.parse(code)
        return period.first <= self.last_month < period.last

    def _completeness(
        self, cells: Mapping[Codes, Observation], not_in_source: tuple[Selection, ...], last: int
    ) -> None:
        for codes in _expected(self.table, not_in_source):
            if codes not in cells:
                self._fault(last, "", "missing-row", codes=", ".join(codes))
        for codes, cell in cells.items():
            if any(_matches(self.table, codes, gap) for gap in not_in_source):
                self._fault(cell.row, "", "row-not-in-source", codes=", ".join(codes))


def _expected(table: Table, not_in_source: tuple[Selection, ...]) -> Iterator[Codes]:
    for codes in product(*(dimension.codes for dimension in table.dimensions.values())):
        if not any(_matches(table, codes, gap) for gap in not_in_source):
            yield codes


def _matches(table: Table, codes: Codes, where: Selection) -> bool:
    at = table.at(codes)
    return all(at.get(name) in wanted for name, wanted in where.items())
