"""What there is to take along of the whole site, and what a file says where a figure is missing, as HTML."""

from dataclasses import dataclass

from macros.addresses import CATALOGUE, FEED, data_package, of_answer, of_table
from macros.languages import FOLDERS, Lang
from macros.model import Collection, Question
from macros.references import Place
from macros.show.templates import html
from macros.words import words


@dataclass(frozen=True, slots=True)
class Taken:
    """What can be taken along, with the name and the address of each of its forms."""

    title: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An answer with all that can be taken along of it; `link` leads to its page."""

    title: str
    link: str
    rows: tuple[Taken, ...]


def all_downloads_html(collection: Collection, place: Place, lang: Lang) -> str:
    """Every answer that has tables, with its files and theirs, then the catalogue and the feed."""
    said = words(lang)
    up = "../" if FOLDERS[lang] else ""  # the catalogue stands above the folder of a language
    site = (
        _taken(
            said["taken_catalogue"],
            place,
            (said["form_jsonld"], up + CATALOGUE["jsonld"]),
            (said["form_ttl"], up + CATALOGUE["ttl"]),
        ),
        _taken(said["taken_feed"], place, (said["form_feed"], FEED)),
    )
    groups = [_group(question, place, lang) for question in collection.questions.values() if question.tables]
    return html("all_downloads", lang, groups=groups, site=site)


def statuses_html(collection: Collection, lang: Lang) -> str:
    """What a published cell can say of itself: the code and the name of each status, and what it means."""
    return html("statuses", lang, statuses=[one for one in collection.statuses.values() if one.publish])


def _group(question: Question, place: Place, lang: Lang) -> Group:
    said = words(lang)
    whole = _taken(
        said["taken_answer"],
        place,
        (said["form_xlsx"], of_answer(question, "xlsx")),
        (said["form_zip"], of_answer(question, "zip")),
        (said["form_package"], data_package(question)),
    )
    tables = (
        _taken(
            table.title[lang],
            place,
            (said["form_csv"], of_table(table, "csv")),
            (said["form_json"], of_table(table, "json")),
        )
        for table in question.tables.values()
    )
    return Group(question.title[lang], place.to(f"{question.id}/"), (whole, *tables))


def _taken(title: str, place: Place, *forms: tuple[str, str]) -> Taken:
    """With the addresses of `forms` from the root of the language made relative to `place`."""
    return Taken(title, tuple((name, place.to(address)) for name, address in forms))
