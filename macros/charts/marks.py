"""The cells that a chart shows: in which panel and group, in which order, in whose words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from macros.faults import FaultError
from macros.languages import Lang
from macros.model import TOTAL, UNKNOWN, Chart, Codes, Dimension, Figure, Observation, Table
from macros.numbers import format_counted
from macros.values import Values

FEW = 4
"""Up to so many periods, the last whole one stands out."""


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
    last = _last_whole_period(values, table, cells) if chart.bars == "period" else None
    marks = tuple(_mark(values, table, chart, cell, last) for cell in cells)
    return Drawing(chart.kind, marks, shared)


def cells_of(table: Table, figure: Figure) -> list[Observation]:
    """The cells that a figure's chart shows, in the order of panels, groups and bars; combinations that the
    source lacks are left out."""
    names = figure.chart.dimensions()
    fixed = {name: codes[0] for name, codes in (figure.where | figure.chart.where).items() if len(codes) == 1}  # type: ignore[operator]
    ranked = _ranked(table, figure, names, fixed)
    found = []
    for path in product(*(ranked[name] for name in names)):
        at = {**fixed, **dict(zip(names, path, strict=True))}
        codes = tuple(at.get(name, TOTAL) for name in table.dimensions)
        if codes in table.cells:
            found.append(table.cells[codes])
    return found


def _shown(dimension: Dimension, figure: Figure) -> Codes:
    """The classes of one dimension that a chart shows, in order."""
    chart = figure.chart
    if dimension.id in chart.codes:
        return chart.codes[dimension.id]
    level = chart.level.get(dimension.id)
    codes = dimension.leaves() if level is None else dimension.level(level)
    allowed = chart.where.get(dimension.id) or figure.where.get(dimension.id) or codes
    return tuple(code for code in codes if code in allowed)


def _ranked(table: Table, figure: Figure, names: tuple[str, ...], fixed: Mapping[str, str]) -> Mapping[str, Codes]:
    """The classes of every shown dimension; the outermost that is no period is ranked if the chart says so."""
    shown = {name: _shown(table.dimensions[name], figure) for name in names}
    period = figure.chart.sort
    name = next((name for name in names if name != "period"), None)
    if period and name:

        def size(code: str) -> Decimal:
            at = {**fixed, "period": period, name: code}
            cell = table.cells.get(tuple(at.get(dimension, TOTAL) for dimension in table.dimensions))
            return cell.value if cell and cell.value is not None else Decimal(-1)

        shown[name] = tuple(sorted(shown[name], key=size, reverse=True))
    return shown


def _last_whole_period(values: Values, table: Table, cells: list[Observation]) -> str | None:
    """The latest of a few periods with figures that stand for all of it; `None` for a long series."""
    position = table.position("period")
    if len({cell.codes[position] for cell in cells}) > FEW:
        return None
    whole = [cell.codes[position] for cell in cells if cell.value is not None and _is_whole(values, cell)]
    return max(whole, default=None)


def _is_whole(values: Values, cell: Observation) -> bool:
    status = values.collection.statuses.get(cell.status)
    return status is None or status.whole


def _mark(values: Values, table: Table, chart: Chart, cell: Observation, last: str | None) -> Mark:
    at = table.at(cell.codes)

    def label(name: str | None) -> str:
        return table.dimensions[name].codes[at[name]].label[values.lang] if name else ""

    def short(name: str) -> str:
        return table.dimensions[name].codes[at[name]].short[values.lang]

    status = values.collection.statuses.get(cell.status)
    inner = chart.bars or chart.x or ""
    text = values.shown(table, cell)
    if cell.value is not None and status and status.mark:
        text += status.mark
    return Mark(
        panel=label(chart.panels),
        group=label(chart.groups),
        label=_tick(at[inner], short(inner)) if chart.kind == "line" else short(inner),
        value=cell.value,
        text=text,
        whole=_is_whole(values, cell),
        strong=UNKNOWN not in cell.codes and (last is None or at["period"] >= last),
        row=cell.row,
        name=name_of(table, chart, cell, values.lang),
        said=_said(values, table, cell),
    )


def name_of(table: Table, chart: Chart, cell: Observation, lang: Lang) -> str:
    """The classes that a chart tells a cell apart by, in full: `Module 4a, Mannen, 2019`."""
    at = table.at(cell.codes)
    return ", ".join(table.dimensions[name].codes[at[name]].label[lang] for name in chart.dimensions())


def _said(values: Values, table: Table, cell: Observation) -> str:
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
