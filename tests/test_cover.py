"""Nearly every wrong digit is told; what no check covers can be listed."""

from decimal import Decimal

import pytest

from macros.check.cover import cover, one_digit_changes
from macros.check.printed import printed_numbers
from macros.faults import Report
from macros.load.table import TableReader
from macros.model import Collection
from macros.project import SOURCE, Project
from tests.conftest import ROOT, Copy

ANSWERS = sorted(folder.name for folder in Project(ROOT).answers())


@pytest.mark.parametrize("answer", ANSWERS)
def test_at_least_95_of_100_changes_of_one_digit_of_any_figure_are_told(collection: Collection, answer: str) -> None:
    text = (ROOT / "data" / answer / SOURCE).read_text(encoding="utf-8")
    question = collection.questions[answer]
    found = list(cover(question, collection.statuses, printed_numbers(text)))
    assert len(found) == sum(
        cell.value is not None for table in question.tables.values() for cell in table.cells.values()
    )
    tried = sum(each.tried for each in found)
    missed = [(each.table.id, each.cell.codes, str(value)) for each in found for value in each.missed]
    assert tried > 9 * len(found)
    assert len(missed) <= tried * Decimal("0.05"), missed


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_blank_that_becomes_a_figure_and_a_figure_that_becomes_blank_are_told(
    collection: Collection, answer: str
) -> None:
    question = collection.questions[answer]
    for table in question.tables.values():
        lines = (ROOT / table.file).read_text(encoding="utf-8").splitlines()
        for cell in table.cells.values():
            codes = ",".join(cell.codes)
            status = "" if cell.status == "several-years" else cell.status
            value = "" if cell.value else "7"
            changed = [*lines[: cell.row - 1], f"{codes},{value},{status}", *lines[cell.row :]]
            report = Report()
            reader = TableReader(table, collection.units, collection.statuses, question.last_month, report)
            reader.read("\n".join(changed), ())
            assert cell.row in [fault.row for fault in report], (table.id, cell)


def test_the_figures_that_a_wrong_digit_could_slip_into_are_listed_and_those_of_drafts_not_counted(
    with_third: Copy, collection: Collection
) -> None:
    with_third.edit("data/invented-2024/question.yaml", "id: invented-2024\n", "id: invented-2024\ndraft: true\n")
    done = with_third.run("check", "--uncovered")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("No faults: ")
    assert (
        'data/online-opleidingen-2023/budget.csv, row 2, column "value": No check would notice if it said one of these '
        "here instead of 3: 1, 2, 4, 5, 6, 7, 8, 9."
    ) in lines
    assert not [line for line in lines if "trainings.csv" in line]
    tables = [table for question in collection.questions.values() for table in question.tables.values()]
    values = [cell.value for table in tables for cell in table.cells.values() if cell.value is not None]
    tried = sum(1 for value in values for _ in one_digit_changes(value))
    assert lines[-1].startswith(f"Of all {tried} ")
