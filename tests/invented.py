"""Tables that nobody printed, as the text of a document would have them, with the figures that they hold."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from macros.intake import Intake, Line, Proposal, Source, propose
from macros.load.concepts import Concepts

Key = frozenset[tuple[str, str]]
Cells = dict[Key, Decimal | None]

CLASSES = {
    "sex": (("M", "man"), ("F", "vrouw")),
    "age": (("Y_LT25", "-25 jaar"), ("Y25T54", "25 tot en met 54 jaar"), ("Y_GE55", "55 jaar en +")),
    "region": (("BE21", "Antwerpen"), ("BE22", "Limburg"), ("BE23", "Oost-Vlaanderen"), ("BE25", "West-Vlaanderen")),
    "quarter": (("Q1", "1"), ("Q2", "2"), ("Q3", "3"), ("Q4", "4")),
    "sector": (("catering", "HORECA"), ("shell", "RUWBOUW"), ("food", "VOEDING")),
}
NAMES = {"sex": "Geslacht", "age": "Leeftijd", "region": "Provincie", "quarter": "Kwartaal", "sector": "Sector"}
STYLES = ("each", "first", "before", "middle", "after")


def invented(random: Random) -> tuple[str, Cells]:
    """A table by year and another dimension, perhaps with columns, totals and blanks, and its cells by their codes."""
    inner = random.choice(list(CLASSES))
    over = random.choice([name for name in (None, "sex", "age") if name != inner])
    years = sorted(random.sample(range(2018, 2024), random.randint(1, 4)))
    rows = [*CLASSES[inner], *([("_U", "(*) onbekend")] if inner != "quarter" and random.random() < 0.3 else [])]
    heads = [*CLASSES[over]] if over else [("", "Aantal cursisten")]
    totals = (over is not None and random.random() < 0.6, random.random() < 0.6)
    blanks = random.random() < 0.4 and all(totals)
    style = random.choice(STYLES)
    cells: Cells = {}
    lines = ["1. a) Aantal cursisten", " ".join(["Jaar", NAMES[inner], *(name for _, name in heads)])]
    lines[-1] += " Totaal" if totals[0] else ""
    for year in years:
        group = []
        sums = [0] * len(heads)
        for code, name in rows:
            values = [0 if blanks and random.random() < 0.15 else random.randint(1, 40_000) for _ in heads]
            sums = [one + other for one, other in zip(sums, values, strict=True)]
            group.append(_row(cells, inner, over, (str(year), code, name), heads, values, totals[0]))
        if totals[1]:
            group.append(_row(cells, inner, over, (str(year), "_T", "Totaal"), heads, sums, totals[0]))
        lines += _with_year(str(year), group, style)
    separator = random.choice(["\n", "\n\n", " \n"])
    return separator.join(lines) + "\n\n2. Dit is een gewone zin zonder cijfers.\n", cells


def _row(
    cells: Cells,
    inner: str,
    over: str | None,
    at: tuple[str, str, str],
    heads: list[tuple[str, str]],
    values: list[int],
    total: bool,
) -> str:
    year, code, name = at
    columns = [*(head for head, _ in heads), *(["_T"] if total else [])]
    shown = [*values, *([sum(values)] if total else [])]
    for column, value in zip(columns, shown, strict=True):
        if inner == "quarter":
            key = {("period", year if code == "_T" else f"{year}-{code}")}
        else:
            key = {("period", year), (inner, code)}
        if over:
            key.add((over, column))
        cells[frozenset(key)] = Decimal(value) if value else None
    return " ".join([name, *(f"{value:,}".replace(",", ".") for value in shown if value)])


def _with_year(year: str, group: list[str], style: str) -> list[str]:
    if style == "each":
        return [f"{year} {row}" for row in group]
    if style == "first":
        return [f"{year} {group[0]}", *group[1:]]
    place = {"before": 0, "middle": len(group) // 2, "after": len(group)}[style]
    return [*group[:place], year, *group[place:]]


def taken(text: str, concepts: Concepts) -> Intake:
    lines = text.split("\n")
    source = Source("answer.txt", text, tuple(Line(line, row) for row, line in enumerate(lines, start=1)))
    return propose(source, concepts)


def only(text: str, concepts: Concepts) -> Proposal:
    (proposal,) = taken(text, concepts).proposals
    return proposal


def cells(proposal: Proposal, sure: bool = True) -> Mapping[str, str]:
    """The cells that are sure, or those that are not: codes and what is printed."""
    return {" ".join(cell.codes): cell.printed for cell in proposal.cells if cell.sure is sure}
