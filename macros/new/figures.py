"""A figure for each table that was found in a document, for an editor to make better."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.intake import Proposal
from macros.load.concepts import Concepts
from macros.model import TOTAL

PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure of a whole table: `where` fixes what it is not split by, `chart` and `layout` are as in
    `question.yaml`."""

    id: str
    part: str
    shows: str
    where: Mapping[str, str]
    chart: Mapping[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]


def draft_figures(proposals: tuple[Proposal, ...], concepts: Concepts) -> tuple[Draft, ...]:
    """One figure a table, of bars: by period where there are periods, under at most two other dimensions."""
    return tuple(_figure(proposal, concepts) for proposal in proposals)


def _figure(proposal: Proposal, concepts: Concepts) -> Draft:
    fixed = dict(_fixed(proposal, concepts))
    free = [name for name in proposal.dimensions if name not in fixed] or list(proposal.dimensions)[:1]
    others = [name for name in free if name != PERIOD]
    inner = PERIOD if PERIOD in free else others.pop()
    drawn = dict(zip(("groups", "panels"), others[:2][::-1], strict=False))
    unseen = {name: _whole(proposal, name) for name in others[2:]}
    rows = tuple(name for name in free if name != PERIOD) or (inner,)
    return Draft(
        id=proposal.id,
        part=proposal.part,
        shows=proposal.title,
        where=fixed | unseen,
        chart={"kind": "bars", **drawn, "bars": inner},
        rows=tuple(name for name in rows if name not in unseen),
        columns=(PERIOD,) if PERIOD in free and rows != (PERIOD,) else (),
    )


def _fixed(proposal: Proposal, concepts: Concepts) -> Iterator[tuple[str, str]]:
    """Dimensions with one class, and those whose classes are different quantities, which share no scale."""
    for name, codes in proposal.dimensions.items():
        codelist = concepts.codelists.get(name)
        known = (codelist.codes if codelist else None) or {}
        units = {known[code].unit for code in codes if code in known}
        if len(codes) == 1 or len(units) > 1:
            yield name, codes[0]


def _whole(proposal: Proposal, name: str) -> str:
    codes = proposal.dimensions[name]
    return TOTAL if TOTAL in codes else codes[0]
