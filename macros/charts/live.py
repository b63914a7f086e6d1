"""The live chart of a figure: a Vega-Lite specification by Altair, with its data and a filter for every dimension of
the table that the chart does not show side by side.

It is drawn in the reader's browser, on request only. Its colours and fonts are those of its `config`, which the
page replaces by its own; the numbers are in the language of the figure.
"""

from collections.abc import Mapping
from itertools import product
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from macros.charts.cells import default_code, emphasis, is_whole, shown_codes
from macros.charts.marks import said_of, text_of
from macros.describe import description
from macros.languages import LOCALES, Lang
from macros.model import Code, Codes, Figure, Observation, Table
from macros.values import Values
from macros.words import words

STEP = 22
HEIGHT = 260


def live_spec(values: Values, figure: Figure) -> dict[str, Any]:
    """The specification in the language of `values`, valid by the schema of Vega-Lite. Filters begin at what the
    drawn chart shows: its fixed class, else the total, the last whole period, or the first class."""
    import altair as alt

    live = _Live(values, figure)
    chart = alt.Chart(alt.InlineData(values=live.records())).add_params(*live.params())
    for name in live.filters():
        chart = chart.transform_filter(f"datum['{name}'] === {_param(name)}")
    tooltip = [alt.Tooltip(f"{name}:N", title=live.label(name)) for name in live.table.dimensions]
    chart = chart.encode(tooltip=[*tooltip, alt.Tooltip("said:N", title=live.unit())])
    layers = live.line(chart) if figure.chart.kind == "line" else live.bars(chart)
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    whole = layers.properties(width="container", autosize=fit, description=description(values, figure))
    if live.filters():
        chosen = " + ' · ' + ".join(_param(name) for name in live.filters())
        whole = whole.properties(title=alt.Title(text=alt.expr(chosen), anchor="start"))
    spec: dict[str, Any] = whole.to_dict()
    return spec | {"usermeta": {"embedOptions": {"formatLocale": _numbers(values.lang)}}}


def _numbers(lang: Lang) -> Mapping[str, Any]:
    """How the browser writes numbers, as d3-format wants it."""
    locale = LOCALES[lang]
    return {
        "decimal": get_decimal_symbol(locale),
        "thousands": get_group_symbol(locale),
        "grouping": [3],
        "currency": ["€", ""],
    }


def _param(name: str) -> str:
    return "filter_" + name.replace("-", "_")


class _Live:
    def __init__(self, values: Values, figure: Figure) -> None:
        self.values = values
        self.figure = figure
        self.table: Table = values.table(figure.table)
        self.strong = emphasis(values, self.table, figure)
        self.outer = figure.chart.groups
        self.inner = figure.chart.bars or figure.chart.x or ""

    def label(self, name: str) -> str:
        return self.table.dimensions[name].label[self.values.lang]

    def unit(self) -> str:
        """What the axis counts; several where the table has several measures."""
        units = {self.values.collection.units[self.table.unit_of(codes)] for codes in self.table.cells}
        return ", ".join(sorted(unit.label[self.values.lang] for unit in units))

    def filters(self) -> list[str]:
        return [name for name in self.table.dimensions if name not in (self.outer, self.inner)]

    def codes(self, name: str) -> Codes:
        """The classes of a dimension: those that the chart shows, or all that a filter offers."""
        if name in self.filters():
            return tuple(self.table.dimensions[name].codes)
        return shown_codes(self.table, self.figure, name)

    def params(self) -> list[Any]:
        import altair as alt

        found = []
        for name in self.filters():
            codes = self.table.dimensions[name].codes
            options = [self._class(codes[code]) for code in self.codes(name)]
            chosen = self._class(codes[default_code(self.values, self.table, self.figure, name)])
            bind = alt.binding_select(options=options, name=self.label(name))
            found.append(alt.param(name=_param(name), value=chosen, bind=bind))
        return found

    def records(self) -> list[dict[str, Any]]:
        """One record per combination of classes, those that the source does not give too, so that a choice of
        filters without figures says so."""
        names = tuple(self.table.dimensions)
        return [
            self._record(dict(zip(names, path, strict=True))) for path in product(*(self.codes(name) for name in names))
        ]

    def _class(self, code: Code) -> str:
        return code.label[self.values.lang]

    def _record(self, at: Mapping[str, str]) -> dict[str, Any]:
        cell = self.table.cells.get(tuple(at.values()))
        named = {name: self._class(self.table.dimensions[name].codes[code]) for name, code in at.items()}
        return named | self._shown(cell)

    def _shown(self, cell: Observation | None) -> dict[str, Any]:
        if cell is None:
            absent = words(self.values.lang)["absent"]
            return {"value": None, "text": absent, "said": absent, "strong": False, "whole": True}
        return {
            "value": None if cell.value is None else float(cell.value),
            "text": text_of(self.values, self.table, cell),
            "said": said_of(self.values, self.table, cell),
            "strong": self.strong(cell),
            "whole": is_whole(self.values, cell),
        }

    def bars(self, chart: Any) -> Any:
        """Bars by class, under each class of the groups where there are any."""
        import altair as alt

        inner = [self._class(self.table.dimensions[self.inner].codes[code]) for code in self.codes(self.inner)]
        if self.outer:
            outer = [self._class(self.table.dimensions[self.outer].codes[code]) for code in self.codes(self.outer)]
            chart = chart.encode(
                y=alt.Y(f"{self.outer}:N", sort=outer, title=None, scale=alt.Scale(paddingInner=0.3)),
                yOffset=alt.YOffset(f"{self.inner}:N", sort=inner),
            )
        else:
            outer = []
            chart = chart.encode(y=alt.Y(f"{self.inner}:N", sort=inner, title=None))
        chart = chart.transform_calculate(
            at="isValid(datum.value) ? datum.value : 0",
            beside=f"datum['{self.inner}'] + ': ' + datum.text" if self.outer else "datum.text",
        )
        chart = chart.encode(x=alt.X("at:Q", title=self.unit(), axis=alt.Axis(tickCount=4)))
        bars = chart.mark_bar().encode(color=_colour(), opacity=_lighter())
        texts = chart.mark_text(align="left", dx=4).encode(text="beside:N")
        return alt.layer(bars, texts).properties(height=STEP * len(inner) * max(1, len(outer)) + 12 * len(outer))

    def line(self, chart: Any) -> Any:
        """A line through the classes, with a point at each."""
        import altair as alt

        order = [self._class(self.table.dimensions[self.inner].codes[code]) for code in self.codes(self.inner)]
        x = alt.X(f"{self.inner}:N", sort=order, title=None, axis=alt.Axis(labelAngle=-45, labelOverlap=True))
        y = alt.Y("value:Q", title=self.unit(), scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4))
        base = chart.encode(x=x, y=y)
        return alt.layer(base.mark_line(), base.mark_point(filled=True, size=60).encode(opacity=_lighter())).properties(
            height=HEIGHT
        )


def _colour() -> Any:
    import altair as alt

    return alt.Color("strong:N", scale=alt.Scale(domain=[False, True]), legend=None)


def _lighter() -> Any:
    import altair as alt

    return alt.when("datum.whole").then(alt.value(1)).otherwise(alt.value(0.4))
