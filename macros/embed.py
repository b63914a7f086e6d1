"""A figure on another site: the lines of HTML to copy."""

from markupsafe import Markup

from macros.addresses import Site, embedded
from macros.model import Figure
from macros.values import Values

_FRAME = Markup('<iframe src="{}" title="{}" width="100%" height="480"></iframe>')


def snippet(values: Values, figure: Figure, site: Site) -> str:
    """The HTML that shows a figure of the site at `site` on a page elsewhere."""
    return str(_FRAME.format(site.to(values.lang, embedded(figure)), figure.title[values.lang]))
