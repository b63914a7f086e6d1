"""The letters of an SVG as shapes. A renderer that looks up the font for every letter anew spends most of its time on
that; drawn as the shapes that the font has for them, in the places that it gives them, they look the same."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import as_file
from typing import Any

import uharfbuzz as hb

from macros.charts.letters import runs
from macros.charts.theme import FONTS

_TEXT = re.compile(r"<text\b([^>]*?)(?:/>|>(.*?)</text>)", re.DOTALL)
_PIECE = re.compile(r"<tspan\b([^>]*)>(.*?)</tspan>", re.DOTALL)
_FACES = re.compile(r"<style>.*?</style>", re.DOTALL)
_SIZE = re.compile(r"\bfont-size=\"([\d.]+)")
_KEPT = re.compile(r" (?:transform|fill|opacity|fill-opacity)=\"[^\"]*\"")
_BOLD = re.compile(r"\bfont-weight=\"(?:bold|700)\"")
_SERIF = re.compile(r"\bfont-weight=\"600\"")
_SHIFT = {"middle": 0.5, "end": 1.0}
"""How much of its width a text stands before its place."""


def outlined(svg: str) -> str:
    """The SVG with shapes for its texts, as far as they are in our fonts; others are left as they are. Fonts that it
    brings are left out."""
    return _TEXT.sub(lambda text: _shapes(text[0], text[1], text[2] or ""), _FACES.sub("", svg))


def _shapes(text: str, attributes: str, inside: str) -> str:
    if not inside:
        return ""
    size = _SIZE.search(attributes)
    pieces = [(piece[1], unescape(piece[2])) for piece in _PIECE.finditer(inside)]
    pieces = pieces or [(attributes, unescape(inside))]
    weight: Any = "700" if _BOLD.search(attributes) else "600" if _SERIF.search(attributes) else "400"
    known = all(has for _, said in pieces for _, _, has in runs(said, 1, weight))
    if size is None or not known:
        return text
    scale = float(size[1]) / _font(weight).face.upem
    anchor = _value(attributes, "text-anchor", "start")
    drawn = "".join(_line(weight, said, place, anchor, scale) for place, said in pieces)
    return f"<g{''.join(_KEPT.findall(attributes))}>{drawn}</g>"


def _line(weight: str, text: str, place: str, anchor: str, scale: float) -> str:
    """The letters of one line at its `x` and `y`."""
    letters = list(_shaped(weight, text))
    width = sum(letter[1] for letter in letters)
    x = float(_value(place, "x", "0")) - width * scale * _SHIFT.get(anchor, 0)
    y = float(_value(place, "y", "0"))
    paths = (f'<path transform="translate({at})" d="{shape}"/>' for at, _, shape in letters if shape)
    return f'<g transform="matrix({scale:.6g} 0 0 {-scale:.6g} {x:.3f} {y:.3f})">{"".join(paths)}</g>'


def _value(attributes: str, name: str, otherwise: str) -> str:
    found = re.search(rf"\b{name}=\"([^\"]*)\"", attributes)
    return found[1] if found else otherwise


def _shaped(weight: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Where each letter stands, how far the next is from it, and its shape, in units of the font."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font, at = _font(weight), 0
    hb.shape(font, buffer)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield at + position.x_offset, position.x_advance, _shape(weight, info.codepoint)
        at += position.x_advance


@cache
def _font(weight: str) -> Any:
    name = f"pf-{'serif' if weight == '600' else 'sans'}-{weight}.ttf"
    with as_file(FONTS.joinpath(name)) as file:
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))


@cache
def _shape(weight: str, glyph: int) -> str:
    """The shape of a letter as the data of a path."""
    steps: list[str] = []
    drawing = hb.DrawFuncs()
    drawing.set_move_to_func(lambda x, y, _: steps.append(f"M{x:g} {y:g}"))
    drawing.set_line_to_func(lambda x, y, _: steps.append(f"L{x:g} {y:g}"))
    drawing.set_quadratic_to_func(lambda a, b, x, y, _: steps.append(f"Q{a:g} {b:g} {x:g} {y:g}"))
    drawing.set_cubic_to_func(lambda a, b, c, d, x, y, _: steps.append(f"C{a:g} {b:g} {c:g} {d:g} {x:g} {y:g}"))
    drawing.set_close_path_func(lambda _: steps.append("Z"))
    _font(weight).draw_glyph(glyph, drawing, None)
    return "".join(steps)
