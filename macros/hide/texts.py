"""Texts and figures of an answer that would give a hidden figure away, and rules that hide nothing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from macros.check.printed import printed_numbers
from macros.faults import Report
from macros.languages import LANGS
from macros.model import HIDDEN, Collection, Observation, Question, Table

Gone = Mapping[str, tuple[tuple[Table, Observation], ...]]
"""The hidden cells of an answer with the figures that they had, by table."""


def check_hidden(written: Collection, shown: Collection, report: Report) -> None:
    """Report cells that were hidden by hand, and figures of sentences and texts of corrections that are the figure of
    a hidden cell; warn of rules that hide nothing. What pages, notes and key figures name is told where those are
    checked."""
    for answer, question in written.questions.items():
        _check_by_hand(question, report)
        if answer in shown.questions:
            gone = _gone(question, shown.questions[answer])
            if question.hide_below and not any(gone.values()):
                row = question.rows["hide.below"]
                report.warn(question.file, row, "", "hide-nothing", below=str(question.hide_below))
            _check_stated(question, gone, report)
            _check_corrections(question, gone, report)


def _check_by_hand(question: Question, report: Report) -> None:
    for table in question.tables.values():
        for cell in table.cells.values():
            if cell.status == HIDDEN:
                report.add(table.file, cell.row, cell.column, "hide-by-hand", status=HIDDEN)


def _gone(question: Question, shown: Question) -> Gone:
    return {
        name: tuple(
            (table, table.cells[codes]) for codes, cell in shown.tables[name].cells.items() if cell.status == HIDDEN
        )
        for name, table in question.tables.items()
    }


def _check_stated(question: Question, gone: Gone, report: Report) -> None:
    for stated in question.stated.values():
        cells = [
            (table, cell)
            for found in gone.values()
            for table, cell in found
            if table.unit_of(cell.codes) == stated.unit
        ]
        row = question.rows[f"stated.{stated.id}.value"]
        _report_equal(question.file, row, "hide-stated", stated.value, cells, report)


def _check_corrections(question: Question, gone: Gone, report: Report) -> None:
    ledger = question.ledger
    for index, correction in enumerate(ledger.corrections):
        cells = [pair for name in correction.changes for pair in gone.get(name, ())]
        for lang in LANGS:
            row = ledger.rows[f"corrections.{index}.why.{lang}"]
            printed = printed_numbers(correction.why[lang])
            for value in {cell.value for _, cell in cells if cell.value is not None}:
                if value in printed:
                    _report_equal(ledger.file, row, "hide-typed", value, cells, report)


def _report_equal(
    file: str,
    row: int,
    key: str,
    value: Decimal,
    cells: Iterable[tuple[Table, Observation]],
    report: Report,
) -> None:
    """Report a figure at `row` that is the one of a hidden cell."""
    same = [(table, cell) for table, cell in cells if cell.value == value]
    if same:
        table, cell = same[0]
        report.add(file, row, "", key, value=str(value), rows=cell.place, file=table.file)
