"""What two answers give must be the same, or a note says why not."""

import shutil

import pytest

from tests.conftest import Copy

MINE = "data/repeating-2025/people.csv"
MY_QUESTION = "data/repeating-2025/question.yaml"
OTHER = "data/invented-2024/bicycles.csv"


@pytest.fixture
def two(with_third: Copy) -> Copy:
    """The invented answer and another that gives the same figures again."""
    root = with_third.root
    shutil.copytree(root / "data/invented-2024", root / "data/repeating-2025")
    (root / "data/repeating-2025/bicycles.csv").rename(root / MINE)
    (root / "data/repeating-2025/ledger.yaml").unlink()
    for lang in ("nl", "en"):
        shutil.copytree(root / f"docs/{lang}/invented-2024", root / f"docs/{lang}/repeating-2025")
        for page in (root / f"docs/{lang}/repeating-2025").iterdir():
            page.write_text(page.read_text().replace('"bicycles"', '"people"'))
    question = root / MY_QUESTION
    changed = question.read_text().replace("id: invented-2024", "id: repeating-2025").replace('"2024-03"', '"2024-03"')
    changed = changed.replace("table: bicycles", "table: people").replace("  bicycles:\n", "  people:\n    # repeats\n")
    question.write_text(changed)
    return with_third


def declare(copy: Copy, table: str = "invented-2024/bicycles") -> int:
    """Say that the table repeats another; the row where it says so."""
    copy.edit(MY_QUESTION, "    # repeats\n", f"    repeats: {table}\n")
    return 1 + (copy.root / MY_QUESTION).read_text().splitlines().index(f"    repeats: {table}")


def other_figures(copy: Copy) -> None:
    """One month differs, and the totals with it, in the table as in its text."""
    for old, new in (("2024-M03,M,1100", "2024-M03,M,1101"), ("2024-M03,_T,1500", "2024-M03,_T,1501")):
        copy.edit(MINE, old, new)
    for old, new in (
        ("2024-Q1,M,3400", "2024-Q1,M,3401"),
        ("2024-Q1,_T,4000", "2024-Q1,_T,4001"),
        ("2024,M,3400", "2024,M,3401"),
        ("2024,_T,4000", "2024,_T,4001"),
    ):
        copy.edit(MINE, old, new)
    text = copy.root / "data/repeating-2025/source.txt"
    text.write_text(
        text.read_text()
        .replace("1.100", "1.101")
        .replace("1.500", "1.501")
        .replace("3.400", "3.401")
        .replace("4.000", "4.001")
    )


def test_the_same_figures_in_two_answers_are_no_matter(two: Copy) -> None:
    assert two.faults() == []
    assert two.warnings() == []
    declare(two)
    assert two.faults() == []


def test_declared_repeats_that_differ_are_told_where_and_from_what(two: Copy) -> None:
    declare(two)
    other_figures(two)
    lines = two.faults()
    assert len(lines) == 6
    assert lines[0] == (
        f'{MINE}, row 8, column "value": It says 1101 here, but 1100 in {OTHER} (row 8). Correct one of them, '
        'or explain it in a note with "explains: [differs]".'
    )
    assert {line.split(",")[0] for line in lines} == {MINE}


def test_a_note_explains_why_two_answers_differ(two: Copy) -> None:
    declare(two)
    other_figures(two)
    two.edit(
        MY_QUESTION,
        "    cells:\n      - {table: people, where: {period: 2024-M02, sex: F}}\n",
        "    explains: [differs]\n    cells:\n      - {table: people}\n",
    )
    assert two.faults() == []
    assert two.warnings() == []


def test_tables_that_seem_to_repeat_each_other_and_differ_are_pointed_out(two: Copy) -> None:
    other_figures(two)
    assert two.faults() == []
    assert two.warnings() == [
        f'{MINE}, row 8, column "value": This table seems to repeat invented-2024/bicycles (8 figures are the same), '
        f'but it says 1101 here and 1100 in {OTHER} (row 8). Add "repeats: invented-2024/bicycles" to the table if the '
        "figures are the same."
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("invented-2042/bicycles", '"invented-2042" is not an answer in data/. Did you mean "invented-2024"?'),
        ("invented-2024/bicycle", '"bicycle" is not a table of the answer invented-2024. Did you mean "bicycles"?'),
        (
            "online-opleidingen-2023/by-sex",
            '"online-opleidingen-2023/by-sex" has another unit or other dimensions, so it cannot give the same '
            "figures.",
        ),
    ],
)
def test_a_table_that_cannot_be_repeated_is_told(two: Copy, table: str, said: str) -> None:
    row = declare(two, table)
    assert f"{MY_QUESTION}, row {row}: {said}" in two.faults()


def test_of_an_answer_that_cannot_be_read_nothing_is_told_twice(two: Copy) -> None:
    declare(two)
    two.edit(OTHER, "2024-M01,M,1000,", "2024-M01,M,10.00,")
    assert {line.split(",")[0] for line in two.faults()} == {OTHER}
