"""What the site publishes as data: each answer and each of its tables, with its files, for whatever names them."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.addresses import CATALOGUE, Site, data_package, of_answer, of_table
from macros.languages import LANGS, Lang, Text
from macros.metadata import About, about_answer, about_table
from macros.model import Collection, Question, Table
from macros.values import Values
from macros.words import words

CSV = "https://www.rfc-editor.org/rfc/rfc4180"
JSON_STAT = "https://json-stat.org/full/"
DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dataset: its id within the dataset and its language, its format (a key of `MEDIA_TYPES`), its
    title, its address from the root of the language, and the standard that it follows (empty for none)."""

    id: str
    lang: Lang
    form: str
    title: str
    address: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the figures of a dataset are: a name and the unit."""

    name: Text
    unit: Text


@dataclass(frozen=True, slots=True)
class Dataset:
    """An answer (`id` is the answer's) or one of its tables (`answer/table`, `whole` is the answer's id then).
    `parts` are the ids of the tables of an answer."""

    id: str
    question: Question
    about: Mapping[Lang, About]
    measures: tuple[Measure, ...]
    files: tuple[File, ...]
    whole: str = ""
    parts: tuple[str, ...] = ()

    def files_in(self, lang: Lang) -> tuple[File, ...]:
        """The files in one language."""
        return tuple(file for file in self.files if file.lang == lang)


def datasets(collection: Collection) -> Mapping[str, Dataset]:
    """All datasets by id, each answer before its tables, in the order of the data; an answer without tables is none."""
    found: dict[str, Dataset] = {}
    for question in collection.questions.values():
        tables = [_of_table(collection, question, table) for table in question.tables.values()]
        if tables:
            found[question.id] = _of_answer(collection, question, tables)
        found |= {table.id: table for table in tables}
    return found


def name_of(site: Site, name: str) -> str:
    """The lasting name of something that the catalogue describes: a fragment of its address. Ids of answers have no
    capitals, so that `Publisher` and the like are free."""
    return f"{site.root}{CATALOGUE['ttl']}#{name}"


def _of_table(collection: Collection, question: Question, table: Table) -> Dataset:
    about = {lang: about_table(Values(collection, question, lang), table) for lang in LANGS}
    files: list[File] = []
    for lang in LANGS:
        csv, json = words(lang)["form_csv"], words(lang)["form_json"]
        files.append(_file("csv", "csv", lang, about, csv, of_table(table, "csv"), CSV))
        files.append(_file("json", "json", lang, about, json, of_table(table, "json"), JSON_STAT))
    return Dataset(
        id=f"{table.answer}/{table.id}",
        question=question,
        about=about,
        measures=_measures(collection, table),
        files=tuple(files),
        whole=question.id,
    )


def _of_answer(collection: Collection, question: Question, tables: list[Dataset]) -> Dataset:
    about = {lang: about_answer(Values(collection, question, lang)) for lang in LANGS}
    files: list[File] = []
    for lang in LANGS:
        said = words(lang)
        files.append(_file("xlsx", "xlsx", lang, about, said["form_xlsx"], of_answer(question, "xlsx")))
        files.append(_file("zip", "zip", lang, about, said["form_zip"], of_answer(question, "zip")))
        package = data_package(question)
        files.append(_file("datapackage", "json", lang, about, said["form_package"], package, DATA_PACKAGE))
    return Dataset(
        id=question.id,
        question=question,
        about=about,
        measures=tuple(dict.fromkeys(measure for table in tables for measure in table.measures)),
        files=tuple(files),
        parts=tuple(table.id for table in tables),
    )


def _file(
    name: str, form: str, lang: Lang, about: Mapping[Lang, About], kind: str, address: str, standard: str = ""
) -> File:
    title = words(lang)["file_title"].format(title=about[lang].title, kind=kind)
    return File(name, lang, form, title, address, standard)


def _measures(collection: Collection, table: Table) -> tuple[Measure, ...]:
    """The measures of a table that sets several side by side, else its title with its unit."""
    measure, units = table.measure, collection.units
    if measure is None:
        return (Measure(table.title, units[table.unit].label),)
    return tuple(Measure(code.label, units[code.unit or table.unit].label) for code in measure.codes.values())
