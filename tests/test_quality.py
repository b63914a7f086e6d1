"""The page of quality: what it says was verified, counted again from the files; and what it says of an odd table."""

import csv
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from macros.languages import FOLDERS, LANGS, Lang, Text
from macros.model import CellRef, Collection, Note, Question, Table
from macros.quality.small import small_counts
from macros.quality.table import verified
from macros.references import Place
from macros.show.quality import quality_html, quality_of
from macros.values import Values
from tests.conftest import ROOT, Copy
from tests.published import every_table

TRAININGS = ("knelpuntopleidingen-2021", "trainings")


def page(collection: Collection, lang: Lang) -> BeautifulSoup:
    return BeautifulSoup(quality_html(collection, Place("quality/"), lang), "html.parser")


def with_table(collection: Collection, question: Question, table: Table, *notes: Note) -> Collection:
    changed = replace(
        question,
        tables={**question.tables, table.id: table},
        notes={**question.notes, **{note.id: note for note in notes}},
    )
    return replace(collection, questions={**collection.questions, question.id: changed})


def test_the_sums_of_a_table_are_those_of_its_file_and_its_lists() -> None:
    """Counted here from the CSV file and the trees alone."""
    with (ROOT / "data" / TRAININGS[0] / "trainings.csv").open(encoding="utf-8", newline="") as file:
        cells = {(r["period"], r["outcome"], r["module"], r["sex"], r["age"]): r["value"] for r in csv.DictReader(file)}
    parts = {2: ("4a", "4b"), 3: ("M", "F"), 4: ("Y_LT25", "Y25T54", "Y_GE55")}
    counted = 0
    for codes, (place, classes) in product(cells, parts.items()):
        if codes[place] == "_T":
            found = [cells.get((*codes[:place], part, *codes[place + 1 :])) for part in classes]
            if None not in found:
                assert sum(int(value or 0) for value in found if value is not None) == int(cells[codes])
                counted += 1
    assert counted == 152
    tree = yaml.safe_load((ROOT / "data" / "concepts.yaml").read_text(encoding="utf-8"))["dimensions"]
    assert set(parts[3]) <= set(tree["sex"]["codes"])


def test_that_is_what_the_page_says(collection: Collection) -> None:
    question = collection.questions[TRAININGS[0]]
    found = verified(collection, question, question.tables["trainings"])
    assert (found.sums, found.uncovered, found.blanks) == (152, (), {"blank": 2})
    assert quality_of(
        Values(collection, question, "en"), question.tables["trainings"], Place(f"{TRAININGS[0]}/1/")
    ).line.startswith("152 sums verified, ")


@every_table
def test_every_table_of_the_site_stands_on_the_page_under_the_address_of_its_figures(
    site: Path, answer: str, name: str, lang: Lang
) -> None:
    root = site / FOLDERS[lang]
    found = BeautifulSoup((root / "quality" / "index.html").read_text(encoding="utf-8"), "html.parser")
    here = found.find(id=f"{answer}-{name}")
    if answer == "invented-2024":
        assert here is None
        return
    assert isinstance(here, Tag) and here.find("h4")
    lines = [
        str(link["href"])
        for part in (root / answer).glob("*/index.html")
        for link in BeautifulSoup(part.read_text(encoding="utf-8"), "html.parser").select(".figure__quality a")
    ]
    assert f"../../quality/#{answer}-{name}" in lines


@pytest.mark.parametrize("lang", LANGS)
def test_a_sum_that_does_not_hold_is_told_and_not_counted_as_right(collection: Collection, lang: Lang) -> None:
    question = collection.questions[TRAININGS[0]]
    table = question.tables["trainings"]
    cell = table.cells[("2019", "started", "4a", "M", "Y_LT25")]
    wrong = replace(cell, value=(cell.value or Decimal(0)) + 1)
    note = Note(
        "odd", Text.same("Zo staat het er."), {}, (CellRef(table.id, {"period": ("2019",)}),), ("does-not-add-up",)
    )
    changed = with_table(collection, question, replace(table, cells={**table.cells, cell.codes: wrong}), note)
    told = page(changed, lang).find(id="knelpuntopleidingen-2021-trainings")
    assert isinstance(told, Tag)
    sums = [line.get_text() for line in told.select("ul")[0].select("li")]
    marked = [line for line in sums if {"nl": "komt dat", "en": "does not add up"}[lang] in line]
    assert len(marked) == 2  # one sum over the sexes, one over the ages: there is none over the modules
    assert "Zo staat het er." in told.get_text()
    question = changed.questions[question.id]
    line = quality_of(Values(changed, question, lang), question.tables[table.id], Place("")).line
    assert {"nl": "150 sommen nagerekend, 2 sommen komen niet uit", "en": "150 sums verified, 2 sums do not"}[
        lang
    ] in line


def test_figures_that_no_check_reaches_are_named_or_counted(collection: Collection) -> None:
    question = collection.questions["online-opleidingen-2023"]
    assert len(verified(collection, question, question.tables["budget"]).uncovered) == 4
    table = question.tables["by-quarter"]
    cells = {codes: cell for codes, cell in table.cells.items() if codes != ("2020-Q2",)}
    alone = with_table(collection, replace(question, checks=()), replace(table, cells=cells))
    told = page(alone, "en").find(id="online-opleidingen-2023-by-quarter")
    assert isinstance(told, Tag)
    line = next(line.get_text() for line in told.select("li") if "none of the checks" in line.get_text())
    assert line.startswith("5 figures are in none of the checks")
    assert "Q1 2020; Q3 2020" in line and "2021" not in line


@pytest.mark.parametrize("lang", LANGS)
def test_every_note_of_an_answer_stands_on_the_page(collection: Collection, lang: Lang) -> None:
    told = " ".join(page(collection, lang).get_text().split())
    for question in collection.questions.values():
        for note in question.notes.values():
            assert " ".join(Values(collection, question, lang).note(note).split()) in told, note.id


def test_a_part_that_was_not_wholly_answered_says_what_is_missing_here_and_on_its_page(copy: Copy) -> None:
    question = "data/knelpuntopleidingen-2021/question.yaml"
    copy.edit(question, "    answered: whole\n", "    answered: partly\n")
    assert copy.faults() == []
    copy.edit("docs/en/knelpuntopleidingen-2021/1.md", "{: #unanswered }", "{: #open }")
    copy.edit("docs/nl/knelpuntopleidingen-2021/1.md", "{: #unanswered }", "{: #open }")
    text = (copy.root / question).read_text(encoding="utf-8")
    start = text.index("    gap:\n")
    (copy.root / question).write_text(text[:start] + text[text.index('  "2":', start) :], encoding="utf-8")
    gap, dutch = copy.faults()
    assert "Part 1 was not wholly answered. Say under gap in a few words what is missing." in gap
    assert dutch.startswith("docs/nl/") and "under a heading with {: #unanswered }" in dutch


def test_one_is_one_and_none_is_said(collection: Collection) -> None:
    question = collection.questions["online-opleidingen-2023"]
    lines = {
        (name, lang): quality_of(Values(collection, question, lang), table, Place("")).line
        for name, table in question.tables.items()
        for lang in LANGS
    }
    assert lines["budget", "nl"].startswith("geen totalen om na te rekenen, ")
    alone = replace(question, notes={}, figures={}, checks=())
    table = question.tables["by-quarter"]
    quarters = {
        codes: cell for codes, cell in table.cells.items() if codes[0].startswith("2020") and "/" not in codes[0]
    }
    alone = replace(alone, tables={table.id: replace(table, cells=quarters)})
    found = {
        lang: quality_of(Values(collection, alone, lang), alone.tables[table.id], Place("")).line for lang in LANGS
    }
    assert found == {"nl": "1 som nagerekend", "en": "1 sum verified"}


def test_the_small_counts_are_those_of_the_files(collection: Collection) -> None:
    tables = {"knelpuntopleidingen-2021": ("trainings",), "online-opleidingen-2023": ("by-sector", "completions")}
    counted = {}
    for answer, names in tables.items():
        texts = [(ROOT / "data" / answer / f"{name}.csv").read_text(encoding="utf-8") for name in names]
        rows = [row for text in texts for row in csv.DictReader(text.splitlines())]
        counted[answer] = sum(row["value"] in ("1", "2", "3") for row in rows)
    assert small_counts(collection) == counted
