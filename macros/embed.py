"""A figure in a frame on somebody else's page: the HTML that puts it there, with room for all of it."""

import math
from pathlib import Path

from macros.addresses import Site, embedded
from macros.charts.letters import Weight, broken
from macros.charts.marks import drawing, statuses_of
from macros.charts.render import size_of, svg
from macros.charts.theme import SIZES, Size
from macros.metadata import source_sentence
from macros.model import Figure
from macros.show.templates import html
from macros.values import Values

LEEWAY = 1.3
"""What a phone shows is often higher; a frame has room for it when it needs at most so many times as much."""

# As `macros/templates/embed.css` and the stylesheets of the site have it, in CSS pixels; a test measures.
ROOM: dict[Size, int] = {"wide": 648, "narrow": 336}
"""What the text of a frame of 680 and of one of 360 has."""
CHART: dict[Size, int] = {"wide": 680, "narrow": 336}
"""How wide the chart is at most from a frame of 680 on, and in one of 360."""
PADDING: dict[Size, int] = {"wide": 32, "narrow": 24}
LARGE, USUAL, SMALL = 20, 17, 14
SPARE = 0.97
"""Of the room of a line, so that a browser that sets it a little wider needs no more lines."""
SIGN = 21
"""The room of a sign before its explanation."""
SUMMARY, LINK = 32.4, 26.3


def snippet(values: Values, figure: Figure, site: Site, charts: Path) -> str:
    """The `<iframe>` that shows a figure on any page, with a whole address; high enough for all that stands in it,
    closed, at a width of 680 pixels and more. `charts` keeps what was drawn."""
    return html(
        "snippet",
        values.lang,
        address=site.to(values.lang, embedded(figure)),
        title=figure.title[values.lang],
        height=frame_height(values, figure, charts),
    )


def frame_height(values: Values, figure: Figure, charts: Path) -> int:
    """The height in CSS pixels, in tens: what a frame of 680 needs, or one of 360 where that leaves no great gap in
    the other."""
    marks = drawing(values, figure)
    wide, narrow = (_height(values, figure, size, size_of(svg(marks, size, charts))) for size in SIZES)
    return math.ceil((narrow if wide < narrow <= wide * LEEWAY else wide) / 10) * 10


def _height(values: Values, figure: Figure, size: Size, chart: tuple[float, float]) -> float:
    """What a frame needs for a figure whose `chart` is laid out so wide and high."""
    lang, room = values.lang, ROOM[size]
    source = source_sentence(values.question, figure, lang)
    wide, high = chart
    signs = [status.said(lang) for status in statuses_of(values, figure)]
    marks = sum(_lines(sign, SMALL, "400", room - SIGN) for sign in signs) * SMALL * 1.6
    return (
        PADDING[size]
        + _lines(figure.title[lang], LARGE, "600", room) * LARGE * 1.3
        + 4
        + _lines(figure.subtitle[lang], USUAL, "400", room) * USUAL * 1.4
        + 16
        + high * CHART[size] / wide
        + 16
        + (marks + 16 if marks else 0)
        + SUMMARY
        + 16
        + 9
        + _lines(source, SMALL, "400", room) * SMALL * 1.45
        + LINK
    )


def _lines(text: str, size: float, weight: Weight, room: float) -> int:
    return len(broken(text, size, weight, room * SPARE))
