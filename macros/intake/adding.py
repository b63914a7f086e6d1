"""What adds up to what among the cells of a table that is being put together, as the code lists say."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from macros.faults import FaultError
from macros.languages import Text
from macros.load.concepts import CodeEntry, CodeList, Concepts
from macros.load.dimension import dimension
from macros.model import TOTAL, Codes, Dimension

Values = Mapping[Codes, Decimal | None]
"""Cells with their values; a blank counts as nothing."""
MOST = 3_000
"""Ways to place blanks that are tried."""
_EMPTY = (Text.same(""), Text.same(""))


class Adding:
    """The sums of a table with these dimensions, in order, each with its classes."""

    def __init__(self, concepts: Concepts, dimensions: Mapping[str, Iterable[str]], last_month: int) -> None:
        self.dimensions = {
            name: _dimension(concepts, name, tuple(codes), last_month) for name, codes in dimensions.items()
        }

    def sums(self, cells: Iterable[Codes]) -> Iterator[tuple[Codes, tuple[Codes, ...]]]:
        """Every total with its parts for which all cells are there. Percentages do not add up."""
        there = set(cells)
        for position, made in enumerate(self.dimensions.values()):
            if made is None:
                continue
            for codes in there:
                parts = made.parts.get(codes[position], ())
                keys = tuple((*codes[:position], part, *codes[position + 1 :]) for part in parts)
                if keys and not self._is_share(codes) and all(key in there for key in keys):
                    yield codes, keys

    def _is_share(self, codes: Codes) -> bool:
        return any(
            made is not None and made.codes[code].unit == "percent"
            for made, code in zip(self.dimensions.values(), codes, strict=True)
        )

    def fill(self, known: Values, options: tuple[tuple[Values, ...], ...]) -> tuple[Values | None, ...]:
        """For each row that has blanks somewhere the one way to place them with which every sum holds; `None` where
        there is no such way or more than one. `options` are the ways of each row."""
        known = dict(known)
        chosen: list[Values | None] = [None] * len(options)
        keys = {key for key in known} | {key for ways in options for key in ways[0]}
        sums = list(self.sums(keys))
        for group in _linked(sums, options):
            size = 1
            for index in group:
                size *= len(options[index])
            inside = {key for index in group for key in options[index][0]}
            asked = [one for one in sums if not inside.isdisjoint((one[0], *one[1]))]
            if size > MOST or not asked:
                continue
            outside = set(keys) - inside - set(known)
            asked = [one for one in asked if outside.isdisjoint((one[0], *one[1]))]
            ways = [
                way
                for way in product(*(options[index] for index in group))
                if all(holds(ChainMap(_merged(way), known), one) for one in asked)
            ]
            for place, index in enumerate(group):
                kinds = {tuple(sorted(way[place].items())) for way in ways}
                if len(kinds) == 1:
                    chosen[index] = ways[0][place]
        return tuple(chosen)


def holds(values: Values, one: tuple[Codes, tuple[Codes, ...]]) -> bool:
    """Whether a sum holds; a blank counts as nothing, in its total too."""
    total, parts = one
    return (values[total] or Decimal(0)) == sum((values[key] or Decimal(0) for key in parts), Decimal(0))


def _merged(ways: Iterable[Values]) -> dict[Codes, Decimal | None]:
    return {key: value for way in ways for key, value in way.items()}


def _linked(
    sums: list[tuple[Codes, tuple[Codes, ...]]], options: tuple[tuple[Values, ...], ...]
) -> Iterator[tuple[int, ...]]:
    """The rows with blanks, those that share a sum together."""
    groups: list[set[int]] = [{index} for index in range(len(options))]
    for total, parts in sums:
        cells = {total, *parts}
        together = {index for index, ways in enumerate(options) if not cells.isdisjoint(ways[0])}
        touched = [group for group in groups if group & together]
        if len(touched) > 1:
            groups = [group for group in groups if not group & together] + [set().union(*touched)]
    yield from (tuple(sorted(group)) for group in groups)


def _dimension(concepts: Concepts, name: str, codes: Codes, last_month: int) -> Dimension | None:
    """A dimension with these classes, those that the lists do not have yet directly under the total; `None` when its
    codes make no sense together."""
    unknown = CodeList(name, Text.same(name), {TOTAL: CodeEntry(TOTAL, Text.same(TOTAL), None, None)}, *_EMPTY)
    codelist = concepts.codelists.get(name, unknown)
    if codelist.codes is not None:
        codelist = _with(codelist, codes)
    try:
        return dimension(codelist, codes, last_month)
    except FaultError:
        return None


def _with(codelist: CodeList, codes: Codes) -> CodeList:
    known = dict(codelist.codes or {})
    root = TOTAL if TOTAL in known else None
    for code in codes:
        known.setdefault(code, CodeEntry(code, Text.same(code), root, None))
    return replace(codelist, codes=known)
