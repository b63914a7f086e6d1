"""Rows with fewer figures than columns: which of their cells are blank."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb

from macros.intake.adding import Adding
from macros.intake.figures import number
from macros.intake.placed import Doubt, Spot
from macros.intake.printed import Row
from macros.load.concepts import Concepts
from macros.model import Codes

Way = dict[Codes, Decimal | None]
MOST_WAYS = 300
"""Ways to put the figures of a row in its columns; a row that has more is not taken over."""


@dataclass(frozen=True, slots=True)
class Short:
    """A row with fewer figures than cells; `sure` says whether its codes are."""

    row: Row
    keys: tuple[Codes, ...]
    sure: bool

    def ways(self) -> tuple[Way, ...]:
        """Every way to put its figures in its cells, in their order."""
        values = [number(figure.text) for figure in self.row.figures]
        found = []
        for chosen in combinations(self.keys, len(values)):
            way: Way = dict.fromkeys(self.keys)
            way.update(zip(chosen, values, strict=True))
            found.append(way)
        return tuple(found)

    def by_spaces(self) -> Way:
        """The way that the spaces between figures suggest: each one more than a single space is a blank cell."""
        ways = self.ways()
        places = []
        at = -1
        for figure in self.row.figures:
            at += max(1, figure.spaces)
            places.append(at)
        choices = list(combinations(range(len(self.keys)), len(places)))
        return ways[choices.index(tuple(places))] if tuple(places) in choices else ways[0]


def too_many(figures: int, columns: int) -> bool:
    """Whether there are too many ways to put so few figures in so many columns."""
    return comb(columns, figures) > MOST_WAYS


def filled(
    whole: Iterable[Spot], short: list[Short], dimensions: tuple[str, ...], concepts: Concepts, last_month: int
) -> tuple[list[Spot], list[Doubt]]:
    """The cells of rows with fewer figures than columns: the sums place their blanks, or a person must."""
    if not short:
        return [], []
    known = {spot.codes: spot.value for spot in whole}
    codes = [*known, *(key for one in short for key in one.keys)]
    classes = {name: dict.fromkeys(key[place] for key in codes) for place, name in enumerate(dimensions)}
    found = Adding(concepts, classes, last_month).fill(known, tuple(one.ways() for one in short))
    spots, doubts = [], []
    for one, proved in zip(short, found, strict=True):
        row = one.row
        if proved is None:
            count = str(len(row.figures))
            doubts.append(Doubt.of(row.row, "intake-blank", count=count, columns=str(len(one.keys))))
        left = iter(row.figures)
        for key, value in (proved or one.by_spaces()).items():
            printed = next(left).text if value is not None else ""
            spots.append(Spot(key, printed, value, row.row, one.sure and proved is not None))
    return spots, doubts
