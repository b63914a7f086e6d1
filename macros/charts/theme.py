"""How charts look. Colours are names of CSS custom properties, set in `overrides/assets/colours.css`:
one SVG serves light and dark."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Literal

from macros.charts.letters import Weight, width

Size = Literal["wide", "narrow"]
SIZES: tuple[Size, ...] = ("wide", "narrow")
WIDTH: Mapping[Size, int] = {"wide": 680, "narrow": 312}
"""The width in CSS pixels that a chart is laid out for: an article at a desk, and a phone or a small multiple.
On a phone of 320 the narrow one is shown at 288, where its text measures 12 pixels."""

INK = "var(--pf-ink)"
MUTED = "var(--pf-muted)"
RULE = "var(--pf-rule)"
EDGE = "var(--pf-edge)"
PAPER = "var(--pf-paper)"
STRONG = "var(--pf-strong)"
CALM = "var(--pf-calm)"

FAMILY = "PF Sans"
FONTS = files("macros.charts").joinpath("fonts")
"""The fonts that charts are laid out with, the same as on the page; see `letters`."""
TEXT = 13
VEGA = "charts/vega.js"
"""Where in the site of a language the program stands that draws a live chart."""
SPACING = 28
"""Pixels between panels."""

LIGHTER = 0.25
"""Opacity of the inside of a bar that does not stand for a whole period; its outline is as strong as any."""


def config() -> dict[str, Any]:
    """The Vega-Lite configuration of every chart."""
    return {
        "font": FAMILY,
        "background": None,
        "padding": 2,
        "view": {"stroke": None},
        "aria": False,
        "axis": {
            "labelFontSize": TEXT,
            "labelColor": INK,
            "domain": False,
            "ticks": False,
            "title": None,
            "gridColor": RULE,
        },
        "text": {"fontSize": TEXT, "color": INK},
        "title": {
            "fontSize": TEXT + 1,
            "fontWeight": "bold",
            "color": INK,
            "anchor": "start",
            "frame": "group",
            "offset": 8,
            "lineHeight": 17,
        },
        "concat": {"spacing": SPACING},
    }


def live_config() -> dict[str, Any]:
    """The configuration of every live chart, in the colours of the page that it is drawn in."""
    still = config()
    return {
        "background": "transparent",
        "font": FAMILY,
        "view": still["view"],
        "axis": still["axis"]
        | {"titleColor": MUTED, "titleFontSize": TEXT, "titleFontWeight": "normal", "labelLimit": 220},
        "bar": {"color": STRONG},
        "line": {"color": STRONG, "strokeWidth": 2.5},
        "point": {"color": STRONG},
        "text": still["text"],
        "title": {
            "color": INK,
            "fontSize": TEXT + 1,
            "lineHeight": 18,
            "offset": 14,
            "subtitleColor": MUTED,
            "subtitleFontSize": TEXT - 1,
            "subtitleLineHeight": 16,
            "subtitlePadding": 6,
        },
        "range": {"category": [CALM, STRONG]},
    }


def room(texts: Iterable[str], weight: Weight = "400") -> float:
    """How wide the widest of some texts is, in pixels."""
    return max((width(text, TEXT, weight) for text in texts), default=0)
