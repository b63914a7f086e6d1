"""The data package of each answer, read back with Frictionless, and held against the profile of version 2.0."""

import hashlib
import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate
from frictionless.resources import TableResource
from jsonschema import Draft202012Validator

from macros.export.datasets import DATA_PACKAGE
from macros.export.package import package_json
from macros.languages import Lang, Text
from macros.metadata import about_answer, about_table
from macros.model import TOTAL
from macros.values import Values
from tests.conftest import SITE, Copy
from tests.corrected import corrected
from tests.published import Shelf, every_answer, told

TEXT = {"type": "string", "minLength": 1}
PATH = {"type": "string", "pattern": r"^(https?://.+|(?![./~])(?!file:)(?!.*(/\.\./|\\|://)).+)$"}
CLASSES = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}, "label": TEXT}},
}
CONSTRAINTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"enum": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}},
}
FIELD = {
    "type": "object",
    "required": ["name", "type", "title", "description"],
    "properties": {
        "name": TEXT,
        "title": TEXT,
        "description": TEXT,
        "type": {"enum": ["string", "number", "integer"]},
        "categories": CLASSES,
        "constraints": CONSTRAINTS,
    },
}
SCHEMA = {
    "type": "object",
    "required": ["fields", "primaryKey", "missingValues"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "fieldsMatch": {"type": "array"},
        "missingValues": {"type": "array", "items": {"type": "string"}},
        "primaryKey": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}},
    },
}
SOURCES = {"type": "array", "items": {"type": "object", "required": ["title"], "properties": {"title": TEXT}}}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "title", "description", "format", "mediatype", "bytes", "hash"],
    "properties": {
        "name": TEXT,
        "path": PATH,
        "type": {"const": "table"},
        "mediatype": {"type": "string", "pattern": "^.+/.+$"},
        "encoding": {"const": "utf-8"},
        "bytes": {"type": "integer"},
        "hash": {"type": "string", "pattern": "^sha256:[a-f0-9]{64}$"},
        "sources": SOURCES,
        "schema": SCHEMA,
    },
    "dependentRequired": {"type": ["schema", "encoding"], "schema": ["type"]},
}
RULES = {
    "type": "object",
    "required": ["$schema", "name", "id", "title", "description", "homepage", "version", "created", "resources"],
    "properties": {
        "$schema": {"const": DATA_PACKAGE},
        "name": {"type": "string", "pattern": "^[-a-z0-9._/]+$"},
        "id": {"type": "string", "format": "uri"},
        "homepage": {"type": "string", "format": "uri"},
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "keywords": {"type": "array", "minItems": 1, "items": TEXT},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "title"],
                "properties": {"name": {"type": "string", "pattern": "^[-a-zA-Z0-9._]+$"}, "path": PATH, "title": TEXT},
            },
        },
        "sources": SOURCES,
        "contributors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["title", "roles"],
                "properties": {"title": TEXT, "path": PATH, "roles": {"type": "array", "minItems": 1, "items": TEXT}},
            },
        },
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}
"""What the profile of Data Package 2.0 asks of what stands in the descriptor, and what this site always gives."""


def faults(descriptor: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(RULES).iter_errors(descriptor)]


@every_answer
def test_the_descriptor_keeps_to_the_profile(shelf: Shelf, answer: str, lang: Lang) -> None:
    descriptor = json.loads(shelf(answer, lang).package.read_text(encoding="utf-8"))
    assert faults(descriptor) == []
    names = [resource["name"] for resource in descriptor["resources"]]
    assert len(names) == len(set(names))


SPOILT: dict[str, Callable[[dict[str, Any]], object]] = {
    "$.licenses[0].path": lambda d: d["licenses"][0].update(path="../LICENSE"),
    "$.created": lambda d: d.update(created="2026-11-22"),
    "$.resources": lambda d: d.update(resources=[]),
    "$.resources[0].path": lambda d: d["resources"][0].update(path="../x.csv"),
    "$.resources[0].schema.fields[0].type": lambda d: d["resources"][0]["schema"]["fields"][0].update(type="text"),
    "$.resources[0].schema.fieldsMatch": lambda d: d["resources"][0]["schema"].update(fieldsMatch="exact"),
    "$.contributors[0]": lambda d: d["contributors"][0].pop("title"),
}


@pytest.mark.parametrize("place", SPOILT)
def test_a_descriptor_that_does_not_keep_to_the_profile_is_noticed(shelf: Shelf, place: str) -> None:
    descriptor = json.loads(shelf("invented-2024", "nl").package.read_text(encoding="utf-8"))
    SPOILT[place](descriptor)
    assert [fault.split(": ")[0] for fault in faults(descriptor)] == [place]


@every_answer
def test_frictionless_finds_every_file_valid(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    report = validate(str(published.package))
    assert report.flatten(["name", "type", "note"]) == []
    assert report.valid
    assert len(report.tasks) == 2 * len(published.question.tables)


@every_answer
def test_frictionless_reads_the_figures_of_the_data(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    package = Package(str(published.package))
    for table in published.question.tables.values():
        resource = package.get_resource(table.id)
        assert isinstance(resource, TableResource)
        rows = resource.read_rows()
        assert resource.schema.primary_key == list(table.dimensions)
        found = {tuple(row[name] for name in table.dimensions): (row["value"], row["status"] or "") for row in rows}
        assert len(found) == len(rows)
        assert found == told(table)
        units = {published.values.collection.units[table.unit_of(codes)] for codes in table.cells}
        whole = all(unit.decimals == 0 for unit in units)
        assert {type(row["value"]) for row in rows} - {type(None)} == {int if whole else Decimal}


@every_answer
def test_the_descriptor_says_what_the_codes_and_figures_mean(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    descriptor = json.loads(published.package.read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    for table in published.question.tables.values():
        fields = {field["name"]: field for field in resources[table.id]["schema"]["fields"]}
        for dimension in table.dimensions.values():
            classes = {entry["value"]: entry for entry in fields[dimension.id]["categories"]}
            assert {code: entry["label"] for code, entry in classes.items()} == {
                code.id: code.label[lang] for code in dimension.codes.values()
            }
            assert fields[dimension.id]["constraints"]["enum"] == list(dimension.codes)
            sums = ", ".join(code for code in dimension.codes if code == TOTAL or code in dimension.parts)
            assert fields[dimension.id]["description"].endswith(f": {sums}.") == bool(sums)
        used = {cell.status for cell in table.cells.values()} - {""}
        assert {entry["value"] for entry in fields["status"].get("categories", [])} == used
        for codes in table.cells:
            unit = published.values.collection.units[table.unit_of(codes)].label[lang]
            assert unit in fields["value"]["description"]
            measures = [
                entry
                for name, code in table.at(codes).items()
                for entry in fields[name]["categories"]
                if entry["value"] == code and "unit" in entry
            ]
            assert [entry["unit"] for entry in measures] == (
                [] if not any(d.is_measure for d in table.dimensions.values()) else [unit]
            )


@every_answer
def test_the_descriptor_says_where_the_figures_come_from_and_on_which_terms(
    shelf: Shelf, answer: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    descriptor = json.loads(published.package.read_text(encoding="utf-8"))
    about, catalogue = about_answer(published.values), published.values.collection.catalogue
    assert descriptor["sources"] == [{"title": about.source}]
    assert descriptor["homepage"] == SITE.to(lang, f"{answer}/")
    assert descriptor["id"] == SITE.to(lang, f"data/{answer}/datapackage.json")
    assert descriptor["created"].startswith(about.published) and descriptor["modified"] == about.changed
    assert descriptor["licenses"][0]["path"] == catalogue.licence.url and descriptor["rights"] == catalogue.rights[lang]
    assert descriptor["contributors"][0]["title"] == catalogue.publisher[lang]
    for resource in descriptor["resources"]:
        table = published.question.tables[resource["name"].removesuffix(".json")]
        told_of = about_table(published.values, table)
        assert resource["description"] == "\n\n".join((told_of.description, *told_of.notes))
        content = (published.package.parent / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_file_that_was_changed_after_it_was_described_is_noticed(shelf: Shelf, tmp_path: Path) -> None:
    folder = shutil.copytree(shelf("invented-2024", "en").package.parent, tmp_path / "changed")
    file = folder / "bicycles.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1000", "1001"), encoding="utf-8")
    assert not validate(str(folder / "datapackage.json")).valid


def test_a_correction_makes_a_new_version(shelf: Shelf) -> None:
    published = shelf("invented-2024", "nl")
    question = corrected(published.question, ("2024-07-01", ("bicycles",), Text.same("Verbeterd.")))
    files = {address: (published.root / address).read_bytes() for address in published.addresses}
    descriptor = json.loads(package_json(Values(published.values.collection, question, "nl"), SITE, files))
    assert (descriptor["version"], descriptor["modified"]) == ("1.1.0", "2024-07-01")
    assert descriptor["created"] == "2024-06-03T00:00:00Z"


def test_no_table_takes_the_name_of_the_descriptor(with_third: Copy) -> None:
    with_third.edit("data/invented-2024/question.yaml", "\n  bicycles:\n", "\n  datapackage:\n")
    assert any("not datapackage" in fault for fault in with_third.faults())
