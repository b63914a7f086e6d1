"""The small counts that are published: fewer than `SMALL` and more than none."""

from collections import Counter
from collections.abc import Mapping

from macros.hide.cells import values_of
from macros.model import Collection

SMALL = 4
"""The VDAB does not show counts below this number in its own statistics
(https://arvastat.vdab.be/help/detailtabellen.html)."""


def small_counts(collection: Collection) -> Mapping[str, int]:
    """How many such counts the tables of each answer print, for those that have any."""
    values = values_of(collection, collection.questions)
    found = Counter(answer for (answer, _, _), count in values.items() if 0 < count < SMALL)
    return {answer: found[answer] for answer in collection.questions if found[answer]}
