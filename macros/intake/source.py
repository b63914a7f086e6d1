"""A document as it was read: lines of text and tables with cells, in the order in which they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `row` is its number in the text of the document (the first is 1), `page` its page, 0 where
    the document has none."""

    text: str
    row: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose cells the document itself tells apart. `rows` are equally long; `None` is a cell that goes on
    from the one above or, in a row of headings, from the one before it; an empty text a cell that is blank."""

    rows: tuple[tuple[str | None, ...], ...]
    row: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `text` is what belongs in `source.txt`; `blocks` are its lines outside tables and its tables."""

    name: str
    text: str
    blocks: tuple[Line | Grid, ...]

    def lines(self) -> Iterator[Line]:
        """The lines that stand outside tables."""
        return (block for block in self.blocks if isinstance(block, Line))
