"""A YAML file as a document that its schema, `data/<schema>.schema.json`, allows, or as faults."""

import json
import os
from pathlib import Path

from macros.faults import Report
from macros.limits import MOST_CELLS, MOST_ENTRIES
from macros.load.salvage import salvaged
from macros.load.schema import explain
from macros.load.texts import check_texts
from macros.load.tree import Document, Path_, read_tree, text, text_rows
from macros.project import LEDGER, Project

MODELINE = "# yaml-language-server: $schema="
"""How the first row names the schema, for the editor's program."""


def load_document(project: Project, path: Path, schema: str, report: Report) -> Document | None:
    """The YAML file at `path`, valid by `data/<schema>.schema.json`; else `None`, with its faults."""
    document, broken = _read(project, path, schema, report)
    return document if document and not broken else None


def load_what_is_sound(project: Project, path: Path, schema: str, report: Report) -> Document | None:
    """As `load_document`, but of an answer's file with faults, told all the same, you get what is left."""
    document, broken = _read(project, path, schema, report)
    return salvaged(document, broken) if document and broken else document


def _read(project: Project, path: Path, schema: str, report: Report) -> tuple[Document | None, frozenset[Path_]]:
    """The file as data, and the paths of what is wrong in it."""
    rules = project.data / f"{schema}.schema.json"
    before = len(report)
    content, demanded = project.read(path, report), _schema(project, rules, report)
    document = None if content is None else read_tree(project.name(path), content, report, _most(path))
    if document is None or demanded is None:
        return None, frozenset()
    line = MODELINE + Path(os.path.relpath(rules, path.parent)).as_posix()
    if document.head.rstrip() != line:
        report.warn(document.file, 1, "", "modeline", line=line)
    empty = not document.data and "required" in json.loads(demanded)
    if empty or not isinstance(document.data, dict):
        report.add(document.file, 1, "", "empty-file" if empty else "yaml-top")
        return None, frozenset()
    broken = explain(document, demanded, report)
    if len(report) > before:
        return document, frozenset(broken or {()})
    check_texts(document, report)
    return document, frozenset()


def _most(path: Path) -> int:
    """How much a list of a file may hold: a ledger has a line for each cell of a table."""
    return MOST_CELLS + 1 if path.name == LEDGER else MOST_ENTRIES


def _schema(project: Project, path: Path, report: Report) -> str | None:
    """The text of a schema; `None`, with a fault, when it is no JSON."""
    content = project.read(path, report)
    try:
        json.loads(content or "{}")
    except ValueError as error:
        report.add(project.name(path), getattr(error, "lineno", 1), "", "bad-schema")
        return None
    return content


__all__ = ["Document", "Path_", "load_document", "load_what_is_sound", "text", "text_rows"]
