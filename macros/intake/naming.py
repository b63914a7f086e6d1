"""Labels of rows that no code list knows, and the classes that would have to be added for them."""

from dataclasses import replace

from macros.faults import guess
from macros.ids import as_id
from macros.intake.labels import ANY, NONE, Label, Lexicon
from macros.intake.placed import Doubt
from macros.intake.printed import Printed, Row
from macros.intake.spellings import PART, name_of_age
from macros.intake.tables import NewCode
from macros.languages import Text

TIME = ("period", PART)


class Namer:
    """Names the rows of one table; `new` are the classes to be added, `doubts` why."""

    def __init__(self, table: Printed, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.doubts: list[Doubt] = []
        self.new: dict[tuple[str, str], NewCode] = {}
        self.phrased = tuple(lexicon.phrased())
        known = [label.dimension for row in table.rows for label in row.own if label.is_class]
        names = [name for name in (*known, *table.names) if name not in (ANY, NONE, *TIME)]
        self.dimension = max(names, key=names.count) if names else _named(table.title)
        self.table = replace(table, rows=tuple(self._row(row) for row in table.rows))

    def _row(self, row: Row) -> Row:
        """The row with its words read as a class: as the name of a measure in them, or as a class to be added."""
        own = [label for label in row.own if label.is_class or label.is_words]
        if not any(label.is_words for label in own):
            return replace(row, own=tuple(own))
        time = [label for label in own if label.dimension in TIME]
        rest = [label for label in own if label.dimension not in TIME]
        classes = [label for label in rest if label.is_class]
        if any(label.dimension in self.phrased for label in classes):
            return replace(row, own=(*time, *classes))
        if classes and all(label.is_total for label in classes):
            return replace(row, own=(*time, replace(classes[0], sure=False)))
        words = " ".join(label.printed for label in rest)
        return replace(row, own=(*time, self._phrase(row, words) or self._added(row, words)))

    def _phrase(self, row: Row, words: str) -> Label | None:
        for dimension in self.phrased:
            shares = [figure.text.endswith("%") for figure in row.figures if figure.text]
            share = all(shares) if dimension == "measure" else None
            code = self.lexicon.phrase(words, dimension, share)
            if code:
                return Label(words, dimension, code)
        return None

    def _added(self, row: Row, words: str) -> Label:
        code = _code(words) or f"row-{row.row}"
        codelist = self.lexicon.concepts.codelists.get(self.dimension)
        near = guess(words, [one.label.nl for one in codelist.codes.values()]) if codelist and codelist.codes else ""
        if codelist is None:
            self.new.setdefault(
                (self.dimension, ""), NewCode(self.dimension, "", Text.same(self.dimension.capitalize()))
            )
        self._add(self.dimension, code, words, row.row, near)
        return Label(words, self.dimension, code, sure=False)

    def _add(self, dimension: str, code: str, words: str, row: int, near: str = "") -> None:
        label = name_of_age(code) if dimension == "age" and code.startswith("Y") else Text.same(words)
        if (dimension, code) not in self.new:
            self.new[dimension, code] = NewCode(dimension, code, label)
            self.doubts.append(
                Doubt.of(row, "intake-new-class", label=words, code=code, dimension=dimension, guess=near)
            )

    def check(self, dimension: str, code: str, row: int) -> None:
        """Note a code that the shared list of its dimension does not have."""
        codelist = self.lexicon.concepts.codelists.get(dimension)
        if codelist and codelist.codes is not None and code not in codelist.codes:
            self._add(dimension, code, code, row)


def _named(title: str) -> str:
    """A name for a dimension that no list has: the one word over its rows, if there is one."""
    return (_code(title) if len(title.split()) == 1 else "") or "class"


def _code(words: str) -> str:
    """Words as a code that is not too long to type."""
    return as_id(words)[:40].strip("-")
