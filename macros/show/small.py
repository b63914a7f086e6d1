"""A figure as a small chart that leads to the whole one."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from macros.charts.marks import Drawing, statuses_of
from macros.charts.render import described, svg
from macros.describe import description
from macros.model import Figure, Status
from macros.references import Place
from macros.show.templates import drawn
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Small:
    """A figure with its chart as a reader sees it; `statuses` are those of its marks, for the list of signs."""

    title: str
    subtitle: str
    link: str
    answer: str
    answer_link: str
    part: str
    chart: Markup
    statuses: tuple[Status, ...]


def small(values: Values, figure: Figure, drawing: Drawing, place: Place, charts: Path) -> Small:
    """A figure by a drawing of its chart, on a page at `place`; `charts` keeps what was drawn."""
    lang = values.lang
    title = figure.title[lang]
    chart = described(svg(drawing, "narrow", charts), f"{title}. {description(values, figure)}")
    return Small(
        title=title,
        subtitle=figure.subtitle[lang],
        link=place.to_figure(figure),
        answer=values.question.short_title[lang],
        answer_link=place.to(f"{figure.answer}/"),
        part=figure.part,
        chart=drawn(chart),
        statuses=statuses_of(values, figure),
    )
