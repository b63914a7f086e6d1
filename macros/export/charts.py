"""Charts as files: the specification of each live chart, and the program that draws it in the reader's browser."""

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from macros.cache import kept
from macros.describe import description
from macros.model import Figure
from macros.values import Values

VEGA = "vega.js"
"""The name of the program in the folder `charts/` of the site."""


def chart_spec(values: Values, figure: Figure, cache: Path) -> str:
    """The Vega-Lite specification of a figure's live chart as JSON, made once for the same figures."""
    table = values.table(figure.table)
    content = repr((values.lang, figure, table, description(values, figure), _code(), version("altair")))

    def make() -> bytes:
        from macros.charts.live import live_spec

        return json.dumps(live_spec(values, figure), ensure_ascii=False, separators=(",", ":")).encode()

    return kept(cache, content, ".vl.json", make).decode()


def vega(cache: Path) -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one file that asks nothing of another host, as the renderer brings them."""

    def make() -> bytes:
        import vl_convert

        return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed")).encode()

    return kept(cache, f"vega {version('vl-convert-python')}", ".js", make)


def _code() -> str:
    """The code that a specification depends on."""
    modules = (files("macros.charts").joinpath(module) for module in ("live.py", "cells.py", "marks.py"))
    return hashlib.sha256(b"".join(module.read_bytes() for module in modules)).hexdigest()
