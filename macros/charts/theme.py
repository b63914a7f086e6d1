"""How charts look. Colours are names of CSS custom properties, set in `overrides/assets/colours.css`:
one SVG serves light and dark."""

from collections.abc import Mapping
from typing import Any, Literal

Size = Literal["wide", "narrow"]
SIZES: tuple[Size, ...] = ("wide", "narrow")
WIDTH: Mapping[Size, int] = {"wide": 680, "narrow": 328}
"""The width in CSS pixels that a chart is laid out for: an article at a desk, and a phone of 360."""

INK = "var(--pf-ink)"
RULE = "var(--pf-rule)"
PAPER = "var(--pf-paper)"
STRONG = "var(--pf-strong)"
CALM = "var(--pf-calm)"

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Laid out with the Liberation Sans that the renderer brings; Arial and Helvetica have the same widths."""
TEXT = 12
SPACING = 20
"""Pixels between panels."""
CHARACTER = 6.9
"""About how many pixels a character of `TEXT` takes in a wide font: for the room that labels need."""

LIGHTER = 0.3
"""Opacity of the inside of a bar that does not stand for a whole period; its outline is as strong as any."""


def config() -> dict[str, Any]:
    """The Vega-Lite configuration of every chart."""
    return {
        "font": FONT,
        "background": None,
        "padding": 2,
        "view": {"stroke": None},
        "aria": False,
        "axis": {
            "labelFont": FONT,
            "labelFontSize": TEXT,
            "labelColor": INK,
            "domain": False,
            "ticks": False,
            "title": None,
            "gridColor": RULE,
        },
        "text": {"font": FONT, "fontSize": TEXT, "color": INK},
        "title": {
            "font": FONT,
            "fontSize": TEXT + 1,
            "fontWeight": "bold",
            "color": INK,
            "anchor": "start",
            "frame": "group",
            "offset": 8,
            "lineHeight": 16,
        },
        "concat": {"spacing": SPACING},
    }


def room(texts: list[str]) -> float:
    """About how wide the widest of some texts is, in pixels."""
    return max((len(text) for text in texts), default=0) * CHARACTER
