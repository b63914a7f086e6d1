"""How well documents are read and how fast the work goes: `make bench` prints it beside the figures of the last time.

Of the text of every answer the tables are proposed without a hand and compared with `data/`, cell by cell: `right`
are those that the proposal is sure of and has as they are, `wrong` those that it is sure of and has otherwise,
`unsure` those that it leaves to a person, `missing` those of the data that it is not sure of or does not have.
"""

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from macros.faults import Report
from macros.intake import Intake, Proposal, propose, read
from macros.load import collection
from macros.load.concepts import Concepts, load_concepts
from macros.model import Question, Table
from macros.project import Project

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".build" / "bench.json"

Key = frozenset[tuple[str, str]]
Cells = Mapping[Key, Decimal | None]
Figures = dict[str, float]


def cells(table: Table) -> Cells:
    """The figures of a table by their codes."""
    return {frozenset(table.at(codes).items()): cell.value for codes, cell in table.cells.items()}


def sure(proposal: Proposal) -> Cells:
    """The figures that a proposal is sure of, by their codes."""
    return {
        frozenset(zip(proposal.dimensions, cell.codes, strict=True)): cell.value for cell in proposal.cells if cell.sure
    }


def compared(intake: Intake, tables: tuple[Cells, ...]) -> Figures:
    """How many cells of an answer were read right, wrong, without certainty or not at all. A proposal is compared
    with the table that it is most like."""
    right: set[tuple[int, Key]] = set()
    wrong = 0
    for proposal in intake.proposals:
        found = sure(proposal)
        same = [{key for key, value in found.items() if key in table and table[key] == value} for table in tables]
        best = max(range(len(tables)), key=lambda place: len(same[place]))
        right |= {(best, key) for key in same[best]}
        wrong += len(found) - len(same[best])
    known = sum(len(table) for table in tables)
    return {
        "tables": intake.printed,
        "cells": known,
        "right": len(right),
        "wrong": wrong,
        "unsure": sum(1 for proposal in intake.proposals for cell in proposal.cells if not cell.sure),
        "missing": known - len(right),
    }


def intake(project: Project, concepts: Concepts, question: Question) -> Figures:
    """How well and how fast the text of an answer is read."""
    start = time.perf_counter()
    found = propose(read(project.data / question.id / "source.txt"), concepts)
    seconds = time.perf_counter() - start
    return {**compared(found, tuple(cells(table) for table in question.tables.values())), "seconds": round(seconds, 2)}


def check_time(project: Project) -> float:
    """Seconds that the check takes, with the start of Python."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "macros", "check"], check=True, capture_output=True, cwd=project.root)
    return round(time.perf_counter() - start, 2)


def figures() -> dict[str, Figures]:
    """All that is measured, by what it is of."""
    project, report = Project(ROOT), Report()
    concepts, answers = load_concepts(project, report), collection(project, report)
    assert concepts and answers and not len(report)
    found = {f"intake {name}": intake(project, concepts, one) for name, one in answers.questions.items()}
    found["check"] = {"seconds": check_time(project)}
    if importlib.util.find_spec("tests.bench_serve"):
        found["serve"] = dict(importlib.import_module("tests.bench_serve").measure())
    return found


def main() -> None:
    """Print the figures and what they were the last time, and keep them."""
    before = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    now = figures()
    for name, values in now.items():
        print(name)
        for key, value in values.items():
            last = before.get(name, {}).get(key)
            print(f"  {key:<12}{value:>10}" + (f"   (was {last})" if last not in (None, value) else ""))
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
