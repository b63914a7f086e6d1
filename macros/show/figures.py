"""A figure as HTML: chart with its description, table, notes, source and download."""

from dataclasses import dataclass, replace
from pathlib import Path

from macros.addresses import Site, embedded, of_chart, of_table, page_of
from macros.charts.marks import drawing, statuses_of
from macros.charts.render import described, svg
from macros.charts.theme import SIZES, VEGA
from macros.describe import description
from macros.layout import Grid, grid
from macros.metadata import source_of
from macros.model import Figure, Note, Observation
from macros.notes import note_refs
from macros.references import Place
from macros.show.corrections import mentioned
from macros.show.quality import quality_of
from macros.show.take import take_html
from macros.show.templates import drawn, html, markdown_text
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a note to a cell that carries its mark: the id of the mark and the cell's classes."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as a reader sees it: its number under a figure (0 when no cell points at it), its id, its text and
    the ways back."""

    number: int
    id: str
    text: str
    backs: tuple[Back, ...] = ()


def figure_html(
    values: Values, figure: Figure, place: Place, charts: Path, site: Site, themes: tuple[tuple[str, str], ...] = ()
) -> str:
    """The whole figure as Markdown: a heading that carries the figure's id, and one block of HTML. The site
    stands at `site`; `themes` are the titles and addresses of those that the figure belongs to."""
    about = f"{figure.id}-described"
    made = grid(values, figure)
    block = html(
        "figure",
        values.lang,
        figure=figure,
        chart=_chart(values, figure, charts, about),
        described=about,
        description=description(values, figure),
        live=place.to(of_chart(figure, "vl.json")),
        vega=place.to(VEGA),
        table=_table(values, figure, made, notes_at=""),
        notes=_notes(values, figure, made),
        corrected=mentioned(values, figure, place),
        quality=quality_of(values, values.table(figure.table), place),
        themes=themes,
        source=source_of(values.question, figure, values.lang),
        download=place.to(of_table(values.table(figure.table), "csv")),
        take=take_html(values, figure, place, site, charts),
    )
    return f"### {markdown_text(figure.title[values.lang])} {{: #{figure.id} }}\n\n{block}\n"


def chart_html(values: Values, figure: Figure, place: Place, charts: Path) -> str:
    """The chart with its title, and a link to the whole figure."""
    about = f"{figure.answer}-{figure.id}-described"
    return html(
        "chart_alone",
        values.lang,
        figure=figure,
        chart=_chart(values, figure, charts, about),
        described=about,
        description=description(values, figure),
        statuses=statuses_of(values, figure),
        source=source_of(values.question, figure, values.lang),
        link=place.to_figure(figure),
    )


def embedded_html(values: Values, figure: Figure, site: Site, charts: Path) -> str:
    """The figure as a page of its own, for a frame on somebody else's page: its table and its notes are folded away,
    and signs that stand at the chart already are not explained again at the table."""
    about = f"{figure.id}-described"
    made = grid(values, figure)
    statuses = statuses_of(values, figure)
    rest = replace(made, statuses=tuple(status for status in made.statuses if status not in statuses))
    return html(
        "embed",
        values.lang,
        figure=figure,
        place=Place(embedded(figure)),
        site_name=values.collection.catalogue.title[values.lang],
        address=site.to(values.lang, page_of(figure)),
        chart=_chart(values, figure, charts, about),
        described=about,
        description=description(values, figure),
        statuses=statuses,
        table=_table(values, figure, rest, notes_at=""),
        notes=_notes(values, figure, made),
        corrected=mentioned(values, figure, Place(embedded(figure))),
        source=source_of(values.question, figure, values.lang),
    )


def table_html(values: Values, figure: Figure, place: Place) -> str:
    """The table with its title; its marks lead to the notes under the whole figure."""
    notes_at = place.to(f"{figure.answer}/{figure.part}/")
    return html("table_alone", values.lang, figure=figure, table=_table(values, figure, grid(values, figure), notes_at))


def note_html(values: Values, note: Note) -> str:
    """One note on its own."""
    return html("note", values.lang, note=Shown(0, note.id, values.note(note)))


def _chart(values: Values, figure: Figure, charts: Path, about: str) -> str:
    """The chart in both sizes, each an image with the figure's title as its name; `about` is the id of its
    description."""
    marks = drawing(values, figure)
    title = figure.title[values.lang]
    drawings = [(size, drawn(described(svg(marks, size, charts), title, about))) for size in SIZES]
    return drawn(html("_chart", values.lang, figure=figure, drawings=drawings))


def _table(values: Values, figure: Figure, made: Grid, notes_at: str) -> str:
    return drawn(html("_table", values.lang, figure=figure, grid=made, notes_at=notes_at))


def _notes(values: Values, figure: Figure, made: Grid) -> tuple[Shown, ...]:
    refs = note_refs(values.question, figure)
    cells = [cell for group in made.groups for row in group.rows for cell in row.cells if cell and cell.notes]
    observations = {cell.row: cell for cell in values.table(figure.table).cells.values()}
    found = []
    for note in (values.question.notes[note] for note in figure.notes):
        ref = refs.get(note.id)
        backs = (_back(values, figure, note.id, observations[cell.row]) for cell in cells if ref in cell.notes)
        found.append(Shown(ref.number if ref else 0, note.id, values.note(note), tuple(backs)))
    return tuple(found)


def _back(values: Values, figure: Figure, note: str, cell: Observation) -> Back:
    table = values.table(figure.table)
    at = table.at(cell.codes)
    names = (name for name in at if name in (*figure.layout.rows, *figure.layout.columns))
    labels = (table.dimensions[name].codes[at[name]].label[values.lang] for name in names)
    return Back(f"{figure.id}-note-{note}-{cell.row}", ", ".join(labels))
