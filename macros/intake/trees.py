"""Totals of groups that the code list itself makes, such as the sectors of a cluster."""

from dataclasses import replace

from macros.intake.groups import Grouped, Placing
from macros.intake.placed import Doubt
from macros.load.concepts import Concepts
from macros.model import TOTAL, UNKNOWN


def in_tree(rows: Grouped, concepts: Concepts) -> tuple[list[Placing], list[Doubt]]:
    """The rows, each total of a group as the parent of the rows above it, and an unknown class as the one that the
    list has below it; what has no parent is a doubt."""
    codelist = concepts.codelists.get(rows.inner)
    if codelist is None or codelist.codes is None or not any(row.group_total for row in rows.rows):
        return list(rows.rows), []
    under = {code.id: code.parent for code in codelist.codes.values()}
    unknown = [child for child, parent in under.items() if parent == UNKNOWN]
    placings: list[Placing] = []
    doubts: list[Doubt] = []
    above: set[str | None] = set()
    for placing in rows.rows:
        code = placing.at.get(rows.inner, "")
        sure = placing.sure
        if not placing.group_total:
            code = unknown[0] if code == UNKNOWN and len(unknown) == 1 else code
            above.add(under.get(code))
        elif not above:
            code = TOTAL
        elif len(above) == 1 and (parent := next(iter(above))):
            code, above = parent, set()
        else:
            doubts.append(Doubt.of(placing.row.row, "intake-total"))
            code, sure, above = f"total-{placing.row.row}", False, set()
        placings.append(replace(placing, at={**placing.at, rows.inner: code}, sure=sure))
    return placings, doubts
