"""Figures side by side, as HTML: on one scale where they are alike, else with the reasons why they are not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from macros.charts.marks import drawing
from macros.compare import reasons
from macros.languages import Lang
from macros.model import Collection, Figure, Question
from macros.references import Place
from macros.show.small import small
from macros.show.templates import html
from macros.values import Values


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
        small(Values(collection, question, lang), figure, each, place, charts)
        for (question, figure), each in zip(pairs, drawings, strict=True)
    ]
    return html("side_by_side", lang, smalls=smalls, reasons=[reason.sentence(lang) for reason in apart])
