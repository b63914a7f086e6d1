"""The sheets of a workbook: how they are named, listed and linked, and which notes belong to which."""

from dataclasses import replace
from pathlib import Path

from macros.export.book import HEADING, unique
from macros.export.workbook import workbook
from macros.languages import FOLDERS, Text
from macros.metadata import notes_of
from macros.model import Collection
from macros.values import Values
from macros.words import words
from tests.conftest import SITE
from tests.sheets import all_of, named, opened, read


def test_every_sheet_begins_with_its_title_and_every_link_within_leads_to_a_sheet(
    site: Path, collection: Collection
) -> None:
    for question, lang, found in all_of(site, collection):
        assert found.worksheets[0]["A1"].value == question.title[lang]
        contents = found[words(lang)["book_contents"]]
        listed = {row[0].value: (row[1].value, row[0].hyperlink.location) for row in read(contents).rows}
        assert list(listed) == [name for name in found.sheetnames if name != contents.title]
        for sheet in found.worksheets[1:]:
            for row in sheet:
                for cell in row:
                    if cell.hyperlink:
                        assert cell.hyperlink.location.removeprefix("'").removesuffix("'!A1") in found.sheetnames
        for sheet in found.worksheets[2:]:
            title, location = listed[sheet.title]
            assert sheet["A1"].value.startswith(title)
            assert location == f"'{sheet.title}'!A1"


def test_the_contents_name_the_file_that_holds_the_same_table(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        contents = read(found[words(lang)["book_contents"]])
        files = {row[0].value: row[2].value for row in contents.rows}
        for table in question.tables:
            file = files.pop(named(question, table, lang))
            assert (site / FOLDERS[lang] / "data" / question.id / file).is_file() and file == f"{table}.csv"
        assert set(files.values()) == {words(lang)["book_none"]}


def test_the_notes_name_the_tables_that_they_belong_to(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        rows = read(found[words(lang)["figure_notes"]]).rows
        for note, row in zip(question.notes.values(), rows, strict=True):
            marked = [table for table in question.tables.values() if note in notes_of(question, table)]
            wanted = ", ".join(named(question, table.id, lang) for table in marked)
            assert row[2].value == (wanted or words(lang)["book_none"])


def test_every_note_that_a_sheet_refers_to_exists_and_stands_where_the_data_say(
    site: Path, collection: Collection
) -> None:
    for question, lang, found in all_of(site, collection):
        values = Values(collection, question, lang)
        notes = {f"[{row[0].value}]": row[1].value for row in read(found[words(lang)["figure_notes"]]).rows}
        assert list(notes.values()) == [values.note(note) for note in question.notes.values()]
        for note, ref in zip(question.notes.values(), notes, strict=True):
            for table in question.tables.values():
                shown = read(found[named(question, table.id, lang)])
                cells = [codes for row, codes in zip(shown.rows, table.cells, strict=True) if ref in row[-1].value]
                wanted = [at.where for at in note.cells if at.table == table.id]
                for codes in table.cells:
                    at = table.at(codes)
                    marks = any(all(at[name] in allowed for name, allowed in where.items()) for where in wanted)
                    assert (codes in cells) == marks, (note.id, codes)
                figures = [figure for figure in question.figures.values() if figure.table == table.id]
                whole = any(note.id in figure.notes for figure in figures) and not wanted
                assert (ref in shown.title) == whole, (note.id, table.id)


def test_a_table_may_have_any_name_and_its_headings_are_unlike(collection: Collection, tmp_path: Path) -> None:
    question = collection.questions["online-opleidingen-2023"]
    table = question.tables["budget"]
    (period,) = table.dimensions.values()
    status = replace(table, dimensions={"period": replace(period, label=Text.same("status"))})
    ids = ["history", "history-2", "history_2", "notes", "cover", "a" * 40, "a1", "r1c1"]
    answer = replace(question, tables={name: replace(status, id=name) for name in ids}, figures={}, notes={})
    found = opened(workbook(Values(collection, answer, "en"), SITE, tmp_path))
    assert found.sheetnames[2:] == [named(answer, name, "en") for name in ids]
    assert len({name for sheet in found for name in sheet.tables}) == len(ids) + 1
    for sheet in found.worksheets[2:]:
        assert read(sheet).headings == ["status", "Value", "Status_2", "Notes"]
    long = unique(["a" * HEADING, "A" * (HEADING + 1)])
    assert long == ("a" * HEADING, "A" * (HEADING - 2) + "_2")
