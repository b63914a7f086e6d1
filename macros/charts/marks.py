"""The marks of a chart, without its looks: in which panel and group, in which order, in whose words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from macros.charts.cells import cells_of, emphasis
from macros.faults import FaultError
from macros.model import Chart, Figure, Observation, Status, Table
from macros.numbers import format_counted
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point. `value` is `None` where the source is blank; `text` is what stands beside it;
    `whole` is false for an incomplete period and the like, which is drawn lighter; `strong` for what the eye
    should go to: the last whole period where there are several, and never the unknown. `row` is where the
    observation stands in the CSV file, `name` its classes in full and `said` its value with all that a reader
    should know of it, for whoever points at the mark."""

    panel: str
    group: str
    label: str
    value: Decimal | None
    text: str
    whole: bool
    strong: bool
    row: int
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart without its looks: marks in order. `shared` says whether all panels have one scale; `top` is the
    value that the scale runs to where charts are compared, else `None` for the highest of their own; `beside` are
    the marks of the charts that it is compared with, whose names and values get the same room."""

    kind: str
    marks: tuple[Mark, ...]
    shared: bool
    top: Decimal | None = None
    beside: tuple[Mark, ...] = ()


def drawing(values: Values, figure: Figure) -> Drawing:
    """The marks of a figure's chart in the language of `values`.

    Raises `FaultError` when the chart would set figures of different units on one scale.
    """
    table = values.table(figure.table)
    chart = figure.chart
    panels = table.dimensions[chart.panels] if chart.panels else None
    cells = cells_of(table, figure)
    shared = panels is None or not panels.is_measure
    units = {table.unit_of(cell.codes) for cell in cells}
    if shared and len(units) > 1:
        raise FaultError("unlike-units", figure=figure.id, units=", ".join(sorted(units)))
    strong = emphasis(values, table, figure)
    return Drawing(chart.kind, tuple(_mark(values, table, chart, cell, strong) for cell in cells), shared)


def _mark(values: Values, table: Table, chart: Chart, cell: Observation, strong: Callable[[Observation], bool]) -> Mark:
    at = table.at(cell.codes)

    def label(name: str | None) -> str:
        return table.dimensions[name].codes[at[name]].label[values.lang] if name else ""

    inner = chart.bars or chart.x or ""
    short = table.dimensions[inner].codes[at[inner]].short[values.lang]
    return Mark(
        panel=label(chart.panels),
        group=label(chart.groups),
        label=_tick(at[inner], short) if chart.kind == "line" else short,
        value=cell.value,
        text=text_of(values, table, cell),
        whole=values.is_whole(cell),
        strong=strong(cell),
        row=cell.row,
        name=", ".join(label(name) for name in chart.dimensions()),
        said=said_of(values, table, cell),
    )


def statuses_of(values: Values, figure: Figure) -> tuple[Status, ...]:
    """The statuses of the cells that a figure's chart shows, whose signs stand beside its marks."""
    used = {cell.status for cell in cells_of(values.table(figure.table), figure)}
    return tuple(status for status in values.collection.statuses.values() if status.id in used)


def text_of(values: Values, table: Table, cell: Observation) -> str:
    """What stands beside a mark: the value with the sign of its status, or the sign of a blank."""
    status = values.collection.statuses.get(cell.status)
    shown = values.shown(table, cell)
    return f"{shown}{status.mark}" if cell.value is not None and status else shown


def said_of(values: Values, table: Table, cell: Observation) -> str:
    """The value of a cell with what it counts and its status: `28.140 opleidingen (onvolledige periode)`."""
    status = values.collection.statuses.get(cell.status)
    if cell.value is None:
        return status.label[values.lang] if status else ""
    counted = format_counted(cell.value, values.collection.units[table.unit_of(cell.codes)], values.lang)
    return f"{counted} ({status.label[values.lang]})" if status else counted


def _tick(code: str, label: str) -> str:
    """A class under a line: of a quarter or month its name, and with the first of a year the year on a second line."""
    if not re.fullmatch(r"\d{4}-(?:Q\d|M\d\d)", code):
        return label
    name, year, *_ = label.split(" ")
    return f"{name}\n{year}" if code.endswith(("Q1", "M01")) else name
