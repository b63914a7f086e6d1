"""What a chart shows, in sentences made from its data: for whoever does not see it, and for search.

    what it is · the highest and the lowest · the change over time · what is left out · what is blank

A period that is not whole, a total beside its parts, and a cell that a note of the figure warns of are never the
highest or the lowest, and a change is told between whole periods of the same length only; none where a second
dimension is of time, as each series then is a cohort.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from macros.charts.cells import cells_of
from macros.model import TOTAL, Codes, Figure, Observation, Table
from macros.notes import marked_cells
from macros.numbers import format_change, format_inline
from macros.periods import Period, is_time
from macros.values import Values
from macros.words import words

FEW = 6
"""Up to so many series, each has a sentence on its change."""
NAMES = 3
"""Up to so many names are listed; more are counted."""
LEAST = 10
"""A change from fewer than this is told as a number, as a percentage of so little says nothing."""


def description(values: Values, figure: Figure) -> str:
    """The sentences on a figure's chart, in the language of `values`."""
    return " ".join(_Description(values, figure).sentences())


class _Description:
    def __init__(self, values: Values, figure: Figure) -> None:
        self.values = values
        self.figure = figure
        self.table: Table = values.table(figure.table)
        self.said = words(values.lang)
        self.names = figure.chart.dimensions()
        self.cells = cells_of(self.table, figure)
        noted = {codes for cells in marked_cells(values.question, figure).values() for codes in cells}
        valued = [cell for cell in self.cells if cell.value is not None]
        self.noted = [cell for cell in valued if cell.codes in noted]
        self.whole = [cell for cell in valued if values.is_whole(cell) and cell.codes not in noted]

    def sentences(self) -> Iterator[str]:
        kind = self.said["said_line" if self.figure.chart.kind == "line" else "said_bars"]
        yield kind.format(subtitle=self.figure.subtitle[self.values.lang].rstrip("."))
        for head, cells in self._by_unit(self.whole):
            yield from self._extremes(head, self._parts(cells))
        yield from self._changes()
        yield from self._statuses()

    def _shown(self, cell: Observation) -> str:
        assert cell.value is not None
        unit = self.values.collection.units[self.table.unit_of(cell.codes)]
        return format_inline(cell.value, unit, self.values.lang)

    def _name(self, cell: Observation, *left_out: str) -> str:
        at = self.table.at(cell.codes)
        named = [self.table.dimensions[name].codes[at[name]] for name in self.names if name not in left_out]
        return ", ".join(code.label[self.values.lang] for code in named)

    def _measures(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if self.table.dimensions[name].is_measure)

    def _by_unit(self, cells: Sequence[Observation]) -> Iterator[tuple[str, list[Observation]]]:
        """The cells that are one quantity, with the name of that quantity where there are several."""
        measures = self._measures()
        others = [name for name in self.names if name not in measures]
        keyed = sorted(cells, key=lambda cell: self._order(cell, measures))
        for _, group in groupby(keyed, key=lambda cell: self._order(cell, measures)):
            inside = list(group)
            yield self._name(inside[0], *others) if measures else "", inside

    def _order(self, cell: Observation, names: Iterable[str]) -> tuple[int, ...]:
        at = self.table.at(cell.codes)
        return tuple(list(self.table.dimensions[name].codes).index(at[name]) for name in names)

    def _parts(self, cells: list[Observation]) -> list[Observation]:
        """The cells that are no total over a dimension that the chart shows, or all when there are none such."""
        positions = [self.table.position(name) for name in self.names]
        parts = [cell for cell in cells if all(cell.codes[position] != TOTAL for position in positions)]
        return parts or cells

    def _extremes(self, head: str, cells: list[Observation]) -> Iterator[str]:
        left_out = self._measures()
        values = [cell.value for cell in cells if cell.value is not None]
        lead = f"{head}: " if head else ""
        if len(values) == 1:
            yield lead + self.said["said_one"].format(name=self._name(cells[0], *left_out), value=self._shown(cells[0]))
        elif min(values) == max(values):
            yield lead + self.said["said_equal"].format(value=self._shown(cells[0]))
        else:
            ends = ((self.said["said_highest"], max(values)), (self.said["said_lowest"], min(values)))
            for pattern, value in ends:
                found = [cell for cell in cells if cell.value == value]
                names = self._listed([self._name(cell, *left_out) for cell in found], len(cells))
                sentence = pattern.format(names=names, value=self._shown(found[0]))
                yield f"{head}, {sentence[0].lower()}{sentence[1:]}" if head else sentence

    def _listed(self, names: Sequence[str], whole: int) -> str:
        if len(names) <= NAMES:
            return "; ".join(names)
        return self.said["said_all" if len(names) == whole else "said_some"].format(count=len(names), all=whole)

    def _changes(self) -> Iterator[str]:
        times = [name for name in self.names if is_time(tuple(self.table.dimensions[name].codes))]
        if times != ["period"]:
            return
        changes = [ends for series in self._series() if (ends := self._ends(series))]
        if len(changes) <= FEW:
            yield from (self._change(*ends) for ends in changes)
            return
        groups: dict[tuple[str, str], list[tuple[Observation, Observation]]] = {}
        for ends in changes:
            groups.setdefault((self._period(ends[0]), self._period(ends[1])), []).append(ends)
        yield from (self._summary(periods, group) for periods, group in groups.items())

    def _series(self) -> list[list[Observation]]:
        """The whole cells that differ in their period only, in the order of time."""
        position = self.table.position("period")
        found: dict[Codes, list[Observation]] = {}
        for cell in self.whole:
            found.setdefault((*cell.codes[:position], *cell.codes[position + 1 :]), []).append(cell)
        return [sorted(cells, key=lambda cell: Period.parse(cell.codes[position])) for cells in found.values()]

    def _ends(self, series: list[Observation]) -> tuple[Observation, Observation] | None:
        """The first and the last cell of a series, when their periods are different and of one length."""
        position = self.table.position("period")
        first, last = (Period.parse(cell.codes[position]) for cell in (series[0], series[-1]))
        alike = first.last - first.first == last.last - last.first
        return (series[0], series[-1]) if alike and first != last and series[0].value else None

    def _period(self, cell: Observation) -> str:
        return self._name(cell, *(name for name in self.names if name != "period"))

    def _change(self, first: Observation, last: Observation) -> str:
        assert first.value is not None and last.value is not None
        name = self._name(first, "period")
        unit = self.values.collection.units[self.table.unit_of(first.codes)]
        sentence = self.said["said_change"].format(
            before=self._shown(first),
            first=self._period(first),
            after=self._shown(last),
            last=self._period(last),
            change=format_change(first.value, last.value, unit, self.values.lang, least=LEAST),
        )
        return f"{name}: {sentence}" if name else sentence[0].upper() + sentence[1:]

    def _summary(self, periods: tuple[str, str], changes: list[tuple[Observation, Observation]]) -> str:
        """How many series rose and fell; few are named."""
        pieces = []
        patterns = {1: self.said["said_higher"], -1: self.said["said_lower"], 0: self.said["said_same"]}
        for sign, pattern in patterns.items():
            found = [first for first, last in changes if _sign(first, last) == sign]
            if found:
                names = self._listed([self._name(cell, "period") for cell in found], len(changes))
                pieces.append(pattern.format(names=names))
        return self.said["said_changes"].format(first=periods[0], last=periods[1], changes="; ".join(pieces))

    def _statuses(self) -> Iterator[str]:
        """What is left out of the comparisons, and what is blank, by status."""
        if self.noted:
            noted = self._listed([self._name(cell) for cell in self.noted], len(self.cells))
            yield self.said["said_noted"].format(names=noted)
        for status in self.values.collection.statuses.values():
            cells = [cell for cell in self.cells if cell.status == status.id]
            if not cells or (status.whole and not status.blank):
                continue
            if status.blank:
                names = [self._name(cell) for cell in cells]
            else:
                names = list(dict.fromkeys(self._period(cell) or self._name(cell) for cell in cells))
            pattern = self.said["said_blank" if status.blank else "said_apart"]
            many = self.said["said_cells"].format(count=len(cells))
            listed = "; ".join(names) if len(names) <= NAMES else many
            yield pattern.format(names=listed, why=status.label[self.values.lang])


def _sign(first: Observation, last: Observation) -> int:
    before, after = first.value or 0, last.value or 0
    return (after > before) - (after < before)
