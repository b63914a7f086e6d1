"""The figures in `data/` are those of the source: read again from its text, and counted one by one."""

import csv
import re
from collections import Counter
from types import ModuleType

import pytest

from tests.transcription import DATA, between, knelpuntopleidingen_2021, online_opleidingen_2023, plain, source_text

ANSWERS = (knelpuntopleidingen_2021, online_opleidingen_2023)


def values(answer: str, *tables: str) -> Counter[str]:
    """How often each value stands in the CSV files."""
    found: Counter[str] = Counter()
    for table in tables:
        with (DATA / answer / f"{table}.csv").open(encoding="utf-8") as file:
            found.update(row["value"] for row in csv.DictReader(file) if row["value"])
    return found


def figures(text: str) -> Counter[str]:
    """How often each figure is printed in a piece of the source, as a plain number."""
    return Counter(plain(found) for found in re.findall(r"\d{1,3}(?:\.\d{3})+|\d+,\d+|\d+", text))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.ANSWER)
def test_every_csv_file_is_what_the_text_says(answer: ModuleType) -> None:
    tables = answer.tables()
    on_disk = {path.stem: path.read_text(encoding="utf-8") for path in (DATA / answer.ANSWER).glob("*.csv")}
    assert {name: table.csv() for name, table in tables.items()} == on_disk


def test_the_eight_tables_of_part_1_hold_224_cells_of_which_two_are_blank() -> None:
    rows = knelpuntopleidingen_2021.tables()["trainings"].rows
    assert len(rows) == 224
    assert [row.codes for row in rows if not row.value] == [
        ("2019", "failed", "4a", "F", "Y_GE55"),
        ("2020", "failed", "4a", "F", "Y_GE55"),
    ]


def test_the_figures_of_the_2021_tables_are_those_of_the_csv_files_and_no_others() -> None:
    text = source_text("knelpuntopleidingen-2021")
    tables = between(text, "1. Het aantal knelpuntopleidingen in 2019 en 2020 bedraagt:", " 4. a) Met de start")
    for words in (
        r"\* Opmerking: .*?december 2020",  # the remark, with its years
        r"-25 jaar|25 tot en met 54 jaar|55 jaar en \+",
        r"(?:opleidingen|stopzettingen|Uitstroom) (?:2019|2020)",
        r"bedraagt in 2019 en 2020|module 4[ab]|na 3 (?:mndn|maanden)",
        r"\b[23]\. ",
    ):
        tables = re.sub(words, " ", tables)
    repeated = Counter({"794": 2 - 1, "50.9": 2 - 1, "580": 2 - 1, "40.5": 2 - 1})  # under sex and under age
    assert figures(tables) == values("knelpuntopleidingen-2021", "trainings", "early-leavers", "to-work") + repeated


def test_the_figures_of_parts_1_and_2_of_2023_are_those_of_the_csv_files_twice_from_2021_on() -> None:
    text = source_text("online-opleidingen-2023")
    tables = between(text, "a) per kwartaal Jaar Start", " 3. a) VDAB heeft")
    tables = re.sub(r"(47\.995|69\.271)(?=20\d\d)", r"\1 ", tables)  # a year sticks to a figure
    tables = re.sub(r"(?<![\d.])20\d\d(?![\d.])", " ", tables)
    for words in (
        r"2\. Onderstaande tabellen.*?a\) per kwartaal",
        r"\(-25, 25-55, 55\+\)|-25 jaar|25 tot en met 59 jaar|60 jaar en \+|\(0\d\)",
        r"(?<![\d.])[1-4] (?=\d)",  # the number of a quarter
    ):
        tables = re.sub(words, " ", tables)
    expected: Counter[str] = Counter()
    for name, table in online_opleidingen_2023.tables().items():
        if name in ("by-quarter", "by-age", "by-sex", "by-province"):
            printed = [row for row in table.rows if "/" not in row.codes[0]]
            expected.update(row.value for row in printed)
            expected.update(row.value for row in printed if row.codes[0] >= "2021")
    assert figures(tables) == expected


def test_the_figures_of_part_3_are_those_of_the_csv_files_and_no_others() -> None:
    text = source_text("online-opleidingen-2023")
    part = between(text, "Jaar Start 2021 2022 2023 (**)Beroepenclust", " 4. De redenen")
    sectors, completions = part.split("b) Volgende tabel", 1)
    sectors = re.sub(r"cijfers 2023 tot en met mei 2023", " ", sectors)
    assert figures(sectors) == values("online-opleidingen-2023", "by-sector")
    quarters = Counter({"1": 3, "2": 3, "3": 2, "4": 2})
    years = Counter({"2021": 1, "2022": 1, "2023": 1})
    assert figures(completions) == values("online-opleidingen-2023", "completions") + quarters + years


def test_the_budget_and_the_number_of_the_first_sentence_are_printed_in_the_text() -> None:
    text = source_text("online-opleidingen-2023")
    assert "568.694 online cursisten" in text
    with (DATA / "online-opleidingen-2023" / "budget.csv").open(encoding="utf-8") as file:
        amounts = {row["period"]: row["value"].replace(".", ",") for row in csv.DictReader(file)}
    assert f"2023-2025 wordt {amounts.pop('2023/2025')} mio €" in text
    assert re.findall(r"- (\d{4}): € ([\d,]+) mio", text) == list(amounts.items())
