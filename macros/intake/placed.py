"""A table in place: every figure with its codes, and every reason for doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.intake.tables import NewCode


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure and its codes, in the order of the table's dimensions."""

    codes: tuple[str, ...]
    printed: str
    value: Decimal | None
    row: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at, at a row of the document: `key` and `params` as in a fault."""

    row: int
    key: str
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, row: int, key: str, /, **params: str) -> "Doubt":
        return cls(row, key, tuple(params.items()))


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed table in place. `kinds` are classes that its title gives and no row or column: they become a
    dimension only where several tables differ in them."""

    places: tuple[str, ...]
    title: str
    unit: str
    dimensions: tuple[str, ...]
    spots: tuple[Spot, ...]
    kinds: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()
    new: tuple[NewCode, ...] = ()
    heading: str = ""

    def codes(self) -> dict[str, tuple[str, ...]]:
        """The classes of each dimension, in the order in which the document prints them."""
        return {
            name: tuple(dict.fromkeys(spot.codes[position] for spot in self.spots))
            for position, name in enumerate(self.dimensions)
        }
