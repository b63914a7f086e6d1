"""One build at a time: whose turn it is, and a folder to work in."""

import contextlib
import fcntl
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
    work = project.root / ".build"
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
