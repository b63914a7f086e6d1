"""Answers that nobody gave, with small numbers, written as an editor would: only their figures, no pages."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from macros.export.tables import table_csv
from macros.faults import Report
from macros.hide import publishable
from macros.load import collection as load
from macros.model import Codes, Collection
from macros.project import Project
from tests.attacker import Attacker
from tests.conftest import ROOT

Figures = Mapping[tuple[str, ...], int | str | None]
"""What stands in each cell; `None` is a blank that counts as zero."""
BELOW = 5
TEXT = {"nl": "Verzonnen", "en": "Invented"}
PERIODS = {"2019": (), "2020": ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4")}


@dataclass(frozen=True)
class Invented:
    """A table: its classes per dimension and what stands in each cell; `gaps` are not in the source."""

    dimensions: Mapping[str, Codes]
    figures: Figures
    more: Mapping[str, Any] = field(default_factory=dict)


def trees() -> Mapping[str, Mapping[str, Codes]]:
    """Per dimension what makes up each class, by the code lists that are published."""
    found: dict[str, dict[str, Codes]] = {"period": dict(PERIODS)}
    lists = yaml.safe_load((ROOT / "data" / "concepts.yaml").read_text(encoding="utf-8"))["dimensions"]
    for name, entry in lists.items():
        parts = found.setdefault(name, {})
        codes = entry.get("codes", {})
        for code, what in codes.items():
            parent = what.get("parent", "_T" if "_T" in codes and code != "_T" else None)
            if parent:
                parts[parent] = (*parts.get(parent, ()), code)
    return found


def added(dimensions: Mapping[str, Codes], leaves: Figures) -> Figures:
    """The figures with all totals of them, in every dimension."""
    figures: dict[Codes, Any] = dict(leaves)
    for place, name in enumerate(dimensions):
        tree = trees()[name]
        for code in reversed(dimensions[name]):
            parts = [part for part in tree.get(code, ()) if part in dimensions[name]]
            for codes in product(*dimensions.values()) if parts else ():
                if codes[place] == code:
                    each = [(*codes[:place], part, *codes[place + 1 :]) for part in parts]
                    if all(one in figures for one in each):
                        figures[codes] = sum(int(figures[one] or 0) for one in each)
    return figures


def csv_of(table: Invented) -> str:
    """The table as an editor's file."""
    rows = [",".join([*table.dimensions, "value", "status"])]
    for codes, value in table.figures.items():
        rows.append(",".join([*codes, *(("", "blank") if value is None else (str(value), ""))]))
    return "\n".join(rows) + "\n"


def write(root: Path, answer: str, tables: Mapping[str, Invented], **more: Any) -> None:
    """An answer's folder, and the shared lists when they are not there yet."""
    folder = root / "data" / answer
    folder.mkdir(parents=True)
    for file in (ROOT / "data").glob("*.*"):
        shutil.copy(file, root / "data")
    declared = {
        name: {
            "part": "1",
            "title": TEXT,
            "source": TEXT,
            "unit": "learners",
            "dimensions": _lists(table),
            **table.more,
        }
        for name, table in tables.items()
    }
    question = {"id": answer, "title": TEXT, "short_title": TEXT, "summary": TEXT, "minister": "Niemand"}
    question |= dict.fromkeys(("number", "date", "asker"), "not-stated")
    question |= {"minister_role": TEXT, "last_month": "2020-12", "published": "2021-02-03"}
    question |= {"parts": {"1": {"title": TEXT, "holds": TEXT}}, "tables": declared}
    question |= {"notes": {}, "figures": {}, "key_figures": [], **more}
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in question.items()]
    (folder / "question.yaml").write_text("".join(lines))
    for name, table in tables.items():
        (folder / f"{name}.csv").write_text(csv_of(table))


def _lists(table: Invented) -> dict[str, list[str]]:
    return {name: list(codes) for name, codes in table.dimensions.items()}


def loaded(root: Path) -> Collection:
    """What was written, as it is read."""
    report = Report()
    found = load(Project(root), report)
    assert found
    assert [fault.line("en") for fault in report if "themes.yaml" not in fault.file] == []
    return found


def published(written: Collection) -> Mapping[str, str]:
    """The files of all tables that a site would have, by answer and table."""
    report = Report()
    shown = publishable(written, report)
    assert [fault.line("en") for fault in report] == []
    return files(shown)


def files(shown: Collection) -> Mapping[str, str]:
    """The files of all tables, by answer and table."""
    tables = (table for question in shown.questions.values() for table in question.tables.values())
    return {f"{table.answer}/{table.id}": table_csv(table, shown.statuses, "en") for table in tables}


def hiding(written: Collection, which: Callable[[Decimal], bool]) -> Collection:
    """The tables with those figures hidden, and nothing else."""
    questions = {}
    for name, question in written.questions.items():
        tables = {}
        for table in question.tables.values():
            cells = {
                codes: replace(cell, value=None, status="hidden") if cell.value and which(cell.value) else cell
                for codes, cell in table.cells.items()
            }
            tables[table.id] = replace(table, cells=cells)
        questions[name] = replace(question, tables=tables)
    return replace(written, questions=questions)


def is_small(value: Decimal) -> bool:
    """Whether the rule is about a figure."""
    return 0 < value < BELOW and value == value.to_integral_value()


def attacker(texts: Mapping[str, str]) -> Attacker:
    """Someone who has read those files."""
    found = Attacker(trees())
    for name, text in texts.items():
        found.read(name, text)
    return found
