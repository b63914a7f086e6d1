"""The templates of the theme, compiled once and kept."""

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from macros.cache import keep, read_kept

_STYLES = "assets/stylesheets/"


def environment(theme: Any, cache: Path) -> Environment:
    """The environment of a theme of MkDocs, whose compiled templates `cache` keeps."""
    made: Environment = theme.get_env()
    made.loader = _Loader(theme.dirs)
    made.bytecode_cache = _Templates(cache)
    return made


class _Loader(FileSystemLoader):
    """Lists no file that starts with a dot or stands in such a folder: the theme has ten thousand drawings there, which
    templates take in and no site has as files. Nor does it list what no page of ours loads: the theme's stylesheets."""

    def list_templates(self) -> list[str]:
        found = set()
        for place in self.searchpath:
            for folder, inside, files in os.walk(place):
                inside[:] = [name for name in inside if not name.startswith(".")]
                within = Path(folder).relative_to(place)
                found |= {(within / name).as_posix() for name in files if not name.startswith(".")}
        return sorted(name for name in found if not name.startswith(_STYLES) and not name.endswith(".map"))


class _Templates(BytecodeCache):
    """Templates as they were compiled before, unless that is damaged: damaged code could do anything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._version = version("jinja2")

    def load_bytecode(self, bucket: Bucket) -> None:
        if (known := read_kept(self._file(bucket))) is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{self._version}"
