"""Themes: what figures of all answers have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.languages import Text
from macros.model.tables import Selection


@dataclass(frozen=True, slots=True)
class Rule:
    """What a figure must show to belong to a theme; of what is not named nothing is asked.

    `dimension` and `unit` are shown by it, and at least one class of each dimension in `classes` (periods that
    overlap count as the same); it is split by no dimension but those of `only`; it is one of `figures` (`answer/id`).
    """

    dimension: str | None = None
    unit: str | None = None
    classes: Selection = field(default_factory=dict)
    only: tuple[str, ...] | None = None
    figures: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its title and a sentence that says what it holds: every figure that one of the rules means.
    `row` is where it stands in `themes.yaml`,
    `rows` where its texts do: `title.nl`."""

    id: str
    title: Text
    summary: Text
    holds: tuple[Rule, ...]
    row: int
    rows: Mapping[str, int]


Themes = Mapping[str, Theme]
