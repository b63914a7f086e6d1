"""Small numbers that an answer hides stand nowhere in what is published, and an editor is told what names them."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import macros
from macros.check import check
from macros.check.ledger import UNRECORDED
from macros.export.files import write_answer
from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.memory import Memory
from macros.model import HIDDEN, Collection
from macros.project import Project
from macros.quality.small import small_counts
from macros.references import Place
from macros.serve.work import _sound
from macros.show.macros import PageMacros
from tests.conftest import ROOT, SITE, Copy
from tests.corrected import correct

TABLE = "data/invented-2024/bicycles.csv"
QUESTION = "data/invented-2024/question.yaml"
LEDGER = "data/invented-2024/ledger.yaml"
PAGE = "docs/en/invented-2024/1.md"
RULE = "hide: {below: 5}\n"
GONE = re.compile(r"(?<!\d)1[.,\s\u00a0\u202f]?(377|163)(?!\d)")
"""The figures from which the small one could be worked out, in any notation."""
FEW = {
    "2024-M01,M,1000": "2024-M01,M,1377",
    "2024-M01,F,200": "2024-M01,F,211",
    "2024-M01,_T,1200": "2024-M01,_T,1588",
    "2024-M03,M,1100": "2024-M03,M,1163",
    "2024-M03,F,400": "2024-M03,F,3",
    "2024-M03,_T,1500": "2024-M03,_T,1166",
    "2024-Q1,M,3400": "2024-Q1,M,3840",
    "2024-Q1,F,600": "2024-Q1,F,214",
    "2024-Q1,_T,4000": "2024-Q1,_T,4054",
    "2024,M,3400": "2024,M,3840",
    "2024,F,600": "2024,F,214",
    "2024,_T,4000": "2024,_T,4054",
}
"""Three women in March."""


@pytest.fixture
def few(with_third: Copy) -> Copy:
    """The invented answer with the rule and a small number."""
    for old, new in FEW.items():
        with_third.edit(TABLE, old, new)
    with_third.forget_the_text()
    with_third.edit(QUESTION, "published:", f"{RULE}published:")
    return with_third


def shown(copy: Copy) -> Collection:
    report = Report()
    found = check(Project(copy.root), report)
    assert found and [fault.line("en") for fault in report if fault.key not in UNRECORDED] == []
    return found


def row(copy: Copy, file: str, text: str) -> int:
    """The first row of a file that has a text."""
    lines = (copy.root / file).read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if text in line)


def readable(path: Path) -> Iterator[str]:
    """What a file says, or the files in it."""
    if path.suffix in (".zip", ".xlsx"):
        with zipfile.ZipFile(path) as packed:
            yield from (
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist() if ".png" not in name
            )
    elif path.suffix != ".png":
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_to_take_along_holds_a_hidden_figure(few: Copy, lang: Lang) -> None:
    project, found = Project(few.root), shown(few)
    folder = few.root / "site" / lang
    memory = Memory.of(found, few.root / "made", "")
    write_answer(project, found, "invented-2024", lang, folder, SITE, memory)
    texts = [(path.name, text) for path in folder.rglob("*") if path.is_file() for text in readable(path)]
    assert {Path(name).suffix for name, _ in texts} >= {".csv", ".json", ".svg", ".zip", ".xlsx", ".html"}
    assert [name for name, text in texts if GONE.search(text)] == []
    rows = (folder / "data/invented-2024/bicycles.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[::2][:2] for line in rows if ",hidden," in line] == [
        ["2024-M01", "M"],
        ["2024-M01", "F"],
        ["2024-M03", "M"],
        ["2024-M03", "F"],
    ]
    assert all(",,hidden," in line for line in rows if ",hidden," in line)
    stat = json.loads((folder / "data/invented-2024/bicycles.json").read_text(encoding="utf-8"))
    assert 3 not in stat["value"]
    assert [stat["value"][int(place)] for place, status in stat["status"].items() if status == HIDDEN] == [None] * 4


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_shows_a_hidden_figure_but_says_that_it_is_hidden(few: Copy, lang: Lang) -> None:
    project = Project(few.root)
    page = PageMacros(shown(few), lang, Place("invented-2024/1/"), project.charts, SITE)
    html = page.figure("by-sex") + page.figure("by-month") + page.key_figures()
    assert not GONE.search(html)
    assert "1588" in re.sub(r"[.,]", "", html)
    assert {"nl": "verborgen", "en": "hidden"}[lang] in html


def test_every_way_to_the_figures_of_a_build_hides_them(few: Copy) -> None:
    checked, built, served = shown(few), macros._collection(Project(few.root)), _sound(Project(few.root))
    assert served
    tables = [found.questions["invented-2024"].tables["bicycles"] for found in (checked, built, served)]
    assert [table.cells["2024-M03", "F"].status for table in tables] == [HIDDEN] * 3
    assert tables[0] == tables[1] == tables[2]


def test_a_page_that_names_a_hidden_figure_is_told_with_its_row(few: Copy) -> None:
    few.edit(PAGE, 'period="2024") }}', 'period="2024-M03", sex="F") }}')
    (told,) = (line for line in few.faults() if "hidden" in line)
    assert told.startswith(
        f"{PAGE}, row {row(few, PAGE, '2024-M03')}: The cell 2024-M03, F of the table bicycles is hidden"
    )


def test_a_note_and_a_key_figure_that_name_a_hidden_figure_are_told_with_their_rows(few: Copy) -> None:
    few.edit(QUESTION, 'where: {period: "2024", sex: _T}}}', "where: {period: 2024-M03, sex: F}}}")
    few.edit(QUESTION, "where: {period: 2024-Q1, sex: _T}", "where: {period: 2024-M01, sex: M}")
    note, key = row(few, QUESTION, "  invented:"), row(few, QUESTION, "  - {table: bicycles, where: {period: 2024-M01")
    told = [line for line in few.faults() if '"hide"' in line]
    assert [line.split(": ")[0] for line in told] == [f"{QUESTION}, row {note}", f"{QUESTION}, row {key}"]


def test_a_figure_of_a_sentence_and_a_correction_that_give_a_hidden_figure_away_are_told(few: Copy) -> None:
    stated = 'stated:\n  women:\n    value: "3"\n    unit: people\n    source: {nl: onder 1, en: under 1}\n'
    correct(few, "invented-2024", "2024-07-01", "method", {"nl": "Verborgen.", "en": "Hidden."})
    few.edit(LEDGER, "nl: Verborgen.", "nl: Dit waren er 4 in plaats van 3.")
    few.edit(QUESTION, "notes:", f"{stated}\nnotes:")
    cell = row(few, TABLE, "2024-M03,F")
    told = [line for line in few.faults() if f"row {cell} of {TABLE}" in line]
    rows = [(LEDGER, row(few, LEDGER, "    nl: Dit")), (QUESTION, row(few, QUESTION, '    value: "3"'))]
    assert [line.split(": ")[0] for line in told] == [f"{file}, row {each}" for file, each in rows]


def test_a_cell_that_was_hidden_by_hand_is_told(few: Copy) -> None:
    few.edit(TABLE, "2024-M03,F,3,", "2024-M03,F,,hidden")
    told = f'{TABLE}, row {row(few, TABLE, "2024-M03,F")}, column "value": The site itself sets the status "hidden"'
    assert any(line.startswith(told) for line in few.faults())


def test_a_rule_that_hides_nothing_is_pointed_out(with_third: Copy) -> None:
    with_third.edit(QUESTION, "published:", f"{RULE}published:")
    line = row(with_third, QUESTION, "hide:")
    assert f'{QUESTION}, row {line}: No count is less than 5: the rule "hide" hides nothing.' in with_third.warnings()


def test_without_its_status_an_answer_with_a_rule_is_not_shown_at_all(few: Copy) -> None:
    few.edit("data/concepts.yaml", "  hidden:\n", "  concealed:\n")
    report = Report()
    found = check(Project(few.root), report)
    assert found and "invented-2024" not in found.questions
    (told,) = (fault.line("en") for fault in report if fault.key == "hide-status")
    assert told.startswith(f"{QUESTION}, row {row(few, QUESTION, 'hide:')}: ")


@pytest.mark.parametrize("limit", ["1", "100", "five", "0"])
def test_a_limit_that_is_none_is_told(few: Copy, limit: str) -> None:
    few.edit(QUESTION, RULE, f"hide: {{below: {limit}}}\n")
    assert any(line.startswith(f"{QUESTION}, row {row(few, QUESTION, 'hide:')}: ") for line in few.faults())


def test_small_numbers_that_are_hidden_are_not_counted_as_published(few: Copy) -> None:
    assert "invented-2024" not in small_counts(shown(few))


def test_without_a_rule_nothing_of_the_method_is_loaded() -> None:
    asked = (
        "import sys; from pathlib import Path; from macros.check import check; from macros.faults import Report\n"
        "from macros.project import Project; check(Project(Path.cwd()), Report()); print('scipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
