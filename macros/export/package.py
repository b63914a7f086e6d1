"""The data package of an answer: `datapackage.json` by Data Package 2.0 (https://datapackage.org/standard/data-package/).

It describes the tables as CSV, column by column, and names the same tables as JSON-stat. `fieldsMatch` is left out:
its default, `exact`, is what holds, and the published profile of version 2.0 asks for an array there by mistake.
"""

import hashlib
import json
from collections.abc import Mapping

from macros.addresses import MEDIA_TYPES, Site, TableFormat, data_package, of_table
from macros.export.datasets import DATA_PACKAGE
from macros.export.tables import Column, columns, unit_of, units_in
from macros.metadata import about_answer, about_table
from macros.model import VALUE, Question, Table
from macros.values import Values

Members = dict[str, object]


def package_json(values: Values, site: Site, files: Mapping[str, bytes]) -> str:
    """The descriptor as JSON; `files` are the tables of the answer by address. Paths are from the folder in which the
    descriptor stands, on the site and in the zip alike."""
    question, lang = values.question, values.lang
    catalogue, about = values.collection.catalogue, about_answer(values)
    licence, publisher = catalogue.licence, site.to(lang, catalogue.publisher_page)
    members: Members = {
        "$schema": DATA_PACKAGE,
        "name": question.id,
        "id": site.to(lang, data_package(question)),
        "title": about.title,
        "description": about.description,
        "homepage": site.to(lang, about.page),
        "version": version(question),
        "created": f"{about.published}T00:00:00Z" if about.published else "",
        "modified": about.changed,
        "language": lang,
        "keywords": about.keywords,
        "licenses": [{"name": licence.spdx, "path": licence.url, "title": licence.title[lang]}],
        "rights": catalogue.rights[lang],
        "sources": [{"title": about.source}],
        "contributors": [{"title": catalogue.publisher[lang], "path": publisher, "roles": ["publisher"]}],
        "resources": [
            *(_table(values, table, files) for table in question.tables.values()),
            *(_cube(values, table, files) for table in question.tables.values()),
        ],
    }
    said = {name: member for name, member in members.items() if member}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def version(question: Question) -> str:
    """The version of the figures of an answer: `1.0.0`, and one in the middle more for each correction."""
    return f"1.{len(question.ledger.corrections)}.0"


def _table(values: Values, table: Table, files: Mapping[str, bytes]) -> Members:
    schema: Members = {
        "fields": [_field(values, table, column) for column in columns(values, table)],
        "missingValues": [""],
        "primaryKey": list(table.dimensions),
    }
    return _resource(values, table, files, "csv") | {"type": "table", "encoding": "utf-8", "schema": schema}


def _cube(values: Values, table: Table, files: Mapping[str, bytes]) -> Members:
    made = _resource(values, table, files, "json")
    return made | {"name": f"{table.id}.json", "title": f"{made['title']} (JSON-stat)"}


def _resource(values: Values, table: Table, files: Mapping[str, bytes], form: TableFormat) -> Members:
    about, content = about_table(values, table), files[of_table(table, form)]
    return {
        "name": table.id,
        "path": f"{table.id}.{form}",
        "title": about.title,
        "description": "\n\n".join((about.description, *about.notes)),
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "sources": [{"title": about.source}],
    }


def _field(values: Values, table: Table, column: Column) -> Members:
    field: Members = {"name": column.name, "type": "string", "title": column.title, "description": column.holds}
    if column.name == VALUE:
        used = units_in(values, table)
        field["type"] = "number" if any(unit.decimals for unit in used) else "integer"
        if len(used) == 1:
            field["unit"] = used[0].label[values.lang]
    if column.classes:
        units = _units(values, table, column)
        field["categories"] = [
            {"value": code, "label": label} | ({"unit": units[code]} if code in units else {})
            for code, label in column.classes
        ]
        field["constraints"] = {"enum": [code for code, _ in column.classes]}
    return field


def _units(values: Values, table: Table, column: Column) -> Mapping[str, str]:
    """The unit of each class of a column, when it is the measure of the table."""
    if table.measure is None or table.measure.id != column.name:
        return {}
    return {code.id: unit_of(values, table, code).label[values.lang] for code in table.measure.codes.values()}
