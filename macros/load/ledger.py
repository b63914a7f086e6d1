"""`ledger.yaml` of an answer: what was published, and what was corrected since. `make record` writes it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.faults import Report
from macros.ledger import at
from macros.load.document import Document, Path_, load_document, text
from macros.model import VALUE, Change, Content, Contents, Correction, Ledger, Record, Version
from macros.project import LEDGER, Project

COLUMNS = (VALUE, "status")
"""What stands in a row after the codes."""


def load_ledger(project: Project, folder: Path, report: Report) -> Ledger:
    """The ledger of the answer in `folder`; an empty one when there is no file, or, with faults, when it cannot be
    used."""
    path = folder / LEDGER
    empty = Ledger(project.name(path))
    if not path.exists():
        return empty
    before = len(report)
    document = load_document(project, path, "ledger", report)
    if document is None:
        return empty
    data = document.data
    records = {key: _record(document, key, entry, report) for key, entry in data["tables"].items()}
    corrections = tuple(
        _correction(document, index, entry, report) for index, entry in enumerate(data.get("corrections", ()))
    )
    rows = {".".join(map(str, path)): row for path, row in document.rows.items()}
    return Ledger(document.file, records, corrections, rows) if len(report) == before else empty


def _record(document: Document, key: str, entry: Mapping[str, Any], report: Report) -> Record:
    path = ("tables", key)
    versions = tuple(Version(each["date"], each["fingerprint"]) for each in entry["versions"])
    for index, version in enumerate(versions):
        _date(document, (*path, "versions", index, "date"), version.date, report)
    dimensions, contents = _contents(document, (*path, "published"), entry["published"], report)
    return Record(key, dimensions, contents, versions)


def _contents(document: Document, path: Path_, lines: list[str], report: Report) -> tuple[tuple[str, ...], Contents]:
    """The dimensions of lines as in a file of a table, and its cells."""
    header, *rows = [line.split(",") for line in lines]
    names = tuple(header[:-2])
    if tuple(header[-2:]) != COLUMNS or any(len(row) != len(header) for row in rows):
        report.add(document.file, document.row(*path), "", "ledger-edited")
        return (), {}
    return names, {at(dict(zip(names, codes, strict=True))): Content(value, status) for *codes, value, status in rows}


def _correction(document: Document, index: int, entry: Mapping[str, Any], report: Report) -> Correction:
    _date(document, ("corrections", index, "date"), entry["date"], report)
    found: dict[str, list[Change]] = {}
    for cell in entry["cells"]:
        found.setdefault(cell["table"], []).append(
            Change(at(cell["at"]), *(Content.read(cell[end]) if end in cell else None for end in ("from", "to")))
        )
    changes = {table: tuple(each) for table, each in found.items()}
    return Correction(entry["date"], entry["kind"], text(entry["why"]), changes)


def _date(document: Document, path: Path_, day: str, report: Report) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        report.add(document.file, document.row(*path), "", "bad-date", value=day)
