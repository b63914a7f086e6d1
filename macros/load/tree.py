"""The text of a YAML file as plain data in which every scalar is text, with the row of every value.

YAML's own reading of scalars is not wanted: `2020-10-01` stays text, and so do `315` and `no`. Of YAML only mappings,
lists and texts are taken: what else it can do is told as a fault, and so is a key that is there twice.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import yaml

from macros.faults import UNSEEN, Report
from macros.languages import LANGS, Text
from macros.limits import DEEPEST, LONGEST_TEXT, MOST_ENTRIES
from macros.load.syntax import diagnosis, place

Path_ = tuple[str | int, ...]

_SIGNS = f"[{UNSEEN}\ufeff\ufffe\uffff]"
"""Signs that YAML does not take, that it takes for the end of a line where no editor's program shows one, or that turn
the order of what follows, so that a text reads otherwise than it stands. All that XML 1.0 forbids are among them
(https://www.w3.org/TR/xml/#charsets), but for surrogates, which YAML refuses even by number."""
_INVISIBLE = re.compile(f"{_SIGNS}|^ *\xa0", re.MULTILINE)
"""The same in a file as it was typed; and a space that does not break a line, which looks like indentation and is
none."""
_WRITTEN_OUT = re.compile(_SIGNS)
"""The same in a text that names them by number: `"\\x01"`."""


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file, its first row, and the row of each value by its path of keys and indices. When it is not
    `whole`, entries with faults are `None`."""

    file: str
    data: Any
    rows: Mapping[Path_, int]
    head: str = ""
    whole: bool = True

    def row(self, *path: str | int) -> int:
        """The row of a value, or of the nearest thing around it."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path, 1)


def text(entry: Mapping[str, str]) -> Text:
    """A `{nl: …, en: …}` of a document."""
    return Text(nl=entry["nl"], en=entry["en"])


def text_rows(document: Document, key: str, *names: str) -> Mapping[str, int]:
    """The rows of texts of an entry on top of a document: `definition.nl`."""
    return {f"{name}.{lang}": document.row(key, name, lang) for name in names for lang in LANGS}


def where(path: Path_) -> str:
    """A path as a message says it, counted from one: `key_figures.2.label`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def short(value: object) -> str:
    """A value as a message repeats it."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def read_tree(name: str, content: str, report: Report, most: int = MOST_ENTRIES) -> Document | None:
    """The text of the file `name` as data, `{}` when nothing stands in it; `None`, with a fault, when it cannot be
    read as YAML. What it holds that is not taken is told, and the rest read. No list of it holds more than `most`."""
    found = _INVISIBLE.search(content)
    if found:
        report.add(name, content.count("\n", 0, found.start()) + 1, "", "yaml-invisible", sign=_code(found))
        return None
    return _Reader(name, content, report, most).read()


def without_invisible(text: str) -> str:
    """A text without the signs that no text of the data may hold."""
    return _WRITTEN_OUT.sub("", text)


def _code(found: re.Match[str]) -> str:
    """The sign that was found, as a message names it."""
    return f"U+{ord(found[0][-1]):04X}"


class _Unreadable(Exception):
    """The rest of the file means nothing any more; what is wrong is told already."""


class _Reader:
    """Reads the events of one file into data."""

    def __init__(self, name: str, content: str, report: Report, most: int) -> None:
        self.name = name
        self.lines = content.split("\n")
        self.report = report
        self.most = most
        self.rows: dict[Path_, int] = {}
        self.last: yaml.Event | None = None
        self.events = self._events(content)

    def read(self) -> Document | None:
        document = Document(self.name, {}, self.rows, self.lines[0])
        try:
            next(self.events)  # the start of the stream
            if isinstance(next(self.events), yaml.StreamEndEvent):
                return document
            data = self._node(next(self.events), ())
            next(self.events)  # the end of the document
            after = next(self.events)
            if not isinstance(after, yaml.StreamEndEvent):
                self._unreadable(after, "yaml-documents")
        except _Unreadable:
            return None
        return replace(document, data=data) if isinstance(data, dict) or data else document

    def _events(self, content: str) -> Iterator[yaml.Event]:
        try:
            for event in yaml.parse(content, Loader=yaml.CBaseLoader):
                self.last = event
                yield event
        except yaml.MarkedYAMLError as error:
            row, key, params = diagnosis(self.lines, error, self.last)
            self.report.add(self.name, row, "", key, **params)
            raise _Unreadable from None

    def _unreadable(self, event: yaml.Event, key: str, /, **params: str) -> NoReturn:
        self._fault(event, key, **params)
        raise _Unreadable

    def _fault(self, event: yaml.Event, key: str, /, **params: str) -> None:
        self.report.add(self.name, place(event.start_mark)[0], "", key, **params)

    def _node(self, event: yaml.Event, path: Path_) -> Any:
        self.rows.setdefault(path, place(event.start_mark)[0])
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._unreadable(event, "yaml-alias")
        if getattr(event, "tag", None):
            self._fault(event, "yaml-tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event).rstrip("\n")
        if len(path) >= DEEPEST:
            self._unreadable(event, "yaml-deep")
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._list(path)

    def _text(self, event: yaml.ScalarEvent) -> str:
        found = _WRITTEN_OUT.search(event.value)
        if found:
            self._fault(event, "yaml-invisible", sign=_code(found))
        if len(event.value) > LONGEST_TEXT:
            self._fault(event, "long-text", limit=str(LONGEST_TEXT))
        return _WRITTEN_OUT.sub("", event.value)

    def _mapping(self, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        hollow = False  # a key without what belongs under it: what follows may be just that, and no second time
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                self._unreadable(event, "yaml-key")
            key = self._text(event)
            self._count(event, len(found))
            if "\n" in key:
                self._unreadable(event, "yaml-key")
            twice = key in found
            if twice and not hollow:
                self._fault(event, "yaml-double-key", key=key)
            self.rows[*path, key] = place(event.start_mark)[0]
            found[key] = self._node(next(self.events), (*path, key))
            hollow = found[key] == "" or (hollow and twice)
        return found

    def _list(self, path: Path_) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self._count(event, len(found))
            found.append(self._node(event, (*path, len(found))))
        return found

    def _count(self, event: yaml.Event, before: int) -> None:
        if before >= self.most:
            self._unreadable(event, "yaml-many", limit=str(self.most))
