"""What was made before, kept by the content that it was made from."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from macros.machine import write_whole

_DIGEST = hashlib.sha256().digest_size
DAY = 24 * 60 * 60
"""In seconds. Once a day it is noted of what is kept that it is of use: its time is set."""


def kept(folder: Path, content: str, ending: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from `folder` when it was made of the same `content` before."""
    file = _place(folder, content, ending)
    found = read_kept(file)
    if found is None:
        found = make()
        keep(file, found)
    return found


def is_kept(folder: Path, content: str, ending: str) -> bool:
    """Whether something made of `content` is there, be it damaged."""
    return _place(folder, content, ending).is_file()


def _place(folder: Path, content: str, ending: str) -> Path:
    return folder / f"{hashlib.sha256(content.encode()).hexdigest()}{ending}"


def read_kept(file: Path) -> bytes | None:
    """What `keep` was given for this file; `None` when that is not there, cannot be read or is damaged."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        if time.time() - file.stat().st_mtime > DAY:
            os.utime(file)
    digest, content = whole[:_DIGEST], whole[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(file: Path, content: bytes) -> None:
    """Keep it, with a sum by which damage is seen. Where it cannot be, it will be made anew the next time."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            shutil.rmtree(file)
        write_whole(file, hashlib.sha256(content).digest() + content, lasting=False)


def can_keep(folder: Path) -> bool:
    """Whether something can be kept in a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@cache
def code_of(package: str, *modules: str) -> str:
    """A fingerprint of code, for a `content` that depends on it: of the `modules` of a package by the names of their
    files, or without names of all its code and its data in JSON. Raises `FileNotFoundError` for a name that is not
    there."""
    code = hashlib.sha256()
    with as_file(files(package)) as root:
        found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in (".py", ".json"))
        for name in sorted(modules or found):
            content = (root / name).read_bytes()
            code.update(f"{name} {len(content)} ".encode() + content)
    return code.hexdigest()
