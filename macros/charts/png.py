"""An SVG as a PNG without transparency: drawn once, kept by the content it was drawn from."""

import io
from importlib.metadata import version
from pathlib import Path

from macros.cache import kept
from macros.charts.render import fonts, register_fonts

DPI = 96
"""CSS pixels in an inch; what a program for print needs to know how large the picture is meant."""


def png(svg: str, folder: Path, scale: int = 1) -> bytes:
    """The picture with `scale` pixels for each of its own, equal to the byte for an equal SVG; `folder` keeps what
    was drawn.

    The SVG must fill its whole area, with colours and the fonts of `macros/charts/fonts` by name.
    """
    content = f"{fonts()} {version('vl-convert-python')} {version('pillow')} {scale} {DPI} {svg}"
    return kept(folder, content, ".png", lambda: _draw(svg, scale))


def _draw(svg: str, scale: int) -> bytes:
    """Few colours occur, so a palette serves: a third of the size."""
    import vl_convert
    from PIL import Image

    register_fonts()
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale)))
    out = io.BytesIO()
    drawn.convert("RGB").quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, dpi=(DPI * scale, DPI * scale)
    )
    return out.getvalue()
