"""The ledger of an answer as it is after what is published now was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from macros.faults import FaultError
from macros.languages import Text
from macros.ledger import dimensions, fingerprint, published, silent
from macros.model import Change, Correction, Ledger, Question, Record, Version


@dataclass(frozen=True, slots=True)
class Reason:
    """Why published figures changed: its kind, as in `Correction`, and a text for readers."""

    kind: str
    why: Text


def new_tables(question: Question) -> tuple[str, ...]:
    """The tables of which nothing is recorded yet."""
    return tuple(table for table in published(question) if table not in question.ledger.records)


def recorded(question: Question, day: str, reason: Reason | None) -> Ledger:
    """The ledger with what the answer publishes on `day` (ISO 8601). The first time its tables stand from the day of
    its publication on.

    Raises `FaultError` when published figures changed and there is no reason, or an earlier correction is of a later
    day.
    """
    ledger, now, changed = question.ledger, published(question), silent(question)
    since = day if ledger.records else question.published
    records = dict(ledger.records)
    for table in new_tables(question):
        records[table] = Record(
            table, dimensions(question, table), now[table], (Version(since, fingerprint(now[table])),)
        )
    if not changed:
        return replace(ledger, records=records)
    if reason is None:
        raise FaultError("record-why", answer=question.id)
    if day < question.changed:
        raise FaultError("correction-order", date=day, before=question.changed)
    for table in changed:
        versions = (*records[table].versions, Version(day, fingerprint(now[table])))
        records[table] = Record(table, dimensions(question, table), now[table], versions)
    correction = Correction(day, reason.kind, reason.why, _ordered(changed))
    return replace(ledger, records=records, corrections=(*ledger.corrections, correction))


def _ordered(changed: Mapping[str, tuple[Change, ...]]) -> Mapping[str, tuple[Change, ...]]:
    return {table: tuple(sorted(changes, key=lambda change: change.at)) for table, changes in changed.items()}
