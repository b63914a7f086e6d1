"""`.build`, where things are made before they are put in place: one build at a time, and what was killed is cleared."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.project import Project


@contextlib.contextmanager
def turn(project: Project, waits: Callable[[], object]) -> Iterator[Path]:
    """An empty folder on the disk of the project for one build, when no other build is going on; `waits` is called
    when there is one, and must be waited for.

    The lock is that of the system, so it ends with the process and those that it forked, however they end. What a
    killed build left is cleared by the next.
    """
    work = project.build
    work.mkdir(exist_ok=True)
    with (work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(lock, fcntl.LOCK_EX)
        for left in work.glob("tmp*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=work, ignore_cleanup_errors=True) as folder:
            yield Path(folder)


def own_folder(project: Project, kind: str) -> Path:
    """An empty folder of this process for things of a kind, to `leave` when they are done. What processes left that
    are gone is cleared."""
    folder = _own(project, kind)
    for left in project.build.glob(f"{kind}-*"):
        if left == folder or not _runs(left.name.removeprefix(f"{kind}-")):  # numbers of processes are given again
            shutil.rmtree(left, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def leave(project: Project, kind: str) -> None:
    """Remove the folder of this process for things of this kind."""
    shutil.rmtree(_own(project, kind), ignore_errors=True)


def _own(project: Project, kind: str) -> Path:
    return project.build / f"{kind}-{os.getpid()}"


def _runs(pid: str) -> bool:
    """Whether a process has this number."""
    if not pid.isdigit():
        return False
    with contextlib.suppress(PermissionError):
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return False
    return True
