"""Small numbers that an answer hides stay hidden from who works them out from all that is published."""

import csv
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from macros.check import check
from macros.faults import Report
from macros.hide import hidden
from macros.languages import FOLDERS, LANGS
from macros.model import HIDDEN, TOTAL, CellRef, Codes, Collection, Observation, Percent, Question, Same
from macros.project import Project
from macros.words import words
from tests.conftest import Copy

LIMIT = 5
ANSWER = "knelpuntopleidingen-2021"
Key = tuple[str, Codes]
Rules = Sequence[tuple[Key, tuple[Key, ...]]]
ENOUGH = 24
"""The attacker tries numbers up to here for a cell that is no total."""


def totalled(parts: Mapping[tuple[str, str], int]) -> dict[Codes, int]:
    """The cells of sex by age with both margins."""
    sexes, ages = ({codes[place] for codes in parts} for place in (0, 1))
    cells: dict[Codes, int] = {codes: value for codes, value in parts.items()}
    for age in ages:
        cells[(TOTAL, age)] = sum(parts[(sex, age)] for sex in sexes)
    for sex in (*sexes, TOTAL):
        cells[(sex, TOTAL)] = sum(cells[(sex, age)] for age in ages)
    return cells


def invented(collection: Collection, tables: Mapping[str, Mapping[Codes, int]], *checks: Same) -> Question:
    """An answer with tables of sex by age in one year, which hides counts below the limit."""
    question = collection.questions[ANSWER]
    model = question.tables["trainings"]
    used = [{codes[place] for cells in tables.values() for codes in cells} - {TOTAL} for place in (0, 1)]
    dimensions = {
        name: replace(model.dimensions[name], parts={TOTAL: tuple(sorted(codes))})
        for name, codes in zip(("sex", "age"), used, strict=True)
    }
    made = {
        name: replace(
            model,
            id=name,
            dimensions=dimensions,
            cells={c: Observation(c, Decimal(value), "", row) for row, (c, value) in enumerate(cells.items(), start=2)},
        )
        for name, cells in tables.items()
    }
    return replace(question, tables=made, checks=checks, hide_below=LIMIT)


def published(collection: Collection, question: Question) -> tuple[Question, Report]:
    report = Report()
    found = hidden(replace(collection, questions={question.id: question}), report)
    return found.questions[question.id], report


def equations(question: Question) -> Rules:
    """What anyone knows of such tables: a total is the sum of its parts, along each dimension."""
    found: list[tuple[Key, tuple[Key, ...]]] = []
    for table in question.tables.values():
        for codes in table.cells:
            for place in range(len(codes)):
                if codes[place] == TOTAL:
                    parts = [
                        c for c in table.cells if c[place] != TOTAL and (*c[:place], TOTAL, *c[place + 1 :]) == codes
                    ]
                    found.append(((table.id, codes), tuple((table.id, part) for part in parts)))
    return found


def attacked(question: Question, more: Rules = ()) -> Mapping[Key, set[int]]:
    """Every value that each hidden cell can have, found by trying: an attacker without any of our code."""
    known = {(table.id, c): cell for table in question.tables.values() for c, cell in table.cells.items()}
    rules = (*equations(question), *more)
    values = {key: int(cell.value) for key, cell in known.items() if cell.value is not None}
    unknown = sorted((key for key in known if key not in values), key=lambda key: (key[1].count(TOTAL), key))
    found: dict[Key, set[int]] = {key: set() for key in unknown}

    def fits(total: Key, parts: tuple[Key, ...]) -> bool:
        if total not in values:
            return True
        so_far = sum(values.get(part, 0) for part in parts)
        return so_far == values[total] if all(part in values for part in parts) else so_far <= values[total]

    def candidates(key: Key) -> Iterable[int]:
        for total, parts in rules:
            if total == key and all(part in values for part in parts):
                return (sum(values[part] for part in parts),)
        return range(ENOUGH)

    def solve(index: int) -> None:
        if index == len(unknown):
            for key in unknown:
                found[key].add(values[key])
            return
        key = unknown[index]
        mine = [rule for rule in rules if key == rule[0] or key in rule[1]]
        for value in candidates(key):
            values[key] = value
            if all(fits(*rule) for rule in mine):
                solve(index + 1)
            del values[key]

    solve(0)
    return found


def is_safe(before: Question, after: Question, more: Rules = ()) -> bool:
    """Whether each small count could be each number below the limit."""
    found = attacked(after, more)
    small = [
        (table.id, codes)
        for table in before.tables.values()
        for codes, cell in table.cells.items()
        if cell.value is not None and 0 < cell.value < LIMIT
    ]
    return all(set(range(1, LIMIT)) <= found[key] for key in small)


def only_small(question: Question) -> Question:
    """What a careless program would publish: the small counts blank and nothing else."""
    tables = {}
    for table in question.tables.values():
        cells = {
            codes: replace(cell, value=None, status=HIDDEN) if cell.value and cell.value < LIMIT else cell
            for codes, cell in table.cells.items()
        }
        tables[table.id] = replace(table, cells=cells)
    return replace(question, tables=tables)


AGES = ("Y_LT25", "Y25T54", "Y_GE55")
CASES = {
    "one small count and its total": {("M", "Y_LT25"): 3, ("M", "Y25T54"): 8, ("F", "Y_LT25"): 7, ("F", "Y25T54"): 9},
    "its complement is small too": {("M", "Y_LT25"): 1, ("M", "Y25T54"): 2, ("F", "Y_LT25"): 9, ("F", "Y25T54"): 8},
    "two ones": {("M", "Y_LT25"): 1, ("M", "Y25T54"): 0, ("F", "Y_LT25"): 1, ("F", "Y25T54"): 9},
    "all of them small": {("M", "Y_LT25"): 2, ("M", "Y25T54"): 1, ("F", "Y_LT25"): 1, ("F", "Y25T54"): 3},
    "zeros around it": {("M", "Y_LT25"): 4, ("M", "Y25T54"): 0, ("F", "Y_LT25"): 0, ("F", "Y25T54"): 9},
}


@pytest.mark.parametrize("parts", CASES.values(), ids=CASES.keys())
def test_no_small_count_can_be_worked_out(collection: Collection, parts: Mapping[tuple[str, str], int]) -> None:
    question = invented(collection, {"a": totalled(parts)})
    after, report = published(collection, question)
    assert list(report) == []
    assert is_safe(question, after)
    if question.tables["a"].cells[(TOTAL, "Y_LT25")].value >= LIMIT:  # type: ignore[operator]
        assert not is_safe(question, only_small(question))  # so that this test can fail


@pytest.mark.parametrize("seed", range(6))
def test_nor_in_tables_that_chance_makes(collection: Collection, seed: int) -> None:
    chance = random.Random(seed)
    parts = {codes: chance.choice((0, 1, 2, 3, 6, 7)) for codes in product(("M", "F"), AGES[:2])}
    question = invented(collection, {"a": totalled(parts)})
    after, report = published(collection, question)
    told = any(cell.value and cell.value < LIMIT for cell in after.tables["a"].cells.values())
    assert not told
    assert is_safe(question, after) or [fault.key for fault in report] == ["cannot-hide"] * len(report) != []


def test_another_table_with_the_same_totals_does_not_give_it_away(collection: Collection) -> None:
    first = {("M", "Y_LT25"): 3, ("M", "Y25T54"): 8, ("F", "Y_LT25"): 7, ("F", "Y25T54"): 9}
    second = {("M", "Y_LT25"): 5, ("M", "Y25T54"): 6, ("F", "Y_LT25"): 8, ("F", "Y25T54"): 8}
    same = Same((CellRef("a", {}), CellRef("b", {})), "sex")
    question = invented(collection, {"a": totalled(first), "b": totalled(second)}, same)
    after, _ = published(collection, question)
    equal = [((("a", (sex, TOTAL))), (("b", (sex, TOTAL)),)) for sex in ("M", "F", TOTAL)]
    assert is_safe(question, after, equal)


def test_a_figure_that_another_answer_repeats_is_hidden_there_too(collection: Collection) -> None:
    question = invented(collection, {"a": totalled(CASES["one small count and its total"])})
    table = replace(question.tables["a"], answer="other", repeats=f"{ANSWER}/a")
    other = replace(question, id="other", hide_below=0, tables={"a": table})
    report = Report()
    found = hidden(replace(collection, questions={question.id: question, "other": other}), report)
    here, there = (found.questions[answer].tables["a"].cells for answer in (ANSWER, "other"))
    assert here[("M", "Y_LT25")].status == there[("M", "Y_LT25")].status == HIDDEN
    assert {codes for codes, cell in here.items() if not cell.value} <= {
        c for c, cell in there.items() if not cell.value
    }


def test_a_percentage_of_a_hidden_count_is_hidden(collection: Collection) -> None:
    question = collection.questions[ANSWER]
    table = question.tables["to-work"]
    cells = {
        c: replace(cell, value=Decimal(3)) if c == ("2020", "to-work") else cell for c, cell in table.cells.items()
    }
    small = replace(question, tables={table.id: replace(table, cells=cells)}, hide_below=LIMIT)
    assert any(isinstance(one, Percent) for one in small.checks)
    only = tuple(one for one in small.checks if isinstance(one, Percent) and one.table == table.id)
    after, _ = published(collection, replace(small, checks=only))
    blank = {codes for codes, cell in after.tables[table.id].cells.items() if cell.value is None}
    assert blank == {("2020", "to-work"), ("2020", "percent")}


def test_without_a_rule_nothing_is_hidden_and_no_solver_is_loaded(copy: Copy) -> None:
    code = "import sys; from macros.__main__ import main; main(['check'], standalone_mode=False)"
    code += "; print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=copy.root)
    assert done.stdout.splitlines()[-1] == "False"


def small_bicycles(copy: Copy) -> None:
    """The third answer with a hundredth of its bicycles, some of them few, and a rule that hides those."""
    table = copy.root / "data/invented-2024/bicycles.csv"
    table.write_text(re.sub(r"(?<=,)(\d+)00(?=,)", r"\1", table.read_text(encoding="utf-8")), encoding="utf-8")
    copy.edit("data/invented-2024/question.yaml", "\nfigures:\n", '\nhide: {below: "5"}\n\nfigures:\n')
    copy.forget_the_text()


def test_nothing_that_is_published_says_a_hidden_number(with_third: Copy) -> None:
    small_bicycles(with_third)
    with_third.record("invented-2024")
    assert with_third.faults(recorded=True) == []
    found = check(Project(with_third.root), Report())
    assert found
    cells = found.questions["invented-2024"].tables["bicycles"].cells
    gone = {codes for codes, cell in cells.items() if cell.status == HIDDEN}
    assert {("2024-M01", "F"), ("2024-M03", "F")} < gone
    assert with_third.run("site").returncode == 0
    for lang in LANGS:
        folder = with_third.root / "site" / FOLDERS[lang] / "data" / "invented-2024"
        versions = [folder / "versions" / f"bicycles-{number}.csv" for number in (1, 2)]
        for file in (folder / "bicycles.csv", *versions):
            rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
            blank = {(row["period"], row["sex"]) for row in rows if row["status"] == HIDDEN}
            assert blank == gone and not any(row["value"] for row in rows if row["status"] == HIDDEN)
        told = (with_third.root / "site" / FOLDERS[lang] / "corrections" / "index.html").read_text(encoding="utf-8")
        before = re.findall(r"</th><td>([^<]*)</td><td>([^<]*)</td>", told)
        assert [old for old, new in before if new == found.statuses[HIDDEN].label[lang]] == [
            words(lang)["corrected_figure"]
        ] * len(gone)
        page = (with_third.root / "site" / FOLDERS[lang] / "invented-2024" / "1" / "index.html").read_text()
        mark = found.statuses[HIDDEN]
        assert mark.mark in page and mark.explanation[lang] in page
    ledger = (with_third.root / "data/invented-2024/ledger.yaml").read_text(encoding="utf-8")
    assert "2024-M01,F,,hidden" in ledger.split("corrections:")[0]


def test_a_page_that_names_a_hidden_figure_is_refused(with_third: Copy) -> None:
    small_bicycles(with_third)
    for lang in LANGS:
        page = with_third.root / "docs" / lang / "invented-2024" / "1.md"
        page.write_text(page.read_text() + '\n{{ value("bicycles", period="2024-M01", sex="F") }}\n', encoding="utf-8")
    told = with_third.faults()
    assert len(told) == 2 and all("This figure is not published (see hide in question.yaml)" in one for one in told)


@pytest.mark.parametrize("limit", ["1", "100", "five", "-2"])
def test_a_limit_is_a_number_from_2_to_99(with_third: Copy, limit: str) -> None:
    with_third.edit("data/invented-2024/question.yaml", "\nfigures:\n", f'\nhide: {{below: "{limit}"}}\n\nfigures:\n')
    (told,) = with_third.faults()
    assert f'"{limit}" does not fit "hide.below"' in told
