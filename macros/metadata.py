"""What a re-user is told of a table or a whole answer, in one language, whatever the format that says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from macros.addresses import page_of
from macros.languages import LOCALES, Lang
from macros.model import Figure, Note, Question, Table
from macros.periods import Period, first_day, last_day
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class About:
    """A table or an answer: title, a description of a few sentences, where it comes from, words to find it by, the
    texts of its notes, the day of its publication and of its last change (ISO 8601), the first and last day that it
    covers (ISO 8601, `None` when it has no periods), and the address of its page from the root of the language."""

    title: str
    description: str
    source: str
    keywords: tuple[str, ...]
    notes: tuple[str, ...]
    published: str
    changed: str
    covers: tuple[str, str] | None
    page: str


def long_date(day: str, lang: Lang) -> str:
    """`2021-01-12` as `12 januari 2021` or `12 January 2021`."""
    return str(format_date(date.fromisoformat(day), "d MMMM y", locale=LOCALES[lang]))


def source_line(question: Question, part: str, lang: Lang) -> str:
    """Who answered what: `Antwoord van minister … op schriftelijke vraag nr. 315 van 12 januari 2021, deel 1`. What
    the source does not state is said to be so."""
    said = words(lang)
    if question.number:
        pattern = said["source_both"] if question.date else said["source_number"]
    else:
        pattern = said["source_date"] if question.date else said["source_neither"]
    day = long_date(question.date, lang) if question.date else ""
    numbered = pattern.format(number=question.number, date=day)
    whole = f"{said['source_answer'].format(minister=question.minister)} {numbered}"
    return f"{whole}, {said['source_part'].format(part=part)}" if part else whole


def source_of(question: Question, figure: Figure, lang: Lang) -> str:
    """Who answered what, and where in the answer the figures of a figure stand."""
    return f"{source_line(question, figure.part, lang)}, {figure.source[lang]}"


def source_sentence(question: Question, figure: Figure, lang: Lang) -> str:
    """The same as a sentence that says what it is: `Bron: Antwoord van minister …, de tabel onder 1a.`"""
    return sentence(words(lang)["about_source"].format(source=source_of(question, figure, lang)))


def about_table(values: Values, table: Table) -> About:
    """What is told of one table; its notes are those of its figures and of its cells, its page is that of its part
    unless its figures all stand elsewhere."""
    question, lang, said = values.question, values.lang, words(values.lang)
    source = f"{source_line(question, table.part, lang)}, {table.source[lang]}"
    split = ", ".join(_within(dimension.label[lang]) for dimension in table.dimensions.values())
    told = (table.title[lang], said["about_split"].format(split=split), said["about_source"].format(source=source))
    figures = sorted(figures_of(question, table), key=lambda figure: figure.part != table.part)
    return About(
        title=table.title[lang],
        description=" ".join(map(sentence, told)),
        source=source,
        keywords=_keywords(values, [table]),
        notes=tuple(values.note(note) for note in notes_of(question, table)),
        published=question.published,
        changed=max((c.date for c in question.ledger.corrections if table.id in c.changes), default=question.published),
        covers=_covers(question, table),
        page=page_of(figures[0]) if figures else f"{question.id}/{table.part}/",
    )


def about_answer(values: Values) -> About:
    """What is told of a whole answer; its notes are all that it has."""
    question, lang, said = values.question, values.lang, words(values.lang)
    source = source_line(question, "", lang)
    told = (question.summary[lang], said["about_source"].format(source=source))
    covers = [covered for table in question.tables.values() if (covered := _covers(question, table))]
    return About(
        title=question.title[lang],
        description=" ".join(map(sentence, told)),
        source=source,
        keywords=_keywords(values, question.tables.values()),
        notes=tuple(values.note(note) for note in question.notes.values()),
        published=question.published,
        changed=question.changed,
        covers=(min(first for first, _ in covers), max(last for _, last in covers)) if covers else None,
        page=f"{question.id}/",
    )


def sentence(text: str) -> str:
    """`text` on one line with a sign at its end that closes a sentence."""
    line = " ".join(text.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."


def figures_of(question: Question, table: Table) -> tuple[Figure, ...]:
    """The figures that show a table."""
    return tuple(figure for figure in question.figures.values() if figure.table == table.id)


def notes_of(question: Question, table: Table) -> tuple[Note, ...]:
    """The notes of a table: those of its figures, each once, in the order of `question.yaml`."""
    named = {note for figure in figures_of(question, table) for note in figure.notes}
    named |= {note.id for note in question.notes.values() if any(ref.table == table.id for ref in note.cells)}
    return tuple(note for note in question.notes.values() if note.id in named)


def _within(label: str) -> str:
    """A label as it stands within a sentence: small, unless it begins as `VDAB` does."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _keywords(values: Values, tables: Iterable[Table]) -> tuple[str, ...]:
    """What a reader may look for: the answer, what its figures are split by and other words for that, each once."""
    lang = values.lang
    found = [values.question.short_title[lang]]
    for table in tables:
        for dimension in table.dimensions.values():
            found += [dimension.label[lang], *(term.strip() for term in dimension.terms[lang].split(","))]
    return tuple(dict.fromkeys(keyword for keyword in found if keyword))


def _covers(question: Question, table: Table) -> tuple[str, str] | None:
    """The first and the last day of the periods of a table that have figures; `last_month` cuts off a year, quarter
    or month, not a range, which says itself how far it goes."""
    if "period" not in table.dimensions:
        return None
    codes = {table.at(codes)["period"] for codes, cell in table.cells.items() if cell.value is not None}
    periods = [Period.parse(code) for code in codes]
    if not periods:
        return None
    ends = (period.last if "/" in period.code else min(period.last, question.last_month) for period in periods)
    return first_day(min(period.first for period in periods)), last_day(max(ends))
