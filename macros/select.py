"""Finding observations in a table."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from macros.faults import FaultError, guess
from macros.model import HIDDEN, TOTAL, Codes, Observation, Selection, Status, Table


def matching(table: Table, where: Selection) -> Iterator[Observation]:
    """The observations of `table` that `where` means, in the file's order."""
    wanted = [(table.position(name), set(codes)) for name, codes in where.items()]
    return (cell for codes, cell in table.cells.items() if all(codes[index] in allowed for index, allowed in wanted))


def cell_codes(table: Table, at: Mapping[str, str]) -> Codes:
    """The codes of one cell: those of `at`, and the total `_T` for a dimension that it does not name.
    `FaultError` for a dimension or code that the table does not have."""
    for name, code in at.items():
        if name not in table.dimensions:
            known = guess(name, table.dimensions)
            raise FaultError("not-a-dimension", dimension=name, table=table.id, guess=known)
        if code not in table.dimensions[name].codes:
            known = guess(code, table.dimensions[name].codes)
            raise FaultError("not-in-table", code=code, dimension=name, table=table.id, guess=known)
    return tuple(at.get(name, TOTAL) for name in table.dimensions)


def find(table: Table, at: Mapping[str, str]) -> Observation:
    """The one observation at `at`; `FaultError` when the table has none."""
    codes = cell_codes(table, at)
    if codes not in table.cells:
        raise FaultError("no-such-cell", table=table.id, codes=", ".join(codes))
    return table.cells[codes]


def figure_of(table: Table, cell: Observation) -> Decimal:
    """The value of a cell; `FaultError` when the source is blank there, or the figure is hidden."""
    if cell.status == HIDDEN:
        raise FaultError("hidden-cell", table=table.id, codes=", ".join(cell.codes))
    if cell.value is None:
        raise FaultError("blank-cell", table=table.id, codes=", ".join(cell.codes))
    return cell.value


def one(where: Selection) -> dict[str, str]:
    """A selection that names one code per dimension, as plain codes; `FaultError` when it names several."""
    for name, codes in where.items():
        if len(codes) != 1:
            raise FaultError("one-code", dimension=name, codes=", ".join(codes))
    return {name: codes[0] for name, codes in where.items()}


def counts(cell: Observation, statuses: Mapping[str, Status]) -> bool:
    """Whether a sum may hold the cell: it has a value, or its status says that the blank counts as zero."""
    return cell.value is not None or (cell.status in statuses and statuses[cell.status].counts_as_zero)
