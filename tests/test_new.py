"""`make new`: a draft that is without fault as it is made, whatever an editor types, and nothing when she stops."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, Copy

ID = "nieuw-2099"
MADE = [
    f"data/{ID}/question.yaml",
    *(f"docs/{lang}/{ID}/{page}.md" for lang in ("en", "nl") for page in ("1", "2", "3", "index")),
]


def files(copy: Copy) -> set[str]:
    """What editors write, by path."""
    found = (path for part in ("data", "docs") for path in (copy.root / part).rglob("*") if not path.is_dir())
    return {path.relative_to(copy.root).as_posix() for path in found}


def question(copy: Copy) -> dict[str, object]:
    text = (copy.root / f"data/{ID}/question.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def test_a_new_answer_is_a_draft_without_fault_whose_gaps_are_told(copy: Copy) -> None:
    before = files(copy)
    title = "Taallessen: \"wie\" & 'wat', 2022 en 2023 # {x}"
    done = copy.run("new", "--id", ID, "--title-nl", title, "--date", "2024-03-12", "--parts", "1-3", "--number", "123")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Made: data/{ID}/, docs/nl/{ID}/, docs/en/{ID}/. It is a draft: it is not published")
    assert sorted(files(copy) - before) == MADE
    made = question(copy)
    assert made["title"] == {"nl": title, "en": "FILL IN: the title of the answer"}
    assert (made["number"], made["date"], made["asker"]) == ("123", "2024-03-12", "not-stated")
    assert (made["last_month"], made["draft"]) == ("2024-03", "true")
    checked = copy.run("check")
    assert checked.returncode == 0
    told = checked.stderr.splitlines()
    for name in MADE:
        for row, line in enumerate((copy.root / name).read_text(encoding="utf-8").splitlines(), start=1):
            if "INVULLEN" in line or "FILL IN" in line:
                (said,) = [
                    text for text in told if text.startswith(f"Note: {name}, row {row}: Still to be filled in: ")
                ]
                told.remove(said)
    told = [line for line in told if not line.startswith(f"Note: data/{ID}/source.txt: This file is missing")]
    assert [re.sub(r"\d+", "n", line) for line in told] == ["Warnings: n (files: n). They stop nothing."]


def test_every_gap_stops_the_answer_once_it_is_no_draft(copy: Copy) -> None:
    assert copy.run("new", "--id", ID).returncode == 0
    warned = copy.run("check").stderr.count("Still to be filled in")
    copy.edit(f"data/{ID}/question.yaml", "draft: true\n", "")
    assert sum("Still to be filled in" in line for line in copy.faults()) == warned > 20


def test_without_a_terminal_nothing_is_asked_and_what_is_missing_is_said(copy: Copy) -> None:
    before = files(copy)
    done = copy.run("new", "--title-nl", "Taallessen")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Name the id of the new answer: make new ID=cycle-paths-2024.")
    assert files(copy) == before


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_made(copy: Copy) -> None:
    before = files(copy)
    given = [
        "--id",
        "Táál & les",
        "--number",
        "nr 5",
        "--date",
        "12/3/2024",
        "--parts",
        "1,3-2,0",
        "--last-month",
        "mei",
    ]
    done = copy.run("new", *given, lang="nl")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "„Táál & les” is geen geldig kenmerk: kleine letters, cijfers en koppeltekens. Bedoelde u „taal-les”?",
        "„nr 5” is geen nummer: alleen cijfers, of not-stated.",
        "„12/3/2024” is geen bestaande datum (jjjj-mm-dd). Bedoelde u „2024-03-12”?",
        "„1,3-2,0” zijn geen nummers van delen. Schrijf 1,2,3 of 1-3, elk nummer één keer, van 1 tot 99.",
        "„mei” is geen maand (jjjj-mm).",
    ]
    assert files(copy) == before


@pytest.mark.parametrize("day", ["2024-02-30", "2024-2-3", "31/02/2024", "gisteren"])
def test_a_date_that_is_none_is_refused(copy: Copy, day: str) -> None:
    done = copy.run("new", "--id", ID, "--date", day)
    assert done.returncode == 1
    assert done.stderr == f'"{day}" is not a real date (yyyy-mm-dd).\n'


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("online-opleidingen-2023", "is there already: data/online-opleidingen-2023."),
        ("themes", "is an address that the site uses already."),
        ("index", "is there already: docs/nl/index.md."),
    ],
)
def test_nothing_that_is_there_is_overwritten(copy: Copy, taken: str, said: str) -> None:
    before = {name: (copy.root / name).read_bytes() for name in files(copy)}
    done = copy.run("new", "--id", taken)
    assert done.returncode == 1
    assert said in done.stderr
    assert {name: (copy.root / name).read_bytes() for name in files(copy)} == before


def test_a_failure_half_way_leaves_nothing_behind(copy: Copy) -> None:
    (copy.root / "docs" / "en" / ID).symlink_to("nowhere")
    before = files(copy)
    done = copy.run("new", "--id", ID)
    assert done.returncode == 1
    assert done.stderr.startswith("The new answer could not be saved: ")
    assert files(copy) == before
    assert not (copy.root / "data" / ID).exists()
    assert list((copy.root / ".build").iterdir()) == []


def test_make_hands_on_what_it_is_told_and_nothing_of_the_surroundings() -> None:
    command = ["make", "--dry-run", "new", "ID=x", "TITLE_NL=a 'b' \"c\"", "IN=en"]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "DATE": "now"}
    )
    (line,) = [line for line in done.stdout.splitlines() if "macros" in line and " new" in line]
    assert line.split()[1:] == ["-m", "macros", "--lang", "en", "new", "--ID", '"$ID"', "--TITLE_NL", '"$TITLE_NL"']


def test_a_document_gives_its_text_and_tables(copy: Copy, tmp_path: Path) -> None:
    document = tmp_path / "answer.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    done = copy.run("new", "--id", ID, "--from", str(document), "--last-month", "2023-12")
    assert done.returncode == 0, done.stderr
    assert "Read: answer.txt." in done.stdout
    assert (copy.root / f"data/{ID}/source.txt").read_text(encoding="utf-8") == DOCUMENT
    assert copy.faults() == []
    tables = question(copy)["tables"]
    assert isinstance(tables, dict)
    for table in tables:
        assert (copy.root / f"data/{ID}/{table}.csv").is_file()
        for lang in ("nl", "en"):
            pages = (copy.root / f"docs/{lang}/{ID}").glob("?.md")
            assert any(f'{{{{ figure("{table}") }}}}' in page.read_text(encoding="utf-8") for page in pages)


def test_signs_that_yaml_does_not_take_leave_the_draft_of_a_document_readable(copy: Copy, tmp_path: Path) -> None:
    document = tmp_path / "answer.txt"
    heading = "1. Aantal\x92 cursisten\x7f per geslacht\ufeff\x07\n2022\n"
    document.write_text(f'{heading}Man 10\nVrouw\x92 "x" 20\nTotaal 31\n', encoding="utf-8")
    done = copy.run("new", "--id", ID, "--from", str(document), "--last-month", "2023-12", "--asker", "A\x7fB")
    assert done.returncode == 0, done.stderr
    assert f"data/{ID}/question.yaml, row" in "\n".join(copy.warnings())
    assert not [line for line in copy.warnings() if "U+" in line]
    assert question(copy)["asker"] == "AB"


def test_a_document_that_cannot_be_read_makes_nothing(copy: Copy, tmp_path: Path) -> None:
    before = files(copy)
    done = copy.run("new", "--id", ID, "--from", str(tmp_path / "nowhere.pdf"))
    assert done.returncode == 1
    assert done.stderr.startswith('"nowhere.pdf" is not there or cannot be read.')
    assert files(copy) == before


DOCUMENT = """1. Hoeveel cursisten startten een taalles?

Aantal cursisten per geslacht

        2022    2023
Mannen  1.200   1.300
Vrouwen 2.100   2.400
Totaal  3.300   3.700
"""
