"""The live chart of a figure: a Vega-Lite specification by Altair, with its data and a filter for every dimension of
the table that the chart does not show side by side.

It is drawn in the reader's browser, on request only, in the colours and fonts of the page; the numbers are in the
language of the figure.
"""

from collections.abc import Mapping
from typing import Any

import altair as alt
from babel.numbers import get_decimal_symbol, get_group_symbol

from macros.charts.choices import Choices
from macros.charts.theme import live_config
from macros.languages import LOCALES, Lang

STEP = 22
HEIGHT = 260
BESIDE = 56
"""Pixels for the values beside the longest bars."""


def live_spec(choices: Choices, description: str) -> dict[str, Any]:
    """The specification, valid by the schema of Vega-Lite. Above the chart stands what is chosen, as the title of the
    figure may speak of something else then."""
    chart = alt.Chart(alt.InlineData(values=list(choices.records)))
    for each in choices.filters:
        bind = alt.binding_select(options=list(each.options), name=each.label)
        chart = chart.add_params(alt.param(name=_param(each.name), value=each.chosen, bind=bind))
        chart = chart.transform_filter(f"datum['{each.name}'] === {_param(each.name)}")
    tooltip = [alt.Tooltip(f"{name}:N", title=label) for name, label in choices.labels.items()]
    chart = chart.encode(tooltip=[*tooltip, alt.Tooltip("_said:N", title=choices.unit)])
    layers = _line(chart, choices) if choices.kind == "line" else _bars(chart, choices)
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    room = {"left": 0, "top": 4, "right": BESIDE, "bottom": 4}
    whole = layers.properties(width="container", autosize=fit, padding=room, description=description)
    if choices.filters:
        chosen = ", ".join(_param(each.name) for each in choices.filters)
        whole = whole.properties(title=alt.Title(text=alt.expr(f"[{chosen}]"), anchor="start", frame="bounds"))
    spec: dict[str, Any] = whole.to_dict()
    embed = {"config": live_config(), "formatLocale": _numbers(choices.lang)}
    return spec | {"usermeta": {"embedOptions": embed}}


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


def _bars(chart: Any, choices: Choices) -> Any:
    """Bars by class, under each class of the groups where there are any."""
    inner, outer = choices.inner, choices.outer
    rows = len(choices.inner_classes) * max(1, len(choices.outer_classes))
    if outer:
        chart = chart.encode(
            y=alt.Y(f"{outer}:N", sort=choices.outer_classes, title=None, scale=alt.Scale(paddingInner=0.3)),
            yOffset=alt.YOffset(f"{inner}:N", sort=choices.inner_classes),
        )
    else:
        chart = chart.encode(y=alt.Y(f"{inner}:N", sort=choices.inner_classes, title=None))
    chart = chart.transform_calculate(
        _at="isValid(datum._value) ? datum._value : 0",
        _beside=f"datum['{inner}'] + ': ' + datum._text" if outer else "datum._text",
    )
    chart = chart.encode(x=alt.X("_at:Q", title=choices.unit, axis=alt.Axis(tickCount=4)))
    colour = alt.Color("_strong:N", scale=alt.Scale(domain=[False, True]), legend=None)
    bars = chart.mark_bar().encode(color=colour, opacity=_lighter())
    texts = chart.mark_text(align="left", dx=4).encode(text="_beside:N")
    return alt.layer(bars, texts).properties(height=STEP * rows + 12 * len(choices.outer_classes))


def _line(chart: Any, choices: Choices) -> Any:
    """A line through the classes, with a point at each."""
    axis = alt.Axis(labelAngle=-45, labelOverlap=True)
    x = alt.X(f"{choices.inner}:N", sort=choices.inner_classes, title=None, axis=axis)
    y = alt.Y("_value:Q", title=choices.unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4))
    base = chart.encode(x=x, y=y)
    points = base.mark_point(filled=True, size=60).encode(opacity=_lighter())
    return alt.layer(base.mark_line(), points).properties(height=HEIGHT)


def _lighter() -> Any:
    return alt.when("datum._whole").then(alt.value(1)).otherwise(alt.value(0.4))
