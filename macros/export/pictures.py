"""A chart as a picture that stands alone: with its title, the meaning of its signs, its source and its address, in
colours and fonts that it brings itself."""

import base64
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from macros.addresses import Site, page_of
from macros.charts.colours import literal
from macros.charts.letters import Weight, broken, clean, wrapped
from macros.charts.marks import drawing, statuses_of
from macros.charts.render import size_of, svg
from macros.charts.theme import WIDTH
from macros.describe import description
from macros.metadata import source_sentence
from macros.model import Figure
from macros.previews.layout import OTHER_FONT, Words
from macros.show.templates import drawn, picture
from macros.values import Values

EDGE = 24
"""White on all sides."""
SPARE = 0.93
"""The share of the width that lines are broken for: where our fonts do not come, Arial is wider by the rest."""
SMALL = 12
"""The size of what stands under the chart, on lines as long as they can be; those of a title are about equal."""
LINES = 99
"""A title takes so many lines at most."""
_HIT = re.compile(r"<(path|line) data-row=[^>]*?(?:/>|></\1>)")


@dataclass(frozen=True, slots=True)
class Block:
    """A text below another: `gap` pixels under it, its lines `leading` apart."""

    text: str
    size: int
    weight: Weight
    colour: str
    leading: int
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A font that a picture brings: its family and weight, and its file in base64."""

    family: str
    weight: Weight
    content: str


def chart_picture(
    values: Values, figure: Figure, site: Site, charts: Path, assets: Path, colours: Mapping[str, str]
) -> str:
    """The picture of a figure's chart as an SVG of whole pixels, in the language of `values`; it refers to nothing
    outside itself. `charts` keeps drawn charts; the fonts of the site stand in `assets`."""
    chart = svg(drawing(values, figure), "wide", charts)
    wide, high = size_of(chart)
    width = math.ceil(max(wide, WIDTH["wide"])) + 2 * EDGE
    room = (width - 2 * EDGE) * SPARE
    above, top = _stacked(_heading(values, figure), EDGE, room)
    signs, rule = _stacked(_signs(values, figure), top + 14 + high + 8, room)
    below, bottom = _stacked(_origin(values, figure, site), rule + 20, room)
    made = picture(
        "chart_file",
        values.lang,
        size=(width, math.ceil(bottom) + EDGE - 8),
        edge=EDGE,
        title=clean(figure.title[values.lang]),
        description=clean(description(values, figure)),
        faces=_faces(assets),
        words=[*above, *signs, *below],
        chart=_body(chart),
        top=top + 14,
        rule=rule + 10,
        other_font=OTHER_FONT,
    )
    return literal(made, colours)


def _heading(values: Values, figure: Figure) -> Iterable[Block]:
    yield Block(figure.title[values.lang], 22, "600", "ink", 28)
    yield Block(figure.subtitle[values.lang], 15, "400", "muted", 21, gap=4)


def _signs(values: Values, figure: Figure) -> Iterable[Block]:
    lang = values.lang
    for status in statuses_of(values, figure):
        text = f"{status.mark}\u00a0{status.said(lang)}"
        yield Block(text, SMALL, "400", "muted", 17)


def _origin(values: Values, figure: Figure, site: Site) -> Iterable[Block]:
    lang = values.lang
    yield Block(source_sentence(values.question, figure, lang), SMALL, "400", "muted", 17)
    yield Block(values.collection.catalogue.title[lang], SMALL, "700", "ink", 17, gap=4)
    yield Block(site.to(lang, page_of(figure)), SMALL, "400", "muted", 17)


def _stacked(blocks: Iterable[Block], top: float, room: float) -> tuple[list[Words], float]:
    """The texts below each other from `top` down, and where the last ends."""
    words = []
    for block in blocks:
        if block.size > SMALL:
            lines = wrapped(block.text, block.size, block.weight, room, LINES)
        else:
            lines = broken(clean(block.text), block.size, block.weight, room)
        first = top + block.gap + block.size
        words.append(Words(EDGE, first, block.size, block.weight, block.colour, lines, block.leading))
        top += block.gap + block.leading * len(lines)
    return words, top


def _body(chart: str) -> Markup:
    """What a chart draws, without the marks that a reader points at on the page."""
    body = chart[chart.index(">") + 1 :].rpartition("</svg>")[0]
    return drawn(_HIT.sub("", body))


@cache
def _faces(assets: Path) -> tuple[Face, ...]:
    """The fonts that the words and the chart are laid out with."""
    files: Mapping[Weight, str] = {"400": "sans", "600": "serif", "700": "sans"}
    found = []
    for weight, kind in files.items():
        content = (assets / "fonts" / f"pf-{kind}-{weight}.woff2").read_bytes()
        found.append(Face(f"PF {kind.title()}", weight, base64.b64encode(content).decode("ascii")))
    return tuple(found)
