"""What stands in a workbook, as plain frozen data: nothing here knows the format of the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

HEADING = 255
"""The most signs that the heading of a column of a table may have in Excel."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the format of Excel that shows it as the source prints it: `#,##0.0"%"`."""

    value: Decimal
    pattern: str


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address, or to a sheet of the same workbook (see `to_sheet`)."""

    text: str
    target: str


Cell = str | Number | Link


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table. Its `title` stands in A1, the `lines` under it, then `headings` and `rows`. With
    `filtered` a reader chooses rows by their classes."""

    name: str
    title: str
    lines: tuple[str | Link, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the cover with the lines under it."""

    heading: str
    lines: tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: a cover with the name `cover`, then its sheets. `language` is a tag such as `nl-BE`, `changed` the
    day of its last change (ISO 8601; empty for a draft)."""

    title: str
    subject: str
    author: str
    language: str
    changed: str
    cover: str
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]


def to_sheet(name: str) -> str:
    """The target of a link to a sheet."""
    return f"internal:'{name}'!A1"


def unique(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings, none longer than `HEADING`, with a number behind one that would equal another but for capitals."""
    found: dict[str, str] = {}
    for heading in headings:
        candidate, count = heading[:HEADING], 1
        while candidate.casefold() in found:
            count += 1
            ending = f"_{count}"
            candidate = heading[: HEADING - len(ending)] + ending
        found[candidate.casefold()] = candidate
    return tuple(found.values())
