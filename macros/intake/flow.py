"""Tables in a run of lines: where each begins and ends, its heading, its rows and the labels around them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.intake.columns import Heading, heading
from macros.intake.grids import from_grid
from macros.intake.labels import Label, Lexicon, Word
from macros.intake.printed import Figure, Printed, Row
from macros.intake.source import Grid, Line
from macros.intake.spellings import PART
from macros.intake.text import Parsed, parsed, words_of

MOST_PENDING = 150
"""Words of the longest heading."""


SHORT = 9
"""Words of a heading that says what a table is of and no more."""


class Flow:
    """Reads lines into tables; `place` is the part of the answer that was named last, and `taken` holds the rows of
    the document that stand in a table."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.part = ""
        self.letter = ""
        self.title = ""
        self.last = ""
        self.last_row = 0
        self.taken: set[int] = set()
        self._clear()

    @property
    def place(self) -> str:
        return self.part + self.letter

    def _clear(self) -> None:
        self.pending: tuple[Word, ...] = ()
        self.head: tuple[Label, ...] = ()
        self.rows: list[Row] = []
        self.units: list[str] = []

    def tables(self, blocks: Iterable[Line | Grid]) -> Iterator[Printed]:
        """The tables of a document, in their order."""
        lines: list[Line] = []
        for block in blocks:
            if isinstance(block, Line):
                lines.append(block)
                continue
            yield from self._lines(lines)
            lines = []
            yield from self._grid(block)
        yield from self._lines(lines)

    def _grid(self, grid: Grid) -> Iterator[Printed]:
        found = from_grid(grid, self.lexicon, self.place, self.last or self.title)
        if found:
            self.taken.add(self.last_row)
            yield self._dated(replace(found, heading=self.title))
        self.last = ""

    def _lines(self, lines: list[Line]) -> Iterator[Printed]:
        for one in parsed(lines, self.lexicon):
            if one.kind != "blank":
                self.last = one.line.text.strip()
                self.last_row = one.line.row
            if one.kind in ("part", "remark", "prose"):
                yield from self.end()
                if one.kind == "part":
                    self._enter(one)
            elif one.kind == "label":
                self.pending = (*self.pending, *one.words)[-MOST_PENDING:]
            elif one.kind == "row":
                yield from self._row(one)
        yield from self.end()

    def _enter(self, one: Parsed) -> None:
        if one.part:
            self.part, self.letter = one.part, ""
        self.letter = one.letter or self.letter
        self.title = self.last = " ".join(word.text for word in one.words)

    def _row(self, one: Parsed) -> Iterator[Printed]:
        words = self.pending + one.words
        labels = self.lexicon.labels(words)
        if one.words:
            own = tuple(label for label, last in labels if last in one.words)
        elif not self.rows and any(label.dimension == PART and not label.code for label, _ in labels):
            own = ()  # its first figure is the number of a quarter or month
        else:
            own = (labels[-1][0],) if labels else ()
        before = tuple(label for label, _ in labels)[: len(labels) - len(own)]
        if self.rows and self._is_new(before, bool(one.words)):
            keep = self.pending
            self.pending = ()
            yield from self.end()
            self.pending = keep
        if not self.rows:
            self.head, before = before, ()
        figures = tuple(Figure(word.text, word.spaces) for word in one.figures)
        self.rows.append(Row(one.line.row, figures, own, before, one.total, bool(one.words)))
        self.units += one.units
        self.taken |= {one.line.row, *(word.row for word in words)}
        self.pending = one.after

    def _is_new(self, before: tuple[Label, ...], inline: bool) -> bool:
        """Whether the labels before a row are the heading of another table."""
        if any(not label.code and not label.is_words for label in before):
            return True
        many = Counter(label.dimension for label in before if label.is_class)
        if any(count > 2 for count in many.values()):
            return True
        return any(label.is_words and len(label.printed) > 3 for label in before) and (inline or len(before) > 1)

    def end(self) -> Iterator[Printed]:
        """What was read so far as a table, when it is one; then a new one begins."""
        rows, head = tuple(self.rows), self.head
        after = tuple(label for label, _ in self.lexicon.labels(self.pending)) if rows else ()
        units = " ".join(self.units)
        self._clear()
        if not rows or not self._is_table(rows):
            self.taken -= {row.row for row in rows}
            return
        found: Heading = heading(head, rows)
        made = Printed(
            place=self.place,
            title=found.title or self.title,
            rows=found.rows,
            heads=found.heads,
            names=found.names,
            heading=self.title,
            after=() if any(label.is_words for label in after) else after,
            extra=units,
        )
        yield self._dated(made)

    def _dated(self, table: Printed) -> Printed:
        """The table, with the year in the heading of its part when it has none itself; in a long heading it may be of
        something else."""
        labels = [*table.fixed, *table.after, *(label for head in table.heads for label in head)]
        labels += [label for row in table.rows for label in (*row.before, *row.own)]
        if any(label.dimension == "period" for label in labels):
            return table
        words = words_of(self.title, 0)
        years = [label for label, _ in self.lexicon.labels(words) if label.is_class and label.dimension == "period"]
        if len({label.code for label in years}) != 1:
            return table
        return replace(table, fixed=(*table.fixed, replace(years[0], sure=len(words) < SHORT)))

    def _is_table(self, rows: tuple[Row, ...]) -> bool:
        """Two rows of figures or more, or one with several: a single figure is a sentence."""
        return len(rows) > 1 or len(rows[0].figures) > 2
