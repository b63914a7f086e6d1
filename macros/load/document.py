"""A YAML file as plain data in which every scalar is text, with the row of every value.

YAML's own reading of scalars is not wanted: `2020-10-01` stays text, and so do `315` and `no`.
The data are checked against a JSON Schema, whose messages are put in plain words.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from macros.faults import Report, guess
from macros.languages import Text
from macros.project import Project

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file and the row of each value by its path of keys and indices."""

    file: str
    data: Any
    rows: Mapping[Path_, int]

    def row(self, *path: str | int) -> int:
        """The row of a value, or of the nearest thing around it."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path, 1)


def text(entry: Mapping[str, str]) -> Text:
    """A `{nl: …, en: …}` of a document."""
    return Text(nl=entry["nl"], en=entry["en"])


def load_document(project: Project, path: Path, schema: str, report: Report) -> Document | None:
    """The YAML file at `path`, valid by `data/<schema>.schema.json`; else `None`, with its faults."""
    content = project.read(path, report)
    if content is None:
        return None
    name = project.name(path)
    before = len(report)
    document = _parse(name, content, report)
    if document is None:
        return None
    for error in _validator(str(project.data / f"{schema}.schema.json")).iter_errors(document.data):
        _explain(document, error, report)
    return document if len(report) == before else None


def _parse(name: str, content: str, report: Report) -> Document | None:
    try:
        node = yaml.compose(content, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.add(name, mark.line + 1 if mark else 1, "", "yaml", problem=str(error.problem))
        return None
    except yaml.YAMLError as error:
        report.add(name, 1, "", "yaml", problem=str(error).splitlines()[0])
        return None
    rows: dict[Path_, int] = {}
    before = len(report)
    data = _plain(name, node, (), rows, set(), report) if node else {}
    return Document(name, data, rows) if len(report) == before else None


def _plain(
    name: str,
    node: yaml.Node,
    path: Path_,
    rows: dict[Path_, int],
    seen: set[int],
    report: Report,
) -> Any:
    row = node.start_mark.line + 1
    rows.setdefault(path, row)
    if not isinstance(node, yaml.ScalarNode):
        if id(node) in seen or len(path) > 20:
            report.add(name, row, "", "yaml-alias")
            return {}
        seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            key_row = key_node.start_mark.line + 1
            if key in mapping:
                report.add(name, key_row, "", "yaml-double-key", key=key)
            rows[(*path, key)] = key_row
            mapping[key] = _plain(name, value_node, (*path, key), rows, seen, report)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(name, item, (*path, index), rows, seen, report) for index, item in enumerate(node.value)]
    return str(node.value)


@cache
def _validator(path: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(Path(path).read_text(encoding="utf-8")))


def _explain(document: Document, error: ValidationError, report: Report) -> None:
    path: Path_ = tuple(error.absolute_path)
    instance: Any = error.instance
    where = ".".join(str(step) for step in path)
    level = "" if path else "-on-top"
    row = document.row(*path)
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        for key in sorted(set(instance) - set(known)):
            key_row = document.row(*path, key)
            report.add(document.file, key_row, "", f"unknown-key{level}", key=key, where=where, guess=guess(key, known))
    elif error.validator == "required":
        for key in _missing(error):
            report.add(document.file, row, "", f"missing-key{level}", key=key, where=where)
    elif "propertyNames" in error.absolute_schema_path:
        report.add(document.file, row, "", "bad-id", key=str(error.instance), where=where)
    else:
        expected = str(schema.get("description") or error.message)
        report.add(document.file, row, "", "bad-value", key=where, value=_short(error.instance), expected=expected)


def _missing(error: ValidationError) -> Iterator[str]:
    wanted: list[str] = error.validator_value  # type: ignore[assignment]
    instance: Any = error.instance
    return (key for key in wanted if key not in instance)


def _short(value: object) -> str:
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 60 else shown[:57] + "..."
