"""Figures against the printed text of the answer: what is not printed is told, with what was probably meant."""

from decimal import Decimal

import pytest

from macros.check.printed import printed_numbers
from tests.conftest import Copy

SECTORS = "data/online-opleidingen-2023/by-sector.csv"
BUDGET = "data/online-opleidingen-2023/budget.csv"
DONE = "data/online-opleidingen-2023/completions.csv"
LEAVERS = "data/knelpuntopleidingen-2021/early-leavers.csv"
QUESTION = "data/online-opleidingen-2023/question.yaml"

TOLD = [
    (DONE, "2021,2021-Q1,9241,", "2021,2021-Q1,9214,", "2", "9214", "9241"),  # two digits that changed places
    (DONE, "2021,2021-Q1,9241,", "2021,2021-Q1,9242,", "2", "9242", "9241"),
    (LEAVERS, "2019,percent,M,_T,51.9,", "2019,percent,M,_T,51.8,", "3", "51.8", "51.9"),
    (BUDGET, "2021,3.95,", "2021,3.96,", "3", "3.96", "3.95"),
    (BUDGET, "2021,3.95,", "2021,36.41,", "3", "36.41", ""),  # nothing like it is printed
]


@pytest.mark.parametrize(("file", "old", "new", "row", "wrong", "meant"), TOLD)
def test_a_figure_that_is_not_printed_is_told_with_the_one_that_was_meant(
    copy: Copy, file: str, old: str, new: str, row: str, wrong: str, meant: str
) -> None:
    copy.edit(file, old, new)
    guess = f' Did you mean "{meant}"?' if meant else ""
    assert copy.faults() == [
        f'{file}, row {row}, column "value": "{wrong}" is not printed in source.txt, the text of the answer.{guess}'
    ]


def test_a_wrong_figure_is_told_once_and_not_in_every_sum_that_it_spoils(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/by-sex.csv", "2021,F,72316,", "2021,F,72361,")
    assert copy.faults() == [
        'data/online-opleidingen-2023/by-sex.csv, row 7, column "value": "72361" is not printed in source.txt, '
        'the text of the answer. Did you mean "72316"?'
    ]


def test_a_figure_in_more_cells_than_it_is_printed_is_told(copy: Copy) -> None:
    copy.edit(DONE, "2021,2021-Q1,9241,", "2021,2021-Q1,7222,")
    assert copy.faults() == [
        f'{DONE}, row 3, column "value": "7222" is in 2 cells (table and row: completions 2, completions 3), '
        "but in source.txt less often: 1."
    ]


def test_a_note_explains_a_figure_in_more_cells_than_it_is_printed(copy: Copy) -> None:
    copy.edit(DONE, "2021,2021-Q1,9241,", "2021,2021-Q1,7222,")
    where = "{start: '2021', period: 2021-Q1}"
    cells = f"    explains: [not-printed]\n    cells:\n      - {{table: completions, where: {where}}}\n"
    copy.edit(QUESTION, "  learners-or-courses:\n", f"  learners-or-courses:\n{cells}")
    assert copy.faults() == []
    assert copy.warnings() == []


def test_a_figure_of_a_sentence_must_be_printed_too(copy: Copy) -> None:
    copy.edit(QUESTION, 'value: "19000"', 'value: "18999"')
    row = 1 + (copy.root / QUESTION).read_text().splitlines().index('    value: "18999"')
    assert copy.faults() == [f'{QUESTION}, row {row}: "18999" is not printed in source.txt, the text of the answer.']


def test_a_note_explains_a_figure_that_is_not_printed_as_such(copy: Copy) -> None:
    copy.edit(BUDGET, "2021,3.95,", "2021,36.41,")
    cells = "    explains: [not-printed]\n    cells:\n      - {table: budget, where: {period: '2021'}}\n"
    copy.edit(QUESTION, "  learners-or-courses:\n", f"  learners-or-courses:\n{cells}")
    assert copy.faults() == []
    assert copy.warnings() == []
    copy.edit(BUDGET, "2021,36.41,", "2021,3.95,")
    row = 1 + (copy.root / QUESTION).read_text().splitlines().index("    explains: [not-printed]")
    assert copy.warnings() == [
        f'{QUESTION}, row {row}: The note "learners-or-courses" explains "not-printed", '
        "but nothing of the kind is in its cells."
    ]


def test_a_total_that_is_wrong_in_the_source_is_kept_when_a_note_explains_it(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/source.txt", "4 59.188 totaal 214.532", "4 59.188 totaal 214.533")
    copy.edit("data/online-opleidingen-2023/by-quarter.csv", "2020,214532,", "2020,214533,")
    assert {line.split(":")[0].split(",")[0] for line in copy.faults()} == {
        "data/online-opleidingen-2023/by-quarter.csv"
    }
    cells = "    explains: [does-not-add-up]\n    cells:\n      - {table: by-quarter, where: {period: '2020'}}\n"
    copy.edit(QUESTION, "  learners-or-courses:\n", f"  learners-or-courses:\n{cells}")
    assert copy.faults() == []
    assert copy.warnings() == []


def test_without_the_text_of_an_answer_an_editor_is_warned_once(copy: Copy) -> None:
    copy.forget_the_text()
    assert copy.faults() == []
    assert copy.warnings() == [
        f"data/{answer}/source.txt: This file is missing, so the figures are not compared with the text of the answer. "
        "Put the text there."
        for answer in ("knelpuntopleidingen-2021", "online-opleidingen-2023")
    ]


READ = [
    ("23.297 en 1.058", {"23297", "1058"}),
    ("51,9% van 7.286,5", {"51.9", "7286.5"}),
    ("23 297 cursisten", {"23297", "23", "297"}),
    ("1 47.9952023 (**)", {"1", "47995", "2023"}),
    ("12,345 learners and 51.9%", {"12345", "51.9"}),
    ("€ 3,95 mio", {"3.95"}),
]


@pytest.mark.parametrize(("text", "numbers"), READ)
def test_numbers_are_read_as_the_answer_prints_them(text: str, numbers: set[str]) -> None:
    printed = printed_numbers(text)
    assert [number for number in numbers if Decimal(number) not in printed] == []
