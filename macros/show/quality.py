"""How far the figures can be trusted, as HTML: a page of all tables, and a line under each figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.addresses import of_quality, page_of
from macros.languages import Lang
from macros.metadata import figures_of, notes_of
from macros.model import Codes, Collection, Question, Table
from macros.numbers import format_number
from macros.quality.small import SMALL, small_counts
from macros.quality.table import Rule, Verified, verified
from macros.references import Place
from macros.show.answers import part_title
from macros.show.templates import html
from macros.values import Values
from macros.words import words

WHOLE = 6
"""So many classes of a sum are all named; of more the first two and the last."""
NAMED = 12
"""So many figures that no check reaches are named; of more only the number."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A table as the page of quality tells it: its id there, its title and page, the line of what was verified, its
    sums, with what it was compared, what no check reaches, its blanks and its notes."""

    id: str
    title: str
    link: str
    line: str
    sums: tuple[str, ...]
    compared: str
    uncovered: str
    blanks: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A part of a question: its title, its page, whether it was answered, and what is missing."""

    title: str
    link: str
    answered: str
    gap: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its tables, the parts of which it is said how far they were answered, and the notes that belong to
    no table."""

    id: str
    title: str
    link: str
    tables: tuple[Checked, ...]
    parts: tuple[Answered, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What was verified of a table in a few words, `152 sums verified, 9 remarks`, and where the page of quality
    tells more, as seen from a page."""

    line: str
    link: str


def quality_html(collection: Collection, place: Place, lang: Lang) -> str:
    """All answers, with what was verified of each of their tables."""
    answers = [
        Answer(
            question.id,
            question.title[lang],
            place.to(f"{question.id}/"),
            tuple(_checked(Values(collection, question, lang), table, place) for table in question.tables.values()),
            tuple(_parts(question, place, lang)),
            tuple(_other_notes(Values(collection, question, lang))),
        )
        for question in collection.questions.values()
    ]
    return html("quality", lang, answers=answers)


def small_counts_html(collection: Collection, place: Place, lang: Lang) -> str:
    """How many small counts the tables of each answer print."""
    said = words(lang)
    answers = [
        (
            collection.questions[answer].title[lang],
            place.to(f"{answer}/"),
            _counted(count, said["small_one"], said["small_many"], lang).format(limit=SMALL),
        )
        for answer, count in small_counts(collection).items()
    ]
    return html("small_counts", lang, answers=answers)


def quality_of(values: Values, table: Table, place: Place) -> Line:
    """What was verified of a table, for a figure at `place`."""
    found = verified(values.collection, values.question, table)
    return Line(_line(found, _remarks(values, table), values.lang), place.to(of_quality(table)))


def _remarks(values: Values, table: Table) -> int:
    return len(notes_of(values.question, table))


def _line(found: Verified, remarks: int, lang: Lang) -> str:
    said = words(lang)
    checks = (
        (found.sums, said["quality_sum"], said["quality_sums"]),
        (found.odd, said["quality_odd"], said["quality_odds"]),
        (found.compared, said["quality_total"], said["quality_totals"]),
        (found.percents, said["quality_percent"], said["quality_percents"]),
        (found.repeated, said["quality_repeat"], said["quality_repeats"]),
    )
    made = [_counted(count, one, many, lang) for count, one, many in checks if count]
    told = [_counted(remarks, said["quality_remark"], said["quality_remarks"], lang)] if remarks else []
    return ", ".join((*(made or [said["quality_none"]]), *told))


def _counted(count: int, one: str, many: str, lang: Lang) -> str:
    return one if count == 1 else many.replace("{count}", format_number(Decimal(count), lang))


def _checked(values: Values, table: Table, place: Place) -> Checked:
    question, lang = values.question, values.lang
    found = verified(values.collection, question, table)
    figures = figures_of(question, table)
    return Checked(
        id=of_quality(table).partition("#")[2],
        title=table.title[lang],
        link=place.to(page_of(figures[0]) if figures else f"{question.id}/{table.part}/"),
        line=_line(found, _remarks(values, table), lang),
        sums=tuple(_rule(table, rule, lang) for rule in found.rules),
        compared=", ".join(other.title[lang] for other in found.others),
        uncovered=_uncovered(values, found),
        blanks=tuple(_blanks(values, found)),
        notes=tuple(values.note(note) for note in notes_of(question, table)),
    )


def _rule(table: Table, rule: Rule, lang: Lang) -> str:
    """`Sex: Total = Men + Women, 64 times`, and how often that does not hold."""
    said, dimension = words(lang), table.dimensions[rule.dimension]
    told = said["quality_rule"].format(
        dimension=dimension.label[lang],
        total=dimension.codes[rule.total].label[lang],
        parts=_parts_of(table, rule, lang),
        times=_counted(rule.tried, said["quality_once"], said["quality_times"], lang),
    )
    wrong = _counted(rule.wrong, said["quality_wrong_one"], said["quality_wrong"], lang)
    return f"{told} {wrong}" if rule.wrong else told


def _parts_of(table: Table, rule: Rule, lang: Lang) -> str:
    labels = [table.dimensions[rule.dimension].codes[part].label[lang] for part in rule.parts]
    if len(labels) > WHOLE:
        labels = [*labels[:2], "…", labels[-1]]
        return words(lang)["quality_many"].format(parts=" + ".join(labels), count=len(rule.parts))
    return " + ".join(labels)


def _uncovered(values: Values, found: Verified) -> str:
    said = words(values.lang)
    if not found.uncovered:
        return ""
    if len(found.uncovered) == found.figures:
        return said["quality_all_uncovered"]
    count = len(found.uncovered)
    counted = _counted(count, said["quality_uncovered_one"], said["quality_uncovered"], values.lang)
    if count > NAMED:
        return f"{counted}."
    return f"{counted}: {'; '.join(_named(found.table, cell.codes, values.lang) for cell in found.uncovered)}."


def _named(table: Table, codes: Codes, lang: Lang) -> str:
    each = zip(table.dimensions.values(), codes, strict=True)
    return ", ".join(dimension.codes[code].label[lang] for dimension, code in each)


def _other_notes(values: Values) -> Iterator[str]:
    """The notes of an answer that belong to none of its tables."""
    question = values.question
    told = {note.id for table in question.tables.values() for note in notes_of(question, table)}
    yield from (values.note(note) for note in question.notes.values() if note.id not in told)


def _blanks(values: Values, found: Verified) -> Iterator[str]:
    said = words(values.lang)
    for status, count in found.blanks.items():
        cells = _counted(count, said["quality_blank"], said["quality_blanks"], values.lang)
        yield f"{cells}: {values.collection.statuses[status].said(values.lang)}"


def _parts(question: Question, place: Place, lang: Lang) -> Iterator[Answered]:
    said = words(lang)
    kinds = {"whole": said["answered_whole"], "partly": said["answered_partly"], "not": said["answered_not"]}
    for part in question.parts.values():
        if part.answered:
            link = place.to(f"{question.id}/{part.id}/#unanswered")
            yield Answered(part_title(question, part.id, lang), link, kinds[part.answered], part.gap[lang])
