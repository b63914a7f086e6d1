"""A table as a CSV file to publish."""

import csv
import io
from collections.abc import Mapping

from macros.languages import Lang
from macros.model import Status, Table


def table_csv(table: Table, statuses: Mapping[str, Status], lang: Lang) -> str:
    """Columns `<dimension>` and `<dimension>_label` for each dimension, then `value`, `status` and
    `status_label`; rows in the order of the data. A blank of the source is an empty `value` with its status."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = [column for name in table.dimensions for column in (name, f"{name}_label")]
    writer.writerow([*header, "value", "status", "status_label"])
    for cell in table.cells.values():
        row: list[str] = []
        for dimension, code in zip(table.dimensions.values(), cell.codes, strict=True):
            row += [code, dimension.codes[code].label[lang]]
        label = statuses[cell.status].label[lang] if cell.status else ""
        writer.writerow([*row, "" if cell.value is None else str(cell.value), cell.status, label])
    return out.getvalue()
