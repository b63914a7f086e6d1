"""The schemas of `data/`: valid, described in both languages, and known to the program of whoever edits."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, Copy

SCHEMAS = sorted((ROOT / "data").glob("*.schema.json"))
MODELINE = "# yaml-language-server: $schema="
THIRD = ROOT / "tests" / "third_answer"


def read(path: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def described(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every part of a schema that says what can stand somewhere, with where that is."""
    yield path, schema
    for name in ("properties", "$defs"):
        for key, part in schema.get(name, {}).items():
            yield from described(part, f"{path}.{key}")
    for name in ("additionalProperties", "items", "propertyNames"):
        if isinstance(schema.get(name), dict) and set(schema[name]) != {"$ref"}:
            yield from described(schema[name], f"{path}.{name}")


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert [path.name.partition(".")[0] for path in SCHEMAS] == [
        "catalogue",
        "concepts",
        "glossary",
        "ledger",
        "question",
        "themes",
    ]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.name))
def test_a_schema_is_valid_and_says_in_both_languages_what_goes_where(path: Path) -> None:
    schema = read(path)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] and schema["x-title-en"]
    for where, part in described(schema):
        if isinstance(part, dict):
            assert part.get("description") and part.get("x-en"), where
            assert not part["description"].endswith("."), where
            assert part["description"] != part["x-en"], where


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.name))
def test_the_examples_of_a_schema_are_allowed_by_it(path: Path) -> None:
    schema = read(path)
    for where, part in described(schema):
        for example in [*part.get("examples", ()), *([part["default"]] if "default" in part else ())]:
            alone = {**part, "$defs": schema["$defs"]}
            assert Draft202012Validator(alone).is_valid(example), (where, example)


def test_every_file_names_its_schema_in_its_first_row() -> None:
    files = [*(ROOT / "data").rglob("*.yaml"), *(THIRD / "data").rglob("*.yaml")]
    assert len(files) >= 6
    for path in files:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line.startswith(MODELINE), path
        home = ROOT / path.relative_to(THIRD) if path.is_relative_to(THIRD) else path
        kind = "question" if path.name == "question.yaml" else path.stem
        assert (home.parent / line.removeprefix(MODELINE)).resolve() == ROOT / "data" / f"{kind}.schema.json", path


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("data/themes.yaml", "$schema=themes", "$schema=glossary", "$schema=themes.schema.json"),
        ("data/online-opleidingen-2023/question.yaml", "$schema=../", "$schema=", "$schema=../question.schema.json"),
    ],
)
def test_a_file_that_names_no_schema_or_another_one_is_told_and_stops_nothing(
    copy: Copy, file: str, old: str, new: str, line: str
) -> None:
    copy.edit(file, old, new)
    done = copy.run("check", lang="nl")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == (
        f"Let op: {file}, rij 1: De eerste rij moet zijn: # yaml-language-server: {line}. "
        "Dan vult uw programma sleutels aan en kijkt het ze na."
    )
