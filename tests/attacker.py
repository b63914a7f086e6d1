"""Someone who wants to know a hidden number and has what everybody has: published files, code lists and the rule.

Nothing here is the site's own: sums are read from the code lists, and numbers are looked for, not deviations.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Where = tuple[str, tuple[str, ...]]
"""A cell by the name of its file and its codes."""
Row = tuple[Mapping[Where, int], Fraction, Fraction]
"""How often each cell counts, and between which numbers they are together."""


@dataclass
class Attacker:
    """Reads files and lists, and tells which values a hidden count may have."""

    trees: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Per dimension the codes that make up another."""
    hidden: set[Where] = field(default_factory=set)
    known: dict[Where, int] = field(default_factory=dict)
    cells: set[Where] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)

    def read(self, name: str, text: str) -> None:
        """Take the counts of a CSV file, and the sums that the code lists say there are."""
        lines = list(csv.DictReader(io.StringIO(text)))
        dimensions = [key for key in lines[0] if key not in ("value", "status") and not key.endswith("_label")]
        classes = [list(dict.fromkeys(line[key] for line in lines)) for key in dimensions]
        for line in lines:
            codes = tuple(line[key] for key in dimensions)
            where = (name, codes)
            if "percent" in codes:
                continue
            if line["value"]:
                self.known[where] = int(line["value"])
            elif line["status"] == "hidden":
                self.hidden.add(where)
            elif line["status"] == "blank":
                self.known[where] = 0
        for codes in product(*classes):
            for place, key in enumerate(dimensions):
                parts = [part for part in self.trees[key].get(codes[place], ()) if part in classes[place]]
                if parts and "percent" not in codes:
                    self.equal([(name, (*codes[:place], part, *codes[place + 1 :])) for part in parts], [(name, codes)])
        self.percents(name, dimensions, lines)

    def equal(self, one: Iterable[Where], other: Iterable[Where]) -> None:
        """Some cells are together as much as others."""
        terms = {**dict.fromkeys(one, 1), **dict.fromkeys(other, -1)}
        self.rows.append((terms, Fraction(0), Fraction(0)))

    def percents(self, name: str, dimensions: list[str], lines: list[dict[str, str]]) -> None:
        """A printed percentage is within half of its last digit of 100 times the part over the whole."""
        for line in lines:
            if line.get("measure") == "percent" and line["value"]:
                codes = tuple(line[key] for key in dimensions)
                part, whole = (
                    (name, tuple(each if code == "percent" else code for code in codes))
                    for each in ("to-work", "closed-clusters")
                )
                twenty = int(Decimal(line["value"]) * 20)
                far = Fraction(10**9)
                self.rows.append(({part: 2000, whole: -twenty + 1}, Fraction(0), far))
                self.rows.append(({part: 2000, whole: -twenty - 1}, -far, Fraction(0)))

    def may_be(self, cell: Where, values: Iterable[int]) -> set[int]:
        """Those of some values that a hidden count may have, as far as anyone can tell."""
        return {value for value in values if self._table_with(cell, value)}

    def _table_with(self, cell: Where, value: int) -> bool:
        """Whether there is a table of whole numbers with all that is known, and this."""
        found = dict.fromkeys(where for terms, _, _ in self.rows for where in terms)
        places = {where: place for place, where in enumerate([*found, *([] if cell in found else [cell])])}
        low, high = np.zeros(len(places)), np.full(len(places), np.inf)
        for where, place in places.items():
            if where in self.known:
                low[place] = high[place] = self.known[where]
            elif where in self.hidden:
                low[place] = 1
        low[places[cell]] = high[places[cell]] = value
        matrix = np.zeros((len(self.rows), len(places)))
        for number, (terms, _, _) in enumerate(self.rows):
            for where, times in terms.items():
                matrix[number, places[where]] += times
        least, most = [float(low) for _, low, _ in self.rows], [float(high) for _, _, high in self.rows]
        constraints = [LinearConstraint(matrix, least, most)] if self.rows else []
        found_ = milp(
            np.zeros(len(places)), integrality=np.ones(len(places)), bounds=Bounds(low, high), constraints=constraints
        )
        return found_.x is not None and self._holds(dict(zip(places, map(round, found_.x), strict=True)))

    def _holds(self, table: Mapping[Where, int]) -> bool:
        """Whether numbers are what is known, counted exactly."""
        sums = (sum(times * table[where] for where, times in terms.items()) for terms, _, _ in self.rows)
        return all(low <= each <= high for each, (_, low, high) in zip(sums, self.rows, strict=True)) and all(
            table[where] == value for where, value in self.known.items() if where in table
        )
