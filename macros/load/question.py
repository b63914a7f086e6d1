"""An answer's folder as a `Question`: `question.yaml` and the tables that it names."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.faults import Report, guess
from macros.languages import Text
from macros.load.cells import CellReader
from macros.load.concepts import Concepts
from macros.load.document import Document, Path_, load_what_is_sound, text
from macros.load.figures import FigureReader
from macros.load.ledger import load_ledger
from macros.load.rows import read_rows
from macros.load.tables import TablesReader
from macros.model import VALUE, KeyFigure, Ledger, Note, Part, Percent, Question, Same, Stated, Table
from macros.periods import month_number
from macros.project import QUESTION, RESERVED, Project

NOT_STATED = "not-stated"
DATA_THEMES = ("GOVE",)
"""Every answer is about government and the public sector."""
_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods")


def load_question(project: Project, folder: Path, concepts: Concepts, report: Report) -> Question | None:
    """The answer in `folder`; `None`, with faults, when it cannot be used."""
    document = load_what_is_sound(project, folder / QUESTION, "question", report)
    if document is None:
        _check_form(project, folder, report)
        return None
    return _Reader(project, folder, document, concepts, report).read()


def _check_form(project: Project, folder: Path, report: Report) -> None:
    """Report what is wrong with the form of the tables, when nothing says what should be in them."""
    for path in sorted(folder.glob("*.csv")):
        content = project.read(path, report)
        if content is not None:
            read_rows(project.name(path), content, VALUE, report)


class _Reader:
    """Reads one `question.yaml`; whatever names something that is not there becomes a fault."""

    def __init__(self, project: Project, folder: Path, document: Document, concepts: Concepts, report: Report) -> None:
        self.project = project
        self.folder = folder
        self.document = document
        self.data: Mapping[str, Any] = document.data
        self.concepts = concepts
        self.report = report

    def read(self) -> Question | None:
        before = len(self.report)
        data = self.data
        if self.folder.name in RESERVED:
            self._fault(("id",), "reserved-id", id=self.folder.name)
        if data["id"] not in ("", self.folder.name):
            self._fault(("id",), "id-is-folder", expected=self.folder.name)
        elif data.get("draft") == "true" and self.folder.name not in (*RESERVED, *self.project.drafts()):
            self._fault(("draft",), "draft-form")
        draft = data.get("draft") == "true"
        asked = None if data["date"] == NOT_STATED else str(data["date"])
        if asked:
            self._date(("date",), asked)
        published = self._published(asked or "")
        parts = {key: _part(key, entry) for key, entry in data["parts"].items() if entry}
        tables = TablesReader(self.project, self.folder, self.document, self.concepts, self.report).tables()
        cells = CellReader(self.document, tables, self.report)
        notes = {key: _note(key, entry, cells) for key, entry in data["notes"].items() if entry}
        figures = FigureReader(self.document, cells).figures()
        question = Question(
            id=data["id"],
            draft=draft,
            published="" if draft else published,
            ledger=Ledger() if draft else load_ledger(self.project, self.folder, self.report),
            data_themes=tuple(data.get("data_themes", DATA_THEMES)),
            title=text(data["title"]),
            short_title=text(data["short_title"]),
            summary=text(data["summary"]),
            number=self._stated_or_none("number"),
            date=asked,
            asker=self._stated_or_none("asker"),
            minister=data["minister"],
            minister_role=text(data["minister_role"]),
            last_month=month_number(data["last_month"]),
            parts=parts,
            tables=tables,
            figures=figures,
            notes=notes,
            stated={key: self._stated(key, entry) for key, entry in data.get("stated", {}).items() if entry},
            key_figures=tuple(self._key_figures(cells)),
            checks=tuple(self._checks(cells)),
            allow=tuple(data.get("allow", ())),
            file=self.document.file,
            rows={".".join(map(str, path)): row for path, row in self.document.rows.items()},
            hide_below=int(data.get("hide", {}).get("below", 0)),
        )
        self._unused_files(tables)
        return question if self.document.whole and len(self.report) == before else None

    def _fault(self, path: Path_, key: str, **params: str) -> None:
        self.report.add(self.document.file, self.document.row(*path), "", key, **params)

    def _stated_or_none(self, key: str) -> str | None:
        return None if self.data[key] == NOT_STATED else str(self.data[key])

    def _date(self, path: Path_, day: str) -> None:
        try:
            date.fromisoformat(day)
        except ValueError:
            self._fault(path, "bad-date", value=day)

    def _published(self, asked: str) -> str:
        published = str(self.data.get("published", ""))
        if published:
            self._date(("published",), published)
            if published < asked:
                self._fault(("published",), "published-before", date=published, asked=asked)
        elif self.data.get("draft") != "true":
            self._fault(("id",), "published-when")
        return published

    def _stated(self, key: str, entry: Mapping[str, Any]) -> Stated:
        if entry["unit"] not in self.concepts.units:
            known = guess(entry["unit"], self.concepts.units)
            self._fault(("stated", key, "unit"), "unknown-unit", unit=entry["unit"], guess=known)
        return Stated(key, Decimal(entry["value"]), entry["unit"], text(entry["source"]))

    def _key_figures(self, cells: CellReader) -> list[KeyFigure]:
        found = []
        figures = self.data["figures"]
        for index, entry in enumerate(self.data["key_figures"]):
            path = ("key_figures", index)
            if entry is None:
                continue
            if entry["figure"] not in figures:
                known = guess(entry["figure"], figures)
                self._fault((*path, "figure"), "unknown-figure", figure=entry["figure"], guess=known)
            found.append(KeyFigure(cells.cell(path, entry), text(entry["label"]), entry["figure"]))
        return found

    def _checks(self, cells: CellReader) -> list[Same | Percent]:
        found: list[Same | Percent] = []
        for index, entry in enumerate(self.data.get("checks", [])):
            path: Path_ = ("checks", index)
            if entry is None:
                continue
            if "same" in entry:
                refs = tuple(cells.cell((*path, "same", place), raw) for place, raw in enumerate(entry["same"]))
                named = (cells.tables[ref.table] for ref in refs if ref.table in cells.tables)
                all(cells.dimension((*path, "over"), entry["over"], table) for table in named)  # the first is enough
                found.append(Same(refs, entry["over"]))
            else:
                raw = entry["percent"]
                table = cells.table((*path, "percent", "table"), raw["table"])
                if table and cells.dimension((*path, "percent", "table"), "measure", table):
                    for step in ("measure", "part", "whole"):
                        if step in raw:
                            cells.codes((*path, "percent", step), "measure", raw[step], table)
                found.append(Percent(raw["table"], raw["measure"], raw["part"], raw.get("whole")))
        return found

    def _unused_files(self, tables: Mapping[str, Table]) -> None:
        for path in sorted(self.folder.glob("*.csv")):
            if path.stem not in self.data["tables"]:
                name = self.project.name(path)
                self.report.add(name, 0, "", "unused-table", table=path.stem, guess=guess(path.stem, [*tables]))
        for path in sorted(self.folder.iterdir()):
            if path.suffix.lower() in _SPREADSHEETS:
                self.report.warn(self.project.name(path), 0, "", "spreadsheet")


def _part(key: str, entry: Mapping[str, Any]) -> Part:
    gap = text(entry["gap"]) if "gap" in entry else Text.same("")
    return Part(key, text(entry["title"]), text(entry["holds"]), entry.get("answered", ""), gap)


def _note(key: str, entry: Mapping[str, Any], cells: CellReader) -> Note:
    path = ("notes", key)
    values = {name: cells.cell((*path, "values", name), raw) for name, raw in entry.get("values", {}).items()}
    carry = [cells.cell((*path, "cells", index), raw) for index, raw in enumerate(entry.get("cells", []))]
    return Note(key, text(entry["text"]), values, tuple(carry), tuple(entry.get("explains", ())))
