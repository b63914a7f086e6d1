"""A chart as SVG: drawn once, kept by the content it was drawn from, ready to stand in a page.

The cache is asked before Altair is imported, so a build with nothing new needs neither Altair nor the renderer.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.cache import code_of, is_kept, kept
from macros.charts.marks import Drawing, Mark
from macros.charts.theme import FAMILY, FONTS, SIZES, Size, config
from macros.charts.tidy import tidy

_ROOT = re.compile(r"<svg\b[^>]*?viewBox=\"0 0 ([\d.]+) ([\d.]+)\"[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_OWN = re.compile(r" (?:aria-[a-z]+|role|class|clip-path|font-family)=\"[^\"]*\"")
_LABEL = re.compile(r"<(path|line) aria-label=\"(\d+)\"")
_HIT = re.compile(r"<(path|line) data-row=\"(\d+)\"")


def svg(drawing: Drawing, size: Size, folder: Path) -> str:
    """The chart as an `<svg>` element with a `viewBox` and no size of its own; `folder` keeps what was drawn.

    Where a reader points at a mark there is an unseen element with its `data-row` (the row of the CSV file),
    `data-name` (its classes) and `data-said` (its value in words).
    """
    return kept(folder, _content(drawing, size), ".svg", lambda: _draw(drawing, size).encode()).decode()


def is_drawn(drawing: Drawing, folder: Path) -> bool:
    """Whether the chart was drawn before, in every size."""
    return all(is_kept(folder, _content(drawing, size), ".svg") for size in SIZES)


def _content(drawing: Drawing, size: Size) -> str:
    return repr((drawing, size, config(), _version()))


def size_of(drawn: str) -> tuple[float, float]:
    """The width and height that a chart is laid out for, in pixels."""
    box = _ROOT.search(drawn)
    assert box, drawn[:200]
    return float(box[1]), float(box[2])


def described(drawn: str, name: str, description: str = "") -> str:
    """The `<svg>` as an image with a name, and the id of the text that describes it where there is one."""
    image = Markup('<svg role="img" aria-label="{}"').format(name)
    if description:
        image += Markup(' aria-describedby="{}"').format(description)
    return drawn.replace("<svg", str(image), 1)


@cache
def _version() -> str:
    """What a drawing depends on besides its data: the code and the fonts that draw it, and the versions of the
    renderers."""
    return f"{code_of('macros.charts')} {fonts()} {version('altair')} {version('vl-convert-python')}"


@cache
def register_fonts() -> None:
    """Give the renderer our fonts, once a process."""
    import vl_convert

    with as_file(FONTS) as folder:
        vl_convert.register_font_directory(str(folder))


@cache
def fonts() -> str:
    """A fingerprint of the fonts, on which every drawing depends."""
    content = b"".join(font.read_bytes() for font in sorted(FONTS.iterdir(), key=lambda file: file.name))
    return hashlib.sha256(content).hexdigest()


def specification(drawing: Drawing, size: Size) -> dict[str, Any]:
    """The chart as Vega-Lite, laid out for a size."""
    from altair.utils.schemapi import debug_mode

    from macros.charts.bars import bars
    from macros.charts.line import line

    with debug_mode(False):
        chart = (line if drawing.kind == "line" else bars)(drawing, size)
        return chart.to_dict(validate=False) | {"config": config()}


def _draw(drawing: Drawing, size: Size) -> str:
    import vl_convert

    register_fonts()
    spec = specification(drawing, size)
    marks = {mark.row: mark for mark in drawing.marks}
    return _inline(vl_convert.vegalite_to_svg(spec, show_warnings=False), marks)


def _inline(drawn: str, marks: Mapping[int, Mark]) -> str:
    """The renderer's SVG for use inside a page: no size of its own, no ids, no labels of its own."""
    width, height = size_of(drawn)
    body = drawn[drawn.index(">") + 1 :].rpartition("</svg>")[0]
    body = re.sub(r"<defs>.*?</defs>", "", body, flags=re.DOTALL)
    body = _LABEL.sub(r'<\1 data-row="\2"', body)
    body = tidy(_TAG.sub(lambda tag: _OWN.sub("", tag[0]), body))
    body = _HIT.sub(lambda hit: _hit(hit[1], marks[int(hit[2])]), body)
    size = f'viewBox="0 0 {width:g} {height:g}" font-family="{FAMILY}, Arial, sans-serif"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def _hit(tag: str, mark: Mark) -> str:
    given = Markup('<{} data-row="{}" data-name="{}" data-said="{}"')
    return str(given.format(tag, mark.row, mark.name, mark.said))
