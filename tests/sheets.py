"""Reading the sheets of a workbook: their tables, cell by cell, as a reader sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from macros.addresses import of_answer
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection, Question, Table
from macros.numbers import format_cell
from macros.values import Values
from macros.words import words


@cache
def opened(content: bytes) -> Any:
    """A workbook as openpyxl reads it, once for all tests."""
    return openpyxl.load_workbook(BytesIO(content))


def built(site: Path, question: Question, lang: Lang) -> bytes:
    """The workbook of an answer as it stands in a site."""
    return (site / FOLDERS[lang] / of_answer(question, "xlsx")).read_bytes()


def all_of(site: Path, collection: Collection) -> Iterator[tuple[Question, Lang, Any]]:
    """The workbooks of all answers, opened."""
    for question in collection.questions.values():
        for lang in LANGS:
            yield question, lang, opened(built(site, question, lang))


@dataclass(frozen=True)
class Read:
    """A sheet with the only table on it, as text above it and cells in it."""

    title: str
    lines: list[str]
    headings: list[str]
    rows: list[list[Any]]


def read(sheet: Any) -> Read:
    """The title, the lines above the table, its headings and its cells; there is nothing else."""
    (table,) = sheet.tables.values()
    headings, *rows = sheet[table.ref]
    above = [row[0].value for row in sheet.iter_rows(max_row=headings[0].row - 1)]
    assert sheet.dimensions == f"A1:{table.ref.split(':')[1]}", "nothing stands beside or below the table"
    assert [cell.value for cell in headings] == [column.name for column in table.tableColumns]
    return Read(above[0], above[1:], [cell.value for cell in headings], [list(row) for row in rows])


def named(question: Question, table: str, lang: Lang) -> str:
    """The name of the sheet of a table: its place among the tables of the answer."""
    return f"{'Tabel' if lang == 'nl' else 'Table'} {list(question.tables).index(table) + 1}"


def compare(sheet: Any, table: Table, values: Values) -> None:
    """Every cell of a table's sheet against the data."""
    lang, said = values.lang, words(values.lang)
    shown = read(sheet)
    width = len(table.dimensions)
    codes = [
        {code.label[lang]: code.id for code in dimension.codes.values()} for dimension in table.dimensions.values()
    ]
    assert shown.headings[:width] == [dimension.label[lang] for dimension in table.dimensions.values()]
    assert len(shown.rows) == len(table.cells)
    assert shown.title.startswith(table.title[lang])
    for row, observation in zip(shown.rows, table.cells.values(), strict=True):
        *labels, value, status, _ = row
        assert tuple(names[cell.value] for names, cell in zip(codes, labels, strict=True)) == observation.codes
        known = values.collection.statuses.get(observation.status)
        assert status.value == (known.label[lang] if known else said["book_none"])
        if observation.value is None:
            assert known
            assert value.value == f"[{known.label[lang]}]"
            assert any(line.startswith(f"{value.value}: ") for line in shown.lines)
        else:
            unit = values.collection.units[table.unit_of(observation.codes)]
            assert value.data_type == "n"
            assert Decimal(str(value.value)) == observation.value
            assert as_shown(value, lang) == format_cell(observation.value, unit, lang)


def as_shown(cell: Any, lang: Lang) -> str:
    """A number as a spreadsheet program of the language shows it."""
    number, _, suffix = cell.number_format.partition('"')
    decimals = len(number.partition(".")[2])
    assert number.startswith("#,##0")
    suffix = suffix.removesuffix('"')
    shown = f"{cell.value:,.{decimals}f}{suffix}"
    return shown.translate(str.maketrans(",.", ".,")) if lang == "nl" else shown
