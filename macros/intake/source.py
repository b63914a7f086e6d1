"""A document as it was read: lines of text and tables with cells, in the order in which they are printed."""

from collections.abc import Iterable, Iterator
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
    """A table whose cells the document itself tells apart. `rows` are equally long; a cell that goes on over several
    columns has its text in each, `None` is a cell that goes on from the row above, an empty text one that is blank.
    `at` are the numbers of the rows in the text of the document."""

    rows: tuple[tuple[str | None, ...], ...]
    at: tuple[int, ...]
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


def joined(blocks: Iterable[Line | Grid]) -> tuple[Line | Grid, ...]:
    """The blocks of a document; a table that goes on on the next page is one, its heading said once."""
    found: list[Line | Grid] = []
    for block in blocks:
        before = next((one for one in reversed(found) if isinstance(one, Grid) or one.text.strip()), None)
        if isinstance(block, Grid) and isinstance(before, Grid) and _goes_on(before, block):
            first = 1 if block.rows[0] == before.rows[0] else 0
            while first and first < len(block.rows) and block.rows[first] == before.rows[first]:
                first += 1
            whole = Grid((*before.rows, *block.rows[first:]), (*before.at, *block.at[first:]), before.page)
            found[found.index(before)] = whole
        else:
            found.append(block)
    return tuple(found)


def _goes_on(before: Grid, block: Grid) -> bool:
    """Whether a table is the rest of the one before it: on the next page, as wide, with the same heading or none."""
    if block.page != before.page + 1 or len(block.rows[0]) != len(before.rows[0]):
        return False
    has_figures = any(sign.isdigit() for cell in block.rows[0][1:] for sign in cell or "")
    return block.rows[0] == before.rows[0] or has_figures
