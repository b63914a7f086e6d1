"""What classes stand for, as far as their codes say it: `Y25T54` is ages 25 to 54, `2020-Q1` three months.

Classes whose codes carry bounds can be seen to overlap; of others nothing is supposed.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from math import inf

from macros.faults import FaultError
from macros.model import Codes, Dimension
from macros.periods import Period

_SPAN = re.compile(r"(?P<unit>[YMWDH])(?:(?P<first>\d+)(?:T(?P<last>\d+))?|_(?P<sign>LT|LE|GT|GE)(?P<bound>\d+))")
"""SDMX codes of durations and ages, in years, months, weeks, days or hours."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, both included, in `unit`: a letter of SDMX, or `period` for months of the calendar."""

    unit: str
    first: float
    last: float

    def overlaps(self, other: "Span") -> bool:
        """Whether anything lies in both."""
        return self.unit == other.unit and self.first <= other.last and other.first <= self.last


def span(code: str) -> Span | None:
    """The bounds that a code carries; `None` when it carries none."""
    found = _SPAN.fullmatch(code)
    if not found:
        return _period(code)
    unit, sign = found["unit"], found["sign"]
    if sign is None:
        return Span(unit, int(found["first"]), int(found["last"] or found["first"]))
    bound = int(found["bound"])
    if sign in ("LT", "LE"):
        return Span(unit, -inf, bound - (sign == "LT"))
    return Span(unit, bound + (sign == "GT"), inf)


def overlap(dimension: Dimension, codes: Codes) -> tuple[str, str] | None:
    """The first two of `codes` that overlap, unless one is a sum that the other is part of; `None` if none do."""
    spans = [(code, bounds) for code in codes if (bounds := span(code))]
    for (one, here), (other, there) in combinations(spans, 2):
        if here.overlaps(there) and other not in _within(dimension, one) and one not in _within(dimension, other):
            return one, other
    return None


def meet(one: str, other: str, *dimensions: Dimension) -> bool:
    """Whether two classes that are not equal have something in common: their bounds overlap, or in one of
    `dimensions` the one is part of the other."""
    here, there = span(one), span(other)
    if here and there:
        return here != there and here.overlaps(there)
    return any(other in _within(dimension, one) or one in _within(dimension, other) for dimension in dimensions)


def _period(code: str) -> Span | None:
    try:
        period = Period.parse(code)
    except FaultError:
        return None
    return Span("period", period.first, period.last)


def _within(dimension: Dimension, code: str) -> set[str]:
    """The classes that a class is the sum of, at any depth."""
    parts = dimension.parts.get(code, ())
    return {*parts, *(deeper for part in parts for deeper in _within(dimension, part))}
