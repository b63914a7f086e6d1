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
from macros.limits import MOST_FAULTS
from macros.model import Observation, Question, Table
from macros.project import SOURCE, Project

_DUTCH = re.compile(r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,20})?|\d{1,20}(?:,\d{1,20})?")
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?:,\d{1,20})?"
_OTHERS = re.compile(
    rf"(?=((?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,20}})?|\d{{1,20}}\.\d{{1,20}}|{_SPACED})))"
)

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


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
            near = _nearest(value, printed, used) if len(report) < MOST_FAULTS else ""
            report.add(table.file, cell.row, cell.column, "not-printed", value=str(value), guess=near)
    for stated in question.stated.values():
        if stated.value not in printed:
            row = question.rows[f"stated.{stated.id}.value"]
            near = _nearest(stated.value, printed, used)
            report.add(question.file, row, "", "not-printed", value=str(stated.value), guess=near)
    sure = tuple(each for each in cells if (each[0].id, each[1].codes) not in known)
    claimed = used - Counter(value for table, cell, value in cells if (table.id, cell.codes) in known)
    places: dict[Decimal, list[tuple[Table, Observation]]] = {}
    for table, cell, value in sure:
        places.setdefault(value, []).append((table, cell))
    for value, times in claimed.items():
        if value in places and _is_too_often(value, times, printed):
            _report_repeated(value, times, printed.counts[value], places[value], report)
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
    found: list[tuple[Table, Observation]],
    report: Report,
) -> None:
    table, cell = found[-1]
    report.add(
        table.file,
        cell.row,
        cell.column,
        "printed-less",
        value=str(value),
        times=str(times),
        printed=str(printed),
        places=", ".join(f"{each.id} {other.place}" for each, other in found),
    )


def _nearest(value: Decimal, printed: PrintedNumbers, used: Mapping[Decimal, int]) -> str:
    """The one printed number that no cell uses as often as it is printed and that differs in a digit, or in two
    that changed places; empty when there is none or more than one."""
    near = {text for text in _neighbours(str(value)) if str(Decimal(text)) == text}
    free = [text for text in near if used.get(Decimal(text), 0) < printed.counts.get(Decimal(text), 0)]
    return free[0] if len(free) == 1 else ""


def _neighbours(text: str) -> Iterator[str]:
    """A number with one of its digits replaced, or with two of its signs that stand together in each other's place."""
    for index, sign in enumerate(text):
        others = "0123456789".replace(sign, "") if sign.isdigit() else ""
        yield from (f"{text[:index]}{digit}{text[index + 1 :]}" for digit in others)
        swapped = f"{text[:index]}{text[index + 1 : index + 2]}{sign}{text[index + 2 :]}"
        if swapped != text and _NUMBER.fullmatch(swapped):
            yield swapped
