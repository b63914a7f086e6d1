"""What was made before, kept by the content that it was made from."""

import hashlib
import os
import tempfile
from collections.abc import Callable
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
