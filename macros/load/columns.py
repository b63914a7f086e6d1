"""How the file of a table is laid out: one observation a row, or as the source prints it, one column a class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from macros.faults import Fault, guess
from macros.model import VALUE, Selection, Table

STATUS = "status"


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of figures: the codes by dimension that its head stands for, and the column of its statuses (empty
    when it has none of its own)."""

    column: str
    at: Mapping[str, str]
    status: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file in their order: codes of `keys`, figures, and in a wide file a last one whose status
    goes for every figure of the row that has none of its own (`rest`, empty without)."""

    keys: tuple[str, ...]
    slots: tuple[Slot, ...]
    rest: str

    @property
    def header(self) -> tuple[str, ...]:
        """The first row as it must be."""
        figures = (name for slot in self.slots for name in (slot.column, slot.status) if name)
        return (*self.keys, *figures, *([self.rest] if self.rest else []))


def rows_by(table: Table) -> str:
    """The first column of the file of a table."""
    return next(name for name in table.dimensions if name not in table.columns)


def columns_of(table: Table, gaps: tuple[Selection, ...], found: Sequence[str]) -> Columns:
    """The columns that the file of a table must have, with those for a status that may be there and are `found`."""
    if not table.columns:
        return Columns(tuple(table.dimensions), (Slot(VALUE, {}, STATUS),), "")
    keys = tuple(name for name in table.dimensions if name not in table.columns)
    slots = []
    for codes in product(*(table.dimensions[name].codes for name in table.columns)):
        at = dict(zip(table.columns, codes, strict=True))
        if not is_gap(at, gaps):
            name = " ".join(codes)
            status = f"{name} {STATUS}"
            slots.append(Slot(name, at, status if status in found else ""))
    return Columns(keys, tuple(slots), STATUS if STATUS in found else "")


def header_faults(table: Table, columns: Columns, found: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with a first row: one fault, at the column that tells most."""
    wanted = columns.header
    if tuple(found) == wanted:
        return
    expected = ",".join(wanted)
    possible = tuple(
        dict.fromkeys((*wanted, *(f"{slot.column} {STATUS}" for slot in columns.slots if slot.at), STATUS))
    )
    missing = [name for name in wanted if name not in found]
    unknown = [name for name in found if name not in wanted]

    def fault(column: str, key: str, **params: str) -> Fault:
        return Fault(table.file, 1, column, key, (*params.items(), ("expected", expected)))

    if unknown and not any(name.strip() for name in unknown):
        yield fault("", "empty-columns")
    elif len(missing) == 1 and not unknown:
        yield fault(missing[0], "missing-column")
    elif len(unknown) == 1 and len(missing) <= 1:
        meant = missing[0] if missing and len(found) == len(wanted) else guess(unknown[0], possible)
        yield fault(unknown[0], "unknown-column", guess=meant)
    elif VALUE in missing and (wide := _wide(table, missing, unknown)):
        yield fault("", "header-wide", dimension=wide)
    elif table.columns and set(found) == {*table.dimensions, VALUE, STATUS}:
        yield fault("", "header-tidy")
    elif missing or unknown:
        yield fault("", "header", missing=", ".join(missing) or "–", unknown=", ".join(filter(None, unknown)) or "–")
    elif len(set(found)) < len(found):
        yield fault("", "double-column")
    else:
        yield fault("", "column-order")


def _wide(table: Table, missing: Sequence[str], unknown: Sequence[str]) -> str:
    """The dimension whose classes the heads are that do not belong, if it is one."""
    heads = {name.removesuffix(f" {STATUS}") for name in unknown}
    absent = (name for name in table.dimensions if name in missing)
    return next((name for name in absent if heads and heads <= set(table.dimensions[name].codes)), "")


def is_gap(at: Mapping[str, str], gaps: tuple[Selection, ...]) -> bool:
    """Whether the source has no figure at all for some codes by their dimensions."""
    return any(all(at.get(name) in codes for name, codes in gap.items()) for gap in gaps)
