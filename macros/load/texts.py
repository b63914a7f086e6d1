"""Texts in two languages that only look as if they were: left to be written, or never translated."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.load.tree import Document, Path_, short, where

_UNWRITTEN = re.compile(
    r"[.…?~\-–—_*]+|x{2,}|null|none|n/?a|lorem ipsum.*"
    r"|(?:nog )?(?:te |in te |aan te )?(?:vertalen|vullen|invullen|aanvullen)"
    r"|(?:to be |please )?(?:translated?|written|filled in|added)",
    re.IGNORECASE,
)
"""A whole text that stands for one that is to come."""
_MARKER = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD)\b")
"""What says so within a text."""
_PEOPLE = ("asker", "minister")
"""Texts that are the same in both languages."""

_COMMON: Mapping[Lang, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:aan|bij|dat|de|die|dit|een|er|het|met|naar|niet|ook|op|te|tot|uit|van|voor|werd|wordt|zijn)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:and|are|at|by|for|from|how|it|many|not|on|that|the|their|this|to|were|which|with)\b",
        re.IGNORECASE,
    ),
}
"""Words that nearly every sentence has one of, and that the other language does not have."""


def check_texts(document: Document, report: Report) -> None:
    """Report texts that are still to be written; warn of those that are in the other language."""
    for path, entry in _texts(document.data, ()):
        for lang in LANGS:
            _written(document, (*path, lang), entry[lang], report)
        if _is_sentence(entry["nl"]) and entry["nl"].split() == entry["en"].split():
            report.warn(document.file, document.row(*path, "en"), "", "untranslated", text=short(entry["en"]))
        elif _is_in(entry["nl"], "en"):
            report.warn(document.file, document.row(*path, "nl"), "", "not-dutch", text=short(entry["nl"]))
        elif _is_in(entry["en"], "nl"):
            report.warn(document.file, document.row(*path, "en"), "", "not-english", text=short(entry["en"]))
    for name in _PEOPLE:
        if isinstance(document.data.get(name), str):
            _written(document, (name,), document.data[name], report)


def _texts(data: Any, path: Path_) -> Iterator[tuple[Path_, dict[str, str]]]:
    if isinstance(data, dict) and set(data) == set(LANGS) and all(isinstance(value, str) for value in data.values()):
        yield path, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, step))


def _written(document: Document, path: Path_, text: str, report: Report) -> None:
    if _UNWRITTEN.fullmatch(text.strip()) or _MARKER.search(text):
        report.add(document.file, document.row(*path), "", "unwritten", text=short(text), where=where(path))


def _is_sentence(text: str) -> bool:
    """Whether a text says something: three words or more, most of them without a capital, which a name would have."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return len(words) >= 3 and sum(word[0].islower() for word in words) * 2 > len(words)


def _is_in(text: str, other: Lang) -> bool:
    """Whether a text has at least three common words of a language, and more than those of all others."""
    found = {lang: len(_COMMON[lang].findall(text)) for lang in LANGS}
    return found[other] >= 3 and all(found[other] > found[lang] for lang in LANGS if lang != other)
