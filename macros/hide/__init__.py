"""Small numbers that an answer hides, with all that would give them away.

relations  what ties cells to each other: sums, equal totals, repeated figures, percentages
ranges     between which numbers a hidden cell must lie, for who knows all that is published
choose     which cells are hidden
apply      the collection as it is published
"""

from macros.hide.apply import hidden

__all__ = ["hidden"]
