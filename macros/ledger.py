"""The ledger of published figures: what an answer publishes now, how that differs from what is recorded, and what every
earlier version was."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from macros.languages import Text
from macros.model import (
    HIDDEN,
    At,
    Change,
    Code,
    Content,
    Contents,
    Correction,
    Dimension,
    Ledger,
    Observation,
    Question,
    Table,
)

STATED = "_stated"
"""The record of the figures that the source gives in sentences, by their names: no table can be called so."""


def contents(table: Table) -> Contents:
    """What a table publishes, in the order of its file."""
    return {at(table.at(codes)): Content.of(cell) for codes, cell in table.cells.items()}


def published(question: Question) -> Mapping[str, Contents]:
    """What an answer publishes, by table; figures in sentences too, when there are any."""
    found = {table.id: contents(table) for table in question.tables.values()}
    stated = {at({STATED: stated.id}): Content(str(stated.value), "") for stated in question.stated.values()}
    return {**found, STATED: stated} if stated else found


def dimensions(question: Question, table: str) -> tuple[str, ...]:
    """The dimensions of what is recorded of a table, in its order."""
    return (STATED,) if table == STATED else tuple(question.tables[table].dimensions)


def at(codes: Mapping[str, str]) -> At:
    """The codes of a cell as a ledger names it."""
    return tuple(sorted(codes.items()))


def fingerprint(cells: Contents) -> str:
    """The SHA-256 of the contents of a table, whatever the order of its rows."""
    rows = sorted([list(codes), content.value, content.status] for codes, content in cells.items())
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def changes(before: Contents, after: Contents) -> tuple[Change, ...]:
    """The cells that differ, in the order of the table after; what is gone comes at the end."""
    keys = dict.fromkeys((*after, *before))
    return tuple(Change(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


def silent(question: Question) -> Mapping[str, tuple[Change, ...]]:
    """Per recorded table the cells that are not as recorded: what changed without a word."""
    now = published(question)
    found = {
        table: changes(record.contents, now[table]) for table, record in question.ledger.records.items() if table in now
    }
    return {table: changed for table, changed in found.items() if changed}


def named(ledger: Ledger) -> Mapping[str, Correction]:
    """The corrections by what tells them apart, the oldest first: the day, and for a second one that day `…-2`."""
    on: Counter[str] = Counter()
    found = {}
    for correction in ledger.corrections:
        on[correction.date] += 1
        number = on[correction.date]
        found[f"{correction.date}-{number}" if number > 1 else correction.date] = correction
    return found


def corrections_of(ledger: Ledger, table: str) -> tuple[Correction, ...]:
    """The corrections that changed a table, the oldest first."""
    return tuple(correction for correction in ledger.corrections if table in correction.changes)


def versions(ledger: Ledger, table: str) -> tuple[Contents, ...]:
    """A table as it stood in each of its versions, the oldest first: what is recorded, with the corrections undone."""
    return tuple(reversed(list(_back(ledger, table))))


def open_versions(ledger: Ledger, table: str) -> tuple[Contents, ...]:
    """The same as they may be published: what is hidden now is hidden in earlier versions too."""
    now = ledger.records[table].contents
    gone = {codes: content for codes, content in now.items() if content.status == HIDDEN}
    return tuple(
        {codes: gone.get(codes, content) for codes, content in version.items()} for version in versions(ledger, table)
    )


def _back(ledger: Ledger, table: str) -> Iterator[Contents]:
    now = dict(ledger.records[table].contents)
    yield dict(now)
    for correction in reversed(corrections_of(ledger, table)):
        for change in correction.changes[table]:
            if change.before is None:
                now.pop(change.at, None)
            else:
                now[change.at] = change.before
        yield dict(now)


def as_table(table: Table, cells: Contents) -> Table:
    """Another version of a table, of which `cells` are the contents: dimensions and classes that it has no more are
    called by their codes."""
    names = dict.fromkeys(name for codes in cells for name, _ in codes)
    order = [*(name for name in table.dimensions if name in names), *(n for n in names if n not in table.dimensions)]
    keys = {codes: tuple(dict(codes)[name] for name in order) for codes in cells}
    dimensions = {
        name: _dimension(table, name, dict.fromkeys(key[place] for key in keys.values()))
        for place, name in enumerate(order)
    }
    observations = {keys[codes]: _observation(keys[codes], content) for codes, content in cells.items()}
    return replace(table, dimensions=dimensions, cells=observations)


def _dimension(table: Table, name: str, codes: Mapping[str, None]) -> Dimension:
    known = table.dimensions.get(name, Dimension(name, Text.same(name), {}, {}, Text.same("")))
    gone = {code: Code(code, Text.same(code), Text.same(code), 0) for code in codes if code not in known.codes}
    return replace(known, codes={**known.codes, **gone}) if gone else known


def _observation(codes: tuple[str, ...], content: Content) -> Observation:
    return Observation(codes, Decimal(content.value) if content.value else None, content.status, 0)
