"""A printed table put in place: from labels around figures to cells with codes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import comb

from macros.intake.adding import Adding
from macros.intake.figures import is_doubtful, number
from macros.intake.groups import Grouped, Placing, grouped
from macros.intake.heads import columns
from macros.intake.labels import ANY, Lexicon
from macros.intake.naming import Namer
from macros.intake.placed import Doubt, Placed, Spot
from macros.intake.printed import Figure, Printed, Row
from macros.intake.spellings import PART
from macros.intake.units import unit_of
from macros.model import TOTAL, UNKNOWN, Codes

Options = tuple[dict[Codes, Decimal | None], ...]


MOST_WAYS = 300
"""Ways to put the figures of a row in its columns; a row that has more is not taken over."""


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
        spots = tuple(self._spots(rows, over, dimensions, not unsure))
        return Placed(
            places=(self.table.place,),
            title=self.table.title,
            unit=unit_of(self.table, self.lexicon.concepts.units),
            dimensions=dimensions,
            spots=self._once(spots),
            kinds=self._kinds(dimensions),
            doubts=tuple(self.doubts),
            new=tuple(self.namer.new.values()),
            names=self.table.names,
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
            at = {**at, "period": f"{period}-{part}" if known else part}
        codes = tuple(at.get(name, TOTAL) for name in dimensions)
        for name, code in zip(dimensions, codes, strict=True):
            self.namer.check(name, code, row)
        return codes, known

    # cells

    def _spots(
        self, rows: Grouped, over: tuple[dict[str, str], ...], dimensions: tuple[str, ...], heads: bool
    ) -> Iterator[Spot]:
        placings = [self._tree(placing, index, rows) for index, placing in enumerate(rows.rows)]
        whole: list[Spot] = []
        short: list[tuple[Placing, Options]] = []
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
            if len(figures) < len(over) and comb(len(over), len(figures)) > MOST_WAYS:
                self._doubt(row.row, "intake-many", count=str(len(figures)), columns=str(len(over)))
            elif len(figures) < len(over):
                short.append((replace(placing, sure=sure), _ways([codes for codes, _ in keys], row.figures)))
        yield from whole
        yield from self._filled(whole, short, dimensions)

    def _group_doubt(self, placing: Placing, rows: Grouped) -> None:
        """Say why a row is not sure, once for each."""
        own = next((label for label in placing.row.own if not label.sure), None)
        if own and (own.dimension, own.code) not in self.namer.new:
            self._doubt(placing.row.row, "intake-unsure-class", label=own.printed, code=own.code)
        elif not own and not placing.sure and not rows.lost:
            self._doubt(placing.row.row, "intake-group")

    def _filled(
        self, whole: list[Spot], short: list[tuple[Placing, Options]], dimensions: tuple[str, ...]
    ) -> Iterator[Spot]:
        """The cells of rows with fewer figures than columns: the sums place their blanks, or nothing does."""
        if not short:
            return
        known = {spot.codes: spot.value for spot in whole}
        codes = [*known, *(key for _, ways in short for key in ways[0])]
        classes = {name: dict.fromkeys(key[place] for key in codes) for place, name in enumerate(dimensions)}
        adding = Adding(self.lexicon.concepts, classes, self.last_month)
        ways = adding.fill(known, tuple(options for _, options in short))
        for (placing, options), way in zip(short, ways, strict=True):
            proved = way is not None
            chosen = way or options[_by_spaces(placing.row, len(options[0]), options)]
            if not proved:
                count = str(len(placing.row.figures))
                self._doubt(placing.row.row, "intake-blank", count=count, columns=str(len(options[0])))
            left = iter(placing.row.figures)
            for key, value in chosen.items():
                printed = next(left).text if value is not None else ""
                yield Spot(key, printed, value, placing.row.row, placing.sure and proved)

    def _tree(self, placing: Placing, index: int, rows: Grouped) -> Placing:
        """A total among groups of the code list is that of the parent of the rows above it; an unknown class whose
        list has one below it is that one."""
        codelist = self.lexicon.concepts.codelists.get(rows.inner)
        if codelist is None or codelist.codes is None:
            return placing
        under = {code.id: code.parent for code in codelist.codes.values()}
        code = placing.at.get(rows.inner, "")
        children = [child for child, parent in under.items() if parent == code]
        if code == UNKNOWN and len(children) == 1 and any(row.group_total for row in rows.rows):
            return replace(placing, at={**placing.at, rows.inner: children[0]})
        if not placing.group_total:
            return placing
        above: list[str] = []
        for row in reversed(rows.rows[:index]):
            if row.group_total:
                break
            above.append(self._tree(row, index, rows).at.get(rows.inner, ""))
        parents = {under.get(one) for one in above}
        if not above:
            return replace(placing, at={**placing.at, rows.inner: TOTAL})
        parent = parents.pop()
        if parents or parent is None:
            self._doubt(placing.row.row, "intake-total")
            return replace(placing, sure=False, at={**placing.at, rows.inner: f"total-{placing.row.row}"})
        return replace(placing, at={**placing.at, rows.inner: parent})

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


def _ways(keys: list[Codes], figures: tuple[Figure, ...]) -> Options:
    """Every way to put fewer figures than columns in a row."""
    ways = []
    for chosen in combinations(range(len(keys)), len(figures)):
        values: dict[Codes, Decimal | None] = dict.fromkeys(keys)
        for place, figure in zip(chosen, figures, strict=True):
            values[keys[place]] = number(figure.text)
        ways.append(values)
    return tuple(ways)


def _by_spaces(row: Row, width: int, options: Options) -> int:
    """The way that the spaces between figures suggest: each one more than a single space is a blank cell."""
    places = []
    at = -1
    for figure in row.figures:
        at += max(1, figure.spaces)
        places.append(at)
    choices = list(combinations(range(width), len(row.figures)))
    return choices.index(tuple(places)) if tuple(places) in choices and len(choices) == len(options) else 0
