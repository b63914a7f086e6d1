"""A table written as its source prints it, a column for each class, says the same as one with a row for each figure."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.export.tables import table_csv
from macros.faults import Report
from macros.load.concepts import Concepts
from macros.load.question import load_question
from macros.model import Collection, Question, Table
from macros.project import Project
from tests.conftest import ROOT, Copy
from tests.wide import wide

PLANTED = yaml.safe_load((ROOT / "tests" / "planted_wide.yaml").read_text(encoding="utf-8"))
TRAININGS = ("knelpuntopleidingen-2021", "trainings")
COMPLETIONS = ("online-opleidingen-2023", "completions")
EARLY = ("knelpuntopleidingen-2021", "early-leavers")
AGES = ("online-opleidingen-2023", "by-age")
SOURCES = tuple(
    (path.parent.name, path.stem, columns)
    for path in sorted(ROOT.glob("data/*/*.csv"))
    for header in [path.read_text().split("\n", 1)[0].split(",")[:-2]]
    for columns in [*((name,) for name in header), *([tuple(header[-2:])] if len(header) > 2 else [])]
    if len(header) > 1
)


class Wide:
    """The data alone, with one table at a time written wide."""

    def __init__(self, root: Path, concepts: Concepts, collection: Collection) -> None:
        self.root = root
        self.concepts = concepts
        self.collection = collection

    def table(self, answer: str, name: str) -> Table:
        """The table as the project has it."""
        return self.collection.questions[answer].tables[name]

    def load(self, answer: str, name: str, columns: tuple[str, ...], content: str) -> tuple[Question | None, Report]:
        """The answer with one table so written, and what is said of it, its arithmetic and its text."""
        folder = self.root / "data" / answer
        question, file = folder / "question.yaml", folder / f"{name}.csv"
        before = question.read_text(), file.read_bytes()
        said = columns[0] if len(columns) == 1 else f"[{', '.join(columns)}]"
        assert f"\n  {name}:\n    part:" in before[0]
        question.write_text(
            before[0].replace(f"\n  {name}:\n    part:", f"\n  {name}:\n    columns: {said}\n    part:", 1)
        )
        file.write_text(content)
        report = Report()
        project = Project(self.root)
        found = load_question(project, folder, self.concepts, report)
        question.write_text(before[0])
        file.write_bytes(before[1])
        return found, report

    def faults(
        self, answer: str, name: str, columns: tuple[str, ...], old: str, new: str, own: bool = True
    ) -> list[str]:
        """What is said when `old` becomes `new` in the file so written, without the name of the file."""
        content = wide(self.table(answer, name), columns, own)
        assert old in content, content
        _, report = self.load(answer, name, columns, content.replace(old, new, 1))
        return [fault.line("en").removeprefix(f"data/{answer}/{name}.csv, ") for fault in report]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, concepts: Concepts, collection: Collection) -> Iterator[Wide]:
    root = tmp_path_factory.mktemp("wide")
    shutil.copytree(ROOT / "data", root / "data")
    yield Wide(root, concepts, collection)


@pytest.mark.parametrize("own", [True, False], ids=["own statuses", "statuses of rows"])
@pytest.mark.parametrize(("answer", "name", "columns"), SOURCES, ids=[" ".join((s[1], *s[2])) for s in SOURCES])
def test_a_table_written_wide_is_the_same_table(
    data: Wide, answer: str, name: str, columns: tuple[str, ...], own: bool
) -> None:
    tidy = data.table(answer, name)
    question, report = data.load(answer, name, columns, wide(tidy, columns, own))
    assert [fault.line("en") for fault in (*report, *report.warnings)] == []
    assert question
    found = question.tables[name]
    assert {codes: (cell.value, cell.status) for codes, cell in found.cells.items()} == {
        codes: (cell.value, cell.status) for codes, cell in tidy.cells.items()
    }
    statuses = data.concepts.statuses
    for lang in ("nl", "en"):
        published = table_csv(found, statuses, lang).splitlines()
        assert sorted(published) == sorted(table_csv(tidy, statuses, lang).splitlines())
        assert published[0] == table_csv(tidy, statuses, lang).splitlines()[0]


def test_a_figure_knows_its_row_and_its_column(data: Wide) -> None:
    answer, name = AGES
    question, _ = data.load(answer, name, ("age",), wide(data.table(answer, name), ("age",)))
    assert question
    cell = question.tables[name].cells["2021", "Y25T59"]
    assert (cell.row, cell.column, cell.place) == (3, "Y25T59", "3 (Y25T59)")


@pytest.mark.parametrize("fault", PLANTED, ids=range(len(PLANTED)))
def test_a_fault_in_a_wide_table_is_told_with_row_and_column(data: Wide, fault: dict[str, Any]) -> None:
    assert data.faults(*AGES, ("age",), fault["old"], fault["new"], own=False) == fault["said"]


def test_statuses_beside_a_figure_are_told_in_their_own_column(data: Wide) -> None:
    said = data.faults(*COMPLETIONS, ("period",), "3922,partial", "3922,blank")
    assert said == [
        'row 4, column "2023-Q2 status": The status "blank" goes with a blank cell, but there is a value here.'
    ]
    said = data.faults(*COMPLETIONS, ("period",), "3922,partial", ",")
    assert said == [
        'row 4, column "2023-Q2 status": A blank cell needs a status that says why it is blank: blank, impossible, '
        "not-yet."
    ]


def test_a_figure_that_the_source_does_not_give_is_told_in_a_wide_table_too(data: Wide) -> None:
    content = wide(data.table(*COMPLETIONS), ("period",))
    row = content.splitlines()[3]
    assert row == "2023,,impossible,,impossible,,,,,1,,impossible,,,5687,3922,partial,,,,"
    said = data.faults(*COMPLETIONS, ("period",), row, row.replace("impossible,,,5687", "impossible,7,,5687"))
    assert said == [
        'row 4, column "2022-Q3": question.yaml says under not_in_source that the source does not give 2023, 2022-Q3.'
    ]


def test_columns_that_cannot_be_are_one_fault_of_question_yaml(data: Wide) -> None:
    tidy = (ROOT / "data/online-opleidingen-2023/by-age.csv").read_text()
    for columns, said in (
        (("aeg",), '"aeg" is not a dimension of the table by-age. Did you mean "age"?'),
        (
            ("age", "period"),
            "columns of the table by-age names all dimensions, or one twice. Leave out at least one: its classes "
            "stand in the rows.",
        ),
    ):
        _, report = data.load(*AGES, columns, tidy)
        (line, *others) = [fault.message("en") for fault in report if "by-age.csv" in fault.file or fault.row]
        assert line == said
        assert not [other for other in others if "first row" in other]


@pytest.fixture
def wide_copy(copy: Copy, collection: Collection) -> Copy:
    """A copy of the project in which three tables are written wide."""
    for (answer, name), columns in ((AGES, "age"), (EARLY, "measure"), (TRAININGS, "age")):
        table = collection.questions[answer].tables[name]
        (copy.root / "data" / answer / f"{name}.csv").write_text(wide(table, (columns,)))
        copy.edit(f"data/{answer}/question.yaml", f"\n  {name}:\n", f"\n  {name}:\n    columns: {columns}\n")
    return copy


def test_the_arithmetic_of_wide_tables_is_told_with_rows_and_columns(wide_copy: Copy) -> None:
    assert (wide_copy.faults(), wide_copy.warnings()) == ([], [])
    wide_copy.forget_the_text()
    wide_copy.edit("data/online-opleidingen-2023/by-age.csv", "91161", "91162")
    wide_copy.edit("data/knelpuntopleidingen-2021/early-leavers.csv", "389,51.9", "389,59.1")
    wide_copy.edit("data/knelpuntopleidingen-2021/trainings.csv", "2019,started,4b,M,", "2019,started,4b,M,1")
    assert wide_copy.faults() == [
        'data/knelpuntopleidingen-2021/early-leavers.csv, row 2, column "percent": The percentages and numbers in rows '
        "2 (percent), 2 (count), 3 (percent), 3 (count), 4 (percent), 4 (count) contradict each other: the whole lies "
        "between 1468 and 1471 by the parts and between 1558 and 1561 by the total.",
        'data/knelpuntopleidingen-2021/trainings.csv, row 6, column "Y_LT25": The parts of the total "_T" in row 5 '
        "(Y_LT25) add up to 13738, but it says 3738 (rows 6 (Y_LT25), 7 (Y_LT25)).",
        'data/knelpuntopleidingen-2021/trainings.csv, row 6, column "Y_LT25": The parts of the total "_T" in row 6 '
        "(_T) add up to 21614, but it says 11614 (rows 6 (Y_LT25), 6 (Y25T54), 6 (Y_GE55)).",
        'data/online-opleidingen-2023/by-age.csv, row 3, column "Y_LT25": For 2021 this table gives 179874 (rows '
        "3 (Y_LT25), 3 (Y25T59), 3 (Y_GE60), 3 (_U)) and by-quarter, by-sex, by-province, by-sector gives 179873.",
    ]


def test_a_figure_that_is_not_printed_is_told_in_its_column(wide_copy: Copy) -> None:
    wide_copy.edit("data/online-opleidingen-2023/by-age.csv", "91161", "91162")
    assert wide_copy.faults() == [
        'data/online-opleidingen-2023/by-age.csv, row 3, column "Y25T59": "91162" is not printed in source.txt, the '
        'text of the answer. Did you mean "91161"?'
    ]


def test_an_answer_with_a_wide_table_needs_data_alone(with_third: Copy) -> None:
    """The command, on an invented answer whose table has a column for each class."""
    folder = with_third.root / "data" / "invented-2024"
    before = with_third.faults()
    rows = [line.split(",") for line in (folder / "bicycles.csv").read_text().splitlines()[1:]]
    by_period: dict[str, dict[str, tuple[str, str]]] = {}
    for period, sex, value, status in rows:
        by_period.setdefault(period, {})[sex] = value, status
    lines = ["period,M,F,F status,_T,status"]
    for period, cells in by_period.items():
        own = cells["F"][1] if cells["F"][1] == "blank" else ""
        rest = cells["M"][1]
        lines.append(",".join([period, cells["M"][0], cells["F"][0], own, cells["_T"][0], rest]))
    (folder / "bicycles.csv").write_text("\n".join([*lines, ""]))
    assert lines[2] == "2024-M02,1300,,blank,1300,"
    with_third.edit("data/invented-2024/question.yaml", "    unit: people\n", "    unit: people\n    columns: sex\n")
    assert with_third.faults() == before == []
