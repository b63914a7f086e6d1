"""Text that must fit a room: how wide it is in the fonts of `macros/charts/fonts`, and where its lines break."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal
from unicodedata import east_asian_width

Weight = Literal["400", "600", "700"]
"""Of the sans 400 and 700, of the serif 600."""
LATER = 1.3
"""The last line may be so many times as long as the first; a title that grows downwards looks upside down."""
EM = 1000
"""The widths in `widths.json` are in this part of the size of the font."""


@cache
def _widths() -> Mapping[str, Mapping[str, int]]:
    content = files("macros.charts").joinpath("fonts", "widths.json").read_text(encoding="utf-8")
    widths: dict[str, dict[str, int]] = json.loads(content)
    return widths


def width(text: str, size: float, weight: Weight) -> float:
    """The width of `text` in pixels, without kerning."""
    widths = _widths()[weight]
    return sum(widths.get(letter, 0) or _usual(letter) for letter in text) * size / EM


def _usual(letter: str) -> int:
    """About the width of a sign that the font lacks."""
    return EM if east_asian_width(letter) in ("F", "W") else int(0.58 * EM)


def clean(text: str) -> str:
    """`text` on one line, without the signs that XML does not allow."""
    words = re.split(r"[ \t\n]+", text)
    return " ".join("".join(c for c in word if c.isprintable() or c == "\u00a0") for word in words).strip()


def fitted(
    text: str, weight: Weight, sizes: tuple[int, ...], room: float, height: float, leading: float
) -> tuple[int, tuple[str, ...]]:
    """The largest of `sizes` (from large to small) at which whole words fit `room` and `height`, and the lines.

    `leading` is the distance of lines as a multiple of the size. What does not fit at the smallest is cut with `…`.
    """
    text = clean(text)
    for size in sizes:
        lines = broken(text, size, weight, room)
        whole = max((width(word, size, weight) for word in text.split(" ")), default=0) <= room
        if whole and len(lines) * size * leading <= height:
            return size, wrapped(text, size, weight, room, len(lines))
    size = sizes[-1]
    return size, wrapped(text, size, weight, room, max(1, int(height / (size * leading))))


def wrapped(text: str, size: float, weight: Weight, room: float, most: int) -> tuple[str, ...]:
    """As few lines of `text` as can be, of about the same length and at most `room` wide; a word that is wider is
    broken, and what `most` lines do not hold is cut with `…`."""
    text = clean(text)
    best = broken(text, size, weight, room)
    if len(best) > most:
        return (*best[: most - 1], _cut(best[most - 1], size, weight, room))
    longest = max((width(word, size, weight) for word in text.split(" ")), default=0)
    while len(best) > 1 and (room := room - size / 4) >= longest:
        tried = broken(text, size, weight, room)
        if len(tried) > len(best):
            break
        if width(tried[-1], size, weight) <= LATER * width(tried[0], size, weight):
            best = tried
    return best


def runs(text: str, size: float, weight: Weight) -> Iterator[tuple[float, str, bool]]:
    """The pieces of `text` that the font has and those that it lacks, in order: how far each stands from the
    beginning, the piece, whether the font has it."""
    known, at = _widths()[weight], 0.0
    for has, letters in groupby(text, key=lambda letter: letter in known):
        piece = "".join(letters)
        yield at, piece, has
        at += width(piece, size, weight)


def broken(text: str, size: float, weight: Weight, room: float) -> tuple[str, ...]:
    """`text` on as few lines as it needs, each as full as can be; a word that is wider than `room` is broken."""
    lines = [""]
    for word in _words(text, size, weight, room):
        longer = f"{lines[-1]} {word}".strip(" ")
        if width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(line for line in lines if line)


def _words(text: str, size: float, weight: Weight, room: float) -> Iterator[str]:
    for word in text.split(" "):
        piece = ""
        if width(word, size, weight) <= room:
            yield word
            continue
        for letter in word:
            if piece and width(piece + letter, size, weight) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _cut(line: str, size: float, weight: Weight, room: float) -> str:
    while line and width(f"{line}…", size, weight) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
