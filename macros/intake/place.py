"""A printed table put in place: from labels around figures to cells with codes."""

from collections.abc import Iterator
from dataclasses import replace

from macros.intake.blanks import Short, filled, too_many
from macros.intake.figures import is_doubtful, number
from macros.intake.groups import Grouped, Placing, grouped
from macros.intake.heads import columns
from macros.intake.labels import ANY, Lexicon
from macros.intake.naming import Namer
from macros.intake.placed import Doubt, Placed, Spot
from macros.intake.printed import Printed
from macros.intake.spellings import PART
from macros.intake.trees import in_tree
from macros.intake.units import unit_of
from macros.model import TOTAL, Codes
from macros.periods import is_time


class Placer:
    """Puts one printed table in place; `last_month` is the last one with figures."""

    def __init__(self, table: Printed, lexicon: Lexicon, last_month: int) -> None:
        self.lexicon = lexicon
        self.last_month = last_month
        self.namer = Namer(table, lexicon)
        self.doubts = self.namer.doubts
        self.table = self.namer.table

    def placed(self) -> Placed:
        """The table with every figure at its codes."""
        over, unsure = columns(self.table, self.lexicon)
        self.doubts += unsure
        taken = frozenset(name for codes in over for name in codes)
        rows = grouped(self.table, taken)
        if rows.lost:
            self._doubt(self.table.rows[0].row, "intake-groups", count=str(rows.lost))
        dimensions = self._dimensions(rows, over)
        doubtful = self._doubtful()
        spots = tuple(self._dated(self._spots(rows, over, dimensions, not unsure), dimensions))
        return Placed(
            places=(self.table.place,),
            title=self.table.title,
            unit=unit_of(self.table, self.lexicon.concepts.units),
            dimensions=dimensions,
            spots=self._once(tuple(_weighed(spot, dimensions, doubtful) for spot in spots)),
            kinds=self._kinds(dimensions),
            doubts=tuple(self.doubts),
            new=tuple(self.namer.new.values()),
            heading=self.table.heading,
        )

    def _doubt(self, row: int, key: str, **params: str) -> None:
        self.doubts.append(Doubt.of(row, key, **params))

    # codes

    def _dimensions(self, rows: Grouped, over: tuple[dict[str, str], ...]) -> tuple[str, ...]:
        inner = () if rows.inner == ANY else (rows.inner,)
        names = [*rows.outers, *inner, *(name for codes in over for name in codes)]
        names = ["period" if name == PART else name for name in names]
        return tuple(dict.fromkeys(["period"] * ("period" in names) + names))

    def _codes(self, at: dict[str, str], dimensions: tuple[str, ...], row: int) -> tuple[Codes, bool]:
        """The codes of a cell, and whether they are codes at all: a quarter needs its year."""
        part = at.get(PART)
        period = at.get("period", "")
        known = True
        if part and part != TOTAL:
            known = period.isdigit()
            year = period if known else str(self.last_month // 12)
            at = {**at, "period": f"{year}-{part}"}
            if not known:
                self._doubt(row, "intake-year", period=f"{year}-{part}")
        codes = tuple(at.get(name, TOTAL) for name in dimensions)
        for name, code in zip(dimensions, codes, strict=True):
            self.namer.check(name, code, row)
        return codes, known

    # cells

    def _spots(
        self, rows: Grouped, over: tuple[dict[str, str], ...], dimensions: tuple[str, ...], heads: bool
    ) -> Iterator[Spot]:
        placings, doubts = in_tree(rows, self.lexicon.concepts)
        self.doubts += doubts
        whole: list[Spot] = []
        short: list[Short] = []
        for placing in placings:
            row = placing.row
            figures = [figure.text for figure in row.figures]
            keys = [self._codes({**placing.at, **codes}, dimensions, row.row) for codes in over]
            sure = placing.sure and heads and all(known for _, known in keys)
            self._group_doubt(placing, rows)
            if len(figures) > len(over):
                self._doubt(row.row, "intake-many", count=str(len(figures)), columns=str(len(over)))
            elif len(figures) == len(over):
                whole += [
                    Spot(codes, text, number(text), row.row, sure and not is_doubtful(text))
                    for (codes, _), text in zip(keys, figures, strict=True)
                ]
            if row.total:
                codes, known = self._codes({**placing.at, rows.inner: TOTAL}, dimensions, row.row)
                whole.append(Spot(codes, row.total, number(row.total), row.row, placing.sure and known))
            if len(figures) < len(over) and too_many(len(figures), len(over)):
                self._doubt(row.row, "intake-many", count=str(len(figures)), columns=str(len(over)))
            elif len(figures) < len(over):
                short.append(Short(row, tuple(codes for codes, _ in keys), sure))
        found, doubts = filled(whole, short, dimensions, self.lexicon.concepts, self.last_month)
        self.doubts += doubts
        yield from (*whole, *found)

    def _dated(self, spots: Iterator[Spot], dimensions: tuple[str, ...]) -> Iterator[Spot]:
        """The cells whose periods are periods; the others cannot be taken over, and that is told."""
        codelists = self.lexicon.concepts.codelists
        places = [at for at, name in enumerate(dimensions) if name in codelists and codelists[name].codes is None]
        for spot in spots:
            if all(is_time((spot.codes[at],)) for at in places):
                yield spot
            else:
                self._doubt(spot.row, "intake-undated", printed=spot.printed)

    def _group_doubt(self, placing: Placing, rows: Grouped) -> None:
        """Say why a row is not sure, once for each."""
        if not placing.sure and not rows.lost and all(label.sure for label in placing.row.own):
            self._doubt(placing.row.row, "intake-group")

    def _doubtful(self) -> set[tuple[str, str]]:
        """The classes of labels that may mean another, each told once."""
        found: dict[tuple[str, str], None] = {}
        table = self.table
        groups = [(table.rows[0].row, (*table.fixed, *(label for head in table.heads for label in head)))]
        groups += [(row.row, (*row.before, *row.own)) for row in table.rows]
        for row, labels in groups:
            for label in labels:
                key = (label.dimension, label.code)
                if not label.sure and label.is_class and key not in found:
                    found[key] = None
                    if key not in self.namer.new:
                        self._doubt(row, "intake-unsure-class", label=label.printed, code=label.code)
        return set(found)

    def _once(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """The cells in the order of the document; of two at one place the first, and a doubt when they differ."""
        found: dict[Codes, Spot] = {}
        said: set[int] = set()
        for spot in sorted(spots, key=lambda spot: spot.row):
            first = found.setdefault(spot.codes, spot)
            if first is not spot:
                if first.value != spot.value:
                    found[spot.codes] = replace(first, sure=False)
                if spot.row not in said:
                    self._doubt(spot.row, "intake-twice", codes=", ".join(spot.codes), first=str(first.row))
                said.add(spot.row)
        return tuple(found.values())

    def _kinds(self, dimensions: tuple[str, ...]) -> dict[str, str]:
        found = {}
        for name in self.lexicon.phrased():
            code = self.lexicon.phrase(self.table.title, name) if name != "measure" else None
            if code and name not in dimensions:
                found[name] = code
        return found


def _weighed(spot: Spot, dimensions: tuple[str, ...], doubtful: set[tuple[str, str]]) -> Spot:
    """The cell, not sure when one of its classes is not."""
    return replace(spot, sure=spot.sure and doubtful.isdisjoint(zip(dimensions, spot.codes, strict=True)))
