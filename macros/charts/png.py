"""An SVG as a PNG without transparency: drawn once, kept by the content it was drawn from."""

import io
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.cache import code_of, kept
from macros.charts.render import fonts, register_fonts

if TYPE_CHECKING:
    from PIL import Image

DPI = 96
"""CSS pixels in an inch; what a program for print needs to know how large the picture is meant."""
COLOURS = 256
"""As many as a palette holds."""


def png(svg: str, folder: Path, scale: int = 1) -> bytes:
    """The picture with `scale` pixels for each of its own, equal to the byte for an equal SVG; `folder` keeps what
    was drawn.

    The SVG must fill its whole area, with colours and the fonts of `macros/charts/fonts` by name.
    """
    makers = (code_of("macros.charts"), fonts(), *map(version, ("vl-convert-python", "pillow", "uharfbuzz")))
    content = f"{' '.join(makers)} {scale} {svg}"
    return kept(folder, content, ".png", lambda: _draw(svg, scale))


def _draw(svg: str, scale: int) -> bytes:
    import vl_convert
    from PIL import Image

    from macros.charts.outlines import outlined

    register_fonts()
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(outlined(svg), scale=scale))).convert("RGB")
    out = io.BytesIO()  # to try every way of packing it takes six times as long, and saves a twelfth
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
    pixels = np.asarray(drawn.convert("RGBX")).view("<u4")[..., 0] & 0xFFFFFF
    colours = sorted(red | green << 8 | blue << 16 for _, (red, green, blue) in found)
    places = np.zeros(1 << 24, np.uint8)  # of every colour that can be
    places[colours] = np.arange(len(colours))
    few = Image.fromarray(places[pixels], "P")
    few.putpalette([colour >> shift & 255 for colour in colours for shift in (0, 8, 16)])
    return few
