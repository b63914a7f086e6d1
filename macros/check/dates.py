"""The last month with figures against the periods of the tables: one that is too late hides what is incomplete."""

from macros.faults import Report
from macros.model import Question
from macros.periods import Period


def check_dates(question: Question, report: Report) -> None:
    """Warn when `last_month` is after every figure of the answer."""
    filled = {
        table.at(codes).get("period", "")
        for table in question.tables.values()
        for codes, cell in table.cells.items()
        if cell.value is not None
    } - {""}
    latest = max(filled, key=_end, default="")
    if latest and _end(latest) < question.last_month:
        report.warn(question.file, question.rows["last_month"], "", "last-month-late", period=latest)


def _end(period: str) -> int:
    return Period.parse(period).last
