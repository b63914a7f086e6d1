"""Which cells are hidden: the small counts that a rule names, and as few others as are needed to keep them so.

A small count is safe when the numbers that are left allow each value from 1 up to the limit for it: a reader then knows
that it is small and nothing more. That is the strictest protection interval for a rule which says that much itself.
Cells are taken one by one until all are safe: the smallest that is tied to a count that is not, parts before totals. It
is the plain heuristic that offices use where the best choice would take too long (see the manual of tau-Argus).
"""

from collections import deque
from collections.abc import Iterator, Mapping

from macros.hide.ranges import ranges
from macros.hide.relations import Key, Relation


def chosen(
    small: Mapping[Key, int], relations: tuple[Relation, ...], values: Mapping[Key, int]
) -> tuple[frozenset[Key], frozenset[Key]]:
    """The cells to hide, those of `small` among them with the limit of each, and of those the ones that even so
    cannot be kept safe. `values` are the numbers of all cells that the relations name."""
    hidden: set[Key] = set(small)
    unsafe: set[Key] = set()
    for group in _groups(frozenset(small), relations):
        tied = tuple(relation for relation in relations if not group.isdisjoint(relation.cells))
        while exposed := _exposed(small, frozenset(hidden & group), tied, values, unsafe):
            more = _next(exposed, hidden, tied, values)
            if more is None:
                unsafe.add(exposed)
            else:
                hidden.add(more)
        for extra in sorted(hidden & group - small.keys(), key=lambda key: (-values[key], key)):
            if not _exposed(small, frozenset(hidden & group - {extra}), tied, values, unsafe):
                hidden.remove(extra)  # what was taken later made it needless
    return frozenset(hidden), frozenset(unsafe)


def _exposed(
    small: Mapping[Key, int],
    hidden: frozenset[Key],
    relations: tuple[Relation, ...],
    values: Mapping[Key, int],
    unsafe: set[Key],
) -> Key | None:
    """The first small count that is not safe."""
    for key in sorted(hidden & small.keys() - unsafe):
        if not ranges([key], hidden, relations, values)[key].covers(small[key]):
            return key
    return None


def _next(exposed: Key, hidden: set[Key], relations: tuple[Relation, ...], values: Mapping[Key, int]) -> Key | None:
    """The cell to hide next: the smallest that shares an equation with a hidden one, the nearest to `exposed` first."""
    for nearby in _nearby(exposed, hidden, relations):
        candidates = sorted(
            (values[key], index, key)
            for relation in nearby
            for index, key in enumerate(reversed(relation.cells))
            if key not in hidden
        )
        if candidates:
            return candidates[0][2]
    return None


def _nearby(exposed: Key, hidden: set[Key], relations: tuple[Relation, ...]) -> Iterator[list[Relation]]:
    """The equations of a cell, then those of the hidden cells in them, and so on outwards."""
    seen, cells = set[int](), {exposed}
    while True:
        found = [n for n, relation in enumerate(relations) if n not in seen and not cells.isdisjoint(relation.cells)]
        if not found:
            return
        seen.update(found)
        yield [relations[n] for n in found]
        cells |= {key for n in found for key in relations[n].cells if key in hidden}


def _groups(small: frozenset[Key], relations: tuple[Relation, ...]) -> Iterator[frozenset[Key]]:
    """The cells that small counts are tied to, by whatever way round, in groups that have nothing to do with each
    other."""
    by_cell: dict[Key, list[Relation]] = {}
    for relation in relations:
        for key in relation.cells:
            by_cell.setdefault(key, []).append(relation)
    left = deque(sorted(small))
    seen: set[Key] = set()
    while left:
        start = left.popleft()
        if start in seen:
            continue
        group, edge = {start}, deque([start])
        while edge:
            for relation in by_cell.get(edge.popleft(), ()):
                fresh = set(relation.cells) - group
                group |= fresh
                edge.extend(fresh)
        seen |= group
        yield frozenset(group)
