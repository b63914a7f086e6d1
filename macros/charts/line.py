"""A line through the classes of one dimension, from zero, with a point and a value at each.

A point that does not stand for a whole period is hollow, and the line to it is dashed.
"""

import math
from decimal import Decimal

import altair as alt

from macros.charts.layers import layer, only
from macros.charts.letters import width as width_of
from macros.charts.marks import Drawing, Mark
from macros.charts.theme import EDGE, PAPER, STRONG, TEXT, WIDTH, Size, room

HEIGHT = {"wide": 260, "narrow": 200}
PLACES = {"above": (0, -13), "below": (0, 17), "left": (-20, -10), "right": (22, -10)}
"""How far from its point a value stands, in pixels."""


def line(drawing: Drawing, size: Size) -> alt.TopLevelSpec:
    """The chart of a drawing of a line, laid out for a size."""
    marks = drawing.marks
    width = WIDTH[size] - 24
    records = _records(marks, width)
    axis = alt.Axis(
        labelExpr="slice(split(datum.value, '\\n'), 1)", labelAngle=0, labelPadding=8, domain=True, domainColor=EDGE
    )
    keys = [str(record["key"]) for record in records]
    x = alt.X("key:O", sort=keys, axis=axis, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    values = [mark.value for mark in marks if mark.value is not None]
    top = float(max([*values, drawing.top or Decimal(0)])) or 1
    zero = alt.Axis(values=[0], grid=False, labelPadding=4)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top * 1.12], nice=False), axis=zero)
    hit = alt.MarkDef(type="bar", aria=True, color="transparent", width=alt.RelativeBandSize(1))
    layers = [
        layer(hit, x=x, y=alt.value(0), y2=alt.value(HEIGHT[size]), description=alt.Description("row:N")),
        layer(alt.MarkDef(type="line", color=STRONG, strokeWidth=2.5), before=only("datum.whole"), x=x, y=y),
    ]
    dashed = alt.MarkDef(type="line", color=STRONG, strokeWidth=2.5, strokeDash=[2, 4])
    for number in range(1, len(marks)):
        if not marks[number].whole:
            layers.append(layer(dashed, values=records[number - 1 : number + 1], x=x, y=y))
    point = alt.MarkDef(type="point", size=56, strokeWidth=2, color=STRONG, opacity=1)
    for where, fill in (("datum.whole", STRONG), ("!datum.whole", PAPER)):
        layers.append(layer(point, before=only(where), x=x, y=y, fill=alt.value(fill)))
    for place, (dx, dy) in PLACES.items():
        text = alt.MarkDef(type="text", dx=dx, dy=dy)
        layers.append(layer(text, before=only(f"datum.place == '{place}'"), x=x, y=y, text=alt.Text("text:N")))
    return alt.TopLevelLayerSpec(data=alt.InlineData(values=records), layer=layers, width=width, height=HEIGHT[size])


def _records(marks: tuple[Mark, ...], width: float) -> list[dict[str, object]]:
    named, labelled = _named(marks, width), _labelled(marks, width)
    return [
        {
            "key": f"{number:03d}\n{mark.label if number in named else ''}",
            "row": mark.row,
            "value": float(mark.value) if mark.value is not None else None,
            "text": mark.text if number in labelled else "",
            "whole": mark.whole,
            "place": _place(marks, number),
        }
        for number, mark in enumerate(marks)
    ]


def _place(marks: tuple[Mark, ...], number: int) -> str:
    """Where the value of a point stands so that the line does not run through it."""
    here = marks[number].value or 0
    before = marks[number - 1].value or 0 if number else here
    after = marks[number + 1].value or 0 if number + 1 < len(marks) else here
    if before >= here <= after:
        return "below"
    if before > here > after:
        return "right"
    return "left" if before < here < after else "above"


def _named(marks: tuple[Mark, ...], width: float) -> set[int]:
    """The points whose class is named below them: all where there is room, else those that open a year, and
    of those as many as fit."""
    widest = room(line for mark in marks for line in mark.label.split("\n")) + 6
    wanted = [number for number, mark in enumerate(marks) if "\n" in mark.label] or list(range(len(marks)))
    if widest * len(marks) <= width:
        wanted = list(range(len(marks)))
    every = max(1, math.ceil(widest * len(wanted) / width))
    return set(wanted[::every])


def _labelled(marks: tuple[Mark, ...], width: float) -> set[int]:
    """The points that carry their value: all where there is room, else the first, the last, the highest
    and the lowest of whole periods, as far as they do not touch."""
    known = [number for number, mark in enumerate(marks) if mark.value is not None]
    step = width / max(len(marks), 1)
    if room(mark.text for mark in marks) + 2 <= step:
        return set(known)
    whole = [number for number in known if marks[number].whole]
    by_value = sorted(whole, key=lambda number: marks[number].value or 0)
    wanted = [*by_value[-1:], *by_value[:1], *known[:1], *known[-1:]]
    chosen: set[int] = set()
    for number in wanted:
        if all(abs(number - other) * step >= width_of(marks[number].text, TEXT, "400") + 6 for other in chosen):
            chosen.add(number)
    return chosen
