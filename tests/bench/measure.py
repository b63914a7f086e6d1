"""A measure with its budget, and tables of measures beside those of the last time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

DECIMALS = {"s": 2, "ms": 0, "kB": 1, "MB": 0, "×": 2, "exponent": 3, "shift": 3}
"""How many digits after the point a unit needs; others have none."""
HEADS = ("", "now", "budget", "", "last time", "")

Earlier = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of one thing: `value` is `None` when it could not be had, and `note` says why. A budget is
    what it may be at `most`, or must be at `least`."""

    name: str
    value: float | None
    unit: str = ""
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def shown(self) -> str:
        return "-" if self.value is None else written(self.value, self.unit)

    @property
    def budget(self) -> str:
        """The budget as a sentence has it, empty when there is none."""
        if self.most is not None:
            return f"≤ {self.most:g}"
        return f"≥ {self.least:g}" if self.least is not None else ""

    @property
    def verdict(self) -> str:
        """`ok` or `over`; empty without a budget or a value."""
        if self.value is None or not self.budget:
            return ""
        fits = self.value <= self.most if self.most is not None else self.value >= (self.least or 0)
        return "ok" if fits else "over"


def written(value: float, unit: str) -> str:
    """A value with as many digits as its unit needs."""
    return f"{value:,.{DECIMALS.get(unit, 0)}f} {unit}".rstrip()


def change(now: float | None, before: float | None) -> str:
    """By how much per cent a measure differs from that of the last time; empty when it cannot be said."""
    if now is None or not before:
        return ""
    return f"{(now - before) / before:+.0%}"


def table(title: str, measures: Sequence[Measure], earlier: Earlier) -> str:
    """The measures of a part in columns: now, budget, ok or over, the last time, the change against it; notes
    under it."""
    rows = [_row(measure, earlier.get(measure.name)) for measure in measures]
    widths = [max(map(len, column)) for column in zip_longest(HEADS, *rows, fillvalue="")]
    lines = [_line((title, *HEADS[1:]), [max(len(title), widths[0]), *widths[1:]])]
    lines += [_line(row, [max(len(title), widths[0]), *widths[1:]]) for row in rows]
    notes = dict.fromkeys(f"  {measure.name}: {measure.note}" for measure in measures if measure.note)
    return "\n".join([*lines, *notes])


def _row(measure: Measure, before: float | None) -> tuple[str, ...]:
    last = "" if before is None else written(before, measure.unit)
    return (measure.name, measure.shown, measure.budget, measure.verdict, last, change(measure.value, before))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()
