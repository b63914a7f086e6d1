"""A drawn SVG without what nobody sees: digits beyond a hundredth of a pixel, texts and shapes that are empty, values
that hold anyway, and groups that do nothing."""

import re

_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"-?\d*\.\d{3,}(?:e-?\d+)?|-?\d+e-\d+")
_ANYWAY = re.compile(
    r" (?:opacity|fill-opacity|stroke-width|stroke-opacity)=\"1\"| text-anchor=\"start\""
    r"| transform=\"translate\(0,0\)\""
)
_EMPTY = re.compile(r"<text\b[^>]*(?:/>|></text>)|<g\b[^>]*(?:/>|(?<!/)></g>)|<path d=\"(?:|M0,0h0v0h0Z)\"[^>]*/>")
_UNSEEN = re.compile(r"<path(?: transform=\"[^\"]*\")? d=\"[^\"]*\"/>")


def tidy(body: str) -> str:
    """The elements inside an `<svg>` that look the same; nothing may be filled that does not say so."""
    body = _TAG.sub(lambda tag: _ANYWAY.sub("", _NUMBER.sub(_short, tag[0])), body)
    body = _UNSEEN.sub("", body)
    while (less := _EMPTY.sub("", body)) != body:
        body = less
    return _without_idle_groups(body)


def _short(number: re.Match[str]) -> str:
    """A number to a hundredth, as short as it can be written."""
    return f"{round(float(number[0]), 2) + 0.0:g}" if abs(float(number[0])) < 1e4 else number[0]


def _without_idle_groups(body: str) -> str:
    idle: list[bool] = []

    def keep(tag: re.Match[str]) -> str:
        if tag[0] == "</g>":
            return "" if idle.pop() else tag[0]
        if tag[0].startswith("<g") and not tag[0].endswith("/>"):
            idle.append(tag[0] == "<g>")
            return "" if idle[-1] else tag[0]
        return tag[0]

    return _TAG.sub(keep, body)
