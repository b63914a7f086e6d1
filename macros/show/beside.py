"""Figures side by side, as HTML: on one scale where they are alike, else with the reasons why they are not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from macros.charts.cells import cells_of
from macros.charts.marks import drawing
from macros.charts.render import svg
from macros.compare import reasons
from macros.languages import Lang
from macros.model import Collection, Figure, Question, Status
from macros.references import Place
from macros.show.templates import drawn, html
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Small:
    """A figure as a small chart that leads to the whole one."""

    title: str
    subtitle: str
    link: str
    answer: str
    answer_link: str
    part: str
    chart: Markup
    statuses: tuple[Status, ...]


def side_by_side_html(
    collection: Collection, pairs: Sequence[tuple[Question, Figure]], place: Place, lang: Lang, charts: Path
) -> str:
    """The figures as small charts, and below them whether they may be compared."""
    apart = reasons(collection, *(figure for _, figure in pairs))
    drawings = [drawing(Values(collection, question, lang), figure) for question, figure in pairs]
    if not apart:
        values = [mark.value for each in drawings for mark in each.marks if mark.value is not None]
        marks = tuple(mark for each in drawings for mark in each.marks)
        drawings = [replace(each, top=max(values, default=None), beside=marks) for each in drawings]
    smalls = [
        Small(
            title=figure.title[lang],
            subtitle=figure.subtitle[lang],
            link=place.to(f"{figure.answer}/{figure.part}/#{figure.id}"),
            answer=question.short_title[lang],
            answer_link=place.to(f"{question.id}/"),
            part=figure.part,
            chart=drawn(svg(each, "narrow", charts)),
            statuses=_statuses(collection, question, figure),
        )
        for (question, figure), each in zip(pairs, drawings, strict=True)
    ]
    return html("side_by_side", lang, smalls=smalls, reasons=[reason.sentence(lang) for reason in apart])


def _statuses(collection: Collection, question: Question, figure: Figure) -> tuple[Status, ...]:
    used = {cell.status for cell in cells_of(question.tables[figure.table], figure)}
    return tuple(status for status in collection.statuses.values() if status.id in used)
