"""From a document to proposed tables."""

import re
from collections.abc import Iterator, Mapping

from macros.faults import Fault
from macros.intake.adding import Adding, holds
from macros.intake.datasets import Dataset, contradictions, datasets
from macros.intake.flow import Flow
from macros.intake.gaps import missing
from macros.intake.labels import Lexicon
from macros.intake.place import Placer
from macros.intake.placed import Doubt, Placed
from macros.intake.printed import Printed
from macros.intake.source import Source
from macros.intake.spellings import months
from macros.intake.tables import Cell, Intake, Proposal
from macros.intake.text import has_figures
from macros.load.concepts import Concepts
from macros.model import Codes
from macros.periods import Period
from macros.project import SOURCE

_UNTIL = re.compile(r"(?:tot en met|t/m|tot|until|to)\s+(?:einde?\s+)?([a-z]+)\s+((?:19|20)\d\d)", re.IGNORECASE)


def propose(source: Source, concepts: Concepts) -> Intake:
    """The tables of a document with the codes of the shared lists; lines with figures that no table takes are left."""
    lexicon = Lexicon(concepts)
    flow = Flow(lexicon)
    printed = tuple(flow.tables(source.blocks))
    last_month = _last_month(source, printed)
    placed = [Placer(table, lexicon, last_month or 0).placed() for table in printed]
    nameless = {spot.row for table in placed if not table.dimensions for spot in table.spots}
    found = datasets((table for table in placed if table.spots and table.dimensions), concepts)
    said = contradictions(found)
    names = _ids(found)
    proposals = tuple(
        _proposal(one, names[place], concepts, last_month or 0, [doubt for at, doubt in said if at == place])
        for place, one in enumerate(found)
    )
    left = tuple(line for line in source.lines() if line.row not in flow.taken - nameless and has_figures(line))
    return Intake(source, proposals, left, last_month=last_month, printed=len(printed))


def _last_month(source: Source, printed: tuple[Printed, ...]) -> int | None:
    """The last month that the document says its figures go to, else the end of the last period of its tables."""
    named = [
        int(year) * 12 + months()[month.casefold()] - 1
        for month, year in _UNTIL.findall(" ".join(source.text.split()))
        if month.casefold() in months()
    ]
    if named:
        return max(named)
    codes = {
        label.code
        for table in printed
        for row in table.rows
        for label in (*row.own, *row.before, *(one for head in table.heads for one in head))
        if label.dimension == "period" and label.code
    }
    return max((Period.parse(code).last for code in codes), default=None)


def _proposal(one: Dataset, name: str, concepts: Concepts, last_month: int, said: list[Doubt]) -> Proposal:
    table = one.table
    codes = table.codes()
    values = {spot.codes: spot.value for spot in table.spots}
    sums = tuple(Adding(concepts, codes, last_month).sums(values))
    good = [one for one in sums if holds(values, one)]
    bad = [one for one in sums if not holds(values, one)]
    proved: dict[Codes, int] = {}
    for total, parts in good:
        for key in (total, *parts):
            proved[key] = proved.get(key, 0) + 1
    suspect = {key for total, parts in bad for key in (total, *parts) if key not in proved} | {one[0] for one in bad}
    doubts = [*table.doubts, *said]
    rows = {spot.codes: spot.row for spot in table.spots}
    guessed = {spot.codes for spot in table.spots if spot.value is None and not spot.sure}
    for total, parts in bad:
        if not guessed.isdisjoint((total, *parts)):
            continue  # where the blank stands is a doubt of its own
        doubts.append(_sum(total, parts, rows, table))
    cells = []
    for spot in table.spots:
        unproved = spot.value is None and spot.codes not in proved
        sure = spot.sure and spot.codes not in suspect and not unproved
        if spot.sure and unproved:
            doubts.append(Doubt.of(spot.row, "intake-unproved", codes=", ".join(spot.codes), printed=spot.printed))
        cells.append(Cell(spot.codes, spot.printed, spot.value, spot.row, sure, proved.get(spot.codes, 0)))
    if not table.unit and "measure" not in table.dimensions:
        doubts.append(Doubt.of(table.spots[0].row, "intake-unit"))
    if "period" not in table.dimensions:
        doubts.append(Doubt.of(table.spots[0].row, "intake-period"))
    return Proposal(
        id=name,
        part=table.places[0].rstrip("abcdefgh") or "1",
        places=table.places,
        title=table.title,
        unit=table.unit or _unit(codes, concepts),
        dimensions=codes,
        cells=tuple(cells),
        missing=missing(codes, set(values)),
        doubts=tuple(Fault(SOURCE, doubt.row, "", doubt.key, doubt.params) for doubt in sorted(doubts, key=_row)),
        new_codes=table.new,
        printed=one.tables,
    )


def _unit(codes: Mapping[str, Codes], concepts: Concepts) -> str:
    """The unit of the first measure that has one; of other tables the first there is, with a doubt."""
    known = concepts.codelists["measure"].codes if "measure" in concepts.codelists else None
    named = [known[code].unit for code in codes.get("measure", ()) if known and code in known]
    return next((unit for unit in named if unit), next(iter(concepts.units)))


def _row(doubt: Doubt) -> int:
    return doubt.row


def _sum(total: Codes, parts: tuple[Codes, ...], rows: dict[Codes, int], table: Placed) -> Doubt:
    printed = {spot.codes: spot for spot in table.spots}
    added = sum((printed[key].value or 0 for key in parts), 0)
    return Doubt.of(
        rows[total],
        "intake-sum",
        codes=", ".join(total),
        total=printed[total].printed,
        sum=str(added),
        rows=", ".join(str(row) for row in sorted({rows[key] for key in parts})),
    )


def _ids(found: tuple[Dataset, ...]) -> tuple[str, ...]:
    """A name for every table, from its dimensions; each once."""
    names: list[str] = []
    for one in found:
        name = _id(one.table)
        number = sum(1 for other in names if other == name or other.startswith(f"{name}-{one.table.places[0]}"))
        names.append(f"{name}-{one.table.places[0] or number + 1}" if number else name)
    return tuple(_numbered(names))


def _numbered(names: list[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _id(table: Placed) -> str:
    names = [name for name in table.dimensions if name != "period"]
    if not names:
        codes = table.codes().get("period", ())
        kind = (
            "quarter" if any("-Q" in code for code in codes) else "month" if any("-M" in c for c in codes) else "year"
        )
        return f"by-{kind}"
    if len(names) < 3:
        return "by-" + "-and-".join(names)
    return f"table-{table.places[0]}" if table.places[0] else "table"
