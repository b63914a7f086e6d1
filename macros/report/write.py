"""The report as Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.languages import LANGS, Lang
from macros.model import Content, Dimension, Status, Table
from macros.report.compare import AnswerChange, TableChange
from macros.report.files import FileChange
from macros.show.templates import markdown, plain_words
from macros.words import words

LIMIT = 1_000_000
"""Bytes. GitHub shows no summary of a step that is larger than 1 MiB."""


@dataclass(frozen=True, slots=True)
class Found:
    """What changed since `commit`. `answers` is `None` when one of the two versions cannot be read at all, `unread`
    are the answers that one of them cannot be read of."""

    commit: str
    answers: tuple[AnswerChange, ...] | None
    unread: tuple[str, ...]
    files: tuple[FileChange, ...]
    statuses: Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The changed cells of a table: the names of its dimensions, and for each cell its classes, what it said and what
    it says."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write(found: Found, lang: Lang, limit: int = LIMIT) -> str:
    """What was found in `lang`, of at most `limit` bytes: where there is more, the last lines say how much is left out.

    No text of data, names or pages can be anything but text in it: a sign that Markdown or HTML knows has a backslash.
    """
    made = markdown(
        "report",
        lang,
        found=found,
        listed=lambda table: _list(table, found.statuses, lang),
        pages=[file for file in found.files if file.is_page],
        others=[file for file in found.files if not file.is_page],
        langs=LANGS,
    )
    return _cut(made, lang, limit)


def _list(change: TableChange, statuses: Mapping[str, Status], lang: Lang) -> _Listed:
    """The cells of a table that changed, each with its class in every dimension, as it is and as it was."""
    tables = [table for table in (change.after, change.before) if table]
    names = dict.fromkeys(name for table in tables for name in table.dimensions)
    headings = tuple(_dimension(tables, name).label[lang] for name in names)
    rows = []
    for cell in change.cells:
        at = dict(cell.at)
        classes = tuple(_class(tables, name, at[name], lang) if name in at else "" for name in names)
        said = (_said(which, statuses, lang) for which in (cell.before, cell.after))
        rows.append((*classes, *said))
    return _Listed(headings, tuple(rows))


def _dimension(tables: Sequence[Table], name: str, code: str = "") -> Dimension:
    """The dimension in the first of the tables that has it, with the code if there is one."""
    found = [table.dimensions[name] for table in tables if name in table.dimensions]
    return next(dimension for dimension in found if not code or code in dimension.codes)


def _class(tables: Sequence[Table], name: str, code: str, lang: Lang) -> str:
    """A class with its code: `Women (F)`; a period alone, as its code says the same."""
    label = _dimension(tables, name, code).codes[code].label[lang]
    return label if label == code else f"{label} ({code})"


def _said(cell: Content | None, statuses: Mapping[str, Status], lang: Lang) -> str:
    """What a cell says, with the words of its status: `2.3`, `81 (incomplete)`, `blank in the source`."""
    if cell is None:
        return words(lang)["report_no_cell"]
    status = statuses[cell.status].label[lang] if cell.status in statuses else cell.status
    return f"{cell.value} ({status})" if cell.value and status else cell.value or status


def _cut(text: str, lang: Lang, limit: int) -> str:
    """The first lines of `text` that fit, and how many do not."""
    if len(text.encode()) <= limit:
        return text
    lines = text.splitlines(keepends=True)
    kept, size = 0, 500  # room for the sentence
    while size + len(lines[kept].encode()) <= limit:
        size += len(lines[kept].encode())
        kept += 1
    sentence = words(lang)["report_cut"].format(count=len(lines) - kept, all=len(lines))
    return "".join(lines[:kept]) + f"\n**{plain_words(sentence)}**\n"
