"""What was corrected of published figures, and the versions that there have been, as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.addresses import file_name, of_correction, of_version
from macros.languages import Lang
from macros.ledger import STATED, as_table, corrections_of, named, open_versions
from macros.metadata import about_table, long_date
from macros.model import HIDDEN, Change, Collection, Correction, Figure, Question, Table
from macros.numbers import format_inline
from macros.references import Place
from macros.show.templates import html
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that changed: what it is called, what it said and what it says now."""

    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version of a table as a file: its number, the day since which it stood, its address as seen from the page and
    the name under which it is saved."""

    number: int
    since: str
    link: str
    saved: str


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table of which cells changed: its title, its page, its cells, and the version before as a file, `None` for
    figures that stand in sentences."""

    title: str
    link: str
    cells: tuple[Changed, ...]
    before: Earlier | None


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as a reader sees it: its id on the page, its day in words, the answer with its page, its kind, why
    it was made and what changed."""

    id: str
    day: str
    answer: str
    link: str
    kind: str
    why: str
    tables: tuple[Tabled, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A correction as a figure names it: its day in words, why it was made, and its address as seen from the page."""

    day: str
    why: str
    link: str


def corrections_html(collection: Collection, place: Place, lang: Lang) -> str:
    """Every correction, the newest first, and all versions of all tables."""
    found = [
        (correction.date, name, question, correction)
        for question in collection.questions.values()
        for name, correction in named(question.ledger).items()
    ]
    found.sort(key=lambda each: (each[0], each[1]), reverse=True)
    told = [_told(collection, question, name, made, place, lang) for _, name, question, made in found]
    answers = [
        (question.title[lang], tuple(_versions(question, place, lang))) for question in collection.questions.values()
    ]
    return html("corrections", lang, corrections=told, answers=[each for each in answers if each[1]])


def mentioned(values: Values, figure: Figure, place: Place) -> tuple[Mentioned, ...]:
    """The corrections of what a figure shows, the newest first."""
    question, lang = values.question, values.lang
    found = [
        Mentioned(long_date(made.date, lang), made.why[lang], place.to(of_correction(question, name)))
        for name, made in named(question.ledger).items()
        if any(_shows(figure, change) for change in made.changes.get(figure.table, ()))
    ]
    return tuple(reversed(found))


def _shows(figure: Figure, change: Change) -> bool:
    codes = dict(change.at)
    return all(codes.get(name) in allowed for name, allowed in figure.where.items())


def _told(
    collection: Collection, question: Question, name: str, correction: Correction, place: Place, lang: Lang
) -> Told:
    values = Values(collection, question, lang)
    return Told(
        id=of_correction(question, name).partition("#")[2],
        day=long_date(correction.date, lang),
        answer=question.title[lang],
        link=place.to(f"{question.id}/"),
        kind=_kinds(lang)[correction.kind],
        why=correction.why[lang],
        tables=tuple(_tabled(values, correction, table, place) for table in correction.changes),
    )


def _kinds(lang: Lang) -> Mapping[str, str]:
    """The kinds of corrections in words."""
    said = words(lang)
    return {
        "error": said["corrected_error"],
        "source": said["corrected_source"],
        "method": said["corrected_method"],
    }


def _tabled(values: Values, correction: Correction, name: str, place: Place) -> Tabled:
    """One table in a correction. A later one may have changed it again, so both versions are looked up."""
    question, lang = values.question, values.lang
    if name == STATED or name not in question.tables:
        cells = tuple(_stated(values, change) for change in correction.changes[name])
        return Tabled(words(lang)["corrected_stated"], place.to(f"{question.id}/"), cells, None)
    table = question.tables[name]
    number = corrections_of(question.ledger, name).index(correction) + 1
    found = open_versions(question.ledger, name)
    before, after = as_table(table, found[number - 1]), as_table(table, found[number])
    cells = tuple(_changed(values, before, after, change) for change in correction.changes[name])
    return Tabled(
        table.title[lang],
        place.to(about_table(values, table).page),
        cells,
        _earlier(question, table, number, place, lang),
    )


def _changed(values: Values, before: Table, after: Table, change: Change) -> Changed:
    shown = [_shown(values, version, change) for version in (before, after)]
    return Changed(
        ", ".join(_classes(after if change.after else before, change, values.lang)),
        words(values.lang)["corrected_figure"] if change.after and change.after.status == HIDDEN else shown[0],
        shown[1],
    )


def _classes(table: Table, change: Change, lang: Lang) -> Iterator[str]:
    at = dict(change.at)
    for name, dimension in table.dimensions.items():
        if name in at:
            yield dimension.codes[at[name]].label[lang]


def _shown(values: Values, table: Table, change: Change) -> str:
    """What a cell says in a version: its figure as in a table, the name of its status; nothing where it was not."""
    at = dict(change.at)
    cell = table.cells.get(tuple(at.get(name, "") for name in table.dimensions))
    if cell is None:
        return words(values.lang)["corrected_absent"]
    status = values.collection.statuses.get(cell.status)
    label = status.label[values.lang] if status else cell.status
    if cell.value is None:
        return label
    unit = values.collection.units[table.unit_of(cell.codes)]
    figure = format_inline(cell.value, unit, values.lang)
    return f"{figure} ({label})" if label else figure


def _stated(values: Values, change: Change) -> Changed:
    """A figure that stands in a sentence of the source, or a table that is no more: by its codes and plain values."""
    stated = values.question.stated.get(dict(change.at).get(STATED, ""))
    name = stated.source[values.lang] if stated else ", ".join(code for _, code in change.at)
    none = words(values.lang)["corrected_absent"]
    before, after = (str(content) if content else none for content in (change.before, change.after))
    return Changed(name, before, after)


def _versions(question: Question, place: Place, lang: Lang) -> Iterator[tuple[str, tuple[Earlier, ...]]]:
    """The tables of an answer with their versions, the newest first."""
    for table in question.tables.values():
        if table.id in question.ledger.records:
            count = len(question.ledger.records[table.id].versions)
            each = (_earlier(question, table, number, place, lang) for number in range(count, 0, -1))
            yield table.title[lang], tuple(each)


def _earlier(question: Question, table: Table, number: int, place: Place, lang: Lang) -> Earlier:
    version, address = question.ledger.records[table.id].versions[number - 1], of_version(table, number)
    return Earlier(number, long_date(version.date, lang), place.to(address), file_name(address, lang))
