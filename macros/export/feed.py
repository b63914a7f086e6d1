"""What is new on the site, for programs that follow it: new answers and corrections, as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import FEED, Site, of_correction
from macros.languages import Lang
from macros.ledger import named
from macros.metadata import about_table, source_line
from macros.model import Collection, Question
from macros.show.templates import xml
from macros.values import Values
from macros.words import words

_NEVER = "1970-01-01"
"""Stands for the day of a feed without entries, as one must be named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: `id` and `link` are whole addresses, `day` is when it was published (ISO 8601), `tables`
    are the titles and addresses of those that were corrected."""

    id: str
    title: str
    day: str
    link: str
    text: str
    source: str
    tables: tuple[tuple[str, str], ...] = ()


def feed(collection: Collection, lang: Lang, site: Site) -> str:
    """The feed of a language as XML, the newest entry first. Its days are those of publication and correction: an
    answer that is corrected keeps its entry as it was, and gets one more."""
    found = [
        entry for question in collection.questions.values() for entry in _entries(collection, question, lang, site)
    ]
    entries = sorted(found, key=lambda entry: entry.day, reverse=True)
    return xml(
        "feed",
        lang,
        catalogue=collection.catalogue,
        home=site.to(lang),
        address=site.to(lang, FEED),
        updated=max((entry.day for entry in entries), default=_NEVER),
        entries=entries,
    )


def _entries(collection: Collection, question: Question, lang: Lang, site: Site) -> Iterator[Entry]:
    """The corrections of an answer, the newest first, and its publication."""
    said, link = words(lang), site.to(lang, f"{question.id}/")
    source, title = source_line(question, "", lang), question.title[lang]
    values = Values(collection, question, lang)
    corrections = []
    for name, correction in named(question.ledger).items():
        tables = [
            about_table(values, question.tables[table]) for table in correction.changes if table in question.tables
        ]
        corrections.append(
            Entry(
                id=f"{link}#correction-{name}",
                title=said["feed_corrected"].format(title=title),
                day=correction.date,
                link=site.to(lang, of_correction(question, name)),
                text=correction.why[lang],
                source=source,
                tables=tuple((about.title, site.to(lang, about.page)) for about in tables),
            )
        )
    yield from reversed(corrections)
    yield Entry(
        id=link,
        title=said["feed_published"].format(title=title),
        day=question.published,
        link=link,
        text=question.summary[lang],
        source=source,
    )
