"""What was made before, kept by the content that it was made from."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path


def kept(folder: Path, content: str, ending: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from `folder` when it was made of the same `content` before."""
    file = folder / f"{hashlib.sha256(content.encode()).hexdigest()}{ending}"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        pass
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as out:
        out.write(made)
    Path(name).replace(file)  # so that another build that reads it finds all of it or nothing
    return made


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
