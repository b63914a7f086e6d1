"""A PDF as lines of text and ruled tables, by pdfplumber."""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.faults import FaultError
from macros.intake.source import Grid, Line, Source, joined

MOST_PAGES = 200
_PAGE_NUMBER = re.compile(r"\s*(?:p(?:agina|\.)?\s*)?\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?\s*", re.IGNORECASE)


def read_pdf(name: str, content: bytes) -> Source:
    """The text of a PDF with its ruled tables; `FaultError` when it is protected, damaged or too long."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise FaultError("intake-pages", file=name, limit=str(MOST_PAGES))
            reader = _Reader()
            for number, page in enumerate(document.pages, start=1):
                reader.page(page, number)
                page.close()
    except FaultError:
        raise
    except Exception as error:  # the library raises what its parser happens to meet
        protected = "Password" in repr(error) or "Password" in repr(error.__cause__) or "Encrypt" in repr(error)
        raise FaultError("intake-protected" if protected else "intake-damaged", file=name, kind="PDF") from error
    return Source(name, "\n".join(reader.text) + "\n", joined(reader.blocks))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line on a page, from `top` to `bottom`."""

    text: str
    x: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Reader:
    """Reads page by page; `text` are all lines, `blocks` those outside tables and the tables."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[Line | Grid] = []

    def page(self, page: Any, number: int) -> None:
        tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
        lines = [_Printed(one["text"], one["x0"], one["top"], one["bottom"]) for one in page.extract_text_lines()]
        lines.sort(key=lambda line: (line.top, line.x))
        begun: dict[int, int] = {}
        at: list[tuple[float, int]] = []
        bottom = None
        for line in lines:
            if bottom is not None and line.top - bottom > line.bottom - line.top:
                self._add("", number)
            bottom = line.bottom
            if _PAGE_NUMBER.fullmatch(line.text) and (line is lines[-1] or line is lines[0]):
                continue
            inside = next((index for index, table in enumerate(tables) if _within(line, table.bbox)), None)
            if inside is None:
                self._add(line.text, number)
                continue
            self.text.append(line.text)
            at.append((line.middle, len(self.text)))
            if inside not in begun:
                begun[inside] = len(self.blocks)
                self.blocks.append(Line("", len(self.text), number))
        for index, place in begun.items():
            self.blocks[place] = _grid(tables[index], at, number)
        self._add("", number)

    def _add(self, text: str, number: int) -> None:
        self.text.append(text)
        self.blocks.append(Line(text, len(self.text), number))


def _within(line: _Printed, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return top <= line.middle <= bottom and x0 - 2 <= line.x <= x1


def _grid(table: Any, at: list[tuple[float, int]], page: int) -> Grid:
    texts = table.extract()
    rows = []
    places: list[int] = []
    for row, cells in zip(table.rows, texts, strict=True):
        rows.append(tuple(_cells(table, row, cells)))
        inside = [number for middle, number in at if row.bbox[1] <= middle <= row.bbox[3]]
        places.append(inside[0] if inside else places[-1] if places else at[0][1])
    return Grid(tuple(rows), tuple(places), page)


def _cells(table: Any, row: Any, texts: list[str | None]) -> Iterator[str | None]:
    """The texts of a row: a cell that goes on to the right says the same again, one that goes on below says `None`."""
    last: str | None = ""
    right = 0.0
    for box, text, column in zip(row.cells, texts, table.columns, strict=True):
        if box is not None:
            last, right = " ".join((text or "").split()), box[2]
            yield last
        elif (column.bbox[0] + column.bbox[2]) / 2 < right:
            yield last
        else:
            yield None
