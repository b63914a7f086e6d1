"""`mkdocs.yml` and its kin without MkDocs: what Zensical is told begins with it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

PARENT = "INHERIT"


class _Loader(yaml.SafeLoader):
    """YAML with `!ENV [NAME, "otherwise"]`, a text from the environment."""


def _from_environment(loader: _Loader, node: yaml.SequenceNode) -> Any:
    name, otherwise = loader.construct_sequence(node)
    return os.environ.get(name, otherwise)


_Loader.add_constructor("!ENV", _from_environment)


def read_settings(file: Path) -> dict[str, Any]:
    """All that the file says, with what it takes over from the file that it names as `INHERIT`. What is in a list is
    taken over whole or not at all."""
    said = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    parent = said.pop(PARENT, None)
    return _over(read_settings(file.with_name(parent)), said) if parent else said


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two files in one, where the second prevails."""
    both = {key: _over(below[key], above[key]) for key in below if isinstance(above.get(key), dict)}
    return {**below, **above, **both}
