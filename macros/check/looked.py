"""Cells that nobody has looked at yet: their status says that they are not to be published."""

from collections.abc import Mapping

from macros.faults import Report
from macros.model import Status, Table
from macros.model.tables import VALUE


def check_looked(table: Table, statuses: Mapping[str, Status], report: Report) -> None:
    """Report every cell whose status holds publication up."""
    for cell in table.cells.values():
        if cell.status and not statuses[cell.status].publish:
            column = "status" if cell.column == VALUE else cell.column
            report.add(table.file, cell.row, column, "to-check", status=cell.status)
