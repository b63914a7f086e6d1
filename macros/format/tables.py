"""The file of a table as the project wants it: UTF-8, commas, a point for decimals, the columns in their order."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.faults import Fault, FaultError
from macros.format.saved import WINDOWS, Saved, saved
from macros.load.columns import Columns, Slot, columns_of, rows_by
from macros.load.readings import reading
from macros.load.tables import Declared
from macros.model import Unit

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formatted:
    """The bytes of a file, and what was changed to come to them."""

    content: bytes
    changes: tuple[Fault, ...]


def formatted(content: bytes, declared: Declared, units: Mapping[str, Unit]) -> Formatted:
    """The file of a table as it must be; `FaultError` when it cannot be read or its columns are others."""
    table = declared.table
    found = saved(content, rows_by(table))
    numbered = [(line, tuple(cell.strip() for cell in row)) for line, row in enumerate(found.rows, 1)]
    rows = [(line, row) for line, row in numbered if any(row)]
    if not rows:
        raise FaultError("not-formatted")
    head = rows[0][1]
    header = tuple(name for name in head if name)
    columns = columns_of(table, declared.gaps, header)
    if sorted(header) != sorted(columns.header):
        raise FaultError("not-formatted-columns", expected=",".join(columns.header))
    for line, row in rows:
        if len(row) > len(head) or any(cell and not name for cell, name in zip(row, head, strict=False)):
            raise FaultError("not-formatted-row", line=str(line))
    order = [head.index(name) for name in columns.header]
    body = [tuple(row[index] if index < len(row) else "" for index in order) for _, row in rows[1:]]
    plain = [_row(row, columns, declared, units, found.separator == ";") for row in body]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns.header, *plain])
    made = out.getvalue().encode()
    tidied = found.rows != tuple(row for _, row in rows) or header != head
    changes = (*_changes(found, tidied, header != columns.header), *_figures(body, plain))
    return Formatted(made, changes or (Fault("", 0, "", "format-ends"),))


def _row(row: Row, columns: Columns, declared: Declared, units: Mapping[str, Unit], belgian: bool) -> Row:
    cells = dict(zip(columns.header, row, strict=True))
    for slot in columns.slots:
        unit = _unit(cells, slot, declared, units)
        if unit:
            cells[slot.column] = reading(cells[slot.column], unit, belgian)
    return tuple(cells.values())


def _unit(cells: Mapping[str, str], slot: Slot, declared: Declared, units: Mapping[str, Unit]) -> Unit | None:
    """The unit of a figure; `None` when its codes are not those of the table."""
    at = {**cells, **slot.at}
    codes = tuple(at[name] for name in declared.table.dimensions)
    known = zip(declared.table.dimensions.values(), codes, strict=True)
    return units[declared.table.unit_of(codes)] if all(code in dimension.codes for dimension, code in known) else None


def _changes(found: Saved, tidied: bool, moved: bool) -> Iterator[Fault]:
    """What was changed of the form of a file, as sentences."""
    said = {
        "format-encoding": found.encoding in ("utf-16", WINDOWS),
        "format-separator": found.separator != ",",
        "format-columns": moved,
        "format-spaces": tidied,
    }
    return (Fault("", 0, "", key) for key, changed in said.items() if changed)


def _figures(body: list[Row], plain: list[Row]) -> Iterator[Fault]:
    """How many figures were written in another way, with the first of them."""
    pairs = (pair for old, new in zip(body, plain, strict=True) for pair in zip(old, new, strict=True))
    changed = [(old, new) for old, new in pairs if old != new]
    if changed:
        old, new = changed[0]
        yield Fault("", 0, "", "format-figures", (("count", str(len(changed))), ("old", old), ("new", new)))
