"""Totals, tables against each other, percentages: what holds is counted, what does not is named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.check.across import check_across, totals
from macros.check.cover import one_digit_changes
from macros.check.percents import check_percents
from macros.check.sums import check_sums, sums
from macros.faults import Fault, Report
from macros.model import Codes, Collection, Observation, Question, Same, Table
from tests.conftest import Copy


def question_with(question: Question, table: Table, cell: Observation) -> Question:
    """The question with one cell of one table changed."""
    changed = replace(table, cells={**table.cells, cell.codes: cell})
    return replace(question, tables={**question.tables, table.id: changed})


def faults(collection: Collection, question: Question, table_id: str) -> list[Fault]:
    """What the checks of figures say of a question, as far as one table can be the cause."""
    report = Report()
    check_sums(question.tables[table_id], collection.statuses, report)
    check_across(question, report)
    check_percents(question, report)
    return list(report)


def covered(collection: Collection, question: Question, table: Table) -> set[Codes]:
    """The cells that a total covers, in the table or through another one."""
    cells = {cell.codes for found in sums(table, collection.statuses) for cell in (found.total, *found.parts)}
    for check in question.checks:
        if isinstance(check, Same):
            for group in totals(question, check).values():
                cells |= {cell.codes for total in group if total.table.id == table.id for cell in total.cells}
    return cells


TABLES = [
    ("knelpuntopleidingen-2021", "trainings", 224),
    ("knelpuntopleidingen-2021", "early-leavers", 12),
    ("online-opleidingen-2023", "by-quarter", 19),
    ("online-opleidingen-2023", "by-age", 16),
    ("online-opleidingen-2023", "by-sex", 12),
    ("online-opleidingen-2023", "by-province", 32),
    ("online-opleidingen-2023", "by-sector", 129),
]


@pytest.mark.parametrize(("answer", "table_id", "expected"), TABLES, ids=[f"{a}/{t}" for a, t, _ in TABLES])
def test_a_changed_digit_in_any_cell_that_a_total_covers_is_named_with_file_and_row(
    collection: Collection, answer: str, table_id: str, expected: int
) -> None:
    question = collection.questions[answer]
    table = question.tables[table_id]
    cells = covered(collection, question, table)
    assert len(cells) == expected
    for codes in cells:
        cell = table.cells[codes]
        for value in one_digit_changes(cell.value) if cell.value is not None else [Decimal(1)]:
            changed = question_with(question, table, replace(cell, value=value))
            found = faults(collection, changed, table_id)
            named = [
                fault for fault in found if fault.file == table.file and str(cell.row) in numbers(fault.line("en"))
            ]
            assert named, (codes, value, [fault.line("en") for fault in found])


def numbers(line: str) -> list[str]:
    """The numbers in a message."""
    return line.replace(",", " ").replace(")", " ").replace(":", " ").split()


def test_the_sums_of_the_first_answer_are_those_of_its_tables(collection: Collection) -> None:
    trainings = collection.questions["knelpuntopleidingen-2021"].tables["trainings"]
    found = list(sums(trainings, collection.statuses))
    # 8 tables: 7 rows add up over age; 2 modules add up over sex and all add up over module, in 4 columns each
    assert len(found) == 8 * (7 + 2 * 4 + 4)
    assert all(each.holds for each in found)


def test_the_number_of_the_prose_is_the_sum_of_the_quarters_after_the_first(collection: Collection) -> None:
    by_quarter = collection.questions["online-opleidingen-2023"].tables["by-quarter"]
    found = [each for each in sums(by_quarter, collection.statuses) if "/" in each.total.codes[0]]
    assert [(str(each.total.value), str(each.sum), len(each.parts)) for each in found] == [("568694", "568694", 13)]
    assert ("2020-Q1",) not in [part.codes for part in found[0].parts]


def test_percentages_add_up_to_nothing(collection: Collection) -> None:
    leavers = collection.questions["knelpuntopleidingen-2021"].tables["early-leavers"]
    assert {leavers.unit_of(each.total.codes) for each in sums(leavers, collection.statuses)} == {"learners"}


def test_a_sum_that_fails_is_told_at_the_row_that_two_wrong_sums_share(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit(
        "data/knelpuntopleidingen-2021/trainings.csv",
        "2019,started,4b,F,Y25T54,6837,",
        "2019,started,4b,F,Y25T54,6387,",
    )
    row = 1 + (copy.root / "data/knelpuntopleidingen-2021/trainings.csv").read_text().splitlines().index(
        "2019,started,4b,F,Y25T54,6387,"
    )
    lines = copy.faults()
    assert len(lines) == 2
    assert all(f'trainings.csv, row {row}, column "value"' in line for line in lines)


def test_a_percentage_that_its_numbers_contradict_is_named(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit("data/knelpuntopleidingen-2021/to-work.csv", "2020,percent,56.5,", "2020,percent,65.5,")
    assert copy.faults() == [
        'data/knelpuntopleidingen-2021/to-work.csv, row 7, column "value": '
        "5886 (row 5) out of 10410 (row 6) is 56.5%, but it says 65.5%."
    ]


def test_a_percentage_without_its_whole_is_checked_through_the_wholes_it_implies(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit("data/knelpuntopleidingen-2021/early-leavers.csv", "2019,percent,M,_T,51.9,", "2019,percent,M,_T,61.9,")
    (line,) = copy.faults()
    assert "early-leavers.csv" in line
    assert "contradict each other" in line


def test_a_table_that_differs_from_the_others_is_the_one_that_is_named(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit("data/online-opleidingen-2023/by-sex.csv", "2021,F,72316,", "2021,F,72361,")
    assert copy.faults() == [
        'data/online-opleidingen-2023/by-sex.csv, row 5, column "value": For 2021 this table gives 179918 '
        "(rows 5, 6, 7) and by-quarter, by-age, by-province, by-sector gives 179873."
    ]
