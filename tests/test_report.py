"""What a pull request is told that it changes."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.faults import FaultError
from macros.model import Collection
from macros.project import Project
from macros.report import since
from macros.report.compare import compare
from macros.report.write import Found, write
from macros.show.templates import plain_words
from tests.conftest import ROOT, Copy, make_copy
from tests.repository import Repository

GITHUB = MarkdownIt("commonmark", {"html": True}).enable("table")
ONLINE = "data/online-opleidingen-2023"
HOSTILE = "</td></table><script>alert(1)</script> | ![i](x) [a](http://e.org) `c` <!-- $x$ {{ 1 }} {% raw %} www.e.org"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which everything is in a commit."""
    root = tmp_path_factory.mktemp("base")
    make_copy(root)
    Repository(root, root).commit("2026-03-01")
    return root


@pytest.fixture
def changed(base: Path, tmp_path: Path) -> Copy:
    """The same, to change."""
    shutil.copytree(base, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Copy(tmp_path)


def told(copy: Copy) -> str:
    return since(Project(copy.root), "HEAD", "en")


def shown(markdown: str) -> BeautifulSoup:
    """The report as a browser gets it: with HTML let through, so that what breaks out is seen."""
    return BeautifulSoup(GITHUB.render(markdown), "html.parser")


def rows(markdown: str) -> list[list[str]]:
    return [[cell.get_text() for cell in row.select("th, td")] for row in shown(markdown).select("tr")]


def test_where_nothing_changed_it_says_so_in_both_languages(base: Path) -> None:
    copy = Copy(base)
    done = copy.run("report", "--since", "main", lang="nl")
    assert (done.returncode, done.stderr, done.stdout.splitlines()[1:]) == (0, "", ["", "Niets."])
    assert told(copy).splitlines()[1:] == ["", "Nothing."]


def test_cells_are_told_with_their_classes_and_what_they_said(changed: Copy) -> None:
    changed.edit(f"{ONLINE}/by-sex.csv", "2020,M,44899,", "2020,M,44898,")
    changed.edit(f"{ONLINE}/budget.csv", "2020,3,", "2020,,blank")
    changed.edit(f"{ONLINE}/by-age.csv", "2023,Y_GE60,812,partial", "2023,Y_GE60,813,partial")
    done = changed.run("report", "--since", "HEAD", lang="en")
    assert (done.returncode, done.stderr) == (0, "")
    found = rows(done.stdout)
    assert ["Period", "Sex", "Before", "Now"] in found
    assert ["2020", "Men (M)", "44899", "44898"] in found
    assert ["2020", "3", "blank in the source"] in found
    assert [row[2:] for row in found if "(Y_GE60)" in "".join(row)] == [
        ["812 (incomplete period)", "813 (incomplete period)"]
    ]
    assert [file.get_text() for file in shown(done.stdout).select("li")] == [
        f"changed: {ONLINE}/{table}.csv" for table in ("budget", "by-age", "by-sex")
    ]


def test_pages_notes_and_names_of_classes_are_told_in_the_language_that_changed(changed: Copy) -> None:
    for name in ("docs/nl/extra.md", "docs/en/extra.md"):
        (changed.root / name).write_text("# Extra\n", encoding="utf-8")
    (changed.root / "docs/nl/about.md").unlink()
    changed.edit("docs/en/reuse.md", "# ", "# On ")
    changed.edit(f"{ONLINE}/question.yaml", "The source calls the same numbers", "Some call the same numbers")
    changed.edit("data/concepts.yaml", "{nl: Vrouwen, en: Women}", "{nl: Vrouwen, en: Females}")
    text = told(changed)
    pages = [file.get_text() for file in shown(text).select("li")][:4]
    assert pages == [
        "new: docs/en/extra.md",
        "changed: docs/en/reuse.md",
        "gone: docs/nl/about.md",
        "new: docs/nl/extra.md",
    ]
    found = rows(text)
    assert ["tables.by-sex.sex.F", "en", "Women", "Females"] in found
    (note,) = [row for row in found if row[0] == "notes.learners-or-courses"]
    assert note[1] == "en" and note[2].startswith("The source calls") and note[3].startswith("Some call")


def test_tables_and_answers_that_come_and_go_are_told_and_drafts_are_not_there(
    base: Path, collection: Collection, changed: Copy
) -> None:
    shutil.copytree(ROOT / "tests" / "third_answer", changed.root, dirs_exist_ok=True)
    text = told(changed)
    assert "This answer is new." in text and "This table is new." in text
    assert "invented-2024" in text.split("## Pages")[0]
    changed.edit("data/invented-2024/question.yaml", "\npublished:", "\ndraft: true #")
    assert "invented-2024" not in told(changed).split("## Pages")[0]
    left = {id_: one for id_, one in collection.questions.items() if id_ != "knelpuntopleidingen-2021"}
    (gone,) = compare(collection, replace(collection, questions=left))
    assert gone.after is None
    assert sum(len(table.cells) for table in gone.tables) == sum(len(t.cells) for t in gone.answer.tables.values())
    assert {cell.after for table in gone.tables for cell in table.cells} == {None}


def test_a_base_that_cannot_be_read_is_said_and_the_rest_is_told(changed: Copy) -> None:
    repository = Repository(changed.root, changed.root)
    concepts = changed.root / "data" / "concepts.yaml"
    good = concepts.read_text(encoding="utf-8")
    changed.edit(f"{ONLINE}/question.yaml", "\ntables:", "\nfigures_of_old:")
    repository.commit("2026-03-02")
    changed.edit(f"{ONLINE}/question.yaml", "\nfigures_of_old:", "\ntables:")
    changed.edit("data/knelpuntopleidingen-2021/question.yaml", "en: number and share", "en: numbers and share")
    text = told(changed)
    assert "cannot be read in one of the two versions: online-opleidingen-2023." in text
    assert "numbers and share" in text
    concepts.write_text("lists: []\n", encoding="utf-8")
    repository.commit("2026-03-03")
    concepts.write_text(good, encoding="utf-8")
    text = told(changed)
    assert "Figures and words were not compared" in text
    assert "- changed: data/concepts.yaml" in text


def test_a_branch_is_compared_with_where_it_set_out(changed: Copy) -> None:
    repository = Repository(changed.root, changed.root)
    repository.git("switch", "--quiet", "--create", "mine")
    changed.edit(f"{ONLINE}/budget.csv", "2022,2.3,", "2022,2.4,")
    repository.commit("2026-03-02")
    repository.git("switch", "--quiet", "main")
    changed.edit(f"{ONLINE}/budget.csv", "2020,3,", "2020,4,")
    repository.commit("2026-03-03")
    repository.git("switch", "--quiet", "mine")
    assert [row[1:] for row in rows(since(Project(changed.root), "main", "en"))] == [["Before", "Now"], ["2.3", "2.4"]]


def test_a_version_that_git_does_not_know_is_a_fault_that_says_what_to_do(base: Path, tmp_path: Path) -> None:
    done = Copy(base).run("report", "--since=v9")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('Git knows no version "v9" here.') and "git fetch origin" in done.stderr
    for root, name in ((base, "--output=x"), (base, "HEAD:data"), (tmp_path, "HEAD")):
        with pytest.raises(FaultError) as fault:
            since(Project(root), name, "en")
        assert fault.value.key == "report-unknown"


def test_hostile_words_are_only_words(changed: Copy) -> None:
    changed.edit("data/concepts.yaml", "{nl: Vrouwen, en: Women}", f"{{nl: Vrouwen, en: '{HOSTILE}'}}")
    changed.edit(f"{ONLINE}/by-sex.csv", "2020,F,", "2020,F,1")
    page = changed.root / "docs" / "en" / "a`b<img src=x>|c.md"
    page.write_text("# Extra\n", encoding="utf-8")
    text = told(changed)
    assert not shown(text).select("script, img, a, code")
    assert any(HOSTILE in row[1] and len(row) == 4 for row in rows(text))
    assert ["tables.by-sex.sex.F", "en", "Women", HOSTILE] in rows(text)
    assert f"new: docs/en/{page.name}" in [file.get_text() for file in shown(text).select("li")]


@given(st.text(max_size=200))
def test_any_text_stays_itself_in_a_cell_of_a_table(text: str) -> None:
    line = " ".join("".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text).split())
    (_, (cell, last)) = rows(f"| a | b |\n| --- | --- |\n| x{plain_words(text)}x | y |\n")
    assert "".join(cell.split()) == "".join(f"x{line}x".split())
    assert last == "y"


def test_what_is_too_long_is_cut_and_says_how_much_is_left_out(collection: Collection) -> None:
    answers = compare(replace(collection, questions={}), collection)
    whole = write(Found("0" * 40, answers, (), (), collection.statuses), "en")
    short = write(Found("0" * 40, answers, (), (), collection.statuses), "en", limit=3000)
    lines, kept = whole.splitlines(), short.splitlines()[:-2]
    assert len(short.encode()) <= 3000
    assert lines[: len(kept)] == kept
    assert f"{len(lines) - len(kept)} of the {len(lines)} lines are left out." in short
