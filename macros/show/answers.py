"""What is known of a question, as HTML: facts, parts, key figures, and the blocks of the home page."""

from dataclasses import dataclass
from pathlib import Path

from macros.charts.marks import drawing
from macros.charts.render import size_of, svg
from macros.languages import Lang
from macros.metadata import long_date, source_line
from macros.model import Collection, Question
from macros.periods import named_month
from macros.references import Place
from macros.show.small import Small, small
from macros.show.templates import html
from macros.values import Values
from macros.words import words

SMALLS = 2
"""So many small charts stand with an answer on the home page."""
TALLEST = 1.25
"""A small chart is at most so many times as high as it is wide, if the answer has one that is."""


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure as a reader sees it, its unit apart, with the address of its figure."""

    number: str
    unit: str
    label: str
    link: str


def part_title(question: Question, part: str, lang: Lang) -> str:
    """`1. Gestart, geslaagd, niet geslaagd, gestopt`."""
    return words(lang)["part_title"].format(part=part, title=question.parts[part].title[lang])


def facts_html(question: Question, lang: Lang) -> str:
    """Who asked whom what and when; what the source does not state is said to be so."""
    said = words(lang)
    missing = said["not_stated"]
    facts = [
        (said["fact_asker"], question.asker or missing),
        (said["fact_minister"], f"{question.minister}, {question.minister_role[lang]}"),
        (said["fact_number"], question.number or missing),
        (said["fact_date"], long_date(question.date, lang) if question.date else missing),
        (said["fact_until"], named_month(question.last_month, "MMMM y", lang)),
    ]
    return html("facts", lang, facts=facts)


def parts_html(question: Question, place: Place, lang: Lang) -> str:
    """The parts with what each holds, as links."""
    parts = [
        (part_title(question, part.id, lang), part.holds[lang], place.to(f"{question.id}/{part.id}/"))
        for part in question.parts.values()
    ]
    return html("parts", lang, parts=parts)


def key_figures_html(values: Values, place: Place) -> str:
    """The key figures as cards."""
    return html("_cards", values.lang, cards=_cards(values, place))


def answers_html(collection: Collection, place: Place, lang: Lang, charts: Path) -> str:
    """Every answer with its summary, key figures, small charts and parts; `charts` keeps what was drawn."""
    answers = [_answer(Values(collection, question, lang), place, charts) for question in collection.questions.values()]
    return html("answers", lang, answers=answers)


def _answer(values: Values, place: Place, charts: Path) -> dict[str, object]:
    question, lang = values.question, values.lang
    return {
        "title": question.title[lang],
        "summary": question.summary[lang],
        "source": source_line(question, "", lang),
        "link": place.to(f"{question.id}/"),
        "cards": _cards(values, place),
        "smalls": _smalls(values, place, charts),
        "parts": [(part_title(question, part, lang), place.to(f"{question.id}/{part}/")) for part in question.parts],
    }


def _cards(values: Values, place: Place) -> tuple[Card, ...]:
    cards = []
    for key in values.question.key_figures:
        number, _, unit = values.cell(key.cell).partition("\u00a0")
        figure = values.question.figures[key.figure]
        cards.append(Card(number, unit, key.label[values.lang], place.to_figure(figure)))
    return tuple(cards)


def _smalls(values: Values, place: Place, charts: Path) -> tuple[Small, ...]:
    """The first few figures that the key figures come from, tall ones only for want of others."""
    figures = [
        values.question.figures[figure] for figure in dict.fromkeys(k.figure for k in values.question.key_figures)
    ]
    drawings = [(figure, drawing(values, figure)) for figure in figures]
    sizes = [size_of(svg(drawn, "narrow", charts)) for _, drawn in drawings]
    low = [pair for pair, (wide, high) in zip(drawings, sizes, strict=True) if high <= TALLEST * wide] or drawings[:1]
    return tuple(small(values, figure, drawn, place, charts) for figure, drawn in low[:SMALLS])
