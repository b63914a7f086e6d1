"""Tables of the project as their sources print them: with a column for each class."""

import csv
import io
from itertools import product

from macros.model import Codes, Observation, Table


def wide(table: Table, columns: tuple[str, ...], own: bool = True) -> str:
    """A table with a column for each class of `columns`; statuses beside their figures, or (not `own`) beside each row
    as far as they go for all its figures."""
    keys = [name for name in table.dimensions if name not in columns]
    rows: dict[Codes, dict[str, Observation]] = {}
    for codes, cell in table.cells.items():
        place = table.at(codes)
        rows.setdefault(tuple(place[name] for name in keys), {})[" ".join(place[name] for name in columns)] = cell
    there = {tuple(table.at(codes)[name] for name in columns) for codes in table.cells}
    classes = product(*(table.dimensions[name].codes for name in columns))
    heads = [" ".join(codes) for codes in classes if codes in there]
    whole = {at: {cell.status for cell in cells.values()} for at, cells in rows.items()}
    rest = {at: next(iter(found)) if len(found) == 1 and not own else "" for at, found in whole.items()}
    beside = {head for at, cells in rows.items() for head, cell in cells.items() if cell.status and not rest[at]}
    names = [name for head in heads for name in (head, *([f"{head} status"] if head in beside else []))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*keys, *names, *(["status"] if any(rest.values()) else [])])
    for at, cells in rows.items():
        line = list(at)
        for name in names:
            found = cells.get(name.removesuffix(" status"))
            value = "" if found is None or found.value is None else str(found.value)
            status = "" if found is None or rest[at] else found.status
            line.append(status if name.endswith(" status") else value)
        writer.writerow([*line, *([rest[at]] if any(rest.values()) else [])])
    return out.getvalue()
