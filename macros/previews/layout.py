"""A card as a picture of 1200 by 630 pixels: where everything stands, with widths measured in its fonts."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.charts.letters import Weight, clean, fitted, runs, width, wrapped
from macros.charts.render import size_of
from macros.languages import Lang
from macros.previews.card import Card, CardChart
from macros.previews.numbers import KeyNumber
from macros.show.templates import drawn, picture

WIDTH, HEIGHT = 1200, 630
EDGE = 64
PANEL = 620
"""Where the panel with the chart begins."""
CHART = (PANEL + 44, 520)
"""Where the chart stands, and how wide it may be."""
HEADING = 84
"""Where the first line above a chart stands that fills its panel; the words and the chart stand halfway it."""
SMALLEST = 1.15
"""A chart that must be made smaller than this cannot be read on a card."""
OTHER_FONT = "Liberation Sans"
"""The font of the renderer itself, for signs that ours lack."""
BOTTOM = 548
"""Where the rule above the source runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text from the baseline at `y` down, `leading` apart, in the colour `--pf-<colour>`."""

    x: float
    y: float
    size: float
    weight: Weight
    colour: str
    lines: tuple[str, ...]
    leading: float = 0

    def pieces(self) -> Iterator[tuple[float, float, str, bool]]:
        """The pieces of all lines: place from the left and from the top, text, whether the font has its signs."""
        for number, line in enumerate(self.lines):
            for after, piece, has in runs(line, self.size, self.weight):
                yield self.x + after, self.y + number * self.leading, piece, has


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart of `size` at a place, `scale` times as large."""

    x: float
    y: float
    scale: float
    size: tuple[float, float]
    svg: Markup


def card_svg(card: Card, lang: Lang) -> str:
    """The card as an SVG that names colours as `var(--pf-…)`."""
    words = [Words(EDGE + 48, 90, 30, "600", "ink", wrapped(card.site, 30, "600", PANEL - EDGE - 92, 1))]
    placed, beside = _chart(card.chart) if card.chart else (None, [])
    room = (PANEL if placed else WIDTH) - EDGE - (44 if placed else EDGE)
    source = wrapped(card.source, 19, "400", room, 2)
    words += [Words(EDGE, BOTTOM + 30, 19, "400", "muted", source, 25), *beside]
    bottom = BOTTOM if source else HEIGHT - 50
    numbers, top = _numbers(card.numbers, room, bottom, bool(placed))
    words += [*numbers, *_title(card, room, top, bool(placed))]
    return picture(
        "card",
        lang,
        size=(WIDTH, HEIGHT),
        edge=EDGE,
        rule=(BOTTOM, EDGE + room) if source else None,
        words=words,
        panel=PANEL,
        chart=placed,
        other_font=OTHER_FONT,
    )


def fits(chart: CardChart) -> bool:
    """Whether the chart can be read on a card."""
    return _scale(chart)[0] >= SMALLEST


def _title(card: Card, room: float, bottom: float, narrow: bool) -> list[Words]:
    """The title, as large as goes, between the site's name and what stands below; above it what it is part of."""
    words = []
    top = 138.0
    if card.above:
        lines = wrapped(card.above, 22, "700", room, 2)
        words.append(Words(EDGE, top + 22, 22, "700", "strong", lines, 28))
        top += 22 + 28 * (len(lines) - 1) + 14
    sizes = (52, 48, 44, 40, 36, 32, 28) if narrow else (76, 70, 64, 58, 52, 46, 40, 34)
    size, lines = fitted(card.title, "600", sizes, room, bottom - top, 1.14)
    words.append(Words(EDGE, top + size * 0.98, size, "600", "ink", lines, size * 1.14))
    return words


def _numbers(numbers: tuple[KeyNumber, ...], room: float, bottom: float, narrow: bool) -> tuple[list[Words], float]:
    """Numbers beside each other down to `bottom`, each over its label, and the height at which they begin."""
    if not numbers:
        return [], bottom - 24
    gap = 48
    each = (room - gap * (len(numbers) - 1)) / len(numbers)
    largest = 108 if narrow else 150 if len(numbers) == 1 else 84
    labels = [wrapped(number.label, 25, "400", each, 3) for number in numbers]
    first = bottom - 26 - 31 * (max(len(lines) for lines in labels) - 1)
    size = min(_largest(clean(number.value), each, largest) for number in numbers)
    above = 26 + size * 0.17
    words = []
    for index, (number, lines) in enumerate(zip(numbers, labels, strict=True)):
        x = EDGE + index * (each + gap)
        figure, _, unit = clean(number.value).partition("\u00a0")
        words.append(Words(x, first - above, size, "600", "strong", (figure,)))
        if unit:
            after = x + width(figure, size, "600") + size * 0.16
            words.append(Words(after, first - above, size * 0.4, "600", "strong", (unit,)))
        words.append(Words(x, first, 25, "400", "ink", lines, 31))
    return words, first - above - size * 0.72 - 30


def _largest(value: str, room: float, size: float) -> float:
    """The size at which a number with its unit at less than half that size fits the room."""
    figure, _, unit = value.partition("\u00a0")
    wide = width(figure, size, "600") + (size * 0.16 + width(unit, size * 0.4, "600") if unit else 0)
    return size * min(1, room / wide)


def _chart(chart: CardChart) -> tuple[Placed, list[Words]]:
    """The chart in its panel, with what it shows above and its signs below."""
    scale, top, wide, high = _scale(chart)
    x, room = CHART
    lower = (_bottom(chart) - top - high * scale) / 2
    words = [Words(x, HEADING + lower, 22, "700", "ink", _heading(chart), 29)]
    if chart.signs:
        words.append(Words(x, HEIGHT - 44, 18, "400", "muted", wrapped(chart.signs, 18, "400", room, 1)))
    return Placed(x, top + lower, scale, (wide, high), drawn(chart.svg)), words


def _heading(chart: CardChart) -> tuple[str, ...]:
    return wrapped(chart.shows, 22, "700", CHART[1] - 28, 3)


def _bottom(chart: CardChart) -> float:
    return HEIGHT - (80 if chart.signs else 48)


def _scale(chart: CardChart) -> tuple[float, float, float, float]:
    """How much larger than laid out the chart is drawn, where it begins, its own width and height."""
    wide, high = size_of(chart.svg)
    top = HEADING + 29 * (len(_heading(chart)) - 1) + 26
    return min((CHART[1] - 28) / wide, (_bottom(chart) - top) / high, 1.6), top, wide, high
