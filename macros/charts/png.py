"""An SVG as a PNG without transparency: drawn once, kept by the content it was drawn from."""

import io
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.addresses import DENSE
from macros.cache import code_of, kept
from macros.charts.render import fonts, register_fonts

if TYPE_CHECKING:
    from PIL import Image

DPI = 96
"""CSS pixels in an inch; what a program for print needs to know how large the picture is meant."""
COLOURS = 256
"""As many as a palette holds."""


def png(svg: str, folder: Path) -> bytes:
    """The picture, equal to the byte for an equal SVG; `folder` keeps what was drawn.

    The SVG must fill its whole area, with colours and the fonts of `macros/charts/fonts` by name.
    """
    return kept(folder, _content(svg, 1), ".png", lambda: _packed(_draw(svg, 1), 1))


def pngs(svg: str, folder: Path) -> tuple[bytes, bytes]:
    """The picture, and the same with `DENSE` by `DENSE` pixels for each of its own; drawn once, as letters take the
    time."""
    drawn: list[Image.Image] = []

    def make(scale: int) -> bytes:
        if not drawn:
            drawn.append(_draw(svg, DENSE))
        return _packed(drawn[0] if scale == DENSE else drawn[0].reduce(DENSE // scale), scale)

    one, dense = (kept(folder, _content(svg, scale), ".png", partial(make, scale)) for scale in (1, DENSE))
    return one, dense


def _content(svg: str, scale: int) -> str:
    """What a picture depends on."""
    makers = (code_of("macros.charts"), fonts(), version("vl-convert-python"), version("pillow"))
    return f"{' '.join(makers)} {scale} {svg}"


def _draw(svg: str, scale: int) -> "Image.Image":
    import vl_convert
    from PIL import Image

    register_fonts()
    return Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("RGB")


def _packed(drawn: "Image.Image", scale: int) -> bytes:
    """A PNG file; to try every way of packing it takes six times as long and saves a twelfth."""
    out = io.BytesIO()
    _few(drawn).save(out, "PNG", compress_level=6, dpi=(DPI * scale, DPI * scale))
    return out.getvalue()


def _few(drawn: "Image.Image") -> "Image.Image":
    """The same with a palette, a third of the size: of all its colours as long as they fit, so that none changes,
    else of those that come nearest."""
    import numpy as np
    from PIL import Image

    found: Any = drawn.getcolors(COLOURS)
    if found is None:
        return drawn.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    parts = np.asarray(drawn).astype(np.uint32)
    pixels = parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]
    colours = np.array(sorted(r << 16 | g << 8 | b for _, (r, g, b) in found), np.uint32)
    few = Image.fromarray(np.searchsorted(colours, pixels).astype(np.uint8), "P")
    few.putpalette([int(colour) >> shift & 255 for colour in colours for shift in (16, 8, 0)])
    return few
