"""A chart as a thumbnail: its shape without words, small enough for a list of all figures."""

from dataclasses import dataclass
from itertools import groupby

from macros.charts.marks import Drawing, Mark

WIDTH, HEIGHT = 96.0, 60.0
THIN = 0.72
"""The share of its line that a bar fills."""
GAP = 0.6
"""The space between panels, in lines."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from the left edge, in the thumbnail's own units."""

    y: float
    width: float
    height: float
    strong: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Thumb:
    """Bars, or the points of a line (`x,y x,y`), in a box of `width` by `height`."""

    bars: tuple[Bar, ...]
    line: str
    width: float = WIDTH
    height: float = HEIGHT


def thumb(drawing: Drawing) -> Thumb:
    """The thumbnail of a chart; what the source leaves blank is left out."""
    if drawing.kind == "line":
        return Thumb((), _line(drawing.marks))
    return Thumb(_bars(drawing), "")


def _line(marks: tuple[Mark, ...]) -> str:
    values = [float(mark.value) for mark in marks if mark.value is not None]
    top = max(values, default=1.0) or 1.0
    step = (WIDTH - 4) / max(len(values) - 1, 1)
    points = (
        f"{2 + number * step:.1f},{HEIGHT - 2 - value / top * (HEIGHT - 6):.1f}" for number, value in enumerate(values)
    )
    return " ".join(points)


def _bars(drawing: Drawing) -> tuple[Bar, ...]:
    panels = [list(marks) for _, marks in groupby(drawing.marks, key=lambda mark: mark.panel)]
    tops = [max((float(mark.value or 0) for mark in panel), default=0.0) for panel in panels]
    step = HEIGHT / (len(drawing.marks) + GAP * (len(panels) - 1) or 1)
    bars: list[Bar] = []
    y = 0.0
    for panel, own in zip(panels, tops, strict=True):
        top = (max(tops) if drawing.shared else own) or 1.0
        for mark in panel:
            if mark.value:
                width = round(float(mark.value) / top * WIDTH, 1)
                bars.append(Bar(round(y, 1), width, round(step * THIN, 2), mark.strong, mark.whole))
            y += step
        y += step * GAP
    return tuple(bars)
