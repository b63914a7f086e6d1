"""A small project that is built in seconds, and a machine on which something goes wrong at a chosen moment."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from macros.languages import LANGS
from tests.conftest import ROOT, Copy, make_copy

ANSWERS = ("knelpuntopleidingen-2021", "online-opleidingen-2023")
THEME = "men-women"
PAGE = "---\ndescription: A theme.\n---\n\n# {{ title() }}\n\n{{ theme() }}\n"

HOOK = """
import errno, os, re, signal, sys

WHAT, PATTERN, ACT = os.environ["FAULT"].split(" ")
FIRST = os.getpid()

def hook(event, given):
    if event != WHAT or not re.search(PATTERN, ">".join(map(str, given))):
        return
    if event == "open" and not (given[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        return
    if ACT == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))
    os.kill(FIRST if ACT == "kill-first" else os.getpid(), signal.SIGSTOP if ACT == "stop" else signal.SIGKILL)

sys.addaudithook(hook)
"""
"""Python tells its hooks what it is about to do, and its forks have them too. `open about/index.html full` says that
the disk is full when that file would be written; `kill-first` kills the process that began it all, `kill` the one
that would write, and `stop` makes it stand still until it is told to go on."""


def make_small(folder: Path) -> Copy:
    """A project with the invented answer and one theme only."""
    folder.mkdir(parents=True)
    copy = make_copy(folder)
    shutil.copytree(ROOT / "tests" / "third_answer", folder, dirs_exist_ok=True)
    for inside in (folder / "data", *(folder / "docs" / lang for lang in LANGS)):
        for answer in ANSWERS:
            shutil.rmtree(inside / answer)
    themes = folder / "data" / "themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8").split("\nage:")[0] + "\n", encoding="utf-8")
    for lang in LANGS:
        for page in (folder / "docs" / lang / "themes").glob("*.md"):
            if page.stem == THEME:
                page.write_text(PAGE, encoding="utf-8")
            elif page.stem != "index":
                page.unlink()
        reuse = folder / "docs" / lang / "reuse.md"
        text = reuse.read_text(encoding="utf-8")
        text = text.replace("embed/online-opleidingen-2023/by-age", "embed/invented-2024/by-sex")
        reuse.write_text(text.replace("online-opleidingen-2023/by-age", "invented-2024/bicycles"), encoding="utf-8")
    return copy


def begin(root: Path, *arguments: str, fault: str = "", limit: str = "unlimited") -> subprocess.Popen[str]:
    """`python -m macros …` on a project, running on a machine with a `fault`, see `HOOK`, where no file may have more
    than `limit` blocks."""
    command = ["sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh", sys.executable, "-m", "macros", "--root", str(root)]
    environment = dict(os.environ)
    if fault:
        folder = root.with_name(f"{root.name}-hook")
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        environment |= {"PYTHONPATH": str(folder), "FAULT": fault}
    return subprocess.Popen(
        [*command, "--lang", "en", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )


def told(running: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """How it ended, and what it said that is no note on what is unused."""
    try:
        out, err = running.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        raise
    assert "Traceback" not in err, err
    lines = [line for line in (*out.splitlines(), *err.splitlines()) if not line.startswith(("Note", "Warnings"))]
    return running.returncode, [line for line in lines if not line.startswith("No faults")]


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


DAMAGES: tuple[Callable[[Path], object], ...] = (
    _flip,
    _folder,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[:-1]),
    lambda file: file.write_bytes(bytes(file.stat().st_size)),
    lambda file: file.write_bytes(file.read_bytes()[32:]),  # without a sum, as it was kept before there were any
)
"""What can happen to a file."""
