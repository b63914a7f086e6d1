"""A workbook as a file for Excel, by the UK Government Analysis Function's rules for spreadsheets (gptables).

gptables has English words of its own only where it is given none, so it is given all. Two of its ways are kept out of
texts: `[text](address)` in a cell would become a link and `$$x$$` the number of a note.
"""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
from gptables import Cover, GPTable, GPWorkbook
from gptables.core.gptable import FormatList
from xlsxwriter.utility import cell_autofit_width

from macros.export.book import Book, Cell, Link, Number, Section, Sheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Text stays text, whatever it begins with."""
UNDATED = "1980-01-01"
"""The date of a file that is not published yet: a file has one, and it is not that of the clock."""
A4 = 9
"""The paper, by its number in Excel."""
COVER = 85
"""The width of the cover, in signs."""
EVERYWHERE = "A1:XFD1048576"
"""Every cell of a sheet: a year is the name of a class, and no number that someone mistyped."""
WIDEST = 560
"""Pixels; a longer text wraps."""
SPARE = 1.2
"""gptables writes larger letters than the widths of `cell_autofit_width` are for, and headings bold."""
BUTTON = 20
"""Pixels of the button of a filter in a heading."""


def xlsx(book: Book) -> bytes:
    """The file; the same book gives the same bytes."""
    out = BytesIO()
    workbook = GPWorkbook(out, options=OPTIONS)
    workbook.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": book.author,
            "created": datetime.fromisoformat(book.changed or UNDATED),
        }
    )
    workbook.set_custom_property("Language", book.language, "text")
    _write_cover(workbook, book.cover, book.title, book.sections)
    for sheet in book.sheets:
        _write_sheet(workbook, sheet)
    workbook.close()
    return out.getvalue()


def _write_cover(workbook: Any, name: str, title: str, sections: tuple[Section, ...]) -> None:
    """The headings of a cover are fixed and English in gptables, so it writes the title only."""
    sheet = workbook.add_worksheet(name)
    first, column = sheet.write_cover(Cover(_text(title), cover_label=name, width=COVER))
    theme = workbook.theme
    lines: list[tuple[str | Link, Any]] = []
    for section in sections:
        lines.append((section.heading, theme.cover_subtitle_format))
        lines += [(line, theme.cover_text_format) for line in section.lines]
    for row, (line, form) in enumerate(lines, start=first):
        if isinstance(line, Link):
            link = workbook.add_format({**form, "font_color": "blue", "underline": True})
            sheet.write_url(row, column, line.target, link, line.text)
        else:
            sheet.write_string(row, column, line, workbook.add_format(form))
    _set_page(sheet)


def _write_sheet(workbook: Any, sheet: Sheet) -> None:
    table = GPTable(
        table=pd.DataFrame(
            [[_written(cell) for cell in row] for row in sheet.rows],
            columns=[_unpaired(heading) for heading in sheet.headings],
        ),
        table_name=sheet.name.replace(" ", "_"),
        title=_text(sheet.title).list,
        instructions=_line(sheet.lines[0]),
        legend=[_line(line) for line in sheet.lines[1:]],
        index_columns={},
        additional_formatting=_formats(sheet),
    )
    written = workbook.add_worksheet(sheet.name)
    written.write_gptable(table, auto_width=False)
    for column, width in enumerate(_widths(sheet)):
        written.set_column_pixels(column, column, width)
    if sheet.filtered:
        for made in written.tables:  # gptables has no say in this, and makes every table without
            made["autofilter"] = made["a_range"]
    written.ignore_errors({"number_stored_as_text": EVERYWHERE})
    _set_page(written)
    written.repeat_rows(table.data_range[0])


def _set_page(sheet: Any) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _formats(sheet: Sheet) -> list[dict[str, Any]]:
    """Texts begin at the top of their cell; a column of numbers keeps to the right, whatever else stands in it."""
    columns = range(len(sheet.headings))
    numeric = [column for column in columns if any(isinstance(row[column], Number) for row in sheet.rows)]
    numbers = [
        ((row, column), cell.pattern)
        for row, cells in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(cells)
        if isinstance(cell, Number)
    ]
    return [
        {"column": {"columns": [*columns], "format": {"valign": "top"}}},
        *({"column": {"columns": [column], "format": {"align": "right"}}} for column in numeric),
        *({"cell": {"cells": place, "format": {"num_format": pattern}}} for place, pattern in numbers),
    ]


def _widths(sheet: Sheet) -> list[int]:
    """Pixels a column: what its longest text needs, up to `WIDEST`."""
    found = []
    for heading, *cells in zip(sheet.headings, *sheet.rows, strict=True):
        needed = [cell_autofit_width(_said(cell)) for cell in cells]
        needed.append(cell_autofit_width(heading) + BUTTON * sheet.filtered)
        found.append(min(round(max(needed) * SPARE), WIDEST))
    return found


def _said(cell: Cell) -> str:
    if isinstance(cell, Number):
        return f"{cell.value:,}%"
    return cell.text if isinstance(cell, Link) else cell


def _written(cell: Cell) -> Any:
    if isinstance(cell, Number):
        return int(cell.value) if cell.value == cell.value.to_integral_value() else float(cell.value)
    return {cell.text: cell.target} if isinstance(cell, Link) else _text(cell)


def _line(line: str | Link) -> Any:
    return f"[{line.text}]({line.target})" if isinstance(line, Link) else _text(line).list


def _text(text: str) -> Any:
    """A text that gptables writes as it is: it reads no link into one with a format."""
    return FormatList([{}, _unpaired(text)])


def _unpaired(text: str) -> str:
    """The text without a pair of dollars that gptables would take for a note: what stands between them is not seen."""
    return re.sub(r"\$(?=\$)", "$\u2060", text)
