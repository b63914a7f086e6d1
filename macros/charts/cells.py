"""Which cells of a table a chart shows, in which order, and which of them stand out."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product

from macros.model import TOTAL, UNKNOWN, Codes, Dimension, Figure, Observation, Table
from macros.periods import Period
from macros.values import Values

FEW = 4
"""Up to so many periods, the last whole one stands out."""


def cells_of(table: Table, figure: Figure) -> list[Observation]:
    """The cells in the order of panels, groups and bars; combinations that the source lacks are left out."""
    names = figure.chart.dimensions()
    fixed = _fixed(figure)
    found = []
    for path in product(*(shown_codes(table, figure, name) for name in names)):
        at = {**fixed, **dict(zip(names, path, strict=True))}
        codes = tuple(at.get(name, TOTAL) for name in table.dimensions)
        if codes in table.cells:
            found.append(table.cells[codes])
    return found


def shown_codes(table: Table, figure: Figure, name: str) -> Codes:
    """The classes of a dimension of the chart, in order; the outermost that is no period is ranked if the chart
    says so, the unknown last."""
    codes = _shown(table.dimensions[name], figure)
    period = figure.chart.sort
    outermost = next((other for other in figure.chart.dimensions() if other != "period"), None)
    if not period or name != outermost:
        return codes
    fixed = _fixed(figure)

    apart = unknown(table.dimensions[name])

    def rank(code: str) -> tuple[bool, Decimal]:
        at = {**fixed, "period": period, name: code}
        cell = table.cells.get(tuple(at.get(dimension, TOTAL) for dimension in table.dimensions))
        return code in apart, -cell.value if cell and cell.value is not None else Decimal(1)

    return tuple(sorted(codes, key=rank))


def default_code(values: Values, table: Table, figure: Figure, name: str) -> str:
    """The class of a dimension that stands for the figure: the one it is fixed to, else, of those in the chart, the
    total, the last whole period, or the first."""
    fixed = _fixed(figure)
    shown = name in figure.chart.dimensions()
    codes = shown_codes(table, figure, name) if shown else tuple(table.dimensions[name].codes)
    if name in fixed or TOTAL in codes:
        return fixed.get(name, TOTAL)
    if name == "period":
        position = table.position(name)
        cells = [cell for cell in table.cells.values() if cell.codes[position] in codes]
        return last_whole_period(values, table, cells) or codes[0]
    return codes[0]


def last_whole_period(values: Values, table: Table, cells: list[Observation]) -> str | None:
    """The latest period with a figure that stands for all of it, the longest of those that end together."""
    position = table.position("period")
    whole = [cell.codes[position] for cell in cells if cell.value is not None and values.is_whole(cell)]
    return max(whole, key=_end, default=None)


def _end(code: str) -> tuple[int, int]:
    period = Period.parse(code)
    return period.last, -period.first


def emphasis(values: Values, table: Table, figure: Figure) -> Callable[[Observation], bool]:
    """Whether the eye should go to a cell: to the classes that the chart says, else with a few periods to the last
    whole one and what comes after it, and never to the unknown."""
    cells = cells_of(table, figure)
    last = None
    position = 0
    if figure.chart.bars == "period":
        position = table.position("period")
        if len({cell.codes[position] for cell in cells}) <= FEW:
            last = last_whole_period(values, table, cells)
    said, bars = figure.chart.highlight, figure.chart.bars
    apart = {code for dimension in table.dimensions.values() for code in unknown(dimension)}

    def stands_out(cell: Observation) -> bool:
        if said and bars:
            return cell.codes[table.position(bars)] in said
        return apart.isdisjoint(cell.codes) and (last is None or _end(cell.codes[position])[0] >= _end(last)[0])

    return stands_out


def unknown(dimension: Dimension) -> frozenset[str]:
    """The class of what is not known, and its parts."""
    return frozenset((UNKNOWN, *dimension.parts.get(UNKNOWN, ())))


def _fixed(figure: Figure) -> Mapping[str, str]:
    """The one class of each dimension that the figure or its chart is about."""
    where = {**figure.where, **figure.chart.where}
    return {name: codes[0] for name, codes in where.items() if len(codes) == 1}


def _shown(dimension: Dimension, figure: Figure) -> Codes:
    chart = figure.chart
    if dimension.id in chart.codes:
        return chart.codes[dimension.id]
    level = chart.level.get(dimension.id)
    codes = dimension.leaves() if level is None else dimension.level(level)
    allowed = chart.where.get(dimension.id) or figure.where.get(dimension.id) or codes
    return tuple(code for code in codes if code in allowed)
