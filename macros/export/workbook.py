"""All of an answer as one workbook for a spreadsheet program, accessible to who reads it with a screen reader."""

import warnings
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path, PurePath

from macros.addresses import Site, of_table
from macros.cache import code_of, kept
from macros.cite import cite_answer
from macros.export.book import Book, Cell, Link, Section, Sheet, to_sheet
from macros.export.sheets import back, explained, size, table_sheet
from macros.export.tables import statuses_in
from macros.languages import LOCALES
from macros.metadata import About, about_answer, long_date, notes_of
from macros.model import Table
from macros.values import Values
from macros.words import words


def workbook(values: Values, site: Site, cache: Path) -> bytes:
    """The workbook of an answer in the language of `values`, made once for the same content."""
    content = book(values, site)
    code = code_of("macros.export", "book.py", "xlsx.py")
    makers = [version(name) for name in ("gptables", "xlsxwriter", "pandas")]

    def make() -> bytes:
        with warnings.catch_warnings():
            for kind in (DeprecationWarning, ResourceWarning):  # gptables asks pandas for what a next one will not do
                warnings.simplefilter("ignore", kind)
            from macros.export.xlsx import xlsx

            return xlsx(content)

    return kept(cache, repr((content, code, makers)), ".xlsx", make)


def book(values: Values, site: Site) -> Book:
    """What stands in it: a cover, the contents, the notes if there are any, then a sheet for each table that has
    figures."""
    question, lang = values.question, values.lang
    said = words(lang)
    numbers = {note: number for number, note in enumerate(question.notes, start=1)}
    tables = [table for table in question.tables.values() if table.cells]
    by_table = {table.id: said["book_table"].format(number=number) for number, table in enumerate(tables, start=1)}
    sheets = [table_sheet(values, table, by_table[table.id], numbers) for table in tables]
    notes = [_notes(values, numbers, by_table)] if numbers else []
    listed = [(said["book_cover"], said["book_cover_title"], said["book_none"])]
    listed += [(sheet.name, sheet.title, said["book_none"]) for sheet in notes]
    listed += [(by_table[table.id], table.title[lang], PurePath(of_table(table, "csv")).name) for table in tables]
    return Book(
        question.title[lang],
        about_answer(values).source,
        values.collection.catalogue.publisher[lang],
        LOCALES[lang].replace("_", "-"),
        question.changed,
        said["book_cover"],
        _cover(values, site, tables),
        (_contents(values, listed), *notes, *sheets),
    )


def _cover(values: Values, site: Site, tables: list[Table]) -> tuple[Section, ...]:
    question, catalogue, lang = values.question, values.collection.catalogue, values.lang
    said = words(lang)
    about = about_answer(values)
    what = [question.summary[lang], said["book_tables_in"].format(count=len(tables))]
    rights = Link(catalogue.licence.title[lang], catalogue.licence.url)
    address = site.to(lang, about.page)
    signs = [
        said["book_signs_blank"].format(value=said["csv_value"]),
        said["book_signs_none"].format(status=said["csv_status"], none=said["book_none"]),
        *(explained(values, status) for status in statuses_in(values, *tables)),
    ]
    made = [
        Section(said["book_what"], (*what, *([said["translation"]] if lang != "nl" else []))),
        Section(said["figure_source"], (f"{about.source}.",)),
        Section(said["book_dates"], _dates(values, about)),
        Section(said["publisher"], (Link(catalogue.publisher[lang], site.to(lang, catalogue.publisher_page)),)),
        Section(said["book_contact"], (Link(said["book_contact_link"], site.to(lang, catalogue.contact_page)),)),
        Section(said["book_licence"], (rights, catalogue.rights[lang])),
        Section(said["book_address"], (Link(address, address),)),
        Section(said["book_signs"], tuple(signs)),
    ]
    return (*made, *([Section(said["cite_heading"], (cite_answer(values, site).text,))] if about.published else []))


def _dates(values: Values, about: About) -> tuple[str, ...]:
    question, lang = values.question, values.lang
    said = words(lang)
    if not about.published:
        return (said["book_unpublished"],)
    corrected = [
        said["book_corrected"].format(date=long_date(correction.date, lang), text=correction.why[lang])
        for correction in question.ledger.corrections
    ]
    return (
        said["book_published"].format(date=long_date(about.published, lang)),
        said["book_changed"].format(date=long_date(about.changed, lang)),
        *corrected,
    )


def _contents(values: Values, listed: list[tuple[str, str, str]]) -> Sheet:
    """A row for each other sheet: its name, which leads to it, what it holds and the file with the same table."""
    said = words(values.lang)
    name = said["book_contents"]
    headings = (said["book_sheet"], said["book_title"], said["book_file"])
    rows = tuple((Link(sheet, to_sheet(sheet)), title, file) for sheet, title, file in listed)
    return Sheet(name, name, (size(values, len(rows), len(headings)),), headings, rows)


def _notes(values: Values, numbers: Mapping[str, int], by_table: Mapping[str, str]) -> Sheet:
    """A row for each note: its number, its text and the sheets of the tables that it belongs to."""
    question = values.question
    said = words(values.lang)
    name = said["figure_notes"]
    headings = (said["book_number"], said["book_text"], said["book_tables"])
    on_sheets = {
        sheet: {note.id for note in notes_of(question, question.tables[table])} for table, sheet in by_table.items()
    }
    rows: list[tuple[Cell, ...]] = []
    for note in question.notes.values():
        tables = ", ".join(sheet for sheet, notes in on_sheets.items() if note.id in notes)
        number = said["book_note"].format(number=numbers[note.id])
        rows.append((number, values.note(note), tables or said["book_none"]))
    lines = (size(values, len(rows), len(headings)), back(values))
    return Sheet(name, said["book_notes_title"], lines, headings, tuple(rows))
