"""A table written as its source prints it, a column for each class, says the same as one with a row for each figure."""

import csv
import io
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from macros.export.tables import table_csv
from macros.faults import Report
from macros.load.concepts import Concepts, load_concepts
from macros.load.question import load_question
from macros.model import Codes, Collection, Observation, Question, Table
from macros.project import Project
from tests.conftest import ROOT, Copy

TRAININGS = ("knelpuntopleidingen-2021", "trainings")
COMPLETIONS = ("online-opleidingen-2023", "completions")
AGES = ("online-opleidingen-2023", "by-age")
SOURCES = tuple(
    (path.parent.name, path.stem, columns)
    for path in sorted(ROOT.glob("data/*/*.csv"))
    for header in [path.read_text().split("\n", 1)[0].split(",")[:-2]]
    for columns in [*((name,) for name in header), *([tuple(header[-2:])] if len(header) > 2 else [])]
    if len(header) > 1
)


def wide(table: Table, columns: tuple[str, ...], own: bool = True) -> str:
    """A table with a column for each class of `columns`; statuses beside their figures, or (not `own`) beside each row
    as far as they go for all its figures."""
    keys = [name for name in table.dimensions if name not in columns]
    rows: dict[Codes, dict[str, Observation]] = {}
    for codes, cell in table.cells.items():
        at = table.at(codes)
        rows.setdefault(tuple(at[name] for name in keys), {})[" ".join(at[name] for name in columns)] = cell
    there = {tuple(table.at(codes)[name] for name in columns) for codes in table.cells}
    classes = product(*(table.dimensions[name].codes for name in columns))
    heads = [" ".join(codes) for codes in classes if codes in there]
    whole = {at: {cell.status for cell in cells.values()} for at, cells in rows.items()}
    rest = {at: next(iter(found)) if len(found) == 1 and not own else "" for at, found in whole.items()}
    beside = {head for at, cells in rows.items() for head, cell in cells.items() if cell.status and not rest[at]}
    names = [name for head in heads for name in (head, *([f"{head} status"] if head in beside else []))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*keys, *names, *(["status"] if any(rest.values()) else [])])
    for at, cells in rows.items():
        line = list(at)
        for name in names:
            cell = cells.get(name.removesuffix(" status"))
            value = "" if cell is None or cell.value is None else str(cell.value)
            status = "" if cell is None or rest[at] else cell.status
            line.append(status if name.endswith(" status") else value)
        writer.writerow([*line, *([rest[at]] if any(rest.values()) else [])])
    return out.getvalue()


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


AGE_ROW = "2021,16169,91161,3272,69271,\n"
AGE_HEAD = "period,Y_LT25,Y25T59,Y_GE60,_U,status"
PLANTED: list[tuple[str, str, list[str]]] = [
    ("91161", "91.161", [
        'row 3, column "Y25T59": "91.161" has more decimals than the unit started-courses allows (0). '
        'A point never separates thousands here. Did you mean "91161"?']),
    ("91161", "-91161", ['row 3, column "Y25T59": "-91161" is less than 0, the least that the unit started-courses allows.']),
    ("91161", "=B2", ['row 3, column "Y25T59": "=B2" is a formula or begins with a sign. Only the number that the source prints belongs here.']),
    ("91161", "?", ['row 3, column "Y25T59": "?" is no number. Leave the cell blank when the source prints nothing, and say why in the status: blank, impossible, not-yet.']),
    ("91161", " 91161", ['row 3, column "Y25T59": There is a space before or after " 91161". "make format" takes it out.']),
    ("91161", "", [
        'row 3, column "Y25T59": A blank cell needs a status that says why it is blank: blank, impossible, not-yet. '
        'Put it in a column "Y25T59 status" behind this one, or for the whole row in a last column "status".']),
    ("3272,69271,", "3272,69271,partial", [
        f'row 3, column "{age}": The status "partial" does not fit: the figures for 2021 are complete (see last_month in question.yaml).'
        for age in ("Y25T59", "Y_GE60", "Y_LT25", "_U")]),
    ("3272,69271,", "3272,69271,partly", ['row 3, column "status": "partly" is not a status of concepts.yaml. Did you mean "partial"?']),
    ("3272,69271,", "3272,69271,,7", ["row 3: This row has 7 cells instead of 6. Is there a comma in a number?"]),
    ("\n2021,", "\n2O21,", ['row 3, column "period": "2O21" is not a class of this table. Did you mean "2021"?']),
    (AGE_ROW, AGE_ROW * 2, ["row 4: This observation (2021) is already in row 3."]),
    (AGE_ROW, "", ["row 4: There is no row for 2021."]),
    (AGE_ROW, "\n" + AGE_ROW, ['row 3: This row is empty. Take it out, or use "make format".']),
    ("Y25T59,", "Y25T54,", [f'row 1, column "Y25T54": This column does not belong in this table. The first row must be: {AGE_HEAD}. Did you mean "Y25T59"?']),
    ("_U,status", "_U,Y_LT25 stat", [
        'row 1, column "Y_LT25 stat": This column does not belong in this table. '
        'The first row must be: period,Y_LT25,Y25T59,Y_GE60,_U. Did you mean "Y_LT25 status"?']),
    ("Y25T59,Y_GE60", "Y_GE60,Y25T59", [f'row 1: The columns are in another order. "make format" puts them right. The first row must be: {AGE_HEAD}']),
    (AGE_HEAD, "period,age,value,status", [
        "row 1: This file has one observation a row. If that is meant, take columns out under this table in question.yaml. "
        f"Else the first row must be: {AGE_HEAD}"]),
    (",partial", ",", [
        f'row 5, column "{age}": The figures stop in the course of 2023 (see last_month in question.yaml): the status must be "partial", '
        f'in a column "{age} status" behind this one or for the whole row in a last column "status".'
        for age in ("Y25T59", "Y_GE60", "Y_LT25", "_U")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), PLANTED)
def test_a_fault_in_a_wide_table_is_told_with_row_and_column(data: Wide, old: str, new: str, said: list[str]) -> None:
    assert data.faults(*AGES, ("age",), old, new, own=False) == said
