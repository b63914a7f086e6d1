"""The heading of a table: which labels stand over its columns, which over the whole table."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from macros.intake.labels import ANY, Label
from macros.intake.printed import Figure, Row
from macros.intake.spellings import PART

_REPEATED = re.compile(r"(\b.+?\b\S*)(?: \1)+(?=\s|$)")
"""Words that stand over each column alike."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; `rows` are those of the table with quarters and months told from figures."""

    title: str
    heads: tuple[tuple[Label, ...], ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]


def heading(labels: tuple[Label, ...], rows: tuple[Row, ...]) -> Heading:
    """The heading made of the labels before the first row. Labels of no column stand before the first row still."""
    names = tuple(dict.fromkeys(label.dimension for label in labels if not label.code and not label.is_words))
    title = " ".join(label.printed for label in labels if label.is_words)
    classes = [label for label in labels if label.is_class]
    runs = _runs(labels)
    width = max(Counter(len(row.figures) for row in rows).items(), key=lambda item: (item[1], item[0]))[0]
    width = max(width, *(len(row.figures) for row in rows)) if not _numbered(names, rows) else width
    if _numbered(names, rows):
        rows = tuple(_numbered_row(row) for row in rows)
        width = max(len(row.figures) for row in rows)
    heads = next((found for run in reversed(runs) if (found := _over(run, width))), ())
    over = {id(label) for head in heads for label in head}
    left = tuple(one for one in classes if id(one) not in over and not (width == 1 and one.is_total))
    if left:
        rows = (replace(rows[0], before=(*left, *rows[0].before)), *rows[1:])
    return Heading(_REPEATED.sub(r"\1", title), heads, names, rows)


def _runs(labels: tuple[Label, ...]) -> list[list[Label]]:
    """The classes that stand together, without words between them, as the heads of columns do."""
    runs: list[list[Label]] = [[]]
    for label in labels:
        if label.is_class:
            runs[-1].append(label)
        elif runs[-1]:
            runs.append([])
    return runs


def _over(run: list[Label], width: int) -> tuple[tuple[Label, ...], ...]:
    """The heads of `width` columns in a run of classes: those of one dimension, a total among them at most, or those
    of another dimension again under each of them. More heads than columns are kept: some cells are blank then."""
    if width < 2:
        return ()
    parts = _parts(run)
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if len(part) >= width and _is_row(part):
            return tuple((label,) for label in part)
        above = parts[place - 1] if place else []
        size = len(part) // len(above) if above else 0
        again = [part[at : at + size] for at in range(0, len(part), size)] if size > 1 else []
        same = all([one.code for one in one_part] == [one.code for one in again[0]] for one_part in again)
        if len(again) == len(above) > 1 and len(part) >= width and same and _is_row(again[0]) and _is_row(above):
            return tuple((above[at // size], label) for at, label in enumerate(part))
    return ()


def _parts(run: list[Label]) -> list[list[Label]]:
    """A run of classes cut where their dimension changes; a total goes with those before it."""
    parts: list[list[Label]] = []
    for label in run:
        last = next((one.dimension for one in reversed(parts[-1]) if one.dimension != ANY), ANY) if parts else None
        if parts and (label.dimension in (last, ANY) or last == ANY):
            parts[-1].append(label)
        else:
            parts.append([label])
    return parts


def _is_row(run: list[Label]) -> bool:
    dimensions = {label.dimension for label in run if label.dimension != ANY}
    return len(dimensions) == 1 and len({label.code for label in run}) == len(run)


def _numbered(names: tuple[str, ...], rows: tuple[Row, ...]) -> bool:
    """Whether the first figure of every row is the number of a quarter or month."""
    if PART not in names:
        return False
    numbers = [row for row in rows if not any(label.is_total for label in row.own)]
    return bool(numbers) and all(
        len(row.figures) > 1 and row.figures[0].text.isdigit() and int(row.figures[0].text) < 13 for row in numbers
    )


def _numbered_row(row: Row) -> Row:
    if any(label.is_total for label in row.own):
        return row
    first, *rest = row.figures
    label = Label(first.text, PART, f"Q{first.text}")
    figures: tuple[Figure, ...] = tuple(rest)
    before, own = (row.before, row.own) if row.inline else ((*row.before, *row.own), ())
    return replace(row, before=before, own=(*(one for one in own if one.is_class), label), figures=figures)
