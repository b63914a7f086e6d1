"""What the checks verified of one table: the sums that its code trees imply, totals of other tables, percentages and
figures of other answers; and the figures that none of these reach."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.check.across import totals
from macros.check.percents import percentages
from macros.check.repeats import shared
from macros.check.sums import Sum, sums
from macros.model import Codes, Collection, Observation, Percent, Question, Same, Table

Cells = tuple[tuple[Observation, ...], ...]
"""The cells of each comparison that was made."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A class of a dimension that is the sum of others, with how often the table lets that be verified, and how often
    it does not add up."""

    dimension: str
    total: str
    parts: Codes
    tried: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified of a table.

    `rules` are its sums; `compared` says how many of its totals were compared with those of which other tables,
    `percents` how many percentages were computed again, `repeated` how many figures another answer gives too.
    `uncovered` are the figures that none of these reach; `figures` is how many there are, `blanks` how many cells are
    blank, by status."""

    table: Table
    figures: int
    rules: tuple[Rule, ...]
    compared: int
    others: tuple[Table, ...]
    percents: int
    repeated: int
    uncovered: tuple[Observation, ...]
    blanks: Mapping[str, int]

    @property
    def sums(self) -> int:
        """How many sums add up."""
        return sum(rule.tried - rule.wrong for rule in self.rules)

    @property
    def odd(self) -> int:
        """How many sums do not add up, as a note explains."""
        return sum(rule.wrong for rule in self.rules)


def verified(collection: Collection, question: Question, table: Table) -> Verified:
    """What the checks verified of a table of an answer."""
    found = list(sums(table, collection.statuses))
    across = list(_across(question, table))
    percents = [
        cells
        for check in question.checks
        if isinstance(check, Percent) and check.table == table.id
        for cells in percentages(table, check)
    ]
    repeated = tuple(_repeated(collection, table))
    reached = {cell.codes for each in found for cell in each.cells}
    reached |= {cell.codes for cells, _ in across for cell in cells}
    reached |= {cell.codes for cells in percents for cell in cells} | {cell.codes for cell in repeated}
    figures = [cell for cell in table.cells.values() if cell.value is not None]
    return Verified(
        table=table,
        figures=len(figures),
        rules=tuple(_rules(table, found)),
        compared=len(across),
        others=tuple({other.id: other for _, others in across for other in others}.values()),
        percents=len(percents),
        repeated=len(repeated),
        uncovered=tuple(cell for cell in figures if cell.codes not in reached),
        blanks=Counter(cell.status for cell in table.cells.values() if cell.value is None),
    )


def _rules(table: Table, found: list[Sum]) -> Iterator[Rule]:
    tried: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = each.dimension, table.at(each.total.codes)[each.dimension]
        tried[key] += 1
        wrong[key] += not each.holds
    for (name, code), times in tried.items():
        yield Rule(name, code, table.dimensions[name].parts[code], times, wrong[name, code])


def _across(question: Question, table: Table) -> Iterator[tuple[tuple[Observation, ...], tuple[Table, ...]]]:
    """The cells of each total that other tables give too, with those tables."""
    for check in question.checks:
        if isinstance(check, Same):
            for group in totals(question, check).values():
                others = tuple(total.table for total in group if total.table.id != table.id)
                yield from ((total.cells, others) for total in group if total.table.id == table.id and others)


def _repeated(collection: Collection, table: Table) -> Iterator[Observation]:
    """The cells that a table of another answer gives too, if one of the two says so."""
    me = f"{table.answer}/{table.id}"
    others = dict.fromkeys(name for pair in collection.repeats if me in pair for name in pair)
    for name in others:
        answer, _, other = name.partition("/")
        if answer != table.answer and answer in collection.questions:
            found = collection.questions[answer].tables.get(other)
            yield from (mine for mine, _ in shared(table, found).pairs) if found else ()
