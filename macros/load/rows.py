"""The rows of a CSV file, numbered as a spreadsheet numbers them; what is wrong with its form is told."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from macros.faults import Report

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
    lines = content.splitlines()
    if not content.strip():
        report.add(file, 1, "", "empty-file")
        return None
    if separator(lines[0], wanted) != ",":
        report.add(file, 1, "", "belgian" if ";" in lines[0] else "tabs")
        return None
    records = tuple(_records(file, content, report))
    while records and not any(cell.strip() for cell in records[-1][1]):
        records = records[:-1]
    if not records or any(fault.file == file and fault.key in BROKEN for fault in report):
        return None
    return Rows(records[0][1], records[1:])


BROKEN = frozenset({"open-quote", "stray-quote", "no-text"})
"""Faults after which the rest of a file cannot be read."""


def separator(first: str, wanted: str) -> str:
    """What stands between the columns of a first row that has the column `wanted`; a comma when nothing tells."""
    for sign in SEPARATORS:
        if wanted in (cell.strip().strip('"') for cell in first.split(sign)):
            return sign
    return max(SEPARATORS, key=first.count)


def _records(file: str, content: str, report: Report) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(content.splitlines(keepends=True), strict=True)
    row = 1
    try:
        for record in reader:
            yield row, tuple(record)
            row += 1
    except csv.Error as error:
        said = str(error)
        key = "open-quote" if "end of data" in said else "no-text" if "NUL" in said else "stray-quote"
        report.add(file, row, "", key)
