"""Horizontal bars: one per class, under a heading per group, in one panel per class of the outermost dimension.

Every bar carries its name and its value, so there is no legend and no axis to read off.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

import altair as alt

from macros.charts.layers import layer, only
from macros.charts.letters import broken, wrapped
from macros.charts.marks import Drawing, Mark
from macros.charts.theme import CALM, EDGE, LIGHTER, SPACING, STRONG, TEXT, WIDTH, Size, room

STEP = 24
BAR = 17
GAP = 8
LINES = 4
"""A title of a panel takes so many lines at most."""
MOST_LABEL = 0.45
"""The share of the width that names may take; longer ones stand above their bars."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel: a heading, or a bar with its name."""

    heading: str
    label: str
    mark: Mark | None


def bars(drawing: Drawing, size: Size) -> alt.TopLevelSpec:
    """The chart of a drawing of bars, laid out for a size."""
    panels = [tuple(marks) for _, marks in groupby(drawing.marks, key=lambda mark: mark.panel)]
    names = _names(drawing.marks)
    labels = room(mark.label for mark in (*drawing.marks, *drawing.beside)) + GAP
    above = labels > WIDTH[size] * MOST_LABEL
    labels = 0 if above else labels
    beside = 1 if size == "narrow" else len(panels) if len(panels) < 4 else 2
    width = (WIDTH[size] - labels - (beside - 1) * SPACING) / beside
    limits = [_limit(marks, drawing.top) for marks in panels]
    charts: list[dict[str, Any]] = []
    for index, marks in enumerate(panels):
        limit = max(limits) if drawing.shared else limits[index]
        margin = labels if index % beside == 0 else 0
        lines = _lines(marks, names if beside > 1 else _names(marks), above, labels + width)
        values = room(mark.text for mark in ((*drawing.marks, *drawing.beside) if drawing.shared else marks)) + GAP
        panel = _panel(lines, limit * width / max(width - values, 1), width, margin)
        if title := marks[0].panel:
            panel["title"] = list(wrapped(title, TEXT + 1, "700", width, LINES))
        charts.append(panel)
    if len(charts) == 1:
        return alt.TopLevelLayerSpec(**charts[0])
    return alt.TopLevelConcatSpec(concat=[alt.LayerSpec(**panel) for panel in charts], columns=beside)


def _names(marks: tuple[Mark, ...]) -> tuple[tuple[str, str], ...]:
    """The bars by group and name, each once, those of a group together."""
    groups = list(dict.fromkeys(mark.group for mark in marks))
    names = dict.fromkeys((mark.group, mark.label) for mark in marks)
    return tuple(sorted(names, key=lambda name: groups.index(name[0])))


def _lines(marks: tuple[Mark, ...], names: tuple[tuple[str, str], ...], above: bool, width: float) -> list[Line]:
    """The lines of a panel: one for each of `names`, so that panels beside each other are alike."""
    by_name = {(mark.group, mark.label): mark for mark in marks}
    lines = []
    for group, inside in groupby(names, key=lambda name: name[0]):
        if group:
            lines += _headings(group, width)
        for name in inside:
            mark = by_name.get(name)
            if above:
                lines += [*_headings(name[1], width), Line("", "", mark)]
            else:
                lines.append(Line("", name[1], mark))
    return lines


def _headings(text: str, width: float) -> list[Line]:
    """A heading, on as many lines as it needs."""
    return [Line(piece, "", None) for piece in broken(text, TEXT, "700", width)]


def _limit(marks: tuple[Mark, ...], top: Decimal | None) -> float:
    """The value that the scale of a panel runs to."""
    values = [mark.value for mark in marks if mark.value is not None]
    return float(max([*values, top or Decimal(0)])) or 1


def _panel(lines: list[Line], end: float, width: float, margin: float) -> dict[str, Any]:
    """What one panel is made of, whose scale reaches `end` at its right edge: `margin` pixels of names on its left,
    none for a panel that has a neighbour there."""
    records = [_record(number, line) for number, line in enumerate(lines)]
    axis = alt.Axis(
        labelExpr="split(datum.value, '\\n')[1]", labelLimit=0, labelPadding=6, minExtent=margin, maxExtent=margin
    )
    y = alt.Y("key:N", sort=[str(record["key"]) for record in records], axis=axis if margin else None)
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, end]), axis=None)
    hit = layer(
        alt.MarkDef(type="bar", aria=True, color="transparent", size=STEP),
        before=only("datum.row > 0"),
        y=y,
        x=alt.value(-margin),
        x2=alt.value(width),
        description=alt.Description("row:N"),
    )
    rects = layer(
        alt.MarkDef(type="bar", size=BAR, strokeWidth=1),
        before=only("datum.value > 0"),
        y=y,
        x=x,
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.Stroke("fill:N", scale=None),
        fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
    )
    feet = layer(
        alt.MarkDef(type="bar", size=STEP, color=EDGE),
        before=only("datum.row > 0"),
        y=y,
        x=alt.value(-0.5),
        x2=alt.value(0.5),
    )
    texts = layer(alt.MarkDef(type="text", align="left", dx=5), y=y, x=x, text=alt.Text("text:N"))
    bold = alt.MarkDef(type="text", align="left", fontWeight="bold", dy=3)
    headings = layer(bold, y=y, x=alt.value(-margin), text=alt.Text("heading:N"))
    return {
        "data": alt.InlineData(values=records),
        "layer": [hit, rects, feet, texts, headings],
        "width": width,
        "height": alt.Step(STEP),
    }


def _record(number: int, line: Line) -> dict[str, object]:
    mark = line.mark
    return {
        "key": f"{number:03d}\n{line.label}",
        "heading": line.heading,
        "row": mark.row if mark else 0,
        "value": float(mark.value) if mark and mark.value is not None else 0.0,
        "text": mark.text if mark else "",
        "fill": STRONG if mark is None or mark.strong else CALM,
        "opacity": 1.0 if mark is None or mark.whole else LIGHTER,
    }
