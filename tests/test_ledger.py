"""No published figure changes without a word: the ledger, and the command that writes it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from macros.check import check
from macros.faults import Report
from macros.ledger import contents, fingerprint, versions
from macros.model import Collection
from macros.project import Project
from tests.conftest import Copy
from tests.corrected import correct

ANSWER = "invented-2024"
TABLE = f"data/{ANSWER}/bicycles.csv"
LEDGER = f"data/{ANSWER}/ledger.yaml"
QUESTION = f"data/{ANSWER}/question.yaml"
WHY = {"nl": "De telling van februari ontbrak.", "en": "The count of February was missing."}
RECORD = f"make record ANSWER={ANSWER} IN=en"


@pytest.fixture
def third(with_third: Copy) -> Copy:
    with_third.forget_the_text()
    return with_third


def silent(copy: Copy) -> list[str]:
    return copy.faults(recorded=True)


def changed(copy: Copy) -> Copy:
    """A published blank becomes a figure."""
    copy.edit(TABLE, "2024-M02,F,,blank", "2024-M02,F,0,")
    return copy


def ledger(copy: Copy) -> Mapping[str, object]:
    found = yaml.safe_load((copy.root / LEDGER).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_what_is_recorded_is_what_the_site_publishes(collection: Collection) -> None:
    for question in collection.questions.values():
        for table in question.tables.values():
            record = question.ledger.records[table.id]
            assert record.contents == contents(table)
            assert record.versions[-1].fingerprint == fingerprint(contents(table))


def test_a_silent_change_is_refused_at_its_cell_with_what_was_published(third: Copy) -> None:
    row = 1 + (third.root / TABLE).read_text(encoding="utf-8").splitlines().index("2024-M02,F,,blank")
    changed(third)
    assert silent(third) == [
        f'{TABLE}, row {row}, column "value": It says "0" here, but "blank" is published. '
        f"Put that back, or record why the figure changes: {RECORD}"
    ]
    done = third.run("site")
    assert done.returncode == 1 and not (third.root / "site").exists()


def test_another_status_is_a_change_too(third: Copy) -> None:
    third.edit(TABLE, "2024-M02,F,,blank", "2024-M02,F,,impossible")
    (told,) = silent(third)
    assert 'It says "impossible" here, but "blank" is published.' in told


def test_a_cell_that_is_gone_is_named_by_its_codes(third: Copy) -> None:
    third.edit(TABLE, "2024-M02,F,,blank\n", "")
    third.edit(
        QUESTION, "      sex: [M, F, _T]\n", "      sex: [M, F, _T]\n    not_in_source: [{period: 2024-M02, sex: F}]\n"
    )
    assert f'{TABLE}: The cell 2024-M02, F with "blank" is published and is no longer here. Put it back' in "".join(
        silent(third)
    )


def test_many_changes_of_a_table_are_one_fault(third: Copy) -> None:
    text = (third.root / TABLE).read_text(encoding="utf-8")
    (third.root / TABLE).write_text(re.sub(r"(?<=,)(\d+)(?=,)", r"\g<1>0", text), encoding="utf-8")
    (told,) = silent(third)
    assert f"cells differ from what is published. Put back what was there, or record why they change: {RECORD}" in told


def test_a_figure_of_a_sentence_cannot_change_silently_either(copy: Copy) -> None:
    copy.forget_the_text()
    copy.edit("data/online-opleidingen-2023/question.yaml", 'value: "19000"', 'value: "20000"')
    (told,) = silent(copy)
    assert 'It says "20000" here, but "19000" is published.' in told


def test_a_new_answer_is_not_published_before_it_is_recorded(third: Copy) -> None:
    (third.root / LEDGER).unlink()
    (told,) = silent(third)
    assert told.endswith(f"What is published here is not recorded yet. Do so with: {RECORD}")
    third.record()
    assert silent(third) == []
    assert third.run("record").stdout == "Nothing to record: all is as it was published.\n"


def test_a_draft_is_not_recorded(third: Copy) -> None:
    (third.root / LEDGER).unlink()
    third.edit(QUESTION, 'published: "2024-06-03"', "draft: true")
    assert silent(third) == []
    third.record()
    assert not (third.root / LEDGER).exists()


def test_a_change_needs_its_kind_and_its_reason_in_both_languages(third: Copy) -> None:
    before = (changed(third).root / LEDGER).read_bytes()
    for given in ((), ("--kind", "error"), ("--kind", "error", "--why-nl", "Zo.")):
        done = third.run("record", *given)
        assert done.returncode == 1 and "Say why, with KIND=error" in done.stderr
        assert "2024-M02, F: blank → 0" in done.stdout.replace("period", "")
    done = third.run("record", "--kind", "error", "--why-nl", "TODO", "--why-en", "So.")
    assert done.returncode == 1 and "Nothing was recorded" in done.stderr
    done = third.run("record", "--kind", "error", "--why-nl", "Zo.", "--why-en", "So.", "--date", "2024-06-02")
    assert done.returncode == 1 and "earlier than what was published on 2024-06-03" in done.stderr
    assert (third.root / LEDGER).read_bytes() == before


def test_nothing_is_recorded_while_something_else_is_wrong(third: Copy) -> None:
    third.edit(TABLE, "2024-M02,F,,blank", "2024-M02,F,7,")
    done = third.run("record", "--kind", "error", "--why-nl", "Zo.", "--why-en", "So.")
    assert done.returncode == 1 and "Correct first what is said above." in done.stderr


def test_a_correction_says_when_which_cells_which_kind_and_why(third: Copy) -> None:
    correct(changed(third), ANSWER, "2024-07-01", "error", WHY)
    assert silent(third) == []
    cell = {"table": "bicycles", "at": {"period": "2024-M02", "sex": "F"}, "from": "blank", "to": "0"}
    assert ledger(third)["corrections"] == [{"date": "2024-07-01", "kind": "error", "why": WHY, "cells": [cell]}]


def test_earlier_versions_follow_from_the_corrections_undone(third: Copy) -> None:
    first = (third.root / TABLE).read_bytes()
    correct(changed(third), ANSWER, "2024-07-01", "error", WHY)
    third.edit(TABLE, "2024-M02,F,0,", "2024-M02,F,,impossible")
    correct(third, ANSWER, "2024-07-01", "method", WHY)
    found = check(Project(third.root), Report())
    assert found
    question = found.questions[ANSWER]
    oldest, middle, newest = versions(question.ledger, "bicycles")
    (third.root / TABLE).write_bytes(first)
    before = check(Project(third.root), Report())
    assert before
    assert oldest == contents(before.questions[ANSWER].tables["bicycles"])
    assert newest == contents(question.tables["bicycles"]) != middle != oldest
    assert [v.date for v in question.ledger.records["bicycles"].versions] == ["2024-06-03", "2024-07-01", "2024-07-01"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-M01,M,1000,", "2024-M01,M,1001,"),
        ("from: blank", "from: '7'"),
        ("to: '0'", "to: '1'"),
        ("date: '2024-07-01'\n  kind", "date: '2024-07-02'\n  kind"),
        ("fingerprint: ", "fingerprint: 0000"),
        ("period,sex,value,status", "period,value,status"),
    ],
)
def test_a_ledger_that_was_changed_by_hand_is_refused(third: Copy, old: str, new: str) -> None:
    correct(changed(third), ANSWER, "2024-07-01", "error", WHY)
    text = (third.root / LEDGER).read_text(encoding="utf-8")
    assert old in text
    new_text = re.sub(r"(fingerprint: 0000\w{60})\w{4}", r"\1", text.replace(old, new, 1))
    (third.root / LEDGER).write_text(new_text, encoding="utf-8")
    assert any(fault.startswith(LEDGER) and "changed by hand" in fault for fault in silent(third)), silent(third)
    assert third.run("record").returncode == 1


def test_the_reason_may_be_rewritten(third: Copy) -> None:
    correct(changed(third), ANSWER, "2024-07-01", "error", WHY)
    third.edit(LEDGER, WHY["en"], "February had not been counted.")
    assert silent(third) == []


def test_a_published_table_may_not_go(third: Copy, tmp_path: Path) -> None:
    third.edit(LEDGER, "  bicycles:\n", "  tricycles:\n")
    told = [fault for fault in silent(third) if fault.startswith(LEDGER)]
    assert len(told) == 1 and 'The table "tricycles" is published and must stay' in told[0]


def test_two_answers_that_change_are_recorded_one_by_one(third: Copy) -> None:
    changed(third)
    third.edit("data/online-opleidingen-2023/budget.csv", "2022,2.3,", "2022,2.4,")
    done = third.run("record", "--kind", "error", "--why-nl", "Zo.", "--why-en", "So.")
    assert done.returncode == 1 and "Record them one by one, with ANSWER=" in done.stderr
    third.record(ANSWER)
    third.record("online-opleidingen-2023")
    assert silent(third) == []
    done = third.run("record", "--answer", "invented-2042")
    assert "Did you mean" in done.stderr
