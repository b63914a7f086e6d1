"""A ledger as the text of `ledger.yaml`."""

from collections.abc import Iterator
from typing import Any

import yaml

from macros.load.document import MODELINE
from macros.load.ledger import COLUMNS
from macros.model import Change, Correction, Ledger, Record

HEAD = f"""\
{MODELINE}../ledger.schema.json
#
# Geschreven door „make record”: wat er gepubliceerd is, en wat er sindsdien verbeterd is. Alleen „why” mag u wijzigen.
# Written by "make record": what is published, and what has been corrected since. Only "why" may be changed by hand.

"""


def ledger_text(ledger: Ledger) -> str:
    """The whole file; `load.ledger` reads it."""
    data: dict[str, Any] = {"tables": {record.table: _record(record) for record in ledger.records.values()}}
    if ledger.corrections:
        data["corrections"] = [_correction(correction) for correction in ledger.corrections]
    return HEAD + yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)


def _record(record: Record) -> dict[str, Any]:
    rows = [",".join((*record.dimensions, *COLUMNS))]
    for codes, content in record.contents.items():
        at = dict(codes)
        rows.append(",".join((*(at[name] for name in record.dimensions), content.value, content.status)))
    versions = [{"date": version.date, "fingerprint": version.fingerprint} for version in record.versions]
    return {"versions": versions, "published": rows}


def _correction(correction: Correction) -> dict[str, Any]:
    cells = [_Line(_cell(table, change)) for table, changes in correction.changes.items() for change in changes]
    why = {"nl": correction.why["nl"], "en": correction.why["en"]}
    return {"date": correction.date, "kind": correction.kind, "why": why, "cells": cells}


def _cell(table: str, change: Change) -> Iterator[tuple[str, Any]]:
    yield "table", table
    yield "at", _Line(change.at)
    for name, content in (("from", change.before), ("to", change.after)):
        if content is not None:
            yield name, str(content)


class _Line(dict[str, Any]):
    """Keys and values on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes what this file needs and nothing else."""


_Dumper.add_representer(
    _Line, lambda dumper, line: dumper.represent_mapping("tag:yaml.org,2002:map", line.items(), flow_style=True)
)
