"""The cells of a CSV file as a spreadsheet saved it: in any encoding and with any separator."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.faults import FaultError
from macros.load.rows import separator, split

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
    sign = separator(text, wanted)
    return Saved(tuple(split(text, sign)), encoding, sign)


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
    if content.decode("utf-8", errors="ignore").isascii():  # else it is UTF-8 with a damaged sign
        yield WINDOWS
