"""An SVG as a PNG without transparency: drawn once, kept by the content it was drawn from."""

import hashlib
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6


def png(svg: str, folder: Path) -> bytes:
    """The picture at its own size, equal to the byte for an equal SVG; `folder` keeps what was drawn.

    The SVG must fill its whole area, with colours and the fonts of `macros/charts/fonts` by name.
    """
    kept = folder / f"{hashlib.sha256(f'{_version()} {svg}'.encode()).hexdigest()}.png"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    drawn = opaque(_draw(svg))
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(drawn)
    Path(name).replace(kept)
    return drawn


def opaque(drawn: bytes) -> bytes:
    """A PNG of 8-bit RGBA as RGB, a third to a half of its size. The filters of a PNG look at each channel
    apart, so the fourth can be left out of the filtered rows as they are."""
    chunks = list(_chunks(drawn))
    header = chunks[0][1]
    wide, high, depth, kind = struct.unpack(">IIBB", header[:10])
    assert (depth, kind) == (8, _RGBA), (depth, kind)
    pixels = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    step = 1 + 4 * wide
    rows = bytearray()
    for start in range(0, high * step, step):
        row = bytearray(pixels[start : start + step])
        del row[4::4]
        rows += row
    parts = (
        (b"IHDR", struct.pack(">IIBB", wide, high, depth, _RGB) + header[10:]),
        (b"IDAT", zlib.compress(bytes(rows), 6)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in parts)


def _chunks(drawn: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(drawn):
        size, name = struct.unpack(">I4s", drawn[at : at + 8])
        yield name, drawn[at + 8 : at + 8 + size]
        at += 12 + size


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


@cache
def _version() -> str:
    """What a picture depends on besides its SVG: the fonts, this code and the version of the renderer."""
    found = hashlib.sha256(files("macros.charts").joinpath("png.py").read_bytes())
    fonts = files("macros.charts").joinpath("fonts").iterdir()
    for font in sorted((font for font in fonts if font.name.endswith(".ttf")), key=lambda font: font.name):
        found.update(font.read_bytes())
    return f"{found.hexdigest()} {version('vl-convert-python')}"


def _draw(svg: str) -> bytes:
    import vl_convert

    _register_fonts()
    return bytes(vl_convert.svg_to_png(svg, scale=1))


@cache
def _register_fonts() -> None:
    """Give the renderer our fonts, once a process."""
    import vl_convert

    with as_file(files("macros.charts").joinpath("fonts")) as folder:
        vl_convert.register_font_directory(str(folder))
