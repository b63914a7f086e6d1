"""Removes from the cache what no build used for a month, and what a killed one left half-made."""

import contextlib
from pathlib import Path

from macros.cache import DAY
from macros.project import Project

MONTH = 30 * DAY
STAMP = "pruned"
"""The file of the cache that was touched when this was done last."""


def prune(project: Project, now: float) -> None:
    """Do so, unless it was done within a day of `now` (in seconds of the system's clock). What the machine refuses is
    left for another time."""
    stamp = project.cache / STAMP
    with contextlib.suppress(OSError):
        if stamp.exists() and now - stamp.stat().st_mtime < DAY:
            return
        stamp.touch()
        for folder in (each for each in project.kept if each.is_dir()):
            for file in folder.iterdir():
                _remove_old(file, now)


def _remove_old(file: Path, now: float) -> None:
    half_made = file.name.startswith(".")
    with contextlib.suppress(OSError):
        if now - file.stat().st_mtime > (DAY if half_made else MONTH):
            file.unlink()
