"""The figures of `question.yaml`: what they show must exist in their table."""

from collections.abc import Mapping
from typing import Any

from macros.faults import guess
from macros.load.cells import CellReader
from macros.load.tree import Document, Path_, text
from macros.model import Chart, Figure, Layout, Selection, Table


class FigureReader:
    """Reads the figures of one answer."""

    def __init__(self, document: Document, cells: CellReader) -> None:
        self.data: Mapping[str, Any] = document.data
        self.cells = cells

    def figures(self) -> dict[str, Figure]:
        """Every figure whose table exists, by id."""
        found = {}
        for key, entry in self.data["figures"].items():
            path = ("figures", key)
            if entry is None:
                continue
            if entry["part"] not in self.data["parts"]:
                self.cells.fault((*path, "part"), "unknown-part", part=entry["part"])
            for index, note in enumerate(entry["notes"]):
                if note not in self.data["notes"]:
                    known = guess(note, self.data["notes"])
                    self.cells.fault((*path, "notes", index), "unknown-note", note=note, guess=known)
            table = self.cells.table((*path, "table"), entry["table"])
            if table is not None:
                found[key] = self._figure(path, key, entry, table)
        return found

    def _figure(self, path: Path_, key: str, entry: Mapping[str, Any], table: Table) -> Figure:
        where = self.cells.selection((*path, "where"), entry.get("where", {}), table)
        return Figure(
            id=key,
            answer=table.answer,
            part=entry["part"],
            table=table.id,
            source=text(entry["source"]) if "source" in entry else table.source,
            where=where,
            title=text(entry["title"]),
            subtitle=text(entry["subtitle"]),
            chart=self._chart((*path, "chart"), entry["chart"], table),
            layout=self._layout((*path, "layout"), entry["layout"], table, where),
            notes=tuple(entry["notes"]),
        )

    def _chart(self, path: Path_, raw: Mapping[str, Any], table: Table) -> Chart:
        chart = Chart(
            kind=raw["kind"],
            bars=raw.get("bars"),
            groups=raw.get("groups"),
            panels=raw.get("panels"),
            x=raw.get("x"),
            where=self.cells.selection((*path, "where"), raw.get("where", {}), table),
            codes=self.cells.selection((*path, "codes"), raw.get("codes", {}), table),
            level={name: int(depth) for name, depth in raw.get("level", {}).items()},
            sort=raw.get("sort"),
            highlight=tuple(raw.get("highlight", ())),
        )
        needed = "x" if chart.kind == "line" else "bars"
        if not getattr(chart, needed):
            self.cells.fault((*path, "kind"), "chart-needs", kind=chart.kind, needed=needed)
        taken = ("panels", "groups", "bars", "highlight") if chart.kind == "line" else ("x",)
        for step in taken:
            if getattr(chart, step):
                self.cells.fault((*path, step), "chart-takes", kind=chart.kind)
                break
        self._once(path, chart.dimensions())
        for step in ("panels", "groups", "bars", "x"):
            if step in raw:
                self.cells.dimension((*path, step), raw[step], table)
        for step, names in (("codes", chart.codes), ("level", chart.level)):
            for name in names:
                if name not in chart.dimensions():
                    self.cells.fault((*path, step, name), "not-drawn", dimension=name)
        self._levels((*path, "level"), chart.level, table)
        if chart.sort and self.cells.dimension((*path, "sort"), "period", table):
            self.cells.codes((*path, "sort"), "period", chart.sort, table)
        if chart.highlight and chart.bars in table.dimensions:
            self.cells.codes((*path, "highlight"), str(chart.bars), chart.highlight, table)
        return chart

    def _layout(self, path: Path_, raw: Mapping[str, Any], table: Table, where: Selection) -> Layout:
        layout = Layout(
            rows=tuple(raw["rows"]),
            columns=tuple(raw["columns"]),
            level={name: int(depth) for name, depth in raw.get("level", {}).items()},
        )
        shown = (*layout.rows, *layout.columns)
        for step in ("rows", "columns"):
            for index, name in enumerate(raw[step]):
                self.cells.dimension((*path, step, index), name, table)
        self._once(path, shown)
        self._levels((*path, "level"), layout.level, table)
        free = {name for name in table.dimensions if len(where.get(name, ())) != 1}
        for name in sorted(free - set(shown)):
            self.cells.fault(path, "layout-lacks", dimension=name)
        return layout

    def _once(self, path: Path_, names: tuple[str, ...]) -> None:
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.cells.fault(path, "dimension-twice", dimension=name)

    def _levels(self, path: Path_, levels: Mapping[str, int], table: Table) -> None:
        for name, depth in levels.items():
            known = self.cells.dimension((*path, name), name, table)
            if known and not table.dimensions[name].level(depth):
                self.cells.fault((*path, name), "no-such-level", dimension=name, level=str(depth))
