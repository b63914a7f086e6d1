"""An answer's folder as a `Question`: `question.yaml` and the tables that it names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.faults import FaultError, Report, guess
from macros.load.concepts import Concepts
from macros.load.dimension import dimension
from macros.load.document import Document, load_document, text
from macros.load.figures import FigureReader, selection
from macros.load.table import TableReader
from macros.model import CellRef, KeyFigure, Note, Part, Percent, Question, Same, Selection, Stated, Table
from macros.periods import month_number
from macros.project import QUESTION, RESERVED, Project

NOT_STATED = "not-stated"


def load_question(project: Project, folder: Path, concepts: Concepts, report: Report) -> Question | None:
    """The answer in `folder`; `None`, with faults, when it cannot be used."""
    document = load_document(project, folder / QUESTION, "question", report)
    if document is None:
        return None
    return _Reader(project, folder, document, concepts, report).read()


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
        if data["id"] != self.folder.name:
            self._fault(("id",), "id-is-folder", expected=self.folder.name)
        elif data.get("draft") == "true" and self.folder.name not in (*RESERVED, *self.project.drafts()):
            self._fault(("draft",), "draft-form")
        asked = None if data["date"] == NOT_STATED else str(data["date"])
        if asked:
            self._date(asked)
        parts = {key: Part(key, text(p["title"]), text(p["holds"])) for key, p in data["parts"].items()}
        tables = self._tables(parts)
        notes = {key: self._note(key, entry, tables) for key, entry in data["notes"].items()}
        reader = FigureReader(self.document, tables, parts, notes, self.report)
        figures = reader.figures()
        question = Question(
            id=data["id"],
            draft=data.get("draft") == "true",
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
            stated={key: self._stated(key, entry) for key, entry in data.get("stated", {}).items()},
            key_figures=tuple(self._key_figures(tables, figures)),
            checks=tuple(self._checks(tables)),
            allow=tuple(data.get("allow", ())),
            file=self.document.file,
            rows={".".join(map(str, path)): row for path, row in self.document.rows.items()},
        )
        self._unused_files(tables)
        return question if len(self.report) == before else None

    def _fault(self, path: tuple[str | int, ...], key: str, **params: str) -> None:
        self.report.add(self.document.file, self.document.row(*path), "", key, **params)

    def _stated_or_none(self, key: str) -> str | None:
        return None if self.data[key] == NOT_STATED else str(self.data[key])

    def _date(self, asked: str) -> None:
        try:
            date.fromisoformat(asked)
        except ValueError:
            self._fault(("date",), "bad-date", value=asked)

    def _tables(self, parts: Mapping[str, Part]) -> dict[str, Table]:
        tables = {}
        for key, entry in self.data["tables"].items():
            path = ("tables", key)
            if entry["part"] not in parts:
                self._fault((*path, "part"), "unknown-part", part=entry["part"])
            if entry["unit"] not in self.concepts.units:
                known = guess(entry["unit"], self.concepts.units)
                self._fault((*path, "unit"), "unknown-unit", unit=entry["unit"], guess=known)
                continue
            table = self._empty_table(key, entry)
            if table is not None:
                tables[key] = self._filled(table, entry)
        return tables

    def _empty_table(self, key: str, entry: Mapping[str, Any]) -> Table | None:
        last_month = month_number(self.data["last_month"])
        dimensions = {}
        for name, declared in entry["dimensions"].items():
            path = ("tables", key, "dimensions", name)
            codelist = self.concepts.codelists.get(name)
            if codelist is None:
                known = guess(name, self.concepts.codelists)
                self._fault(path, "unknown-dimension", dimension=name, guess=known)
                continue
            try:
                made = dimension(codelist, tuple(declared), last_month)
                labels = entry.get("labels", {})
                dimensions[name] = replace(made, label=text(labels[name])) if name in labels else made
            except FaultError as fault:
                self._fault(path, fault.key, **fault.params)
        if len(dimensions) < len(entry["dimensions"]):
            return None
        return Table(
            id=key,
            answer=self.folder.name,
            part=entry["part"],
            title=text(entry["title"]),
            source=text(entry["source"]),
            unit=entry["unit"],
            dimensions=dimensions,
            cells={},
            file=self.project.name(self.folder / f"{key}.csv"),
            repeats=entry.get("repeats", ""),
        )

    def _filled(self, table: Table, entry: Mapping[str, Any]) -> Table:
        gaps = []
        for index, raw in enumerate(entry.get("not_in_source", [])):
            path = ("tables", table.id, "not_in_source", index)
            gaps.append(self._selection(path, raw, table))
        content = self.project.read(self.folder / f"{table.id}.csv", self.report)
        if content is None:
            return table
        reader = TableReader(
            table,
            self.concepts.units,
            self.concepts.statuses,
            month_number(self.data["last_month"]),
            self.report,
        )
        return replace(table, cells=reader.read(content, tuple(gaps)))

    def _selection(self, path: tuple[str | int, ...], raw: Any, table: Table) -> Selection:
        try:
            return selection(raw, table)
        except FaultError as fault:
            self._fault(path, fault.key, **fault.params)
            return {}

    def _cell(self, path: tuple[str | int, ...], raw: Mapping[str, Any], tables: Mapping[str, Table]) -> CellRef:
        table = tables.get(raw["table"])
        if table is None:
            if raw["table"] not in self.data["tables"]:  # else it has a fault of its own
                known = guess(raw["table"], tables)
                self._fault(path, "unknown-table", table=raw["table"], guess=known)
            return CellRef(raw["table"], {})
        return CellRef(table.id, self._selection(path, raw.get("where", {}), table))

    def _note(self, key: str, entry: Mapping[str, Any], tables: Mapping[str, Table]) -> Note:
        path = ("notes", key)
        values = {
            name: self._cell((*path, "values", name), raw, tables) for name, raw in entry.get("values", {}).items()
        }
        cells = [self._cell((*path, "cells", index), raw, tables) for index, raw in enumerate(entry.get("cells", []))]
        return Note(key, text(entry["text"]), values, tuple(cells))

    def _stated(self, key: str, entry: Mapping[str, Any]) -> Stated:
        if entry["unit"] not in self.concepts.units:
            known = guess(entry["unit"], self.concepts.units)
            self._fault(("stated", key, "unit"), "unknown-unit", unit=entry["unit"], guess=known)
        return Stated(key, Decimal(entry["value"]), entry["unit"], text(entry["source"]))

    def _key_figures(self, tables: Mapping[str, Table], figures: Mapping[str, Any]) -> list[KeyFigure]:
        found = []
        for index, entry in enumerate(self.data["key_figures"]):
            path = ("key_figures", index)
            if entry["figure"] not in self.data["figures"]:
                known = guess(entry["figure"], figures)
                self._fault(path, "unknown-figure", figure=entry["figure"], guess=known)
            cell = self._cell(path, entry, tables)
            found.append(KeyFigure(cell, text(entry["label"]), entry["figure"]))
        return found

    def _checks(self, tables: Mapping[str, Table]) -> list[Same | Percent]:
        found: list[Same | Percent] = []
        for index, entry in enumerate(self.data.get("checks", [])):
            path = ("checks", index)
            if "same" in entry:
                cells = tuple(self._cell(path, raw, tables) for raw in entry["same"])
                for cell in cells:
                    if cell.table in tables and entry["over"] not in tables[cell.table].dimensions:
                        self._fault(path, "not-a-dimension", dimension=entry["over"], table=cell.table)
                found.append(Same(cells, entry["over"]))
            else:
                raw = entry["percent"]
                self._cell(path, {"table": raw["table"]}, tables)
                measures = [raw[key] for key in ("measure", "part", "whole") if key in raw]
                if raw["table"] in tables:
                    self._selection(path, {"measure": measures}, tables[raw["table"]])
                found.append(Percent(raw["table"], raw["measure"], raw["part"], raw.get("whole")))
        return found

    def _unused_files(self, tables: Mapping[str, Table]) -> None:
        for path in sorted(self.folder.glob("*.csv")):
            if path.stem not in self.data["tables"]:
                name = self.project.name(path)
                self.report.add(name, 0, "", "unused-table", table=path.stem, guess=guess(path.stem, [*tables]))
