"""What can be taken along, as HTML: the menu under a figure, and all there is of an answer on its page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from macros.addresses import Site, data_package, dense_picture, of_answer, of_chart, of_table, page_of
from macros.cite import cite_answer, cite_figure
from macros.embed import snippet
from macros.model import Figure, Question, Table
from macros.references import Place
from macros.show.templates import drawn, html
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class File:
    """A file as its link says it, and where it stands seen from the page."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files of the same thing: what a reader calls it, and its title, which tells links apart."""

    label: str
    of: str
    files: tuple[File, ...]


To = Callable[[str], str]
"""From an address in the site of the language to one seen from a page."""


def take_html(values: Values, figure: Figure, place: Place, site: Site, charts: Path) -> Markup:
    """The menu of a figure on a page at `place` of a site at `site`; it opens without a script. `charts` keeps what
    was drawn."""
    lang, question, table = values.lang, values.question, values.table(figure.table)
    said = words(lang)
    title = figure.title[lang]
    files = (
        Files(said["take_table"], table.title[lang], _of_table(table, place.to)),
        Files(said["take_chart"], title, _of_chart(values, figure, place.to)),
        Files(said["take_answer"], question.title[lang], _of_answer(values, question, place.to)),
    )
    return drawn(
        html(
            "_take",
            lang,
            title=title,
            files=files,
            permanent=site.to(lang, page_of(figure)),
            snippet=snippet(values, figure, site, charts),
            cited=cite_figure(values, figure, site),
        )
    )


def downloads_html(values: Values, place: Place, site: Site) -> str:
    """All there is of an answer: its files, how to cite it and on which terms it may be used."""
    lang, question = values.lang, values.question
    whole = question.title[lang]
    package = File(words(lang)["take_package"], place.to(data_package(question)))
    files = [Files(words(lang)["take_answer"], whole, (*_of_answer(values, question, place.to), package))]
    files += [
        Files(table.title[lang], table.title[lang], _of_table(table, place.to)) for table in question.tables.values()
    ]
    return html(
        "downloads",
        lang,
        title=whole,
        files=files,
        cited=cite_answer(values, site),
        catalogue=values.collection.catalogue,
    )


def _of_table(table: Table, to: To) -> tuple[File, ...]:
    return File("CSV", to(of_table(table, "csv"))), File("JSON-stat", to(of_table(table, "json")))


def _of_chart(values: Values, figure: Figure, to: To) -> tuple[File, ...]:
    return (
        File("SVG", to(of_chart(figure, "svg"))),
        File("PNG", to(of_chart(figure, "png"))),
        File(words(values.lang)["take_dense"], to(dense_picture(figure))),
        File("Vega-Lite", to(of_chart(figure, "vl.json"))),
    )


def _of_answer(values: Values, question: Question, to: To) -> tuple[File, ...]:
    said = words(values.lang)
    return File(said["take_workbook"], to(of_answer(question, "xlsx"))), File(
        said["take_zip"], to(of_answer(question, "zip"))
    )
