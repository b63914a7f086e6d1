"""Cells that nobody has looked at yet: their status says that they are not to be published."""

from collections.abc import Mapping

from macros.faults import Report
from macros.model import Status, Table


def check_looked(table: Table, statuses: Mapping[str, Status], report: Report) -> None:
    """Report every cell whose status holds publication up."""
    for cell in table.cells.values():
        if cell.status and not statuses[cell.status].publish:
            report.add(table.file, cell.row, "status", "to-check", status=cell.status)
