"""A figure as HTML: chart, table, notes, source and download."""

from dataclasses import dataclass
from pathlib import Path

from macros.charts.marks import drawing
from macros.charts.render import svg
from macros.charts.theme import SIZES, WIDTH
from macros.layout import grid, note_refs
from macros.model import Figure, Note, Question
from macros.references import Place
from macros.show.answers import source_line
from macros.show.templates import drawn, html, markdown_text
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as a reader sees it: its number under a figure (0 when no cell points at it), its id and its text."""

    number: int
    id: str
    text: str


def figure_html(values: Values, figure: Figure, place: Place, charts: Path) -> str:
    """The whole figure as Markdown: a heading that carries the figure's id, and one block of HTML."""
    block = html(
        "figure",
        values.lang,
        figure=figure,
        chart=_chart(values, figure, charts),
        table=_table(values, figure, notes_at=""),
        notes=_notes(values, figure),
        source=_source(values.question, figure, values),
        download=place.to(f"data/{figure.answer}/{figure.table}.csv"),
    )
    return f"### {markdown_text(figure.title[values.lang])} {{: #{figure.id} }}\n\n{block}\n"


def chart_html(values: Values, figure: Figure, place: Place, charts: Path) -> str:
    """The chart with its title, and a link to the whole figure."""
    return html(
        "chart_alone",
        values.lang,
        figure=figure,
        chart=_chart(values, figure, charts),
        statuses=tuple(status for status in grid(values, figure).statuses if not status.blank),
        source=_source(values.question, figure, values),
        link=place.to(f"{figure.answer}/{figure.part}/#{figure.id}"),
    )


def table_html(values: Values, figure: Figure, place: Place) -> str:
    """The table with its title; its marks lead to the notes under the whole figure."""
    notes_at = place.to(f"{figure.answer}/{figure.part}/")
    return html("table_alone", values.lang, figure=figure, table=_table(values, figure, notes_at))


def note_html(values: Values, note: Note) -> str:
    """One note on its own."""
    return html("note", values.lang, note=Shown(0, note.id, values.note(note)))


def _chart(values: Values, figure: Figure, charts: Path) -> str:
    drawn_marks = drawing(values, figure)
    sizes = [(size, WIDTH[size], drawn(svg(drawn_marks, size, charts))) for size in SIZES]
    return drawn(html("_chart", values.lang, figure=figure, sizes=sizes))


def _table(values: Values, figure: Figure, notes_at: str) -> str:
    return drawn(html("_table", values.lang, figure=figure, grid=grid(values, figure), notes_at=notes_at))


def _notes(values: Values, figure: Figure) -> tuple[Shown, ...]:
    refs = note_refs(values.question, figure)
    notes = (values.question.notes[note] for note in figure.notes)
    return tuple(Shown(refs[note.id].number if note.id in refs else 0, note.id, values.note(note)) for note in notes)


def _source(question: Question, figure: Figure, values: Values) -> str:
    return f"{source_line(question, figure.part, values.lang)}, {figure.source[values.lang]}"
