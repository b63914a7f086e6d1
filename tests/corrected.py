"""Answers with corrections that nobody made, for tests of what tells of them."""

from collections.abc import Mapping
from dataclasses import replace

from macros.languages import Text
from macros.ledger import contents, fingerprint, versions
from macros.model import Change, Content, Correction, Ledger, Question, Record, Version
from tests.conftest import Copy


def corrected(question: Question, *made: tuple[str, tuple[str, ...], Text]) -> Question:
    """The answer with a correction for each day, with the tables of which the first cell changed and the reason; the
    figures are what they were, and were others before."""
    corrections = tuple(
        Correction(day, "source", why, _changes(question, tables, len(made) - index))
        for index, (day, tables, why) in enumerate(made)
    )
    ledger = replace(question.ledger, corrections=corrections)
    return replace(question, ledger=replace(ledger, records={name: _again(ledger, name) for name in ledger.records}))


def _changes(question: Question, tables: tuple[str, ...], before: int) -> Mapping[str, tuple[Change, ...]]:
    """The first cell of each table, which was as many `before` the last time."""
    found = {}
    for table in tables:
        at, now = next(iter(contents(question.tables[table]).items()))
        found[table] = (Change(at, _less(now, before), _less(now, before - 1)),)
    return found


def _less(content: Content, by: int) -> Content:
    return Content(str(int(content.value.replace(".", "")) - by), content.status) if by else content


def _again(ledger: Ledger, table: str) -> Record:
    record = ledger.records[table]
    days = [record.versions[0].date, *(each.date for each in ledger.corrections if table in each.changes)]
    prints = [fingerprint(version) for version in versions(ledger, table)]
    return replace(record, versions=tuple(map(Version, days, prints)))


def correct(copy: Copy, answer: str, day: str, kind: str, why: Mapping[str, str]) -> None:
    """Record with the command what changed in the tables of an answer, with its reason."""
    done = copy.run(
        *("record", "--answer", answer, "--kind", kind, "--date", day, "--why-nl", why["nl"], "--why-en", why["en"])
    )
    assert done.returncode == 0, done.stdout + done.stderr
