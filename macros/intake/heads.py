"""The columns of a printed table: which class each stands for."""

from macros.intake.figures import number
from macros.intake.labels import Label, Lexicon
from macros.intake.placed import Doubt
from macros.intake.printed import Printed
from macros.intake.words import stems
from macros.model import TOTAL


def width_of(table: Printed) -> int:
    """How many columns of figures a table has."""
    return max(len(table.heads), *(len(row.figures) for row in table.rows))


def columns(table: Printed, lexicon: Lexicon) -> tuple[tuple[dict[str, str], ...], tuple[Doubt, ...]]:
    """The codes of every column, and what is unsure about them: one column needs none, a number beside a percentage
    is told from its signs."""
    width = width_of(table)
    row = table.rows[0].row
    if len(table.heads) == width:
        found = _added([_codes(labels) for labels in table.heads], table)
        if all(found) or width == 1:
            return _whole(found), ()
    shares = [_is_share(table, column) for column in range(width)]
    measure = _measure(table, lexicon)
    if width == 2 and sum(shares) == 1 and measure:
        count, percent = measure
        return tuple({"measure": percent if share else count} for share in shares), ()
    if width == 1:
        return ({},), ()
    doubt = Doubt.of(row, "intake-columns", count=str(width))
    return tuple({"column": f"column-{number}"} for number in range(1, width + 1)), (doubt,)


def _codes(labels: tuple[Label, ...]) -> dict[str, str]:
    return {label.dimension: label.code for label in labels if label.is_class}


def _added(found: list[dict[str, str]], table: Printed) -> list[dict[str, str]]:
    """The columns with their total where the rows add up: a heading in two lines may be read in another order."""
    totals = [place for place, codes in enumerate(found) if codes == {"": TOTAL}]
    rows = [[number(figure.text) for figure in row.figures] for row in table.rows]
    whole = [[value for value in row if value is not None] for row in rows]
    whole = [row for row in whole if len(row) == len(found)]
    if len(totals) != 1 or len(whole) < 2 or any(sum(row) == 2 * row[totals[0]] for row in whole):
        return found
    for place in range(len(found)):
        if sum(1 for row in whole if sum(row) == 2 * row[place]) * 2 > len(whole):
            others = [codes for codes in found if codes != {"": TOTAL}]
            return [*others[:place], {"": TOTAL}, *others[place:]]
    return found


def _whole(found: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """A total has the dimension of the columns beside it."""
    names = dict.fromkeys(name for codes in found for name in codes if name)
    made = []
    for codes in found:
        plain = {name: code for name, code in codes.items() if name}
        missing = [name for name in names if name not in plain]
        made.append({**plain, **{name: TOTAL for name in missing if "" in codes}})
    return tuple(made)


def _is_share(table: Printed, column: int) -> bool:
    texts = [row.figures[column].text for row in table.rows if column < len(row.figures)]
    return bool(texts) and all(text.endswith("%") for text in texts if number(text) is not None)


def _measure(table: Printed, lexicon: Lexicon) -> tuple[str, str] | None:
    """The codes of a number and of its percentage in the shared list of measures, when the heading names both."""
    codelist = lexicon.concepts.codelists.get("measure")
    if not codelist or not codelist.codes:
        return None
    said = stems(table.title)
    named = [code for code in codelist.codes.values() if code.unit and stems(code.label.nl) <= said]
    counts = [code.id for code in named if code.unit != "percent"]
    shares = [code.id for code in named if code.unit == "percent"]
    # beside its percentage a number is the plainest of the measures that the heading may mean
    counts.sort(key=lambda code: (code != "count", code))
    return (counts[0], shares[0]) if counts and len(shares) == 1 else None
