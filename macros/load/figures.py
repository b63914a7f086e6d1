"""The figures of `question.yaml`: what they show must exist in their table."""

from collections.abc import Mapping
from typing import Any

from macros.faults import FaultError, Report, guess
from macros.load.document import Document, text
from macros.model import Chart, Codes, Figure, Layout, Note, Part, Selection, Table


def selection(raw: Mapping[str, Any], table: Table) -> Selection:
    """`{sex: M, period: ["2019", "2020"]}` with every dimension and code known to `table`;
    `FaultError` for one that is not."""
    found: dict[str, Codes] = {}
    for name, wanted in raw.items():
        dimension = table.dimensions.get(name)
        if dimension is None:
            known = guess(name, table.dimensions)
            raise FaultError("not-a-dimension", dimension=name, table=table.id, guess=known)
        codes = tuple(wanted) if isinstance(wanted, list | tuple) else (str(wanted),)
        for code in codes:
            if code not in dimension.codes:
                known = guess(code, dimension.codes)
                raise FaultError("not-in-table", code=code, dimension=name, table=table.id, guess=known)
        found[name] = codes
    return found


class FigureReader:
    """Reads the figures of one answer."""

    def __init__(
        self,
        document: Document,
        tables: Mapping[str, Table],
        parts: Mapping[str, Part],
        notes: Mapping[str, Note],
        report: Report,
    ) -> None:
        self.document = document
        self.tables = tables
        self.parts = parts
        self.notes = notes
        self.report = report

    def figures(self) -> dict[str, Figure]:
        """Every figure whose table exists, by id."""
        found = {}
        for key, entry in self.document.data["figures"].items():
            table = self.tables.get(entry["table"])
            if table is None:
                if entry["table"] not in self.document.data["tables"]:
                    known = guess(entry["table"], self.tables)
                    self._fault(key, "table", "unknown-table", table=entry["table"], guess=known)
                continue
            if entry["part"] not in self.parts:
                self._fault(key, "part", "unknown-part", part=entry["part"])
            for note in entry["notes"]:
                if note not in self.notes:
                    self._fault(key, "notes", "unknown-note", note=note, guess=guess(note, self.notes))
            found[key] = self._figure(key, entry, table)
        return found

    def _fault(self, figure: str, step: str, key: str, **params: str) -> None:
        row = self.document.row("figures", figure, step)
        self.report.add(self.document.file, row, "", key, **params)

    def _figure(self, key: str, entry: Mapping[str, Any], table: Table) -> Figure:
        where = self._selection(key, "where", entry.get("where", {}), table)
        chart = self._chart(key, entry["chart"], table)
        layout = self._layout(key, entry["layout"], table, where)
        return Figure(
            id=key,
            answer=table.answer,
            part=entry["part"],
            table=table.id,
            source=text(entry["source"]) if "source" in entry else table.source,
            where=where,
            title=text(entry["title"]),
            subtitle=text(entry["subtitle"]),
            chart=chart,
            layout=layout,
            notes=tuple(entry["notes"]),
        )

    def _selection(self, figure: str, step: str, raw: Mapping[str, Any], table: Table) -> Selection:
        try:
            return selection(raw, table)
        except FaultError as fault:
            self._fault(figure, step, fault.key, **fault.params)
            return {}

    def _chart(self, key: str, raw: Mapping[str, Any], table: Table) -> Chart:
        chart = Chart(
            kind=raw["kind"],
            bars=raw.get("bars"),
            groups=raw.get("groups"),
            panels=raw.get("panels"),
            x=raw.get("x"),
            where=self._selection(key, "chart", raw.get("where", {}), table),
            codes=self._selection(key, "chart", raw.get("codes", {}), table),
            level={name: int(depth) for name, depth in raw.get("level", {}).items()},
            sort=raw.get("sort"),
            highlight=tuple(raw.get("highlight", ())),
        )
        needed = "x" if chart.kind == "line" else "bars"
        if not getattr(chart, needed):
            self._fault(key, "chart", "chart-needs", kind=chart.kind, needed=needed)
        taken = (chart.panels, chart.groups, chart.bars) if chart.kind == "line" else (chart.x,)
        if any(taken):
            self._fault(key, "chart", "chart-takes", kind=chart.kind)
        self._once(key, "chart", chart.dimensions())
        for name in (*chart.codes, *chart.level):
            if name not in chart.dimensions():
                self._fault(key, "chart", "not-drawn", dimension=name)
        self._levels(key, "chart", chart.level, table)
        self._known(key, "chart", (*chart.dimensions(), *chart.level), table)
        if chart.sort:
            self._selection(key, "chart", {"period": chart.sort}, table)
        if chart.highlight and chart.bars:
            self._selection(key, "chart", {chart.bars: chart.highlight}, table)
        return chart

    def _layout(self, key: str, raw: Mapping[str, Any], table: Table, where: Selection) -> Layout:
        layout = Layout(
            rows=tuple(raw["rows"]),
            columns=tuple(raw["columns"]),
            level={name: int(depth) for name, depth in raw.get("level", {}).items()},
        )
        shown = (*layout.rows, *layout.columns)
        self._known(key, "layout", (*shown, *layout.level), table)
        self._once(key, "layout", shown)
        self._levels(key, "layout", layout.level, table)
        free = {name for name in table.dimensions if len(where.get(name, ())) != 1}
        for name in sorted(free - set(shown)):
            self._fault(key, "layout", "layout-lacks", dimension=name)
        return layout

    def _known(self, key: str, step: str, names: tuple[str, ...], table: Table) -> None:
        for name in names:
            if name not in table.dimensions:
                known = guess(name, table.dimensions)
                self._fault(key, step, "not-a-dimension", dimension=name, table=table.id, guess=known)

    def _once(self, key: str, step: str, names: tuple[str, ...]) -> None:
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._fault(key, step, "dimension-twice", dimension=name)

    def _levels(self, key: str, step: str, levels: Mapping[str, int], table: Table) -> None:
        for name, depth in levels.items():
            if name in table.dimensions and not table.dimensions[name].level(depth):
                self._fault(key, step, "no-such-level", dimension=name, level=str(depth))
