"""A page of one language and what stands on it, each with its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

IN_CODE = frozenset({"address"})
"""The macros that give plain text, so that they may stand in code."""

_FIRST = ("table", "reference", "answer", "address", "name")
"""What the first argument of the macros is called. `table` goes before what may be a dimension of a table too."""


def address_of(path: str) -> str:
    """Where the page in the file at `path` stands, from the root of its language: `a/1/` for `a/1.md`."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit id (`None` where it has none)."""

    row: int
    level: int
    id: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call with constant arguments."""

    row: int
    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]

    @property
    def named(self) -> tuple[str, ...]:
        """What it names, as text: `by-age` in `figure("by-age")` and in `figure(reference="by-age")` alike. Of
        arguments by name that is the one that a macro takes first, never a code of `value` and its kin."""
        return tuple(map(str, self.args)) or tuple(str(self.kwargs[name]) for name in _FIRST if name in self.kwargs)[:1]


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader reads of a heading, a paragraph, a cell, a title or an alternative text, without macros and
    code. It begins at `row` and goes on for a row with each end of line in it."""

    row: int
    text: str

    def row_at(self, position: int) -> int:
        """The row of a position in the text."""
        return self.row + self.text.count("\n", 0, position)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture: where it leads and its text or alternative text. `MACRO` in them stands for a macro."""

    row: int
    kind: Literal["link", "picture", "html-link", "html-picture"]
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language. `meta` is its front matter, all of it text, with its rows in `meta_rows`; `alone`
    the rows that hold nothing but a macro, with a blank line before and after, or one in code; `ids`
    those that the page gives by hand. It is `whole` when every macro on it could be read."""

    file: str
    path: str
    meta: Mapping[str, Any]
    meta_rows: Mapping[str, int]
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...]
    prose: tuple[Block, ...]
    links: tuple[Link, ...]
    ids: frozenset[str]
    alone: frozenset[int]
    whole: bool

    @property
    def url(self) -> str:
        """The page's address from the root of its language."""
        return address_of(self.path)

    @property
    def href(self) -> str:
        """The same as it stands in a link."""
        return quote(self.url)

    def named(self, macro: str) -> tuple[tuple[int, str], ...]:
        """The rows of the calls of one macro, each with what it names first."""
        return tuple((call.row, call.named[0]) for call in self.calls if call.name == macro and call.named)
