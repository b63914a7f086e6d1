"""The tables that `question.yaml` declares, each with the observations of its file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path
from typing import Any

from macros.faults import Report, guess
from macros.limits import MOST_CELLS, MOST_COLUMNS
from macros.load.cells import CellReader
from macros.load.concepts import CodeList, Concepts
from macros.load.dimension import dimension, unknown
from macros.load.document import Document, Path_, text
from macros.load.table import TableReader
from macros.model import Dimension, Selection, Table
from macros.periods import month_number
from macros.project import Project


@dataclass(frozen=True, slots=True)
class Declared:
    """A table as `question.yaml` declares it, without figures, and what the source does not give of it."""

    table: Table
    gaps: tuple[Selection, ...]


class TablesReader:
    """Reads the tables of one answer."""

    def __init__(self, project: Project, folder: Path, document: Document, concepts: Concepts, report: Report) -> None:
        self.project = project
        self.folder = folder
        self.document = document
        self.data: Mapping[str, Any] = document.data
        self.concepts = concepts
        self.report = report

    def tables(self) -> dict[str, Table]:
        """Every table that is declared well, by id; one whose file cannot be read has no cells."""
        return {declared.table.id: self._filled(declared) for declared in self.declared()}

    def declared(self) -> tuple[Declared, ...]:
        """Every table that is declared well, without its figures."""
        found = []
        for key, entry in self.data["tables"].items():
            path = ("tables", key)
            if entry is None:
                continue
            if entry["part"] not in self.data["parts"]:
                self._fault((*path, "part"), "unknown-part", part=entry["part"])
            if entry["unit"] not in self.concepts.units:
                known = guess(entry["unit"], self.concepts.units)
                self._fault((*path, "unit"), "unknown-unit", unit=entry["unit"], guess=known)
                continue
            table = self._empty_table(key, entry)
            if table is not None:
                found.append(Declared(table, self._gaps(table, entry)))
        return tuple(found)

    def _fault(self, path: Path_, key: str, **params: str) -> None:
        self.report.add(self.document.file, self.document.row(*path), "", key, **params)

    def _empty_table(self, key: str, entry: Mapping[str, Any]) -> Table | None:
        last_month = month_number(self.data["last_month"])
        labels = entry.get("labels", {})
        dimensions = {}
        for name, declared in entry["dimensions"].items():
            path = ("tables", key, "dimensions", name)
            codelist = self.concepts.codelists.get(name)
            if codelist is None:
                known = guess(name, self.concepts.codelists)
                self._fault(path, "unknown-dimension", dimension=name, guess=known)
            elif self._has(codelist, path, declared):
                made = dimension(codelist, tuple(declared), last_month)
                dimensions[name] = replace(made, label=text(labels[name])) if name in labels else made
        for name in labels:
            if name not in entry["dimensions"]:
                known = guess(name, entry["dimensions"])
                self._fault(("tables", key, "labels", name), "not-a-dimension", dimension=name, table=key, guess=known)
        columns = self._columns(key, entry)
        if columns is None or len(dimensions) < len(entry["dimensions"]) or self._is_large(key, dimensions, columns):
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
            columns=columns,
        )

    def _has(self, codelist: CodeList, path: Path_, declared: list[str]) -> bool:
        """Whether a code list has all the codes at `path`; each that it has not is told."""
        faults = {index: fault for index, code in enumerate(declared) if (fault := unknown(codelist, code))}
        for index, fault in faults.items():
            self._fault((*path, index), fault.key, **fault.params)
        return not faults

    def _columns(self, key: str, entry: Mapping[str, Any]) -> tuple[str, ...] | None:
        """The dimensions whose classes are columns of the file; at least one other has its codes in the rows.
        `None`, with a fault, when they cannot be."""
        columns = entry.get("columns", [])
        names = tuple(columns) if isinstance(columns, list) else (str(columns),)
        for name in names:
            if name not in entry["dimensions"]:
                known = guess(name, entry["dimensions"])
                self._fault(("tables", key, "columns"), "not-a-dimension", dimension=name, table=key, guess=known)
                return None
        if len(set(names)) < len(names) or len(names) >= len(entry["dimensions"]):
            self._fault(("tables", key, "columns"), "columns-all", table=key)
            return None
        return names

    def _is_large(self, key: str, dimensions: Mapping[str, Dimension], columns: tuple[str, ...]) -> bool:
        """Whether a table is declared with more cells or columns than it may have, which is told."""
        cells = prod(len(dimension.codes) for dimension in dimensions.values())
        across = prod(len(dimensions[name].codes) for name in columns)
        for found, limit, fault in ((cells, MOST_CELLS, "many-cells"), (across, MOST_COLUMNS, "many-columns")):
            if found > limit:
                self._fault(("tables", key), fault, table=key, found=str(found), limit=str(limit))
                return True
        return False

    def _gaps(self, table: Table, entry: Mapping[str, Any]) -> tuple[Selection, ...]:
        cells = CellReader(self.document, {}, self.report)
        path = ("tables", table.id, "not_in_source")
        return tuple(
            cells.selection((*path, index), raw, table) for index, raw in enumerate(entry.get("not_in_source", []))
        )

    def _filled(self, declared: Declared) -> Table:
        table = declared.table
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
        return replace(table, cells=reader.read(content, declared.gaps))
