"""Every figure of the data is printed in the answer: its text stands beside the tables, as `source.txt`.

A figure counts as printed when its number stands there in Dutch or English notation:
`23.297`, `23 297`, `51,9%`, `51.9%`.
A figure that stands in more cells than the text prints it is told too. A note may explain a cell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from macros.check.explained import NOT_PRINTED, Cells, explained
from macros.faults import Report
from macros.model import Observation, Question, Table
from macros.project import SOURCE, Project

_DUTCH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?"
_OTHERS = re.compile(rf"(?=((?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+|{_SPACED})))")


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """The numbers of a text: how often each is printed when read as Dutch, and those of other readings."""

    counts: Mapping[Decimal, int]
    others: frozenset[Decimal]

    def __contains__(self, number: Decimal) -> bool:
        return number in self.counts or number in self.others


@lru_cache(maxsize=64)
def printed_numbers(text: str) -> PrintedNumbers:
    """What a text prints. Figures that stick together are read apart where their points tell: `47.9952023`."""
    counts = Counter(Decimal(found.replace(".", "").replace(",", ".")) for found in _DUTCH.findall(text))
    return PrintedNumbers(counts, frozenset(_plain(found) for found in _OTHERS.findall(text)))


def _plain(found: str) -> Decimal:
    """A number that is not Dutch: blanks or commas between thousands, a point for decimals."""
    parts = re.sub(r"\s", "", found)
    english = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", parts)
    return Decimal(parts.replace(",", "") if english else parts.replace(",", "."))


def check_printed(project: Project, question: Question, report: Report) -> Cells:
    """Report every figure that the text does not print, and figures that stand in more cells than it prints them.

    Returns the cells that are not printed, or not as often as they are used where a note says so. Without a text there
    is a warning, and nothing is in doubt.
    """
    file = project.data / question.id / SOURCE
    if not file.is_file():
        report.warn(project.name(file), 0, "", "no-source-text")
        return frozenset()
    text = project.read(file, report)
    return frozenset() if text is None else unprinted(question, printed_numbers(text), report)


def unprinted(question: Question, printed: PrintedNumbers, report: Report) -> Cells:
    """The cells whose figure is not printed, each with a fault unless a note explains it; as `check_printed`."""
    known = explained(question, NOT_PRINTED)
    cells = tuple(_figures(question))
    used = Counter(value for _, _, value in cells)
    used.update(stated.value for stated in question.stated.values())
    doubted = frozenset((table.id, cell.codes) for table, cell, value in cells if value not in printed)
    for table, cell, value in cells:
        if (table.id, cell.codes) in doubted - known:
            near = _nearest(value, printed, used)
            report.add(table.file, cell.row, cell.column, "not-printed", value=str(value), guess=near)
    for stated in question.stated.values():
        if stated.value not in printed:
            row = question.rows[f"stated.{stated.id}.value"]
            near = _nearest(stated.value, printed, used)
            report.add(question.file, row, "", "not-printed", value=str(stated.value), guess=near)
    sure = tuple(each for each in cells if (each[0].id, each[1].codes) not in known)
    claimed = used - Counter(value for table, cell, value in cells if (table.id, cell.codes) in known)
    for value, times in claimed.items():
        if _is_too_often(value, times, printed):
            _report_repeated(value, times, printed.counts[value], sure, report)
    repeated = frozenset(
        (table.id, cell.codes) for table, cell, value in cells if _is_too_often(value, used[value], printed)
    )
    return doubted | (repeated & known)


def _is_too_often(value: Decimal, times: int, printed: PrintedNumbers) -> bool:
    """Whether a figure that is printed stands in more cells than that."""
    return value in printed.counts and value not in printed.others and times > printed.counts[value]


def _figures(question: Question) -> Iterator[tuple[Table, Observation, Decimal]]:
    for table in question.tables.values():
        for cell in table.cells.values():
            if cell.value is not None:
                yield table, cell, cell.value


def _report_repeated(
    value: Decimal,
    times: int,
    printed: int,
    cells: tuple[tuple[Table, Observation, Decimal], ...],
    report: Report,
) -> None:
    found = [(table, cell) for table, cell, figure in cells if figure == value]
    if found:
        table, cell = found[-1]
        places = ", ".join(f"{each.id} {other.place}" for each, other in found)
        report.add(
            table.file,
            cell.row,
            cell.column,
            "printed-less",
            value=str(value),
            times=str(times),
            printed=str(printed),
            places=places,
        )


def _nearest(value: Decimal, printed: PrintedNumbers, used: Mapping[Decimal, int]) -> str:
    """The one printed number that no cell uses as often as it is printed and that differs in a digit, or in two
    that changed places; empty when there is none or more than one."""
    text = str(value)
    free = (number for number, times in printed.counts.items() if used.get(number, 0) < times)
    near = [str(number) for number in free if _is_near(text, str(number))]
    return near[0] if len(near) == 1 else ""


def _is_near(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    different = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(different) == 1:
        return one[different[0]].isdigit() and other[different[0]].isdigit()
    swapped = len(different) == 2 and different[1] == different[0] + 1
    return swapped and one[different[0]] == other[different[1]] and one[different[1]] == other[different[0]]
