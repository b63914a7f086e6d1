"""A YAML file as a document that its schema, `data/<schema>.schema.json`, allows, or as faults."""

import json
import os
from pathlib import Path

from macros.faults import Report
from macros.load.schema import explain
from macros.load.texts import check_texts
from macros.load.tree import Document, Path_, read_tree, text, text_rows
from macros.project import Project

MODELINE = "# yaml-language-server: $schema="
"""How the first row names the schema, for the editor's program."""


def load_document(project: Project, path: Path, schema: str, report: Report) -> Document | None:
    """The YAML file at `path`, valid by `data/<schema>.schema.json`; else `None`, with its faults."""
    rules = project.data / f"{schema}.schema.json"
    content, described = project.read(path, report), project.read(rules, report)
    if content is None or described is None:
        return None
    before = len(report)
    document = read_tree(project.name(path), content, report)
    if document is None:
        return None
    try:
        demanded = json.loads(described)
    except ValueError as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        report.add(project.name(rules), row, "", "bad-schema")
        return None
    if not document.data and "required" in demanded:
        report.add(document.file, 0, "", "yaml-empty")
    elif not isinstance(document.data, dict):
        report.add(document.file, 1, "", "yaml-top")
    else:
        explain(document, described, report)
    line = MODELINE + Path(os.path.relpath(rules, path.parent)).as_posix()
    if document.head.rstrip() != line:
        report.warn(document.file, 1, "", "modeline", line=line)
    if len(report) > before:
        return None
    check_texts(document, report)
    return document


__all__ = ["Document", "Path_", "load_document", "text", "text_rows"]
