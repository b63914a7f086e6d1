"""A PDF as lines of text and ruled tables, by pdfplumber."""

import io
import logging
import re
from collections import Counter
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
            pages = []
            for page in document.pages:
                pages.append((_tables(page), _lines(page)))
                page.close()
            frame = _frame([lines for _, lines in pages])
            for number, (tables, lines) in enumerate(pages, start=1):
                reader.page(tables, [line for line in lines if _framed(line) not in frame], number)
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

    def page(self, tables: list["_Ruled"], lines: list[_Printed], number: int) -> None:
        begun: dict[int, int] = {}
        at: list[tuple[float, int]] = []
        bottom = None
        for line in lines:
            if bottom is not None and line.top - bottom > line.bottom - line.top:
                self._add("", number)
            bottom = line.bottom
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
            self.blocks[place] = tables[index].grid(at, number)
        self._add("", number)

    def _add(self, text: str, number: int) -> None:
        self.text.append(text)
        self.blocks.append(Line(text, len(self.text), number))


def _lines(page: Any) -> list[_Printed]:
    """The lines of a page from top to bottom, its number aside."""
    found = [_Printed(one["text"], one["x0"], one["top"], one["bottom"]) for one in page.extract_text_lines()]
    found.sort(key=lambda line: (line.top, line.x))
    return [line for line in found if line not in (found[0], found[-1]) or not _PAGE_NUMBER.fullmatch(line.text)]


def _framed(line: _Printed) -> tuple[str, int]:
    """What the same line on another page has in common with it, whatever number it counts."""
    return re.sub(r"\d+", "0", line.text), round(line.top)


def _frame(pages: list[list[_Printed]]) -> set[tuple[str, int]]:
    """The first and last lines that most pages have alike: what is printed around the text."""
    seen = Counter(key for lines in pages for key in {_framed(line) for line in (*lines[:2], *lines[-2:])})
    return {key for key, count in seen.items() if count > 1 and count * 2 > len(pages)}


def _within(line: _Printed, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return top <= line.middle <= bottom and x0 - 2 <= line.x <= x1


def _tables(page: Any) -> list["_Ruled"]:
    """The ruled tables of a page."""
    found = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    return [
        _Ruled(
            table.bbox,
            tuple(tuple(_cells(table, row, cells)) for row, cells in zip(table.rows, table.extract(), strict=True)),
            tuple((row.bbox[1], row.bbox[3]) for row in table.rows),
        )
        for table in found
    ]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A ruled table on a page: its box, its texts, and the top and bottom of each of its rows."""

    bbox: tuple[float, float, float, float]
    rows: tuple[tuple[str | None, ...], ...]
    edges: tuple[tuple[float, float], ...]

    def grid(self, at: list[tuple[float, int]], page: int) -> Grid:
        """The table with the number that each row has in the text; `at` are lines with their heights on the page."""
        places: list[int] = []
        for top, bottom in self.edges:
            inside = [number for middle, number in at if top <= middle <= bottom]
            places.append(inside[0] if inside else places[-1] if places else at[0][1])
        return Grid(self.rows, tuple(places), page)


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
