"""References to cells of an answer's tables, as `question.yaml` writes them: what they name must exist."""

from collections.abc import Mapping
from typing import Any

from macros.faults import Report, guess
from macros.load.tree import Document, Path_
from macros.model import CellRef, Codes, Selection, Table


class CellReader:
    """Reads references to cells of `tables`; whatever is not there is told at its own row, and left out."""

    def __init__(self, document: Document, tables: Mapping[str, Table], report: Report) -> None:
        self.document = document
        self.tables = tables
        self.report = report

    def fault(self, path: Path_, key: str, /, **params: str) -> None:
        """Report what is wrong with the thing at `path`."""
        self.report.add(self.document.file, self.document.row(*path), "", key, **params)

    def table(self, path: Path_, name: str) -> Table | None:
        """The table that is named at `path`. One that could not be read has faults of its own."""
        if name not in self.document.data["tables"]:
            self.fault(path, "unknown-table", table=name, guess=guess(name, self.document.data["tables"]))
        return self.tables.get(name)

    def dimension(self, path: Path_, name: str, table: Table) -> bool:
        """Whether the table has the dimension that is named at `path`."""
        if name in table.dimensions:
            return True
        self.fault(path, "not-a-dimension", dimension=name, table=table.id, guess=guess(name, table.dimensions))
        return False

    def codes(self, path: Path_, name: str, wanted: Any, table: Table) -> Codes:
        """Those of the codes at `path`, one or a list, that a dimension of the table has."""
        several = isinstance(wanted, list | tuple)
        known = table.dimensions[name].codes
        found = []
        for index, code in enumerate(wanted if several else [wanted]):
            if code in known:
                found.append(code)
            else:
                place = (*path, index) if several else path
                self.fault(place, "not-in-table", code=code, dimension=name, table=table.id, guess=guess(code, known))
        return tuple(found)

    def selection(self, path: Path_, raw: Mapping[str, Any], table: Table) -> Selection:
        """`{sex: M, period: ["2019", "2020"]}` with all that the table has of it."""
        return {
            name: self.codes((*path, name), name, wanted, table)
            for name, wanted in raw.items()
            if self.dimension((*path, name), name, table)
        }

    def cell(self, path: Path_, raw: Mapping[str, Any]) -> CellRef:
        """`{table: …, where: …}` at `path`."""
        table = self.table((*path, "table"), raw["table"])
        where = self.selection((*path, "where"), raw.get("where", {}), table) if table else {}
        return CellRef(raw["table"], where)
