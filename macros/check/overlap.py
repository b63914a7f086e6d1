"""Classes that overlap are never set on one scale, as the codes themselves say: 25 to 54 beside 25 to 59."""

from macros.charts.cells import cells_of
from macros.classes import overlap
from macros.faults import FaultError, Report
from macros.model import Figure, Question


def check_overlap(question: Question, figure: Figure) -> None:
    """`FaultError` when the chart of a figure shows classes of one dimension that overlap, none a sum of the other."""
    table = question.tables[figure.table]
    shown = {code for cell in cells_of(table, figure) for code in cell.codes}
    for name in figure.chart.dimensions():
        dimension = table.dimensions[name]
        if name != "period" and overlap(dimension, dimension.leaves()):
            continue  # told of the table
        found = overlap(dimension, tuple(code for code in dimension.codes if code in shown))
        if found:
            raise FaultError("overlap-drawn", figure=figure.id, dimension=name, one=found[0], other=found[1])


def check_declared(question: Question, report: Report) -> None:
    """Report tables with classes that overlap; periods may, as a source gives a year beside some of its months."""
    for table in question.tables.values():
        for name, dimension in table.dimensions.items():
            found = overlap(dimension, dimension.leaves()) if name != "period" else None
            if found:
                row = question.rows[f"tables.{table.id}.dimensions.{name}"]
                report.add(
                    question.file,
                    row,
                    "",
                    "overlap-declared",
                    table=table.id,
                    dimension=name,
                    one=found[0],
                    other=found[1],
                )
