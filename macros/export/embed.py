"""Each figure as a page of its own, to show in a frame elsewhere, and the stylesheet of those pages."""

from collections.abc import Mapping
from pathlib import Path

from macros.addresses import Site, embedded
from macros.charts.colours import dark_colours
from macros.project import Project
from macros.show.figures import embedded_html
from macros.show.templates import stylesheet
from macros.values import Values

STYLESHEET = "assets/embed.css"
"""Where in the site of a language their stylesheet stands, beside the fonts that it names."""
SHARED = ("colours.css", "type.css", "figures.css")
"""The stylesheets of the site that a figure needs. They are sent in one piece: what a reader has of the site is not
used again within other sites, as browsers keep that apart."""


def embed_pages(values: Values, site: Site, charts: Path) -> Mapping[str, str]:
    """The pages of the figures of one answer in one language, by address from the root of the language."""
    figures = values.question.figures.values()
    return {embedded(figure): embedded_html(values, figure, site, charts) for figure in figures}


def embed_style(project: Project) -> str:
    """The stylesheet of these pages. They follow the reader's device, and not a choice made on the site."""
    assets = project.colours.parent
    shared = [(assets / name).read_text(encoding="utf-8") for name in SHARED]
    dark = "\n".join(f"    {name}: {colour};" for name, colour in dark_colours(shared[0]).items())
    return stylesheet("embed", shared="\n".join(shared), dark=dark)
