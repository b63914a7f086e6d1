"""A chart as SVG: drawn once, kept by the content it was drawn from, ready to stand in a page.

The cache is asked before Altair is imported, so a build with nothing new needs neither Altair nor the renderer.
"""

import hashlib
import os
import re
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from macros.charts.marks import Drawing
from macros.charts.theme import Size, config

_ROOT = re.compile(r"<svg\b[^>]*?viewBox=\"0 0 ([\d.]+) ([\d.]+)\"[^>]*>")


def svg(drawing: Drawing, size: Size, folder: Path) -> str:
    """The chart as an `<svg>` element with a `viewBox` and no size of its own; `folder` keeps what was drawn."""
    content = repr((drawing, size, config(), _version())).encode()
    kept = folder / f"{hashlib.sha256(content).hexdigest()}.svg"
    try:
        return kept.read_text(encoding="utf-8")
    except FileNotFoundError:
        pass
    drawn = _draw(drawing, size)
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(drawn)
    Path(name).replace(kept)
    return drawn


@cache
def _version() -> str:
    """What a drawing depends on besides its data: the code that draws it and the versions of the renderers."""
    code = hashlib.sha256()
    for module in ("bars.py", "line.py", "render.py", "theme.py"):
        code.update(files("macros.charts").joinpath(module).read_bytes())
    return f"{code.hexdigest()} {version('altair')} {version('vl-convert-python')}"


def _draw(drawing: Drawing, size: Size) -> str:
    import vl_convert

    from macros.charts.bars import bars
    from macros.charts.line import line

    chart = (line if drawing.kind == "line" else bars)(drawing, size)
    spec = chart.to_dict(validate=True) | {"config": config()}
    return _inline(vl_convert.vegalite_to_svg(spec, show_warnings=False))


def _inline(drawn: str) -> str:
    """The renderer's SVG for use inside a page: no size of its own, no ids, no labels of its own."""
    root = _ROOT.search(drawn)
    assert root, drawn[:200]
    body = drawn[root.end() :].rpartition("</svg>")[0]
    body = re.sub(r" (?:aria-[a-z]+|role)=\"[^\"]*\"", "", body)
    body = re.sub(r" class=\"[^\"]*\"", "", body)
    body = re.sub(r" clip-path=\"[^\"]*\"", "", re.sub(r"<defs>.*?</defs>", "", body, flags=re.DOTALL))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {root[1]} {root[2]}">{body}</svg>'
