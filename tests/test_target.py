"""A site replaces an earlier site and nothing else, at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from macros.addresses import CATALOGUE
from macros.faults import FaultError
from macros.project import Project
from macros.target import refuse
from tests.conftest import ROOT
from tests.machine import contents

SITE = {name: name.encode() for name in ("index.html", *CATALOGUE.values(), "en/index.html")}
MOMENTS = """
import os, signal, sys
from pathlib import Path
from macros import target

def kill_at(moment):
    left = [moment]
    def hook(event, given):
        left[0] -= event.startswith(("os.", "shutil.", "ctypes.", "open"))
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

def make(folder, said):
    for name in ("", "en"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "index.html").write_text(said)

def contents(folder):
    return {file.read_text() for file in folder.rglob("*.html")}

site, made = Path(sys.argv[1]) / "site", Path(sys.argv[1]) / "made"
if sys.argv[2] == "apart":
    target._exchanged = lambda one, other: False
seen, away, moment, ended = set(), False, 0, 1
while ended:
    make(site, "old")
    make(made, "new")
    child = os.fork()
    if child == 0:
        kill_at(moment)
        target.put_in_place(made, site)
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    away |= not site.exists()
    target.recover(site)
    found = contents(site)
    assert len(found) == 1, (moment, found)
    seen |= found
    moment += 1
    make(made, "new")
    target.put_in_place(made, site)
    assert contents(site) == {"new"}
    assert sorted(os.listdir(sys.argv[1])) == ["site"]
print(sorted(seen), away)
"""
"""Replaces a site again and again, each time killed one step later, until it is not."""
NO_RIGHTS = """
import ctypes, os, sys
for right in (1, 2):  # to write and to read what is not allowed, which the administrator has
    ctypes.CDLL(None).prctl(24, right)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def make(folder: Path, files: dict[str, bytes]) -> None:
    """These files in a folder, and no others."""
    for left in contents(folder):
        (folder / left).unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def build(output: Path, lang: str = "en") -> tuple[int, str]:
    """What `make site` says that may not do everything."""
    command = [sys.executable, "-c", NO_RIGHTS, "-m", "macros", "--root", str(ROOT), "--lang", lang]
    command += ["site", "--output", str(output)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    return done.returncode, done.stderr.splitlines()[-1]


@pytest.mark.parametrize(("way", "away"), [("exchanged", sys.platform != "linux"), ("apart", True)])
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path, way: str, away: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MOMENTS, str(tmp_path), way], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"['new', 'old'] {away}\n"


def test_what_is_no_earlier_site_is_not_replaced(tmp_path: Path) -> None:
    project = Project(ROOT)
    file = tmp_path / "file"
    file.touch()
    make(tmp_path / "letters", {"index.html": b"", "letter.txt": b"Dear"})
    make(tmp_path / "checkout", {**SITE, ".git/HEAD": b"ref"})
    make(tmp_path / "site", SITE)
    (tmp_path / "empty").mkdir()
    for folder, key in (
        (file, "output-file"),
        (file / "inside", "site"),
        (tmp_path / "letters", "output-other"),
        (tmp_path / "checkout", "output-other"),
        (Path("/dev"), "output-disk"),
        (ROOT, "bad-output"),
        (ROOT / ".cache" / "site", "bad-output"),
    ):
        with pytest.raises((FaultError, OSError)) as raised:
            refuse(project, folder)
        assert key == "site" or (isinstance(raised.value, FaultError) and raised.value.key == key), folder
    for folder in (tmp_path / "site", tmp_path / "empty", tmp_path / "not" / "there"):
        refuse(project, folder)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "staat iets anders dan een site die hier gebouwd werd, en dat zou verdwijnen."),
        ("en", "holds something else than a site that was built here, and that would be lost."),
    ],
)
def test_an_editor_is_told_that_a_folder_holds_something_else(tmp_path: Path, lang: str, said: str) -> None:
    make(tmp_path, {"letter.txt": b"Dear"})
    code, line = build(tmp_path, lang)
    assert code == 1
    assert said in line
    assert contents(tmp_path) == {"letter.txt": b"Dear"}


def test_an_editor_is_told_that_nothing_may_be_written_there(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code, line = build(tmp_path / "site")
    tmp_path.chmod(0o755)
    assert code == 1
    assert line.startswith(f"The site cannot be written ({tmp_path}): writing is not allowed there.")
    assert contents(tmp_path) == {}
