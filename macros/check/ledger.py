"""No published figure changes without a word: what an answer publishes is what its ledger holds."""

from collections.abc import Iterator

from macros.faults import Report
from macros.ledger import STATED, changes, corrections_of, fingerprint, published, silent, versions
from macros.model import Change, Ledger, Question

UNRECORDED = frozenset({"unrecorded", "changed-silently", "changed-much", "published-gone"})
"""The faults that `make record` ends; while an editor writes they stop nothing."""
SINGLY = 10
"""So many changed cells of a table are told one by one."""


def check_ledger(question: Question, report: Report) -> None:
    """Report what is not recorded and what is not as recorded; of a table that has other faults nothing, as those come
    first, and of a draft nothing at all."""
    faulty = {fault.file for fault in report}
    ledger = question.ledger
    if question.draft or ledger.file in faulty:
        return
    if not ledger.records:
        if question.tables or question.stated:
            report.add(question.file, question.rows["id"], "", "unrecorded", answer=question.id)
        return
    for table in published(question):
        if table not in ledger.records:
            report.add(_file(question, table), 0, "", "unrecorded", answer=question.id)
    for table in ledger.records.keys() - published(question).keys():
        report.add(ledger.file, ledger.rows[f"tables.{table}"], "", "record-without-table", table=table)
    for place in dict.fromkeys(_edited(ledger)):
        report.add(ledger.file, ledger.rows[place], "", "ledger-edited")
    for table, changed in silent(question).items():
        if _file(question, table) not in faulty:
            _tell(question, table, changed, report)


def _file(question: Question, table: str) -> str:
    return question.file if table == STATED else question.tables[table].file


def _edited(ledger: Ledger) -> Iterator[str]:
    """Where the ledger is not as `make record` wrote it: fingerprints, versions and corrections must agree."""
    for index, correction in enumerate(ledger.corrections):
        if not correction.changes.keys() <= ledger.records.keys():
            yield f"corrections.{index}"
    days = [correction.date for correction in ledger.corrections]
    if days != sorted(days):
        yield "corrections"
    for table, record in ledger.records.items():
        found = versions(ledger, table)
        made = corrections_of(ledger, table)
        if [fingerprint(version) for version in found] != [version.fingerprint for version in record.versions]:
            yield f"tables.{table}"
        if [correction.date for correction in made] != [version.date for version in record.versions[1:]]:
            yield f"tables.{table}"
        for correction, before, after in zip(made, found, found[1:], strict=False):
            if set(changes(before, after)) != set(correction.changes[table]):
                yield f"corrections.{ledger.corrections.index(correction)}"


def _tell(question: Question, table: str, changed: tuple[Change, ...], report: Report) -> None:
    """A fault for each cell, at its place in the file; one for all when there are many."""
    if len(changed) > SINGLY:
        report.add(_file(question, table), 0, "", "changed-much", count=str(len(changed)), answer=question.id)
        return
    for change in changed:
        before, after = (str(content) if content else "" for content in (change.before, change.after))
        row, column = _place(question, table, change)
        if change.after is None:
            codes = ", ".join(code for _, code in change.at)
            report.add(_file(question, table), 0, "", "published-gone", codes=codes, before=before, answer=question.id)
        else:
            key = "changed-silently"
            report.add(_file(question, table), row, column, key, before=before, after=after, answer=question.id)


def _place(question: Question, table: str, change: Change) -> tuple[int, str]:
    codes = dict(change.at)
    if table == STATED:
        return question.rows.get(f"stated.{codes[STATED]}.value", 0), ""
    cell = question.tables[table].cells.get(tuple(codes.get(name, "") for name in question.tables[table].dimensions))
    return (cell.row, cell.column) if cell else (0, "")
