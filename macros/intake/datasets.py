"""Tables that belong together as one: the same for another year, another outcome, or by another class; and repeats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.intake.placed import Doubt, Placed, Spot
from macros.intake.words import stems
from macros.languages import LANGS
from macros.load.concepts import Concepts
from macros.model import TOTAL

FEW = 4
"""Cells; so few may be alike by chance."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Tables put together; `tables` is how many the document prints."""

    table: Placed
    tables: int = 1


def datasets(tables: Iterable[Placed], concepts: Concepts) -> tuple[Dataset, ...]:
    """The tables of a document, those that belong together as one."""
    found = tuple(Dataset(table) for table in tables)
    while len(fewer := _together(found, concepts)) < len(found):
        found = fewer
    return found


def _together(tables: tuple[Dataset, ...], concepts: Concepts) -> tuple[Dataset, ...]:
    """The tables, each put together with the first before it that it belongs to."""
    found: list[Dataset] = []
    for one in tables:
        for place, other in enumerate(found):
            joined = _repeated(other.table, one.table) or _joined(other.table, one.table, concepts)
            if joined:
                found[place] = Dataset(joined, other.tables + one.tables)
                break
        else:
            found.append(one)
    return tuple(found)


def _repeated(first: Placed, second: Placed) -> Placed | None:
    """The first table when the second says again what it says, cell by cell."""
    if set(first.dimensions) != set(second.dimensions) or first.kinds != second.kinds:
        return None
    there = {spot.codes: spot for spot in first.spots}
    again = _turned(second, first.dimensions, {})
    if len(again) < FEW and not _same_words(first, second):
        return None
    if not all(spot.codes in there and there[spot.codes].value == spot.value for spot in again):
        return None
    return replace(first, places=(*first.places, *second.places))


def _joined(first: Placed, second: Placed, concepts: Concepts) -> Placed | None:
    """Both tables as one when they count the same in the same part of the answer and agree where they meet."""
    if _part(first) != _part(second) or first.unit != second.unit or set(first.kinds) != set(second.kinds):
        return None
    if _subject(first, concepts) != _subject(second, concepts):
        return None
    kinds = {name for name in first.kinds if first.kinds[name] != second.kinds[name]}
    if not kinds and not _same_words(first, second):
        return None
    mine, other = set(first.dimensions), set(second.dimensions)
    # a dimension that became one because tables differ in it counts for both
    widened = {name for name in mine - other if name in second.kinds}
    lacking = (mine - other - widened) | (other - mine)
    if lacking and not (kinds or all(_has_total(concepts, name) for name in lacking)):
        return None
    extra = [name for name in second.dimensions if name not in mine]
    names = _ordered((*first.dimensions, *extra), tuple(kinds))
    fixed = {**{name: TOTAL for name in lacking}}
    one = _turned(first, names, {**fixed, **{name: first.kinds[name] for name in kinds}})
    two = _turned(second, names, {**fixed, **{name: second.kinds[name] for name in (*kinds, *widened)}})
    there = {spot.codes: spot for spot in one}
    met = [spot for spot in two if spot.codes in there]
    if any(there[spot.codes].value != spot.value for spot in met) or (lacking and not met):
        return None
    return replace(
        first,
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        dimensions=names,
        spots=(*one, *(spot for spot in two if spot.codes not in there)),
        kinds={**first.kinds},
        doubts=(*first.doubts, *second.doubts),
        new=tuple(dict.fromkeys((*first.new, *second.new))),
    )


def _part(table: Placed) -> str:
    return table.places[0].rstrip("abcdefgh")


def _subject(table: Placed, concepts: Concepts) -> frozenset[str]:
    """The words of a title without those that name its kind: tables with the same words count the same."""
    names: set[str] = set()
    for kind in table.kinds:
        for code in (concepts.codelists[kind].codes or {}).values():
            for name in (*(code.label[lang] for lang in LANGS), *code.also):
                names |= stems(name)
    return stems(table.title) - names


def _has_total(concepts: Concepts, dimension: str) -> bool:
    codelist = concepts.codelists.get(dimension)
    return bool(codelist and codelist.codes and TOTAL in codelist.codes)


def _ordered(names: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Periods first, then the kinds."""
    first = ("period",) if "period" in names else ()
    return tuple(dict.fromkeys((*first, *kinds, *names)))


def _turned(table: Placed, names: tuple[str, ...], fixed: dict[str, str]) -> tuple[Spot, ...]:
    """The cells with their codes in the order of `names`; those that the table does not have are `fixed`."""
    found = []
    for spot in table.spots:
        at = {**fixed, **dict(zip(table.dimensions, spot.codes, strict=True))}
        found.append(replace(spot, codes=tuple(at[name] for name in names)))
    return tuple(found)


def contradictions(found: tuple[Dataset, ...]) -> tuple[tuple[int, Doubt], ...]:
    """Where two tables have the same cell with another value: the number of the later one, and a doubt."""
    said: list[tuple[int, Doubt]] = []
    for place, one in enumerate(found):
        for other in found[:place]:
            if set(one.table.dimensions) != set(other.table.dimensions) or one.table.kinds != other.table.kinds:
                continue
            if one.table.unit != other.table.unit or not _same_words(one.table, other.table):
                continue
            there = {spot.codes: spot for spot in other.table.spots}
            for spot in _turned(one.table, other.table.dimensions, {}):
                met = there.get(spot.codes)
                if met and met.value != spot.value:
                    params = {"found": spot.printed, "other": met.printed, "row": str(met.row)}
                    said.append((place, Doubt.of(spot.row, "intake-differs", **params)))
    return tuple(said)


def _same_words(first: Placed, second: Placed) -> bool:
    """Whether two tables are of the same by all that is said over them."""
    return stems(first.title) == stems(second.title) and stems(first.heading) == stems(second.heading)
