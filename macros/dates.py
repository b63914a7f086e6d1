"""When what a page says changed last: days of its content, never of a build."""

from collections.abc import Iterable, Iterator, Mapping

from macros.history import History
from macros.model import Collection
from macros.page import Page
from macros.project import CATALOGUE_FILE, CONCEPTS_FILE, GLOSSARY_FILE, THEMES, THEMES_FILE
from macros.references import Place
from macros.themes import figures_of

_ALL = frozenset({"answers", "all_figures", "all_downloads"})
"""Macros that show something of every answer."""
_FILES: Mapping[str, str] = {
    "glossary": GLOSSARY_FILE,
    "rights": CATALOGUE_FILE,
    "statuses": CONCEPTS_FILE,
    "theme": THEMES_FILE,
    "themes": THEMES_FILE,
}
"""Macros that show what stands in a file of `data/`."""


def content_days(collection: Collection, pages: Iterable[Page], history: History | None) -> Mapping[str, str]:
    """The day (ISO 8601) on which the content of each page of one language changed last, by address from the root of
    the language as in a link (`a/1/`).

    It is the newest of the commits of the page's Markdown and of the data of the answers that it shows, and of the
    publication and corrections of those. What git does not know, or what has changes that are in no commit, does not
    count: an answer's page has the day of its publication or last correction then, another page has none.
    """
    days = {}
    for page in pages:
        place = Place(page.url)
        files = [page.file, *(file for call in page.calls if (file := _FILES.get(call.name)))]
        own: list[str] = [_day(history, file) for file in files]
        if all(own) or place.answer in collection.questions:
            shown = (_answer_day(collection, answer, history) for answer in _answers(collection, page, place))
            days[page.href] = max([*own, *shown])
    return days


def _answers(collection: Collection, page: Page, place: Place) -> Iterator[str]:
    """The answers that a page shows something of."""
    steps = {step for call in page.calls for name in call.named for step in name.split("/")}
    theme = collection.themes.get(place.part) if place.answer == THEMES else None
    themed = {figure.answer for figure in figures_of(collection, theme)} if theme else set()
    everything = any(call.name in _ALL for call in page.calls)
    for answer in collection.questions:
        if everything or answer in (place.answer, *steps, *themed):
            yield answer


def _answer_day(collection: Collection, answer: str, history: History | None) -> str:
    folder = f"data/{answer}/"
    known = () if history is None else (name for name in history.changes if name.startswith(folder))
    committed = [_day(history, name) for name in known]
    changed = collection.questions[answer].changed
    return max([changed, *committed]) if all(committed) else changed


def _day(history: History | None, file: str) -> str:
    """The day of the last commit of a file; empty where that is not the day of what it says."""
    if history is None or file in history.dirty or file not in history.changes:
        return ""
    return history.changes[file][0].date
