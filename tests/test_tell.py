"""How an editor and GitHub are told: counted, coloured in a terminal only, as annotations of the right lines."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from macros.faults import Fault
from macros.tell import annotation
from tests.conftest import ROOT, Copy

BUDGET = "data/online-opleidingen-2023/budget.csv"


def checked(copy: Copy, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m macros check`, in Dutch as nothing else is said."""
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "macros", "--root", str(copy.root), "check"]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env={**known, **environment})


def test_on_github_every_fault_is_an_error_of_its_line_and_every_warning_a_warning(copy: Copy) -> None:
    copy.edit(BUDGET, "2021,3.95,", "2021,3.96,")
    (copy.root / "data/knelpuntopleidingen-2021/source.txt").unlink()
    done = checked(copy, GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "::warning file=data/knelpuntopleidingen-2021/source.txt,line=1,"
        "title=data/knelpuntopleidingen-2021/source.txt::Dit bestand ontbreekt, dus worden de cijfers niet met de "
        "tekst van het antwoord vergeleken. Zet de tekst ernaast.",
        f"::error file={BUDGET},line=3,title={BUDGET}%2C rij 3%2C kolom „value”::„3.96” staat niet in source.txt, "
        "de tekst van het antwoord. Bedoelde u „3.95”?",
    ]


def test_what_would_end_an_annotation_is_escaped() -> None:
    fault = Fault("data/a,b:c.csv", 7, "100%", "unknown-macro", (("name", "one\ntwo\r100%: x, y"),))
    assert annotation("error", fault, "en") == (
        '::error file=data/a%2Cb%3Ac.csv,line=7,title=data/a%2Cb%3Ac.csv%2C row 7%2C column "100%25"::'
        '"one two�100%25: x, y" is not a macro.'
    )


def test_faults_and_warnings_are_counted_and_a_warning_stops_nothing(copy: Copy) -> None:
    (copy.root / "data/knelpuntopleidingen-2021/source.txt").unlink()
    done = checked(copy)
    assert done.returncode == 0
    assert done.stdout.startswith("Geen fouten: ")
    assert done.stderr.splitlines() == [
        "Let op: data/knelpuntopleidingen-2021/source.txt: Dit bestand ontbreekt, dus worden de cijfers niet met de "
        "tekst van het antwoord vergeleken. Zet de tekst ernaast.",
        "Waarschuwingen: 1 (bestanden: 1). Ze houden niets tegen.",
    ]
    copy.edit(BUDGET, "2021,3.95,", "2021,3.96,")
    done = checked(copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "Fouten: 1 (bestanden: 1). Er is niets gepubliceerd."


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_go_to_a_terminal_unless_they_are_not_wanted(
    copy: Copy, environment: dict[str, str], coloured: bool
) -> None:
    copy.edit(BUDGET, "2021,3.95,", "2021,3.96,")
    assert "\x1b" not in checked(copy).stderr
    said = in_a_terminal(copy.root, environment)
    assert "3.96" in said
    assert ("\x1b[31m" in said) == coloured


def in_a_terminal(root: Path, environment: dict[str, str]) -> str:
    """What the check says when its standard error is a terminal."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "macros", "--root", str(root), "check"]
    done = subprocess.run(command, check=False, stderr=theirs, cwd=ROOT, env={**known, "TERM": "xterm", **environment})
    assert done.returncode == 1
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    return said
