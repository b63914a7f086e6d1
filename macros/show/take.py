"""The menu under a figure with all that can be taken along of it, as HTML."""

from pathlib import Path

from markupsafe import Markup

from macros.addresses import Site, embedded, page_of
from macros.cite import cite_figure
from macros.embed import snippet
from macros.model import Figure
from macros.references import Place
from macros.show.downloads import taken_answer, taken_chart, taken_table
from macros.show.templates import drawn, html
from macros.values import Values
from macros.words import words


def take_html(values: Values, figure: Figure, place: Place, site: Site, charts: Path) -> Markup:
    """The menu of a figure on a page at `place` of a site at `site`; it opens without a script. `charts` keeps what
    was drawn."""
    lang = values.lang
    rows = (
        taken_table(values.table(figure.table), words(lang)["take_table"], place, lang),
        taken_chart(figure, place, lang),
        taken_answer(values.question, place, lang),
    )
    return drawn(
        html(
            "_take",
            lang,
            title=figure.title[lang],
            rows=rows,
            permanent=site.to(lang, page_of(figure)),
            preview=place.to(embedded(figure)),
            explained=place.to("reuse/#embed"),
            snippet=snippet(values, figure, site, charts),
            cited=cite_figure(values, figure, site),
        )
    )
