"""How charts look. Colours are names of CSS custom properties, set in `overrides/assets/colours.css`:
one SVG serves light and dark."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

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
"""The fonts that charts are laid out with, the same as on the page; `widths.json` has the advance of each of
their characters by weight, in thousandths of the size."""
TEXT = 13
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


@cache
def _widths() -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = json.loads(FONTS.joinpath("widths.json").read_text(encoding="utf-8"))
    return found


def width_of(text: str, bold: bool = False, size: float = TEXT) -> float:
    """How wide a text is in the font of the charts, in pixels; a character that the font lacks counts as an `m`."""
    widths = _widths()["700" if bold else "400"]
    return sum(widths.get(character, widths["m"]) for character in text) * size / 1000


def room(texts: Iterable[str], bold: bool = False) -> float:
    """How wide the widest of some texts is, in pixels."""
    return max((width_of(text, bold) for text in texts), default=0)


def wrapped(text: str, width: float, bold: bool = False, size: float = TEXT) -> list[str]:
    """A text on as many lines as it needs to fit in `width` pixels; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, bold, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
