"""What the shared lists of `concepts.yaml` have and no answer uses: an editor may have meant another code."""

from collections.abc import Iterator, Mapping

from macros.faults import Report
from macros.load.concepts import Concepts
from macros.load.tree import Path_
from macros.model import HIDDEN, Question, Table

BUILT_IN = ("partial", HIDDEN)
"""The statuses of a cell whose period goes on after the figures and of one whose figure is hidden, whether there are
such cells today or not."""


def check_used(concepts: Concepts, questions: Mapping[str, Question], report: Report) -> None:
    """Warn of dimensions, codes, units and statuses that no table needs, when `questions` are all there are."""
    tables = [table for question in questions.values() for table in question.tables.values()]
    used = {path for table in tables for path in _used(table, concepts)}
    used |= {("units", stated.unit) for question in questions.values() for stated in question.stated.values()}
    used |= {("statuses", status) for status in BUILT_IN}
    for path in _all(concepts):
        if path not in used and not (len(path) > 2 and path[:2] not in used):
            row = concepts.rows[path]
            report.warn(concepts.file, row, "", "unused-concept", name=str(path[-1]), where=str(path[-2]))


def _all(concepts: Concepts) -> Iterator[Path_]:
    yield from (("units", unit) for unit in concepts.units)
    yield from (("statuses", status.id) for status in concepts.statuses.values() if status.publish)
    for name, codelist in concepts.codelists.items():
        yield ("dimensions", name)
        yield from (("dimensions", name, "codes", code) for code in codelist.codes or ())


def _used(table: Table, concepts: Concepts) -> Iterator[Path_]:
    """What a table needs; of a code also what it is a part of, since that makes the tree."""
    yield ("units", table.unit)
    yield from (("statuses", cell.status) for cell in table.cells.values())
    for name, dimension in table.dimensions.items():
        yield ("dimensions", name)
        for code in dimension.codes.values():
            if concepts.codelists[name].codes is not None:
                for each in (code.id, *concepts.codelists[name].ancestors(code.id)):
                    yield ("dimensions", name, "codes", each)
            if code.unit:
                yield ("units", code.unit)
