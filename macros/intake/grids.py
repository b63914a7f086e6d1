"""A table whose cells the document tells apart, as a printed table: no figure of it can shift."""

from macros.intake.figures import NOT_A_NUMBER, YEAR, number
from macros.intake.labels import Label, Lexicon
from macros.intake.printed import Figure, Printed, Row
from macros.intake.source import Grid
from macros.intake.spellings import PART
from macros.intake.text import words_of

Cells = tuple[str | None, ...]


def from_grid(grid: Grid, lexicon: Lexicon, place: str, title: str) -> Printed | None:
    """The table of a grid under the words `title`; `None` when it has no figures, such as one that only frames text."""
    body = next((number for number, row in enumerate(grid.rows) if _is_body(row, grid.rows[:number], lexicon)), None)
    if body is None:
        return None
    numbered = _numbered(grid.rows[:body], lexicon)
    stub = _stub(grid.rows[body:], numbered)
    if stub is None:
        return None
    over = _labels(lexicon, title)
    corner = [label for row in grid.rows[:body] for cell in row[:stub] for label in _labels(lexicon, cell or "")]
    heads = [_head(grid.rows[:body], lexicon, column) for column in range(stub, len(grid.rows[0]))]
    words = " ".join(label.printed for label in over if not label.is_class)
    below = (label.printed for label in (*corner, *(one for head in heads for one in head)) if label.is_words)
    said = [*over, *corner, *(label for head in heads for label in head)]
    names = dict.fromkeys(label.dimension for label in said if not label.code and not label.is_words)
    return Printed(
        place=place,
        title=" ".join([words, *(text for text in dict.fromkeys(below) if text not in words)]).strip(),
        rows=_rows(grid, body, stub, numbered, lexicon),
        heads=tuple(tuple(label for label in head if label.is_class) for head in heads),
        names=tuple(names),
        fixed=_fixed((*over, *corner)),
        extra=" ".join([title, *(cell or "" for row in grid.rows[:body] for cell in row)]),
    )


def _fixed(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The period in the title or the corner holds for the whole table when it is the only one."""
    periods = [label for label in labels if label.is_class and label.dimension == "period"]
    return tuple(periods[:1]) if len({label.code for label in periods}) == 1 else ()


def _is_figure(cell: str | None) -> bool:
    return cell is not None and number(cell) is not None and not YEAR.fullmatch(cell.strip())


def _is_body(row: Cells, above: tuple[Cells, ...], lexicon: Lexicon) -> bool:
    """Whether a row has figures, those that number quarters or months set aside."""
    numbered = _numbered(above, lexicon)
    return any(_is_figure(cell) for column, cell in enumerate(row) if column and column not in numbered)


def _numbered(heads: tuple[Cells, ...], lexicon: Lexicon) -> frozenset[int]:
    """The columns whose heading names quarters or months, so that their numbers are no figures."""
    named = frozenset(
        column
        for row in heads
        for column, cell in enumerate(row)
        if any(label.dimension == PART and not label.code for label in _labels(lexicon, cell or ""))
    )
    return frozenset(column for column in named if all(other <= column for other in named))


def _stub(rows: tuple[Cells, ...], numbered: frozenset[int]) -> int | None:
    """How many columns at the left hold labels: those before the first with figures."""
    for column in range(1, len(rows[0])):
        if column not in numbered and any(_is_figure(row[column]) for row in rows):
            return column
    return None


def _labels(lexicon: Lexicon, text: str) -> tuple[Label, ...]:
    return tuple(label for label, _ in lexicon.labels(words_of(" ".join(text.split()), 0)))


def _head(rows: tuple[Cells, ...], lexicon: Lexicon, column: int) -> tuple[Label, ...]:
    """The labels over a column, the highest first."""
    return tuple(dict.fromkeys(label for row in rows for label in _labels(lexicon, row[column] or "")))


def _rows(grid: Grid, body: int, stub: int, numbered: frozenset[int], lexicon: Lexicon) -> tuple[Row, ...]:
    """The rows; a label that goes on over several rows stands on each, a row of one label alone is over those below."""
    found: list[Row] = []
    over = [""] * stub
    before: tuple[Label, ...] = ()
    for at, cells in zip(grid.at[body:], grid.rows[body:], strict=True):
        figures = tuple(Figure(_text(cell)) for cell in cells[stub:])
        texts = {cell.strip() for cell in cells if cell and cell.strip()}
        if not any(_is_figure(cell) for cell in cells[stub:]):
            before += _labels(lexicon, texts.pop()) if len(texts) == 1 else ()
            continue
        for column in range(stub):
            cell = cells[column]
            if cell is not None and (cell.strip() or column == stub - 1):
                over[column] = f"Q{cell.strip()}" if column in numbered and cell.strip() in "1234" else cell
        own = tuple(label for text in over for label in _labels(lexicon, text))
        found.append(Row(at, figures, own, before))
        before = ()
    return tuple(found)


def _text(cell: str | None) -> str:
    plain = (cell or "").strip()
    return "" if plain in NOT_A_NUMBER else plain
