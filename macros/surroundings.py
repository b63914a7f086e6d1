"""All that what is made depends on besides the answers: code, theme, settings, and the libraries that are installed."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.languages import LANGS
from macros.project import Project

CODE = Path(__file__).parent
_SETTING = re.compile(rb"!ENV[ \[]+(\w+)")
_ADDRESSES = ("SITE_URL", "SITE_URL_EN")
"""Set by each build itself; what depends on an address says so."""


def surroundings(project: Project) -> str:
    """A digest of them."""
    seen = hashlib.sha256(f"{sys.version} {_installed()} {_settings(project)}".encode())
    for name, file in _files(project):
        content = file.read_bytes()
        seen.update(f"{name} {len(content)} ".encode() + content)
    return seen.hexdigest()


def _settings(project: Project) -> dict[str, str | None]:
    """What the environment says of that for which the configurations ask it."""
    content = b"".join(config.read_bytes() for _, config in _configs(project))
    names = {name.decode() for name in _SETTING.findall(content)}.difference(_ADDRESSES)
    return {name: os.environ.get(name) for name in sorted(names)}


def _files(project: Project) -> Iterator[tuple[str, Path]]:
    """The code, the theme and the settings with their names, in an order that is always the same."""
    for folder in (CODE, project.root / "overrides"):
        inside = (file for file in sorted(folder.rglob("*")) if "__pycache__" not in file.parts)
        yield from ((file.relative_to(folder).as_posix(), file) for file in inside if file.is_file())
    yield from _configs(project)


def _configs(project: Project) -> Iterator[tuple[str, Path]]:
    yield from ((config.name, config) for lang in LANGS if (config := project.config(lang)).is_file())


@cache
def _installed() -> list[str]:
    """The libraries and their versions, as the folders that describe them are called."""
    places = (Path(entry) for entry in sys.path if Path(entry).is_dir())
    return sorted({found.name for place in places for found in place.glob("*.dist-info")})
