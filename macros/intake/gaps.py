"""Combinations of classes that a table does not print, in as few words as question.yaml needs."""

from collections.abc import Mapping
from itertools import product

from macros.model import Codes, Selection

LARGEST = 50_000
"""Combinations of a table; one that has more is no table of an answer."""


def missing(dimensions: Mapping[str, Codes], there: set[Codes]) -> tuple[Selection, ...]:
    """What `not_in_source` says of a table with these classes and cells."""
    size = 1
    for codes in dimensions.values():
        size *= len(codes)
    if size > LARGEST:
        return ()
    boxes: list[tuple[Codes, ...]] = [
        tuple((code,) for code in codes) for codes in product(*dimensions.values()) if codes not in there
    ]
    for place in range(len(dimensions) - 1, -1, -1):
        boxes = _together(boxes, place)
    whole = tuple(dimensions.values())
    return tuple(
        {
            name: codes
            for (name, codes), every in zip(zip(dimensions, box, strict=True), whole, strict=True)
            if codes != every
        }
        for box in boxes
    )


def _together(boxes: list[tuple[Codes, ...]], place: int) -> list[tuple[Codes, ...]]:
    """Boxes that differ in one dimension only as one."""
    found: dict[tuple[Codes, ...], Codes] = {}
    for box in boxes:
        rest = (*box[:place], *box[place + 1 :])
        found[rest] = (*found.get(rest, ()), *box[place])
    return [(*rest[:place], codes, *rest[place:]) for rest, codes in found.items()]
