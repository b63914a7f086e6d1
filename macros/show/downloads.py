"""What there is to take along of an answer or of the whole site, and what a file says where a figure is missing, as
HTML."""

from dataclasses import dataclass

from macros.addresses import (
    CATALOGUE,
    FEED,
    Site,
    data_package,
    dense_picture,
    file_name,
    of_answer,
    of_chart,
    of_table,
)
from macros.cite import cite_answer
from macros.languages import UP, Lang
from macros.model import Collection, Figure, Question, Table
from macros.references import Place
from macros.show.templates import html
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class Form:
    """A file as its link says it: the name of its format, its address as seen from the page, and the name under which
    it is saved (empty for what a program reads where it stands)."""

    name: str
    link: str
    saved: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What can be taken along: what a reader calls it, its title, which tells links apart, and its forms."""

    label: str
    of: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An answer with all that can be taken along of it; `link` leads to its page."""

    title: str
    link: str
    rows: tuple[Taken, ...]


def taken_table(table: Table, label: str, place: Place, lang: Lang) -> Taken:
    """The files of a table as a reader at `place` finds them."""
    said = words(lang)
    forms = (said["form_csv"], of_table(table, "csv")), (said["form_json"], of_table(table, "json"))
    return _taken(label, table.title[lang], place, lang, *forms)


def taken_chart(figure: Figure, place: Place, lang: Lang) -> Taken:
    """The files of the chart of a figure."""
    said = words(lang)
    forms = (
        (said["form_svg"], of_chart(figure, "svg")),
        (said["form_png"], of_chart(figure, "png")),
        (said["form_dense"], dense_picture(figure)),
        (said["form_vega"], of_chart(figure, "vl.json")),
    )
    return _taken(said["take_chart"], figure.title[lang], place, lang, *forms)


def taken_answer(question: Question, place: Place, lang: Lang) -> Taken:
    """The files of a whole answer."""
    said = words(lang)
    forms = (
        (said["form_xlsx"], of_answer(question, "xlsx")),
        (said["form_zip"], of_answer(question, "zip")),
        (said["form_package"], data_package(question)),
    )
    return _taken(said["take_answer"], question.title[lang], place, lang, *forms)


def downloads_html(values: Values, place: Place, site: Site) -> str:
    """All there is of an answer: its files, how to cite it and on which terms it may be used."""
    question, lang = values.question, values.lang
    return html(
        "downloads",
        lang,
        title=question.title[lang],
        rows=_rows(question, place, lang),
        cited=cite_answer(values, site),
        catalogue=values.collection.catalogue,
    )


def all_downloads_html(collection: Collection, place: Place, lang: Lang) -> str:
    """Every answer that has tables, with its files and theirs, then the catalogue and the feed."""
    said = words(lang)
    up = UP[lang]
    catalogue = (said["form_jsonld"], up + CATALOGUE["jsonld"]), (said["form_ttl"], up + CATALOGUE["ttl"])
    site = (
        _taken(said["taken_catalogue"], said["taken_catalogue"], place, None, *catalogue),
        _taken(said["taken_feed"], said["taken_feed"], place, None, (said["form_feed"], FEED)),
    )
    groups = [
        Group(question.title[lang], place.to(f"{question.id}/"), _rows(question, place, lang))
        for question in collection.questions.values()
        if question.tables
    ]
    return html("all_downloads", lang, groups=groups, site=site)


def statuses_html(collection: Collection, lang: Lang) -> str:
    """What a published cell can say of itself: the code and the name of each status, and what it means."""
    return html("statuses", lang, statuses=[one for one in collection.statuses.values() if one.publish])


def _rows(question: Question, place: Place, lang: Lang) -> tuple[Taken, ...]:
    """The files of an answer and of each of its tables; none of an answer without tables."""
    if not question.tables:
        return ()
    tables = (taken_table(table, table.title[lang], place, lang) for table in question.tables.values())
    return (taken_answer(question, place, lang), *tables)


def _taken(label: str, of: str, place: Place, lang: Lang | None, *forms: tuple[str, str]) -> Taken:
    """With the addresses of `forms` from the root of the language made relative to `place`; `lang` is that of files
    which are saved, `None` for others."""
    found = (Form(name, place.to(address), file_name(address, lang) if lang else "") for name, address in forms)
    return Taken(label, of, tuple(found))
