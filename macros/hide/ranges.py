"""Between which whole numbers a hidden cell must lie, for a reader who knows all that is published and the equations
that tie it together: a pair of integer programs, as in the audit step of cell suppression (Fischetti and Salazar,
Management Science 47, 2001; the same test that tau-Argus makes)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.hide.relations import Key, Relation

ENOUGH = 1000
EXACTLY = {"mip_rel_gap": 0.0}


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a cell can be."""

    least: int
    most: int

    def covers(self, below: int) -> bool:
        """Whether the cell can be each of the numbers from 1 up to `below`: then who reads all that is published
        knows no more than the rule says."""
        return self.least <= 1 and self.most >= below - 1


def ranges(
    asked: Iterable[Key], hidden: frozenset[Key], relations: Iterable[Relation], values: Mapping[Key, int]
) -> Mapping[Key, Range]:
    """The range of each of the `asked` cells, when those of `hidden` are and `values` are the true numbers of all."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    places = {key: place for place, key in enumerate(sorted(hidden))}
    rows, sides = [], []
    for relation in relations:
        if any(key in places for key in relation.cells):
            row, side = np.zeros(len(places)), 0
            for key, factor in relation.factors:
                if key in places:
                    row[places[key]] += factor
                else:
                    side -= factor * values[key]
            rows.append(row)
            sides.append(side)
    tied = LinearConstraint(np.array(rows), sides, sides) if rows else ()
    limits = Bounds(0, 2 * max(values.values()) + ENOUGH)  # where nothing else limits a cell, this is far enough
    found = {}
    for key in asked:
        goal = np.zeros(len(places))
        goal[places[key]] = 1
        ends = [
            milp(sign * goal, integrality=np.ones(len(places)), bounds=limits, constraints=tied, options=EXACTLY)
            for sign in (1, -1)
        ]
        assert all(end.success for end in ends)  # the true numbers are one solution
        found[key] = Range(round(ends[0].fun), round(-ends[1].fun))
    return found
