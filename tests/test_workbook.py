"""The workbook of an answer, as openpyxl and pandas read it: the same figures, and nothing that bars a reader's way."""

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from macros.check import check
from macros.export.workbook import workbook
from macros.faults import Report
from macros.languages import LANGS, Lang, Text
from macros.metadata import long_date
from macros.model import Collection, Ledger
from macros.project import Project
from macros.values import Values
from macros.words import words
from tests.conftest import ROOT, SITE, SITE_URL, Copy
from tests.corrected import corrected
from tests.sheets import all_of, built, compare, named, opened, read

HOSTILE = (
    '=HYPERLINK("https://x.example","y")',
    "{=1+1}",
    "+1",
    "@SUM(1)",
    "https://x.example/",
    "mailto:a@x.example",
    "internal:A1",
    "[y](https://x.example)",
    "$$a$$ $$$b$$$",
    "–",
    "<b>&amp;</b>",
)
MAKE = """
import hashlib, sys
from pathlib import Path
from macros.addresses import Site
from macros.check import check
from macros.export.workbook import workbook
from macros.faults import Report
from macros.project import Project
from macros.values import Values
found = check(Project(Path.cwd()), Report())
for question in found.questions.values():
    made = workbook(Values(found, question, "nl"), Site(sys.argv[1]), Path(sys.argv[2]))
    print(hashlib.sha256(made).hexdigest())
"""


def test_every_table_is_in_the_workbook_with_the_values_blanks_and_statuses_of_the_data(
    site: Path, collection: Collection
) -> None:
    for question, lang, found in all_of(site, collection):
        said = words(lang)
        fixed = [said["book_cover"], said["book_contents"], said["figure_notes"]]
        assert found.sheetnames == [*fixed, *(named(question, table, lang) for table in question.tables)]
        for table in question.tables.values():
            compare(found[named(question, table.id, lang)], table, Values(collection, question, lang))


def test_pandas_reads_every_table(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        for table in question.tables.values():
            sheet = named(question, table.id, lang)
            above = len(read(found[sheet]).lines) + 1
            frame = pd.read_excel(BytesIO(built(site, question, lang)), sheet_name=sheet, header=above)
            given = [cell.value for cell in table.cells.values()]
            read_back = pd.to_numeric(frame[words(lang)["csv_value"]], errors="coerce")
            assert [None if pd.isna(value) else Decimal(str(value)) for value in read_back] == given
            assert not frame.isna().any(axis=None)


def test_no_sheet_has_merged_or_empty_cells_formulas_or_hidden_rows(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        for sheet in found:
            assert sheet["A1"].value, (question.id, sheet.title)
            assert not sheet.merged_cells.ranges
            assert sheet.freeze_panes is None
            assert not any(size.hidden for size in [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()])
            assert not any(cell.data_type == "f" for row in sheet for cell in row)
        for sheet in found.worksheets[1:]:
            assert all(cell.value not in (None, "") for row in read(sheet).rows for cell in row), (lang, sheet.title)
            assert all(dimension.width < 81 for dimension in sheet.column_dimensions.values())


def test_the_cover_says_where_the_figures_come_from_and_on_which_terms(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        cover = found.worksheets[0]
        lines = [row[0].value for row in cover.iter_rows()]
        text = "\n".join(lines)
        links = {cell.hyperlink.target or "" for (cell,) in cover.iter_rows() if cell.hyperlink}
        address = SITE.to(lang, f"{question.id}/")
        catalogue = collection.catalogue
        assert {address, catalogue.licence.url} <= links
        for said in (question.minister, catalogue.publisher[lang], catalogue.rights[lang], address):
            assert said in text
        assert text.count(long_date(question.published, lang)) >= 1
        assert text.count(long_date(question.changed, lang)) >= 2
        used = {cell.status for table in question.tables.values() for cell in table.cells.values()} - {""}
        for status in used:
            assert collection.statuses[status].explanation[lang] in text


def test_the_workbook_speaks_one_language(site: Path, collection: Collection) -> None:
    for question, lang, found in all_of(site, collection):
        assert found.properties.title == question.title[lang]
        assert found.properties.creator == collection.catalogue.publisher[lang]
        assert found.properties.modified.date().isoformat() == question.changed
        assert {item.name: item.value[:2] for item in found.custom_doc_props.props} == {"Language": lang}
        texts = {str(cell.value) for sheet in found for row in sheet for cell in row if cell.value}
        others = set(words("en" if lang == "nl" else "nl").values()) - set(words(lang).values())
        assert not texts & {*others, "This worksheet contains one table.", "Sheet name", "Note number"}


def test_equal_figures_give_equal_bytes_in_another_process(site: Path, collection: Collection, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-c", MAKE, SITE_URL, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    hashes = [hashlib.sha256(built(site, question, "nl")).hexdigest() for question in collection.questions.values()]
    assert done.stdout.split() == hashes


def test_the_workbook_of_an_answer_that_was_added_or_is_a_draft_is_made_as_well(with_third: Copy) -> None:
    found = check(Project(with_third.root), Report())
    assert found
    question = found.questions["invented-2024"]
    for lang in LANGS:
        values = Values(found, question, lang)
        found_there = opened(workbook(values, SITE, with_third.root / "made"))
        compare(found_there[named(question, "bicycles", lang)], question.tables["bicycles"], values)
        draft = replace(question, published="", ledger=Ledger(), notes={}, figures={})
        made = opened(workbook(Values(found, draft, lang), SITE, with_third.root / "made"))
        assert words(lang)["book_unpublished"] in [row[0].value for row in made.worksheets[0].iter_rows()]
        assert words(lang)["figure_notes"] not in made.sheetnames


@pytest.mark.parametrize("lang", LANGS)
def test_a_correction_is_told_on_the_cover_and_dates_the_file(
    collection: Collection, lang: Lang, tmp_path: Path
) -> None:
    question = collection.questions["online-opleidingen-2023"]
    changed = corrected(question, ("2031-02-03", ("budget",), Text("Een.", "One.")))
    found = opened(workbook(Values(collection, changed, lang), SITE, tmp_path))
    told = [row[0].value for row in found.worksheets[0].iter_rows() if long_date("2031-02-03", lang) in row[0].value]
    assert any(line.endswith(changed.ledger.corrections[0].why[lang]) for line in told)
    assert found.properties.modified.date().isoformat() == "2031-02-03"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_a_formula_a_link_or_a_note(collection: Collection, tmp_path: Path, text: str) -> None:
    question = collection.questions["online-opleidingen-2023"]
    table = question.tables["by-sex"]
    period, sex = table.dimensions.values()
    code = replace(sex.codes["M"], label=Text.same(text))
    spoilt = replace(sex, label=Text.same(text), codes={**sex.codes, "M": code})
    tables = {"by-sex": replace(table, title=Text.same(text), dimensions={"period": period, "sex": spoilt})}
    notes = {
        "asterisk": replace(question.notes["asterisk"], text=Text.same(text.replace("{", "{{").replace("}", "}}")))
    }
    answer = replace(question, title=Text.same(text), summary=Text.same(text), tables=tables, notes=notes, figures={})
    content = workbook(Values(collection, answer, "en"), SITE, tmp_path)
    found = opened(content)
    cells = [cell for sheet in found for row in sheet for cell in row if cell.value]
    assert not any(cell.data_type == "f" for cell in cells)
    assert len([cell for cell in cells if str(cell.value).replace("\u2060", "") == text]) >= 5 + 4
    assert not [cell for cell in cells if cell.value == text and cell.hyperlink]
    parts = zipfile.ZipFile(BytesIO(content))
    assert not any(
        b"<f>" in parts.read(name) or b"x.example" in parts.read(name) for name in parts.namelist() if "sheets/" in name
    )
