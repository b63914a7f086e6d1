"""How well documents are read.

Of the text of every answer the tables are proposed without a hand and compared with `data/`, cell by cell: `right`
are those that the proposal is sure of and has as they are, `wrong` those that it is sure of and has otherwise,
`unsure` those that it leaves to a person, `missing` those of the data that it is not sure of or does not have.
"""

import time
from collections.abc import Iterator, Mapping
from decimal import Decimal

from macros.faults import Report
from macros.intake import Intake, Proposal, propose, read
from macros.load import collection
from macros.load.concepts import load_concepts
from macros.model import Table
from macros.project import Project
from tests.bench.measure import Measure
from tests.bench.workshop import Workshop
from tests.conftest import ROOT

Key = frozenset[tuple[str, str]]
Cells = Mapping[Key, Decimal | None]
Counts = dict[str, int]


def cells(table: Table) -> Cells:
    """The figures of a table by their codes."""
    return {frozenset(table.at(codes).items()): cell.value for codes, cell in table.cells.items()}


def sure(proposal: Proposal) -> Cells:
    """The figures that a proposal is sure of, by their codes."""
    return {
        frozenset(zip(proposal.dimensions, cell.codes, strict=True)): cell.value for cell in proposal.cells if cell.sure
    }


def compared(intake: Intake, tables: tuple[Cells, ...]) -> Counts:
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


def measure(workshop: Workshop) -> Iterator[Measure]:
    """How well and how fast the text of each answer is read."""
    project, report = Project(ROOT), Report()
    concepts, answers = load_concepts(project, report), collection(project, report)
    assert concepts and answers and not len(report)
    for question in answers.questions.values():
        workshop.say(question.id)
        start = time.perf_counter()
        found = propose(read(project.data / question.id / "source.txt"), concepts)
        seconds = time.perf_counter() - start
        counted = compared(found, tuple(cells(table) for table in question.tables.values()))
        yield from (Measure(f"{question.id}: {name}", count) for name, count in counted.items())
        yield Measure(f"{question.id}: time", seconds, "s")
