"""Figures typed by hand. A page's numbers come from the data; years, dates, part numbers and names do not count.

What is no figure:

    2020, 2019-2023          years
    16 maart, 18 May         days
    1a, 4b, VV018, K1        numbers that letters stick to
    25, 59                   numbers in the names of classes, such as ages
    deel 7, onder 7 en 8     numbers of parts, questions, tables and so on

What a page needs beyond that, it lists in its head: `allow: ["VR 2022 2810"]`.
"""

import re
from collections.abc import Iterable

from macros.faults import Report
from macros.languages import LANGS, Text
from macros.model import Collection, Question
from macros.page import Page
from macros.project import THEMES_FILE

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october"
)
_LIST = r"(?:, | en | and | to | tot en met )"
_NOT_COUNTED = r"(?![.,]?\d| ?%| ?procent| per cent)"
_NUMBERED = (
    "deel|delen|part|parts|vraag|vragen|question|questions|onder|under|nr\\.|no\\.|number|nummer|tabel|tabellen|"
    "table|tables|module|modules|artikel|article|section|punt|point"
)
_ALLOWED = re.compile(
    rf"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?\b(?![.,]?\d)"
    rf"|\b\d{{1,2}}(?= (?:{_MONTHS})\b)"
    rf"|\b\w*[^\W\d_]\d[\w./]*|\b\d+[^\W\d_][\w/]*"
    rf"|\b(?:{_NUMBERED}) \d{{1,2}}(?:{_LIST}\d{{1,2}})*\b{_NOT_COUNTED}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*\s?%?")


def label_numbers(collection: Collection) -> frozenset[str]:
    """The numbers in the names of classes, such as the 25 and the 59 of an age."""
    labels = (label[lang] for label in collection.classes for lang in LANGS)
    return frozenset(number for label in labels for number in re.findall(r"\b\d{1,2}\b", label))


def typed_figures(line: str, names: frozenset[str], allow: tuple[str, ...] = ()) -> list[str]:
    """The figures in a line of prose that nothing excuses."""
    for words in allow:
        line = line.replace(words, " ")
    rest = _ALLOWED.sub(" ", line)
    return [found.strip() for found in _FIGURE.findall(rest) if found.strip() not in names]


def check_typed(pages: Iterable[Page], collection: Collection, report: Report) -> None:
    """Report every figure typed by hand on a page or in a `question.yaml`."""
    names = label_numbers(collection)
    for page in pages:
        _check_page(page, names, report)
    for question in collection.questions.values():
        _check_texts(question, names, report)
    for theme in collection.themes.values():
        _check_entries(THEMES_FILE, theme.row, (theme.title, theme.summary), names, report)


def _check_page(page: Page, names: frozenset[str], report: Report) -> None:
    allow = tuple(str(words) for words in page.meta.get("allow", []))
    for row, line in (*page.prose, (1, str(page.meta.get("description", "")))):
        unnumbered = re.sub(r"^\s*\d+\.\s", "", line)  # the number of a list item
        for figure in typed_figures(unnumbered, names, allow):
            report.add(page.file, row, "", "typed-figure", figure=figure)


def _check_texts(question: Question, names: frozenset[str], report: Report) -> None:
    texts: dict[str, tuple[Text, ...]] = {f"notes.{note.id}": (note.text,) for note in question.notes.values()}
    texts |= {f"figures.{f.id}": (f.title, f.subtitle, f.source) for f in question.figures.values()}
    texts |= {f"tables.{t.id}": (t.title, t.source) for t in question.tables.values()}
    texts |= {f"parts.{p.id}": (p.title, p.holds) for p in question.parts.values()}
    texts |= {f"key_figures.{index}": (key.label,) for index, key in enumerate(question.key_figures)}
    texts |= {"summary": (question.summary,), "title": (question.title,), "short_title": (question.short_title,)}
    for place, entries in texts.items():
        _check_entries(question.file, question.rows[place], entries, names, report)


def _check_entries(file: str, row: int, entries: tuple[Text, ...], names: frozenset[str], report: Report) -> None:
    for entry in entries:
        for lang in LANGS:
            for figure in typed_figures(re.sub(r"\{\w+\}", " ", entry[lang]), names):
                report.add(file, row, "", "typed-figure", figure=figure)
