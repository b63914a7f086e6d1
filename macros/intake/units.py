"""What a printed table counts."""

from collections.abc import Mapping

from macros.intake.printed import Printed
from macros.intake.words import squeezed
from macros.model import Unit

UNSURE = ""


def unit_of(table: Printed, units: Mapping[str, Unit]) -> str:
    """The unit whose name the table's title or figures have, the first if several; empty when none is named."""
    texts = [figure.text for row in table.rows for figure in row.figures if figure.text]
    extra = table.extra.casefold()
    if texts and all(text.endswith("%") for text in texts):
        wanted = [unit.id for unit in units.values() if unit.suffix == "%"]
        return wanted[0] if wanted else UNSURE
    if "€" in extra or "euro" in extra or "eur" in extra.split():
        million = any(word in extra.split() for word in ("mio", "miljoen", "mln", "mln."))
        money = [
            unit.id for unit in units.values() if "euro" in unit.label.nl and ("miljoen" in unit.label.nl) == million
        ]
        return money[0] if money else UNSURE
    inside = squeezed(table.title)
    named = []
    for unit in units.values():
        name = squeezed(unit.label.nl)
        if name in inside:
            named.append((inside.index(name), -len(name), unit.id))
    return min(named)[2] if named else UNSURE
