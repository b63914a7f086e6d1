"""Which page has which card.

There is one for the home page, for every answer and for every part with figures.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from macros.charts.marks import drawing, statuses_of
from macros.charts.render import svg
from macros.languages import Lang
from macros.memory import watched
from macros.metadata import source_line
from macros.model import Collection, Figure, Question
from macros.previews.card import Card, CardChart
from macros.previews.layout import fits
from macros.previews.numbers import KeyNumber, number_of_answer, number_of_part, number_sentence
from macros.values import Values
from macros.words import words

HOME = "index"
"""The name of the card of the home page, and of an answer's overview in the answer's folder."""
AT_HOME = 3
"""Of so many answers at most the home card says a number."""


class Cards(Mapping[str, Card]):
    """The cards of one language by name: `index`, `a/index`, `a/1`, each made when it is asked for. `site` is the name
    of the site, `about` what it says of itself, `charts` the folder that keeps drawn charts; in `read` the answers note
    that a card looks at them."""

    def __init__(self, collection: Collection, site: str, about: str, charts: Path, lang: Lang) -> None:
        self.read = set[str]()
        self._collection = watched(collection, self.read)
        self._site, self._about = site, about
        self._charts = charts
        self._lang = lang

    def __getitem__(self, name: str) -> Card:
        if name == HOME:
            return _home_card(self._collection, self._site, self._about, self._lang)
        answer, _, part = name.partition("/")
        values = Values(self._collection, self._collection.questions[answer], self._lang)
        if part == HOME:
            return _answer_card(values, self._site, self._charts)
        if not _figures(values.question, part):
            raise KeyError(name)
        return _part_card(values, part, self._site, self._charts)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.by_answer())

    def by_answer(self) -> Iterator[tuple[str, ...]]:
        """The names of all cards: the one of the home page, then those of each answer together."""
        yield (HOME,)
        for question in self._collection.questions.values():
            parts = (part for part in question.parts if _figures(question, part))
            yield tuple(f"{question.id}/{name}" for name in (HOME, *parts))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        answer, _, part = str(name).partition("/")
        question = self._collection.questions.get(answer)
        return name == HOME or (question is not None and (part == HOME or bool(_figures(question, part))))


def _home_card(collection: Collection, site: str, about: str, lang: Lang) -> Card:
    """What the site is, and a number of the newest answers, which says what it is from."""
    numbers: list[KeyNumber] = []
    for question in collection.questions.values():
        if len(numbers) == AT_HOME:
            break
        number = number_of_answer(Values(collection, question, lang))
        if number and not number.label.casefold().startswith(question.short_title[lang].casefold()):
            label = words(lang)["preview_number"].format(answer=question.short_title[lang], label=number.label)
            number = replace(number, label=label, sentence=number_sentence(label, number.value, lang))
        if number:
            numbers.append(number)
    return Card(site, about.rstrip("."), numbers=tuple(numbers))


def _answer_card(values: Values, site: str, charts: Path) -> Card:
    question, lang = values.question, values.lang
    number = number_of_answer(values)
    return Card(
        site=site,
        title=question.title[lang],
        numbers=(number,) if number else (),
        chart=_chart(values, _from(number, question.figures.values()), charts),
        source=_source(question, "", lang),
    )


def _part_card(values: Values, part: str, site: str, charts: Path) -> Card:
    question, lang = values.question, values.lang
    number = number_of_part(values, part)
    return Card(
        site=site,
        title=question.parts[part].title[lang],
        above=within(question, part, lang),
        numbers=(number,) if number else (),
        chart=_chart(values, _from(number, _figures(question, part)), charts),
        source=_source(question, part, lang),
    )


def within(question: Question, part: str, lang: Lang) -> str:
    """Which part of which answer: `Online opleidingen, deel 8`."""
    return words(lang)["preview_part"].format(answer=question.short_title[lang], part=part)


def _source(question: Question, part: str, lang: Lang) -> str:
    return f"{words(lang)['figure_source']}: {source_line(question, part, lang)}"


def _figures(question: Question, part: str) -> tuple[Figure, ...]:
    return tuple(figure for figure in question.figures.values() if figure.part == part)


def _from(number: KeyNumber | None, figures: Iterable[Figure]) -> list[Figure]:
    """The figure that shows the number first, so that number and chart tell of the same."""
    return list({figure.id: figure for figure in (*([number.figure] if number else []), *figures)}.values())


def _chart(values: Values, figures: Iterable[Figure], charts: Path) -> CardChart | None:
    """The first chart that can be read on a card."""
    for figure in figures:
        marks = drawing(values, figure)
        signs = ", ".join(
            f"{status.mark} {status.label[values.lang]}" for status in statuses_of(values, figure) if status.mark
        )
        chart = CardChart(svg(marks, "narrow", charts), figure.subtitle[values.lang], signs)
        if fits(chart):
            return chart
    return None
