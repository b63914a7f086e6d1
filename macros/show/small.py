"""A figure as a small chart that leads to the whole one."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from macros.charts.cells import cells_of
from macros.charts.marks import Drawing
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
        link=place.to(f"{figure.answer}/{figure.part}/#{figure.id}"),
        answer=values.question.short_title[lang],
        answer_link=place.to(f"{figure.answer}/"),
        part=figure.part,
        chart=drawn(chart),
        statuses=_statuses(values, figure),
    )


def _statuses(values: Values, figure: Figure) -> tuple[Status, ...]:
    used = {cell.status for cell in cells_of(values.table(figure.table), figure)}
    return tuple(status for status in values.collection.statuses.values() if status.id in used)
