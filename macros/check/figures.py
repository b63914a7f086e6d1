"""Figures can be drawn and laid out from the cells that their table has, and key figures have theirs."""

from macros.charts.marks import drawing
from macros.check.overlap import check_declared, check_overlap
from macros.faults import FaultError, Report
from macros.layout import grid
from macros.model import CellRef, Collection, Figure, Question
from macros.values import Values


def check_figures(collection: Collection, report: Report) -> None:
    """Report every figure whose chart or table would fail or come out empty, and every key figure that is not there."""
    for question in collection.questions.values():
        for figure in question.figures.values():
            try:
                _try(collection, question, figure)
                check_overlap(question, figure)
            except FaultError as fault:
                report.extend(fault.at(question.file, question.rows[f"figures.{figure.id}"]))
        check_declared(question, report)
        for index, key in enumerate(question.key_figures):
            check_cell(collection, question, key.cell, question.rows[f"key_figures.{index}"], report)


def check_cell(collection: Collection, question: Question, ref: CellRef, row: int, report: Report) -> None:
    """Report a reference to one figure, at `row` of `question.yaml`, that finds none."""
    try:
        Values(collection, question, "nl").cell(ref)
    except FaultError as fault:
        report.extend(fault.at(question.file, row))


def _try(collection: Collection, question: Question, figure: Figure) -> None:
    values = Values(collection, question, "nl")
    drawn = [mark.value for mark in drawing(values, figure).marks if mark.value is not None]
    if not drawn:
        raise FaultError("empty-chart", figure=figure.id)
    if min(drawn) < 0:
        raise FaultError("chart-below-zero", figure=figure.id)
    if not any(row.cells for group in grid(values, figure).groups for row in group.rows):
        raise FaultError("empty-table", figure=figure.id)
