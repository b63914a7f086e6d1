"""A Word file as paragraphs and tables, by python-docx. No macro of it is run and nothing outside it is read."""

import io
import zipfile
from typing import Any

from macros.faults import FaultError
from macros.intake.source import Grid, Line, Source, joined

LARGEST = 60_000_000
"""Bytes of all that a file holds, unpacked."""
WIDEST = 200
"""Columns that one cell may go on over: a file may ask for any number."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How files of old Word begin, and new ones with a password."""


def read_word(name: str, content: bytes) -> Source:
    """The text of a Word file with its tables; `FaultError` when it is protected or damaged."""
    if content.startswith(_OLD):
        raise FaultError("intake-protected", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
                raise FaultError("intake-unpacked", file=name, limit=f"{LARGEST // 1_000_000}")
        import docx

        document = docx.Document(io.BytesIO(content))
        if any(int(span) > WIDEST for span in document.element.xpath("//w:gridSpan/@w:val | //w:gridBefore/@w:val")):
            raise FaultError("intake-damaged", file=name, kind="Word")
        return _read(name, document)
    except FaultError:
        raise
    except Exception as error:  # the library raises what its parser happens to meet
        raise FaultError("intake-damaged", file=name, kind="Word") from error


def _read(name: str, document: Any) -> Source:
    text: list[str] = []
    blocks: list[Line | Grid] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = _rows(block)
            places = []
            for row in rows:
                text.append("\t".join(cell or "" for cell in row))
                places.append(len(text))
            if rows:
                blocks.append(Grid(rows, tuple(places)))
            continue
        for line in block.text.split("\n"):
            text.append(line)
            blocks.append(Line(line, len(text)))
        text.append("")
        blocks.append(Line("", len(text)))
    return Source(name, "\n".join(text) + "\n", joined(blocks))


def _rows(table: Any) -> tuple[tuple[str | None, ...], ...]:
    """The texts of a table: a cell that goes on to the right says the same again, one that goes on below `None`."""
    above: list[Any] = []
    rows: list[tuple[str | None, ...]] = []
    for row in table.rows:
        cells = row.cells
        here = [cell._tc for cell in cells]
        rows.append(
            tuple(
                None if place < len(above) and above[place] is tc else " ".join(cell.text.split())
                for place, (cell, tc) in enumerate(zip(cells, here, strict=True))
            )
        )
        above = here
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
