"""The file of a table as the project wants it: UTF-8, commas, a point for decimals, the columns in their order."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.faults import FaultError
from macros.format.readings import reading
from macros.format.saved import WINDOWS, Saved, saved
from macros.load.columns import Columns, Slot, columns_of
from macros.load.tables import Declared
from macros.model import Unit

Changes = Mapping[str, int]
"""How many cells or rows of each kind were changed, by the key of the words for it."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """The bytes of a file, and what was changed to come to them."""

    content: bytes
    changes: tuple[str, ...]


def formatted(content: bytes, declared: Declared, units: Mapping[str, Unit]) -> Formatted:
    """The file of a table as it must be; `FaultError` when its columns are not those of the table."""
    table = declared.table
    found = saved(content, next(iter(table.dimensions)))
    rows = [tuple(cell.strip() for cell in row) for row in found.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise FaultError("not-formatted")
    used = [index for index in range(len(rows[0])) if rows[0][index] or any(row[index:] for row in rows)]
    named = [index for index in used if rows[0][index]]
    header = tuple(rows[0][index] for index in named)
    columns = columns_of(table, declared.gaps, header)
    if sorted(header) != sorted(columns.header) or any(_stray(row, rows[0]) for row in rows):
        raise FaultError("not-formatted-columns", expected=",".join(columns.header))
    order = [rows[0].index(name) for name in columns.header]
    body = [[row[index] if index < len(row) else "" for index in order] for row in rows[1:]]
    plain = [_row(row, columns, declared, units, found.separator == ";") for row in body]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns.header, *plain])
    made = out.getvalue().encode()
    changes = tuple(_changes(found, header, columns, body, plain)) if made != content else ()
    return Formatted(made, changes or (("format-spaces",) if made != content else ()))


def _stray(row: tuple[str, ...], header: tuple[str, ...]) -> bool:
    """Whether a row has something under no head."""
    return any(cell and (index >= len(header) or not header[index]) for index, cell in enumerate(row))


def _row(row: list[str], columns: Columns, declared: Declared, units: Mapping[str, Unit], belgian: bool) -> list[str]:
    cells = dict(zip(columns.header, row, strict=True))
    for slot in columns.slots:
        unit = _unit(cells, slot, declared, units)
        if unit and cells[slot.column]:
            cells[slot.column] = reading(cells[slot.column], unit.decimals, belgian)
    return list(cells.values())


def _unit(cells: Mapping[str, str], slot: Slot, declared: Declared, units: Mapping[str, Unit]) -> Unit | None:
    """The unit of a figure; `None` when its codes are not those of the table."""
    at = {**cells, **slot.at}
    codes = tuple(at[name] for name in declared.table.dimensions)
    known = zip(declared.table.dimensions.values(), codes, strict=True)
    return units[declared.table.unit_of(codes)] if all(code in dimension.codes for dimension, code in known) else None


def _changes(
    found: Saved, header: tuple[str, ...], columns: Columns, body: list[list[str]], plain: list[list[str]]
) -> Iterator[str]:
    """The keys of the words for what was changed."""
    if found.encoding in ("utf-16", WINDOWS):
        yield "format-encoding"
    if found.separator != ",":
        yield "format-separator"
    if body != plain:
        yield "format-figures"
    if header != columns.header:
        yield "format-columns"
