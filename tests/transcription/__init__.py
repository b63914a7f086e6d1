"""Reads the figures out of the text of the two answers, apart from everything in `macros/`.

The CSV files in `data/` were written by `python -m tests.transcription`; the tests read the
texts again and compare. `Row` is one line of such a file: the codes, the value as a plain
number (empty where the source prints nothing), and the status.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[2] / "data"


class Row(NamedTuple):
    """One observation: codes in the order of the file's columns, value and status as text."""

    codes: tuple[str, ...]
    value: str
    status: str = ""


class Transcript(NamedTuple):
    """One table: the names of its dimensions and its rows, in the order of the source."""

    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]

    def csv(self) -> str:
        """The table as the text of a CSV file."""
        lines = [(*self.dimensions, "value", "status")]
        lines += [(*row.codes, row.value, row.status) for row in self.rows]
        return "".join(",".join(line) + "\n" for line in lines)


def plain(printed: str) -> str:
    """A figure as the source prints it (`23.297`, `51,9%`) as a plain number (`23297`, `51.9`)."""
    return printed.replace(".", "").replace(",", ".").removesuffix("%")


def source_text(answer: str) -> str:
    """The text of an answer with its white space folded, so that no page break cuts a table."""
    return " ".join((DATA / answer / "source.txt").read_text(encoding="utf-8").split())


def between(text: str, start: str, end: str) -> str:
    """What stands between the first `start` and the first `end` after it."""
    tail = text.split(start, 1)[1]
    return tail.split(end, 1)[0]


def transcript(dimensions: str, rows: Iterable[Row]) -> Transcript:
    """A table of the space-separated `dimensions`."""
    return Transcript(tuple(dimensions.split()), tuple(rows))
