"""The live chart of a figure: a Vega-Lite specification by Altair, with its data and a filter for every dimension of
the table that the chart does not show side by side.

It opens as it is in any program that reads Vega-Lite, with its title, its source and light colours. In a page it is
drawn on request only, in the reader's browser, and what `usermeta.page` says takes the place of the keys of the same
name: the colours and the width of the page, and above the chart what is chosen. The numbers are in the language of
the figure.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode
from babel.numbers import get_decimal_symbol, get_group_symbol

from macros.charts.choices import Caption, Choices
from macros.charts.colours import literal_config
from macros.charts.layers import layer
from macros.charts.letters import broken, clean, wrapped
from macros.charts.theme import FAMILY, PAPER, TEXT, live_config
from macros.languages import LOCALES, Lang

STEP = 22
HEIGHT = 260
WIDTH = 480
"""Pixels of the chart itself, beside its names, where it does not stand in a page."""
ROOM = 640
"""How wide the words above it may be."""
BESIDE = 56
"""Pixels for the values beside the longest bars."""
LINES = 9
"""A title takes so many lines at most."""


def live_spec(choices: Choices, caption: Caption, colours: Mapping[str, str]) -> dict[str, Any]:
    """The specification, valid by the schema of Vega-Lite, as it is and in a page."""
    with debug_mode(False):
        chart = (_line if choices.kind == "line" else _bars)(choices)
        spec: dict[str, Any] = chart.to_dict(validate=False)
    locale = {"locale": {"number": _numbers(choices.lang)}}
    literal = literal_config({**live_config(), "background": PAPER}, colours)
    return spec | {
        "$schema": alt.SCHEMA_URL,
        "width": WIDTH,
        "description": caption.description,
        "data": {"values": list(choices.records)},
        "title": _title(choices, caption),
        "padding": 16,
        "config": {**literal, "font": f"{FAMILY}, Arial, sans-serif", **locale},
        "usermeta": {
            "title": caption.title,
            "source": caption.source,
            "site": caption.site,
            "address": caption.address,
            "licence": caption.licence,
            "page": _page(choices, {**live_config(), **locale}),
        },
    }


def _title(choices: Choices, caption: Caption) -> Mapping[str, Any]:
    """What stands above the chart on its own: the figure's title while all that it tells of is shown, else that of
    the table; what is chosen; and where it comes from."""
    small = caption.small if choices.filters else (caption.subtitle, *caption.small)
    under = [line for text in small for line in broken(clean(text), TEXT - 1, "400", ROOM)]
    title, table = (wrapped(said, TEXT + 1, "700", ROOM, LINES) for said in (caption.title, caption.table))
    text: Any = list(title)
    if choices.filters:
        start = " && ".join(f"{_param(each.name)} === {_quoted(each.chosen)}" for each in choices.filters)
        chosen = ", ".join(f"{_quoted(each.label)} + ': ' + {_param(each.name)}" for each in choices.filters)
        above, other = (", ".join(map(_quoted, lines)) for lines in (title, table))
        text = {"expr": f"{start if caption.whole else 'false'} ? [{above}, {chosen}] : [{other}, {chosen}]"}
    return {"text": text, "subtitle": under, "anchor": "start", "frame": "bounds"}


def _quoted(text: str) -> str:
    """A text for use in an expression of Vega."""
    return json.dumps(text, ensure_ascii=False)


def _page(choices: Choices, config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys that are otherwise in a page. Above the chart stands what is chosen, as the title of the figure may
    speak of something else then."""
    chosen = ", ".join(_param(each.name) for each in choices.filters)
    title = {"text": {"expr": f"[{chosen}]"}, "anchor": "start", "frame": "bounds"}
    return {
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 0, "top": 4, "right": BESIDE, "bottom": 4},
        "title": title if choices.filters else "",
        "config": config,
    }


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


def _bars(choices: Choices) -> alt.TopLevelLayerSpec:
    """Bars by class, under each class of the groups where there are any."""
    inner, outer = choices.inner, choices.outer
    rows = len(choices.inner_classes) * max(1, len(choices.outer_classes))
    at: dict[str, Any] = {"x": alt.X("_at:Q", title=choices.unit, axis=alt.Axis(tickCount=4))}
    if outer:
        at["y"] = alt.Y(f"{outer}:N", sort=choices.outer_classes, title=None, scale=alt.Scale(paddingInner=0.3))
        at["yOffset"] = alt.YOffset(f"{inner}:N", sort=choices.inner_classes)
    else:
        at["y"] = alt.Y(f"{inner}:N", sort=choices.inner_classes, title=None)
    beside = f"datum['{inner}'] + ': ' + datum._text" if outer else "datum._text"
    said = {"_at": "isValid(datum._value) ? datum._value : 0", "_beside": beside}
    made = [alt.CalculateTransform(**{"as": name, "calculate": text}) for name, text in said.items()]
    colour = alt.Color("_strong:N", scale=alt.Scale(domain=[False, True]), legend=None)
    bars = _layer(choices, alt.MarkDef(type="bar"), made, **at, color=colour, opacity=_lighter())
    texts = _layer(choices, alt.MarkDef(type="text", align="left", dx=4), made, **at, text=alt.Text("_beside:N"))
    return _layered(choices, (bars, texts), STEP * rows + 12 * len(choices.outer_classes))


def _line(choices: Choices) -> alt.TopLevelLayerSpec:
    """A line through the classes, with a point at each."""
    axis = alt.Axis(labelAngle=-45, labelOverlap=True)
    x = alt.X(f"{choices.inner}:N", sort=choices.inner_classes, title=None, axis=axis)
    y = alt.Y("_value:Q", title=choices.unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4))
    path = _layer(choices, alt.MarkDef(type="line"), (), x=x, y=y)
    points = _layer(choices, alt.MarkDef(type="point", filled=True, size=60), (), x=x, y=y, opacity=_lighter())
    return _layered(choices, (path, points), HEIGHT)


def _layer(choices: Choices, mark: alt.MarkDef, made: Iterable[object], **channels: Any) -> alt.UnitSpec:
    """A layer of what is chosen, with the fields that are `made`; what a reader points at says all of its classes."""
    tooltip = [alt.Tooltip(f"{name}:N", title=label) for name, label in choices.labels.items()]
    chosen = [alt.FilterTransform(f"datum['{each.name}'] === {_param(each.name)}") for each in choices.filters]
    channels["tooltip"] = [*tooltip, alt.Tooltip("_said:N", title=choices.unit)]
    return layer(mark, [*chosen, *made], **channels)


def _layered(choices: Choices, layers: Iterable[alt.UnitSpec], height: int) -> alt.TopLevelLayerSpec:
    params: dict[str, Any] = {}
    if choices.filters:
        params["params"] = [
            alt.VariableParameter(
                name=_param(each.name),
                value=each.chosen,
                bind=alt.BindRadioSelect(input="select", options=list(each.options), name=each.label),
            )
            for each in choices.filters
        ]
    return alt.TopLevelLayerSpec(layer=list(layers), height=height, **params)


def _lighter() -> dict[str, Any]:
    return {"condition": [{"test": "datum._whole", "value": 1}], "value": 0.4}
