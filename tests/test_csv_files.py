"""The CSV files that the site publishes, read back with pandas."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from macros.export.tables import columns, table_csv
from macros.harmless import harmless
from macros.languages import Lang
from macros.model import Collection
from tests.published import Shelf, every_table, told

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(path: object) -> pd.DataFrame:
    """A CSV file as it stands, every cell a text."""
    return pd.read_csv(str(path), dtype=str, keep_default_na=False)


@every_table
def test_a_csv_file_holds_the_figures_blanks_and_statuses_of_the_data_and_no_more(
    shelf: Shelf, answer: str, name: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    table = published.question.tables[name]
    frame = read(published.csv(name))
    found = [
        (tuple(row[dimension] for dimension in table.dimensions), (row["value"], row["status"]))
        for row in frame.to_dict("records")
    ]
    assert found == [
        (codes, ("" if value is None else str(value), status)) for codes, (value, status) in told(table).items()
    ]


@every_table
def test_a_csv_file_says_in_words_what_its_codes_mean(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    table, statuses = published.question.tables[name], published.values.collection.statuses
    frame = read(published.csv(name))
    assert list(frame.columns) == [column.name for column in columns(published.values, table)]
    for row in frame.to_dict("records"):
        for dimension in table.dimensions.values():
            label = dimension.codes[row[dimension.id]].label[lang]
            assert row[f"{dimension.id}_label"].removeprefix("'") == label
        status = row["status"]
        assert row["status_label"].removeprefix("'") == (statuses[status].label[lang] if status else "")


@every_table
def test_a_program_that_guesses_types_reads_numbers(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    values = pd.read_csv(published.csv(name))["value"]
    assert values.dtype.kind in "if"
    expected = [value for value, _ in told(published.question.tables[name]).values()]
    assert [None if pd.isna(value) else float(value) for value in values] == [
        None if value is None else float(value) for value in expected
    ]


@every_table
def test_no_text_of_a_csv_file_is_run_as_a_formula(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    frame = read(shelf(answer, lang).csv(name)).drop(columns="value")
    texts = {text for column in frame for text in frame[column]}
    assert [text for text in texts if text.lstrip().startswith(SIGNS)] == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_name_that_would_be_run_has_an_apostrophe(shelf: Shelf, lang: Lang) -> None:
    frame = read(shelf("invented-2024", lang).csv("bicycles"))
    labels = dict(zip(frame["sex"], frame["sex_label"], strict=True))
    assert labels["M"] == {"nl": "'=cmd|'/c calc'!A1", "en": """'+1, "x\""""}[lang]
    assert labels["F"] == {"nl": "'-2+3", "en": "'@SUM(A1)"}[lang]
    assert set(frame["status_label"]) > {{"nl": "'＝1+1", "en": "' =1+1"}[lang], ""}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\u200b "])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(sign: str, before: str) -> None:
    text = f"{before}{sign}1+1" if sign.strip() else f"{sign}{before}x"
    assert harmless(text) == f"'{text}"
    assert harmless(harmless(text)) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Onbekend", "25 tot en met 54 jaar", "a=b", "'s avonds", "Vlaams-Brabant", "(-)"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_negative_number_stays_a_number(collection: Collection) -> None:
    table = collection.questions["online-opleidingen-2023"].tables["budget"]
    codes, cell = next(iter(table.cells.items()))
    changed = replace(table, cells={codes: replace(cell, value=Decimal("-1.50"))})
    assert table_csv(changed, collection.statuses, "nl").splitlines()[1].split(",")[2] == "-1.50"
