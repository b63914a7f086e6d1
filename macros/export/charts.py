"""Charts as files: the specification of each live chart, and the program that draws it in the reader's browser."""

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from macros.cache import kept
from macros.charts.choices import choices
from macros.charts.theme import live_config
from macros.describe import description
from macros.model import Figure
from macros.values import Values


def chart_spec(values: Values, figure: Figure, cache: Path) -> str:
    """The Vega-Lite specification of a figure's live chart as JSON, made once for the same choices and figures."""
    chosen = choices(values, figure)
    said = description(values, figure)
    code = hashlib.sha256(files("macros.charts").joinpath("live.py").read_bytes()).hexdigest()
    content = repr((chosen, said, live_config(), code, version("altair")))

    def make() -> bytes:
        from macros.charts.live import live_spec

        return json.dumps(live_spec(chosen, said), ensure_ascii=False, separators=(",", ":")).encode()

    return kept(cache, content, ".vl.json", make).decode()


def vega(cache: Path) -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one file that asks nothing of another host, as the renderer brings them."""

    def make() -> bytes:
        import vl_convert

        return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed")).encode()

    return kept(cache, f"vega {version('vl-convert-python')}", ".js", make)
