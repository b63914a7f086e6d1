"""Where the site comes to stand: what may be replaced there, and how it is, at once."""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from macros.addresses import CATALOGUE
from macros.faults import FaultError
from macros.project import Project

SOURCES = ("data", "docs", "macros", "overrides", "overrides-zensical", "tests", ".git", ".github", ".venv", ".cache")
_HERE = -100
"""Paths that begin with no folder begin where the program runs (`AT_FDCWD` of Linux)."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux."""


def refuse(project: Project, target: Path) -> None:
    """`FaultError` when the site would replace something else than an earlier site: the project or a part of it, a
    file, a disk, a folder with other things in it. `OSError` when nothing may be put there."""
    sources = [project.root / name for name in SOURCES]
    inside = any(target == source or target.is_relative_to(source) for source in sources)
    if inside or project.root.is_relative_to(target):
        raise FaultError("bad-output", output=str(target))
    if target.is_mount():
        raise FaultError("output-disk", output=str(target))
    if target.exists() and not target.is_dir():
        raise FaultError("output-file", output=str(target))
    if target.is_dir() and any(target.iterdir()) and not _is_ours(target):
        raise FaultError("output-other", output=str(target))
    above = next(folder for folder in target.parents if folder.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(above))


def recover(target: Path) -> None:
    """Put back the site that a build was replacing when it was killed, where it could not be replaced at once."""
    if target.parent.is_dir():
        with _alone(target.parent):
            _put_back(target)


def put_in_place(new: Path, target: Path) -> None:
    """Let the folder `new` stand at `target` instead of what stood there. Raises `OSError` when that cannot be done;
    `target` is then as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside, old = _beside(target)
    with _alone(target.parent):
        _put_back(target)
        for left in (beside, old):
            if left.exists():
                shutil.rmtree(left)
        try:
            shutil.move(new, beside)  # perhaps from another disk, so that the change itself is a rename
            if not target.exists():
                beside.rename(target)
            elif not _exchanged(beside, target):
                target.rename(old)
                beside.rename(target)
        finally:
            _put_back(target)
            for left in (beside, old):
                shutil.rmtree(left, ignore_errors=True)


def _beside(target: Path) -> tuple[Path, Path]:
    """Where a site stands before and after it is at `target`."""
    return target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")


def _put_back(target: Path) -> None:
    _, old = _beside(target)
    if old.exists() and not target.exists():
        old.rename(target)


def _is_ours(folder: Path) -> bool:
    """Whether it is a site that was built before, and no checkout of one, which holds its history too."""
    made = (folder / name for name in ("index.html", *CATALOGUE.values()))
    return all(file.is_file() for file in made) and not (folder / ".git").exists()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else replaces a site in this folder meanwhile: builds of other checkouts may have the same target."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two folders changed places, in one step; not every system and disk can do that."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return False
    done: int = exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0
