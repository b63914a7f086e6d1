"""What a re-user is told of a table or a whole answer, in one language, whatever the format that says it."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from macros.languages import LOCALES, Lang
from macros.model import Figure, Note, Question, Table
from macros.periods import Period, first_day, last_day
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class About:
    """A table or an answer: title, a description of a few sentences, where it comes from, the texts of its notes,
    the day of its publication and of its last change (ISO 8601), the first and last day that it covers (ISO 8601,
    `None` when it has no periods), and the address of its page from the root of the language."""

    title: str
    description: str
    source: str
    notes: tuple[str, ...]
    published: str
    changed: str
    covers: tuple[str, str] | None
    page: str


def long_date(day: str, lang: Lang) -> str:
    """`2021-01-12` as `12 januari 2021` or `12 January 2021`."""
    return str(format_date(date.fromisoformat(day), "d MMMM y", locale=LOCALES[lang]))


def source_line(question: Question, part: str, lang: Lang) -> str:
    """Who answered what: `Antwoord van minister …, schriftelijke vraag nr. 315 van 12 januari 2021, deel 1`."""
    said = words(lang)
    if question.number and question.date:
        numbered = said["source_number"].format(number=question.number, date=long_date(question.date, lang))
    else:
        numbered = said["source_unnumbered"]
    answer = said["source_answer"].format(minister=question.minister)
    whole = f"{answer} {numbered}"
    return f"{whole}, {said['source_part'].format(part=part)}" if part else whole


def source_of(question: Question, figure: Figure, lang: Lang) -> str:
    """Who answered what, and where in the answer the figures of a figure stand."""
    return f"{source_line(question, figure.part, lang)}, {figure.source[lang]}"


def source_sentence(question: Question, figure: Figure, lang: Lang) -> str:
    """The same as a sentence that says what it is: `Bron: Antwoord van minister …, de tabel onder 1a.`"""
    return f"{words(lang)['figure_source']}: {source_of(question, figure, lang)}."


def about_table(values: Values, table: Table) -> About:
    """What is told of one table; its notes are those of its figures."""
    question, lang = values.question, values.lang
    source = f"{source_line(question, table.part, lang)}, {table.source[lang]}"
    title = table.title[lang]
    split = ", ".join(dimension.label[lang].lower() for dimension in table.dimensions.values())
    said = words(lang)["about_table"].format(title=title, split=split, source=source)
    days = max((c.date for c in question.corrections if table.id in c.tables), default=question.published)
    notes = tuple(values.note(note) for note in notes_of(question, table))
    figures = figures_of(question, table)
    page = f"{question.id}/{table.part}/" + (f"#{figures[0].id}" if figures else "")
    return About(title, said, source, notes, question.published, days, _covers(question, table), page)


def about_answer(values: Values) -> About:
    """What is told of a whole answer; its notes are all that it has."""
    question, lang = values.question, values.lang
    source = source_line(question, "", lang)
    said = words(lang)["about_answer"].format(summary=question.summary[lang], source=source)
    notes = tuple(values.note(note) for note in question.notes.values())
    covers = [covered for table in question.tables.values() if (covered := _covers(question, table))]
    whole = (min(first for first, _ in covers), max(last for _, last in covers)) if covers else None
    return About(
        question.title[lang], said, source, notes, question.published, question.changed, whole, f"{question.id}/"
    )


def figures_of(question: Question, table: Table) -> tuple[Figure, ...]:
    """The figures that show a table."""
    return tuple(figure for figure in question.figures.values() if figure.table == table.id)


def notes_of(question: Question, table: Table) -> tuple[Note, ...]:
    """The notes of a table: those of its figures, each once, in the order of `question.yaml`."""
    named = {note for figure in figures_of(question, table) for note in figure.notes}
    named |= {note.id for note in question.notes.values() if any(ref.table == table.id for ref in note.cells)}
    return tuple(note for note in question.notes.values() if note.id in named)


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
