"""The cells of a CSV file as a spreadsheet saved it: in any encoding and with any separator."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from macros.faults import FaultError
from macros.load.rows import separator

_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"), (b"", "utf-8"))
WINDOWS = "cp1252"
"""What spreadsheets on Windows use for what they call CSV."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The rows of a file as they were saved, with what was found of the way they were."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str


def saved(content: bytes, wanted: str) -> Saved:
    """The cells of a file whose first row has the column `wanted`; `FaultError` when it is no table of text."""
    text, encoding = _decoded(content)
    lines = text.splitlines(keepends=True)
    sign = separator(lines[0].rstrip("\r\n"), wanted) if lines else ","
    try:
        rows = tuple(tuple(row) for row in csv.reader(lines, delimiter=sign, strict=True))
    except csv.Error:
        raise FaultError("not-formatted") from None
    return Saved(rows, encoding, sign)


def _decoded(content: bytes) -> tuple[str, str]:
    for encoding in _candidates(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise FaultError("not-formatted")


def _candidates(content: bytes) -> Iterator[str]:
    yield next(encoding for mark, encoding in _ENCODINGS if content.startswith(mark))
    yield WINDOWS
