"""A `question.yaml` with faults, as far as it can still be read: so that its other faults are told at once too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from macros.load.tree import Document, Path_

_UNSAID = {"nl": "", "en": ""}
_FACTS: Mapping[str, Any] = {
    "id": "",
    "title": _UNSAID,
    "short_title": _UNSAID,
    "summary": _UNSAID,
    "number": "not-stated",
    "date": "not-stated",
    "asker": "not-stated",
    "minister": "",
    "minister_role": _UNSAID,
    "checks": [],
    "key_figures": [],
}
"""What stands in for a fact of which the rest of the file does not depend."""
_ENTRIES = ("parts", "tables", "stated", "notes", "figures", "checks", "key_figures")


def salvaged(document: Document, broken: Iterable[Path_]) -> Document | None:
    """The document without what is wrong at the paths `broken`: an entry is `None`, so that its name stays known;
    a fact is what says nothing. `None` when too little is left to go by."""
    data = dict(document.data)
    for path in broken:
        top = path[0] if path else ""
        if len(path) > 1 and top in _ENTRIES and isinstance(data.get(str(top)), dict | list):
            _drop(data, str(top), path[1])
        elif top in _FACTS:
            data[str(top)] = _FACTS[str(top)]
        elif top in data or top in ("last_month", "parts", "tables", "notes", "figures"):
            return None
    return replace(document, data=data, whole=False)


def _drop(data: dict[str, Any], top: str, step: str | int) -> None:
    """Put `None` in the place of one entry, and leave the document that came as it was."""
    if isinstance(data[top], dict):
        data[top] = {**data[top], step: None}
    else:
        data[top] = [None if index == step else entry for index, entry in enumerate(data[top])]
