"""The rows of a CSV file, numbered as a spreadsheet numbers them; what is wrong with its form is told."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from macros.faults import FaultError, Report

SEPARATORS = (",", ";", "\t")
"""What spreadsheets put between columns; only the first is wanted."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The header of a file and its rows, each with its number; empty rows at the end are left out."""

    header: tuple[str, ...]
    body: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.body[-1][0] if self.body else 1


def read_rows(file: str, content: str, wanted: str, report: Report) -> Rows | None:
    """The rows of a file's text; `None`, with a fault, when it is no CSV with commas. `wanted` is a column that its
    header must have, by which another separator is known."""
    sign = separator(content, wanted)
    if sign != ",":
        report.add(file, 1, "", "belgian" if sign == ";" else "tabs")
        return None
    records: list[tuple[str, ...]] = []
    try:
        records.extend(split(content, sign))
    except FaultError as fault:
        report.extend(fault.at(file, int(fault.params["row"])))
        return None
    while records and not any(cell.strip() for cell in records[-1]):
        records.pop()
    if not records:
        report.add(file, 1, "", "empty-file")
        return None
    return Rows(records[0], tuple(enumerate(records[1:], 2)))


def split(content: str, sign: str) -> Iterator[tuple[str, ...]]:
    """The cells of each row of a file's text; `FaultError`, with its `row`, at the first that cannot be read."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=sign, strict=True)
    row = 1
    try:
        for record in reader:
            if any("\0" in cell for cell in record):
                raise FaultError("no-text", row=str(row))
            yield tuple(record)
            row += 1
    except csv.Error as error:
        closed = "expected after" in str(error)
        raise FaultError("stray-quote" if closed else "open-quote", row=str(row)) from None


def separator(content: str, wanted: str) -> str:
    """What stands between the columns of a file whose first row has the column `wanted`; a comma when nothing tells."""
    first = next((line for line in content.splitlines() if line.strip()), "")
    for sign in SEPARATORS:
        if wanted in (cell.strip().strip('"') for cell in first.split(sign)) and sign in first:
            return sign
    return max(SEPARATORS, key=first.count)
