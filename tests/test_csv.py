"""What an editor is told of a table: every fault of its file once, in its place, in a whole sentence."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.faults import Report
from macros.load.concepts import load_concepts
from macros.load.question import load_question
from macros.project import Project
from tests.conftest import ROOT, Copy

PLANTED = yaml.safe_load((ROOT / "tests" / "planted_csv.yaml").read_text(encoding="utf-8"))
BUDGET = "data/online-opleidingen-2023/budget.csv"
QUARTERS = "data/online-opleidingen-2023/by-quarter.csv"
WORK = "data/knelpuntopleidingen-2021/to-work.csv"
TRAININGS = "data/knelpuntopleidingen-2021/trainings.csv"

BELGIAN = (
    'row 1: This file is saved with Belgian settings: a semicolon between columns. "make format" converts it; '
    'or save it as "CSV UTF-8" with a comma between columns and a point for decimals.'
)
TABS = (
    'row 1: This file is saved with tabs between columns. "make format" converts it; '
    'or save it as "CSV UTF-8" with a comma between columns.'
)
CHOOSE = 'Choose "CSV UTF-8" or the encoding UTF-8 when you save it; "make format" converts a table.'
UNICODE = f"row 1: This file is saved as Unicode text (UTF-16). {CHOOSE}"
WINDOWS = f"This file is not saved as UTF-8, but probably in the encoding of Windows (1252). {CHOOSE}"
SIGNS = "This row has characters that are no text. Type the row again, or take back an earlier version of the file."
EMPTY = "row 1: This file is empty."
COLUMNS = 'There are empty columns behind or between the columns. "make format" takes them out.'

Spoil = Callable[[str], str | bytes]


def without(*marks: str) -> Spoil:
    return lambda text: "".join(
        line for line in text.splitlines(keepends=True) if not any(mark in line for mark in marks)
    )


SPOILT: dict[str, tuple[str, Spoil, list[str]]] = {
    "utf-16": (BUDGET, lambda text: text.encode("utf-16"), [UNICODE]),
    "utf-16 without a mark": (BUDGET, lambda text: text.encode("utf-16-le"), [f"row 1: {SIGNS}"]),
    "windows": (BUDGET, lambda text: text.replace("2.3", "2\u00a03").encode("cp1252"), [f"row 4: {WINDOWS}"]),
    "no text": (BUDGET, lambda text: text.replace("3.95", "3\0"), [f"row 3: {SIGNS}"]),
    "belgian": (BUDGET, lambda text: text.replace(",", ";"), [BELGIAN]),
    "belgian figures": (BUDGET, lambda text: text.replace(",", ";").replace(".", ",") + "\n;;\n", [BELGIAN]),
    "tabs": (BUDGET, lambda text: text.replace(",", "\t"), [TABS]),
    "nothing": (BUDGET, lambda _: "", [EMPTY]),
    "empty cells": (BUDGET, lambda _: "\n ,,\n", [EMPTY]),
    "a quoted nothing": (BUDGET, lambda _: '""\n\u00a0', [EMPTY]),
    "empty rows at the end": (BUDGET, lambda text: f"{text}\n,,\n\n", []),
    "a mark and line ends of Windows": (BUDGET, lambda text: "\ufeff" + text.replace("\n", "\r\n"), []),
    "old line ends": (BUDGET, lambda text: text.replace("\n", "\r"), []),
    "empty columns": (
        BUDGET,
        lambda text: text.replace("\n", ",,\n"),
        [f"row 1: {COLUMNS} The first row must be: period,value,status"],
    ),
    "a column more": (
        BUDGET,
        lambda text: text.replace("\n", ",x\n"),
        ['row 1, column "x": This column does not belong in this table. The first row must be: period,value,status.'],
    ),
    "no first row": (
        BUDGET,
        without("period"),
        [
            "row 1: The first row is not right. Missing: period, value, status. What does not belong: 2020, 3. "
            "It must be: period,value,status"
        ],
    ),
    "wide without saying so": (
        WORK,
        lambda _: "period,to-work,closed-clusters,percent\n2019,7286,10939,66.6\n2020,5886,10410,56.5\n",
        [
            "row 1: The classes of measure are columns here. If that is meant, write under this table in "
            "question.yaml: columns: measure. Else the first row must be: period,measure,value,status"
        ],
    ),
    "a line break in a cell": (
        BUDGET,
        lambda text: text.replace("2021,3.95,", '"2021\n",3.95,').replace("2022,2.3,", "2022,2.333,"),
        [
            'row 3, column "period": There is a space before or after "2021 ". "make format" takes it out.',
            'row 4, column "value": "2.333" has more decimals than the unit million-euro allows (2). '
            "A point never separates thousands here.",
        ],
    ),
    "a row less": (BUDGET, without("2021,"), ["row 4: There is no row for 2021."]),
    "a class less": (
        TRAININGS,
        without("stopped"),
        ['row 169, column "outcome": There is no row at all for "stopped", which question.yaml names with this table.'],
    ),
    "many rows less": (
        QUARTERS,
        without("-Q"),
        [
            *(f"row 5: There is no row for {at}." for at in ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1")),
            "row 5: 10 more rows are missing.",
        ],
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the data alone, to spoil one file at a time."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "data", folder / "data")
    yield folder


def told(root: Path, file: str, spoil: Spoil) -> list[str]:
    """What is said of a file when it is spoilt, without its name; the file is put back."""
    path = root / file
    content = path.read_bytes()
    spoilt = spoil(content.decode())
    path.write_bytes(spoilt.encode() if isinstance(spoilt, str) else spoilt)
    report = Report()
    project = Project(root)
    concepts = load_concepts(project, report)
    assert concepts
    load_question(project, path.parent, concepts, report)
    path.write_bytes(content)
    lines = [fault.line("en") for fault in report if fault.file == file]
    return [line.removeprefix(file).removeprefix(", ") for line in lines]


@pytest.mark.parametrize("fault", PLANTED, ids=range(len(PLANTED)))
def test_a_planted_fault_is_told_once_and_whole(root: Path, fault: dict[str, Any]) -> None:
    assert fault["old"] in (root / fault["file"]).read_text()
    said = told(root, fault["file"], lambda text: text.replace(fault["old"], fault["new"], 1))
    assert said == fault["said"]


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_told_in_one_fault_where_one_will_do(root: Path, name: str) -> None:
    file, spoil, said = SPOILT[name]
    assert told(root, file, spoil) == said


def test_a_table_saved_with_belgian_settings_is_one_fault_of_the_whole_project(copy: Copy) -> None:
    path = copy.root / TRAININGS
    path.write_bytes(path.read_text().replace(",", ";").replace("\n", ";;\r\n").encode("cp1252"))
    assert copy.faults() == [f"{TRAININGS}, {BELGIAN}"]
    assert copy.faults("nl") == [
        f"{TRAININGS}, rij 1: Dit bestand is opgeslagen met Belgische instellingen: een puntkomma tussen de kolommen. "
        "Met „make format” zet u het om; of sla op als „CSV UTF-8” met een komma tussen de kolommen en een punt voor "
        "decimalen."
    ]


def test_a_unit_says_how_small_and_how_large_its_figures_may_be(root: Path) -> None:
    path = root / "data" / "concepts.yaml"
    content = path.read_text()
    changed = content.replace("euros}, decimals: 2,", "euros}, decimals: 2, minimum: -5, maximum: 9,")
    changed = changed.replace('decimals: 1, suffix: "%"', 'decimals: 1, suffix: "%", minimum: none, maximum: none')
    path.write_text(changed)
    assert told(root, WORK, lambda text: text.replace("66.6", "-166.6")) == []
    assert told(root, BUDGET, lambda text: text.replace("3.95", "-4.95")) == []
    assert told(root, BUDGET, lambda text: text.replace("3.95", "-5.95").replace(",9,", ",10,")) == [
        'row 3, column "value": "-5.95" is less than -5, the least that the unit million-euro allows.',
        'row 5, column "value": "10" is more than 9, the most that the unit million-euro allows.',
    ]
    path.write_text(content)


def test_a_chart_that_begins_at_zero_is_not_drawn_of_figures_below_it(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit("data/concepts.yaml", "euros}, decimals: 2,", "euros}, decimals: 2, minimum: none,")
    copy.edit(BUDGET, "3.95", "-3.95")
    assert [line.split(": ", 1)[1] for line in copy.faults()] == [
        'The chart "budget" begins at zero and shows no figures below it. Leave them out with where or codes.'
    ]
