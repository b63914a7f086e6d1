"""The small counts that are published: fewer than `SMALL` and more than none."""

from collections.abc import Mapping

from macros.hide.relations import is_count
from macros.model import Collection

SMALL = 4
"""The VDAB does not show counts below this number in its own statistics
(https://arvastat.vdab.be/help/detailtabellen.html)."""


def small_counts(collection: Collection) -> Mapping[str, int]:
    """How many such counts the tables of each answer print, for those that have any."""
    found = {
        question.id: sum(
            is_count(table, cell, collection.units)
            for table in question.tables.values()
            for cell in table.cells.values()
            if cell.value is not None and 0 < cell.value < SMALL
        )
        for question in collection.questions.values()
    }
    return {answer: count for answer, count in found.items() if count}
