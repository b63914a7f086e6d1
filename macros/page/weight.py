"""How much stands on a page, and how much of what takes a reader of Markdown long: the site's own looks for the end of
each bracket in all that follows, and for what belongs to each level of a list."""

import re

from macros.faults import Report
from macros.limits import DEEPEST, MOST_BRACKETS, MOST_CALLS, MOST_ROWS

_LEVELS = re.compile(rf"[ \t]*(?:(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+|>[ \t]?)){{{DEEPEST + 1}}}")
_SECTION = re.compile(r"<!(?!--)")


def weigh(file: str, body: str, calls: int, report: Report) -> None:
    """Report what is too much of a page whose macros are `calls`."""
    lines = body.split("\n")
    if len(lines) > MOST_ROWS:
        report.add(file, MOST_ROWS, "", "page-rows", limit=str(MOST_ROWS))
    if calls > MOST_CALLS:
        report.add(file, 0, "", "page-calls", limit=str(MOST_CALLS))
    first, brackets = 1, 0
    for row, line in enumerate([*lines, ""], start=1):
        if line.strip():
            brackets += max(line.count("["), line.count("<"))
            if _LEVELS.match(line):
                report.add(file, row, "", "page-levels", limit=str(DEEPEST))
            continue
        if brackets > MOST_BRACKETS:
            report.add(file, first, "", "page-brackets", limit=str(MOST_BRACKETS))
        first, brackets = row + 1, 0
    if found := _SECTION.search(body):
        report.add(file, body.count("\n", 0, found.start()) + 1, "", "page-section")
