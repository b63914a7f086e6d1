"""The files of a new answer put in place: all of them or none."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from macros.faults import FaultError
from macros.machine import problem
from macros.project import Project
from macros.workplace import leave, own_folder


def put_in_place(project: Project, folders: Mapping[Path, Mapping[str, str]]) -> None:
    """Write new folders with their files, made aside and then moved. `FaultError` when that cannot be done or
    something stands there; everything is then as it was."""
    done: list[Path] = []
    try:
        aside = own_folder(project, "new")
        for number, (folder, files) in enumerate(folders.items()):
            _write(aside / str(number), files)
            folder.parent.mkdir(parents=True, exist_ok=True)
        for number, folder in enumerate(folders):
            (aside / str(number)).rename(folder)
            done.append(folder)
    except (OSError, UnicodeError) as error:
        for folder in done:
            shutil.rmtree(folder, ignore_errors=True)
        said = problem(error) if isinstance(error, OSError) else {"problem": str(error)}
        raise FaultError("new-failed", **said) from None
    finally:
        leave(project, "new")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
