"""Which further cells must be hidden, so that nobody can work a small number out.

This is cell suppression as statistical offices know it. The small counts are hidden first (a threshold rule). What can
still be worked out of them is then tested as they test it, by the values that a cell could have (its feasibility
interval; M. Fischetti and J. J. Salazar, "Models and Algorithms for Optimizing Cell Suppression in Tabular Data with
Linear Constraints", Journal of the American Statistical Association 95, 2000; A. Hundepool and others, "Statistical
Disclosure Control", Wiley 2012, chapter 4, the method of the programs tau-Argus and sdcTable).

The attacker knows the rule, every cell that is published, every tie, that counts are whole and that zeros are never
hidden, so that a hidden count is one at least. A small count below a limit is protected when each of 1 … limit-1 may be
its value; where that cannot be, each of those that could be if all counts were hidden, and never one alone. For each
such value in turn, the cells that cost least are hidden that make it possible together (one cell at a time, as in the
heuristics named above: not always the fewest over all, but few). A table that has the value is kept as the proof.

What no such method protects from: someone who is counted in the table and knows more than is published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from macros.hide.cells import Cell, Twins
from macros.hide.ties import Tie

REACH = 4
"""How far a cell of a proof may be from its own value, as a multiple of the highest limit: small numbers are exact."""
EACH = 64
"""What it costs to hide a cell; how large it is adds as much as its number has binary digits, so that of equally many
cells the smaller are hidden."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The counts to hide, the small ones among them, and the small ones that can be worked out all the same."""

    hidden: frozenset[Cell]
    open: tuple[Cell, ...]


def choose(ties: tuple[Tie, ...], values: Mapping[Cell, int], limits: Mapping[Cell, int], together: Twins) -> Choice:
    """The cells to hide of those in `values` so that none of `limits`, each with the limit that it is below, can be
    worked out. Cells that are `together` are hidden together. Equal input gives an equal choice."""
    if not limits:
        return Choice(frozenset(), ())
    near = _reached(ties, limits)
    problem = _Problem(near, values, together, REACH * max(limits.values()))
    if (
        problem.counts and problem.solve(frozenset(), {}) is None
    ):  # the source contradicts itself where it gives no figure
        known = tuple(tie for tie in near if all(cell in values for cell in tie.cells))
        problem = _Problem(known, values, together, problem.reach)
    search = _Search(problem, values, limits)
    for cell, limit in limits.items():
        search.protect(cell, limit)
    return Choice(search.hidden, tuple(search.open))


def _reached(ties: tuple[Tie, ...], limits: Mapping[Cell, int]) -> tuple[Tie, ...]:
    """The ties that lead from the small counts to others, in the order given."""
    of_cell: dict[Cell, list[int]] = {}
    for number, tie in enumerate(ties):
        for cell in tie.cells:
            of_cell.setdefault(cell, []).append(number)
    seen: set[int] = set()
    left = list(limits)
    while left:
        for number in of_cell.pop(left.pop(), ()):
            if number not in seen:
                seen.add(number)
                left += ties[number].cells
    return tuple(tie for number, tie in enumerate(ties) if number in seen)


class _Search:
    """Hides more and more, until each small count is protected."""

    def __init__(self, problem: "_Problem", values: Mapping[Cell, int], limits: Mapping[Cell, int]) -> None:
        self.problem = problem
        self.values = values
        self.hidden = frozenset(limits)
        self.open: list[Cell] = []
        self.possible: dict[Cell, set[int]] = {cell: {values[cell]} for cell in limits}

    def protect(self, cell: Cell, limit: int) -> None:
        """Make possible what can be of a small count."""
        for value in range(1, limit):
            self._allow(cell, value)
        beyond = (self.values[cell] + 1, self.values[cell] - 1)
        if len(self.possible[cell]) < 2 and not any(self._allow(cell, value) for value in beyond if value > 0):
            self.open.append(cell)

    def _allow(self, cell: Cell, value: int) -> bool:
        """Hide what makes a value possible; whether that can be."""
        if value in self.possible[cell]:
            return True
        proof = self.problem.solve(self.hidden, {cell: value})
        if proof is None:
            return False
        self.hidden |= self.problem.with_twins(proof)
        for other, known in self.possible.items():
            known.add(proof.get(other, self.values[other]))
        return True


class _Problem:
    """What other tables of the same shape there could be.

    Its unknowns: for each count above zero how far it is from its own value, then each figure that the source does not
    give, then for each count (or all that are hidden together) whether it is hidden.
    """

    def __init__(self, ties: tuple[Tie, ...], values: Mapping[Cell, int], together: Twins, reach: int) -> None:
        self.values = values
        self.together = together
        self.reach = reach
        found = dict.fromkeys(cell for tie in ties for cell in tie.cells)
        self.counts = {cell: i for i, cell in enumerate(cell for cell in found if values.get(cell, 0) > 0)}
        unknown = (cell for cell in found if cell not in values)
        self.unknown = {cell: i for i, cell in enumerate(unknown, start=len(self.counts))}
        first = len(self.counts) + len(self.unknown)
        groups = dict.fromkeys(min(together.get(cell, {cell})) for cell in self.counts)
        self.groups = {cell: i for i, cell in enumerate(groups, start=first)}
        self.size = first + len(self.groups)
        self.constraints = self._rows(ties)

    def with_twins(self, cells: Mapping[Cell, int]) -> frozenset[Cell]:
        """Cells, and those that are hidden together with them."""
        found = (other for cell in cells for other in self.together.get(cell, {cell}))
        return frozenset(cell for cell in found if self.values[cell] > 0)

    def solve(self, hidden: frozenset[Cell], wanted: Mapping[Cell, int]) -> Mapping[Cell, int] | None:
        """The counts that differ, with their other values, in a table with the values `wanted` that costs least to
        make possible when some are `hidden` already; `None` when there is none."""
        low, high, cost = (np.zeros(self.size) for _ in range(3))
        for cell, place in self.counts.items():
            low[place], high[place] = max(-self.reach, 1 - self.values[cell]), self.reach
            group = self.groups[self._group(cell)]
            high[group] = 1
            if cell not in hidden:
                cost[group] += EACH + self.values[cell].bit_length()
        for cell, value in wanted.items():
            if cell not in self.counts:  # nothing is tied to it
                return {cell: value}
            low[self.counts[cell]] = high[self.counts[cell]] = value - self.values[cell]
        high[len(self.counts) : len(self.counts) + len(self.unknown)] = np.inf
        ranks = np.arange(self.size) * (cost > 0)
        found = milp(
            cost * self.size + ranks,
            integrality=np.ones(self.size),
            bounds=Bounds(low, high),
            constraints=self.constraints,
            options={"mip_rel_gap": 0},
        )
        if found.x is None:
            return None
        exact = np.rint(found.x)
        sums = self.constraints.A @ exact
        if np.any(sums < self.constraints.lb) or np.any(sums > self.constraints.ub):
            return None
        apart = {cell: int(exact[place]) for cell, place in self.counts.items()}
        return {cell: self.values[cell] + by for cell, by in apart.items() if by}

    def _group(self, cell: Cell) -> Cell:
        return min(self.together.get(cell, {cell}))

    def _rows(self, ties: tuple[Tie, ...]) -> LinearConstraint:
        entries: list[tuple[int, int, float]] = []
        low: list[float] = []
        high: list[float] = []
        for tie in ties:
            entries += [(len(low), place, sign) for place, sign in self._signs(tie)]
            apart = self._apart(tie)
            low.append(apart)
            high.append(apart)
        for cell, place in self.counts.items():
            for sign in (1, -1):  # a count that is not hidden is its own value
                entries += [(len(low), place, sign), (len(low), self.groups[self._group(cell)], -self.reach)]
                low.append(-np.inf)
                high.append(0)
        rows, columns, signs = zip(*entries, strict=True) if entries else ((), (), ())
        return LinearConstraint(coo_array((signs, (rows, columns)), shape=(len(low), self.size)).tocsr(), low, high)

    def _signs(self, tie: Tie) -> Iterator[tuple[int, int]]:
        for cells, sign in ((tie.one, 1), (tie.other, -1)):
            for cell in cells:
                place = self.counts.get(cell, self.unknown.get(cell))
                if place is not None:
                    yield place, sign

    def _apart(self, tie: Tie) -> int:
        """How much more `other` of a tie is than `one` but for what the source does not give. What it gives in full
        stays as far apart as it is."""
        if all(cell in self.values for cell in tie.cells):
            return 0
        one, other = (sum(self.values.get(cell, 0) for cell in cells) for cells in (tie.one, tie.other))
        return other - one
