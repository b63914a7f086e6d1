"""What others show of a page when its address is shared: title, description, picture and what the picture says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.charts.letters import clean
from macros.languages import Lang
from macros.model import Collection, Part, Question
from macros.page import Page
from macros.previews.card import Card
from macros.previews.cards import HOME, within
from macros.previews.numbers import KeyNumber, number_of_answer, number_of_part
from macros.references import Place
from macros.values import Values
from macros.words import words

LONGEST = 200
"""Characters of a description; search engines and messengers cut it about there or sooner."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The preview of one page. `title` is empty where the heading of the page is the title; `picture` is the
    address of the picture from the root of the language, `shows` says what is on it."""

    title: str
    description: str
    picture: str
    shows: str


def picture_path(name: str) -> str:
    """Where the card with this name stands in the site of its language."""
    return f"previews/{name}.png"


class Previews(Mapping[str, Preview]):
    """The previews of the pages of one language, by address from the root of the language, as in a link (`a/1/`); each
    is made when it is asked for.

    A part without a card of its own has that of its answer; a page outside the answers has that of the home page.
    """

    def __init__(self, collection: Collection, pages: Iterable[Page], cards: Mapping[str, Card], lang: Lang) -> None:
        self._collection = collection
        self._pages = {page.href: page for page in pages}
        self._cards = cards
        self._lang = lang

    def __getitem__(self, href: str) -> Preview:
        return _preview(self._collection, self._pages[href], self._cards, self._lang)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _preview(collection: Collection, page: Page, cards: Mapping[str, Card], lang: Lang) -> Preview:
    said = clean(str(page.meta.get("description", "")))
    place = Place(page.url)
    question = collection.questions.get(place.answer)
    title, number, name = "", None, HOME
    if question:
        values, part = Values(collection, question, lang), question.parts.get(place.part)
        title = _title(question, part, lang)
        number = number_of_part(values, part.id) if part else number_of_answer(values)
        own = f"{question.id}/{place.part}"
        name = own if own in cards else f"{question.id}/{HOME}"
    return Preview(title, _description(said, number), picture_path(name), _shows(cards[name], lang))


def _title(question: Question, part: Part | None, lang: Lang) -> str:
    """The title of an answer; that of a part says what it is part of, since nothing around it does."""
    if part is None:
        return question.title[lang]
    return words(lang)["preview_title"].format(title=part.title[lang], within=within(question, part.id, lang))


def _description(said: str, number: KeyNumber | None) -> str:
    """What the page says of itself, then the number, which stays whole when this gets too long."""
    if number is None:
        return shortened(said, LONGEST)
    room = LONGEST - len(number.sentence) - 1
    return shortened(f"{shortened(said, room) if room > 0 else ''} {number.sentence}".strip(), LONGEST)


def _shows(card: Card, lang: Lang) -> str:
    """The words of the card, and of its chart what it shows."""
    chart = [words(lang)["preview_chart"].format(subtitle=card.chart.shows)] if card.chart else []
    return " ".join([f"{card.site}: {card.title}.", *(number.sentence for number in card.numbers), *chart])


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, cut after a word."""
    if len(text) <= most:
        return text
    kept = text[: max(0, most - 1)]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,;:.–')}…"
