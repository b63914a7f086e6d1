"""Charts as files: the specification of each live chart, and the program that draws it in the reader's browser."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from macros.addresses import Site, page_of
from macros.cache import code_of, kept
from macros.charts.choices import Caption, choices
from macros.describe import description
from macros.export.tables import statuses_in
from macros.languages import LOCALES
from macros.metadata import source_of, source_sentence
from macros.model import Figure
from macros.values import Values


def chart_spec(values: Values, figure: Figure, site: Site, cache: Path, colours: Mapping[str, str]) -> str:
    """The Vega-Lite specification of a figure's live chart as JSON, made once for the same choices and figures; on
    its own it has the literal `colours`."""
    chosen, caption = choices(values, figure), _caption(values, figure, site)
    makers = (code_of("macros.charts"), LOCALES[values.lang], version("altair"), version("babel"))
    content = repr((chosen, caption, sorted(colours.items()), makers))

    def make() -> bytes:
        from macros.charts.live import live_spec

        spec = live_spec(chosen, caption, colours)
        return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).encode()

    return kept(cache, content, ".vl.json", make).decode()


def _caption(values: Values, figure: Figure, site: Site) -> Caption:
    lang, catalogue = values.lang, values.collection.catalogue
    table = values.table(figure.table)
    signs = ", ".join(f"{status.mark}\u00a0{status.label[lang]}" for status in statuses_in(values, table))
    address = site.to(lang, page_of(figure))
    return Caption(
        title=figure.title[lang],
        subtitle=figure.subtitle[lang],
        table=table.title[lang],
        small=(signs, source_sentence(values.question, figure, lang), f"{catalogue.title[lang]} – {address}"),
        description=description(values, figure),
        whole=not figure.chart.panels,
        source=source_of(values.question, figure, lang),
        site=catalogue.title[lang],
        address=address,
        licence=catalogue.licence.url,
    )


def vega(cache: Path) -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one file that asks nothing of another host, as the renderer brings them."""
    wanted = "window.vegaEmbed = vegaEmbed"

    def make() -> bytes:
        import vl_convert

        return str(vl_convert.javascript_bundle(wanted)).encode()

    return kept(cache, f"vega {version('vl-convert-python')} {wanted}", ".js", make)
