"""What the picture of a page says: title, number, chart, source."""

from dataclasses import dataclass

from macros.previews.numbers import KeyNumber


@dataclass(frozen=True, slots=True)
class CardChart:
    """A chart for a card: the SVG with its `viewBox`, what it shows, and the signs in it with their meaning."""

    svg: str
    shows: str
    signs: str


@dataclass(frozen=True, slots=True)
class Card:
    """The words and the chart of one picture; `above` is what the page is part of."""

    site: str
    title: str
    above: str = ""
    numbers: tuple[KeyNumber, ...] = ()
    chart: CardChart | None = None
    source: str = ""
