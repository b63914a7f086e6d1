"""Whatever the machine does to a build, the earlier site stays whole and the next build is right."""

import os
import shutil
import signal
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from macros.cache import read_kept
from tests.conftest import ROOT, Copy
from tests.machine import DAMAGES, begin, contents, make_small, told

BUILT = "The site is in site/."
ANSWER = "data/invented-2024"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A small project with its site."""
    made = make_small(tmp_path_factory.mktemp("machine") / "small")
    assert told(begin(made.root, "site")) == (0, [BUILT])
    return made


@pytest.fixture
def before(small: Copy) -> dict[str, bytes]:
    """Its site, before something happens to the next one."""
    return contents(small.root / "site")


def written(root: Path, folder: Path) -> None:
    """Put what editors wrote in a project into a folder."""
    for part in ("data", "docs", "mkdocs.yml", "mkdocs.en.yml"):
        copied = shutil.copytree if (root / part).is_dir() else shutil.copy
        copied(root / part, folder / part)


def left(root: Path) -> set[str]:
    """What is in a project that only a build makes."""
    work = {f".build/{path.name}" for path in (root / ".build").iterdir()}
    return {*work, *(path.name for path in root.glob(".site*"))}


def test_a_build_that_is_killed_ends_with_all_that_it_started_and_the_next_is_right(
    small: Copy, before: dict[str, bytes]
) -> None:
    killed = begin(small.root, "site", fault="open about/index.html kill-first")
    assert told(killed) == (-signal.SIGKILL, [])  # its pipes end only when those that it started have ended too
    assert contents(small.root / "site") == before
    assert len(left(small.root)) == 2
    small.edit("docs/en/about.md", "# About", "# All about")
    assert told(begin(small.root, "site", fault="shutil.rmtree \\.site\\.new kill")) == (-signal.SIGKILL, [])
    after = contents(small.root / "site")
    assert {name for name in before if before[name] != after[name]} >= {"en/about/index.html"}
    assert told(begin(small.root, "site")) == (0, [BUILT])
    assert contents(small.root / "site") == after
    assert left(small.root) == {".build/lock"}


def test_a_part_of_a_build_that_is_killed_stops_all_of_it(small: Copy, before: dict[str, bytes]) -> None:
    code, (said,) = told(begin(small.root, "site", fault="open about/index.html kill"))
    assert code == 1
    assert said.startswith("The build ended unexpectedly")
    assert contents(small.root / "site") == before
    assert left(small.root) == {".build/lock"}


def test_a_full_disk_is_told_and_the_site_that_was_being_replaced_is_put_back(
    small: Copy, before: dict[str, bytes]
) -> None:
    (small.root / "site").rename(small.root / ".site.old")  # as a kill leaves it where nothing can be exchanged
    code, (said,) = told(begin(small.root, "site", fault="open /catalog.ttl full"))
    assert code == 1
    assert said.endswith("catalog.ttl): the disk is full. What stood there is still there. Solve that and build again.")
    assert contents(small.root / "site") == before
    code, (said,) = told(begin(small.root, "site", limit="0"))
    assert (code, said.startswith("The site cannot be written (")) == (1, True)
    assert contents(small.root / "site") == before
    assert left(small.root) == {".build/lock"}


def test_a_cache_that_cannot_be_written_stops_nothing(small: Copy, before: dict[str, bytes]) -> None:
    code, said = told(begin(small.root, "site", fault="open /\\.cache full"))
    assert code == 0
    assert said == [BUILT, ".cache cannot be written to. That does no harm, but all pictures are drawn anew each time."]
    assert contents(small.root / "site") == before


def test_a_damaged_cache_is_made_again_and_gives_the_same_site(small: Copy, before: dict[str, bytes]) -> None:
    cache = small.root / ".cache"
    cache.unlink()
    shutil.copytree(ROOT / ".cache", cache, ignore=shutil.ignore_patterns(".*", "templates", "made", "read"))
    files = [*(cache / "pictures").iterdir(), *(cache / "workbooks").iterdir()]
    for file, damage in zip(files, cycle(DAMAGES), strict=False):
        damage(file)
    assert {read_kept(file) for file in files} == {None}
    assert told(begin(small.root, "site")) == (0, [BUILT])
    assert contents(small.root / "site") == before
    assert any(read_kept(file) is not None for file in files)


def test_of_two_builds_at_once_the_second_says_that_it_waits_for_the_first(
    small: Copy, before: dict[str, bytes]
) -> None:
    first = begin(small.root, "site", fault="open /catalog.ttl stop")
    assert os.WIFSTOPPED(os.waitpid(first.pid, os.WUNTRACED)[1])
    during = left(small.root)
    (small.root / "real").mkdir()
    (small.root / "other").symlink_to(small.root / "real")
    second = begin(small.root, "site", "--output", "other")
    assert second.stderr
    lines = iter(second.stderr.readline, "")
    assert "Another build is running in this folder. This one waits until it is done.\n" in lines
    assert left(small.root) == during
    assert contents(small.root / "other") == {}
    first.send_signal(signal.SIGCONT)
    assert told(first) == (0, [BUILT])
    assert told(second) == (0, ["The site is in other/."])
    assert contents(small.root / "site") == contents(small.root / "real") == before
    assert (small.root / "other").is_symlink()
    assert left(small.root) == {".build/lock"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["format"], f"{ANSWER}/bicycles.csv: This file cannot be written: "),
        (["record"], f"{ANSWER}/ledger.yaml: This file cannot be written: "),
        (["new", "--id=paden-2024", "--parts=1"], "The new answer could not be saved: "),
    ],
    ids=lambda command: command[0],
)
def test_a_command_that_finds_the_disk_full_leaves_every_file_as_it_was(
    small: Copy, tmp_path: Path, command: list[str], said: str
) -> None:
    written(small.root, tmp_path)
    table = tmp_path / ANSWER / "bicycles.csv"
    text = table.read_text(encoding="utf-8")
    if command == ["format"]:
        table.write_text(text.replace(",", ";"), encoding="utf-8")
    if command == ["record"]:
        (tmp_path / ANSWER / "ledger.yaml").unlink()
    found = contents(tmp_path)
    code, lines = told(begin(tmp_path, *command, limit="0"))
    assert code == 1
    assert any(line.startswith(said) for line in lines), lines
    assert contents(tmp_path) == found


def test_what_a_killed_command_left_is_cleared_and_what_a_running_one_has_is_not(small: Copy, tmp_path: Path) -> None:
    written(small.root, tmp_path)
    gone = subprocess.Popen(["true"])
    gone.wait()
    for process in (gone.pid, os.getpid()):
        (tmp_path / ".build" / f"new-{process}" / "0").mkdir(parents=True)
    script = 'mkdir -p "$1/.build/new-$$/0"; exec "$2" -m macros --root "$1" --lang en new --id=paden-2024 --parts=1'
    command = ["sh", "-c", script, "sh", str(tmp_path), sys.executable]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "data" / "paden-2024" / "question.yaml").is_file()
    assert [path.name for path in (tmp_path / ".build").iterdir()] == [f"new-{os.getpid()}"]
