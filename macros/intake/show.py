"""What an editor is told of a document that was read."""

from collections.abc import Iterator

from macros.intake.tables import Cell, Intake, Proposal
from macros.intake.write import quoted
from macros.languages import Lang, Text
from macros.words import fault_words

WIDEST = 9
"""Columns of a table in the terminal."""


def shown(intake: Intake, lang: Lang) -> Iterator[str]:
    """Lines for the terminal: each table as a small grid, what is unsure, and the lines that no table took. No sign
    of a document can steer the terminal."""
    for line in _lines(intake, lang):
        yield "".join(sign if sign.isprintable() else " " for sign in line)


def _lines(intake: Intake, lang: Lang) -> Iterator[str]:
    yield _said("intake-found", lang, file=intake.source.name, printed=intake.printed, tables=len(intake.proposals))
    if not intake.proposals:
        yield _said("intake-nothing", lang)
    for proposal in intake.proposals:
        yield ""
        yield from _table(proposal, lang)
    if intake.left:
        yield ""
        yield _said("intake-left", lang)
    for line in intake.left:
        place = f"p. {line.page}, {line.row}" if line.page else str(line.row)
        yield f"  {place}: {line.text.strip()}"


def _said(key: str, lang: Lang, **params: object) -> str:
    return fault_words(key)[lang].format(**params)


def _table(proposal: Proposal, lang: Lang) -> Iterator[str]:
    unit = f"{proposal.unit}?" if any(doubt.key == "intake-unit" for doubt in proposal.doubts) else proposal.unit
    yield f"{proposal.id}.csv ({unit})"
    yield _said("intake-places", lang, places=", ".join(proposal.places), title=proposal.title)
    yield from _aligned(_grid(proposal))
    yield _said(
        "intake-cells",
        lang,
        placed=len(proposal.cells),
        confirmed=sum(1 for cell in proposal.cells if cell.sums and cell.sure),
        unsure=sum(1 for cell in proposal.cells if not cell.sure),
    )
    for doubt in proposal.doubts:
        yield f"  {doubt.line(lang)}"
    for dimension in dict.fromkeys(new.dimension for new in proposal.new_codes):
        yield _said("intake-add", lang, dimension=dimension)
        for new in proposal.new_codes:
            if new.dimension == dimension and not new.code:
                yield f"  {dimension}:"
                yield f"    label: {_label(new.label)}"
                yield "    codes:"
                yield "      _T: {label: {nl: Totaal, en: Total}}"
            elif new.dimension == dimension:
                yield f"      {new.code}: {{label: {_label(new.label)}}}"


def _label(label: Text) -> str:
    """A label as `concepts.yaml` holds it."""
    return f"{{nl: {quoted(label.nl)}, en: {quoted(label.en)}}}"


def _grid(proposal: Proposal) -> list[list[str]]:
    """The table with one dimension in columns, the last that has room there, or with its one dimension in rows."""
    names = list(proposal.dimensions)
    sizes = [len(codes) for codes in proposal.dimensions.values()]
    over = max((place for place, size in enumerate(sizes) if size <= WIDEST), default=sizes.index(min(sizes)))
    one = len(names) == 1
    columns = ("",) if one else proposal.dimensions[names[over]]
    rows: dict[tuple[str, ...], dict[str, Cell]] = {}
    for cell in proposal.cells:
        left = cell.codes if one else (*cell.codes[:over], *cell.codes[over + 1 :])
        rows.setdefault(left, {})["" if one else cell.codes[over]] = cell
    grid = [[*(name for place, name in enumerate(names) if one or place != over), *columns]]
    grid += [[*codes, *(_cell(cells.get(column)) for column in columns)] for codes, cells in rows.items()]
    return grid


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return (cell.printed or "–") + ("" if cell.sure else "?")


def _aligned(grid: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in grid) for column in range(len(grid[0]))]
    for row in grid:
        cells = [
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  " + "  ".join(cells).rstrip()
