"""What a JSON Schema says of a document, in an editor's words: each mistake once, at the row where it stands.

The schemas of `data/` describe what they expect in both languages: `description` in Dutch, `x-en` in English.
"""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from macros.faults import Report
from macros.ids import ID, as_id
from macros.load.keys import misread, schema_at
from macros.load.tree import Document, Path_, short, where
from macros.words import fault_words

Schema = Mapping[str, Any]

_KINDS = {"object": "kind-block", "array": "kind-list", "string": "kind-text"}
_PLAIN = (
    "type",
    "minLength",
    "minItems",
    "minProperties",
    "uniqueItems",
    "enum",
    "const",
    "pattern",
    "maxLength",
    "maxItems",
)
"""What can be wrong with one value, what matters most first: of each value one thing is told."""


def explain(document: Document, schema: str, report: Report) -> set[Path_]:
    """Report everything in `document` that the schema (its text) does not allow. You get the paths of what is wrong,
    and of what is not there and should be."""
    root, validator = _validator(schema)
    errors = sorted(validator.iter_errors(document.data), key=_rank)
    unknown = {_path(error): error for error in errors if error.validator == "additionalProperties"}
    told = misread(document, root, {path: error.instance for path, error in unknown.items()}, report)
    for error in errors:
        path = _path(error)
        if error.validator == "required":
            for key in error.validator_value:
                if key not in error.instance and (*path, key) not in told:
                    told.add((*path, key))
                    _missing(document, root, path, str(key), report)
        elif "propertyNames" in error.absolute_schema_path:
            _name(document, error, report)
            told |= {path} if len(path) > 1 else set()
        elif error.validator == "oneOf":
            if path not in unknown:
                _add(document, path, "bad-shape", error, report)
            told.add(path)
        elif path not in told and error.validator != "additionalProperties":
            told.add(path)
            _value(document, path, error, report)
    return told


@cache
def _validator(schema: str) -> tuple[Schema, Draft202012Validator]:
    root: dict[str, Any] = json.loads(schema)
    return root, Draft202012Validator(root)


def _rank(error: ValidationError) -> int:
    return _PLAIN.index(str(error.validator)) if error.validator in _PLAIN else len(_PLAIN)


def _path(error: ValidationError) -> Path_:
    return tuple(error.absolute_path)


def _expected(schema: Schema) -> dict[str, str]:
    """What a schema expects, as parameters of a sentence."""
    return {"expected_nl": str(schema.get("description", "")), "expected_en": str(schema.get("x-en", ""))}


def _missing(document: Document, root: Schema, path: Path_, key: str, report: Report) -> None:
    level = "missing-key" if path else "missing-key-on-top"
    expected = _expected(schema_at(root, (*path, key)))
    report.add(document.file, document.row(*path), "", level, key=key, where=where(path), **expected)


def _name(document: Document, error: ValidationError, report: Report) -> None:
    """A key that no thing can be called."""
    schema: Schema = error.schema  # type: ignore[assignment]
    name, path = str(error.instance), _path(error)
    row = document.row(*path, name)
    if error.validator == "maxLength":
        report.add(document.file, row, "", "long-name", key=short(name), limit=str(error.validator_value))
    elif schema["pattern"] == f"^{ID.pattern}$":
        report.add(document.file, row, "", "bad-id", key=name, guess=as_id(name))
    else:
        report.add(document.file, row, "", "bad-name", key=name, where=where(path), **_expected(schema))


def _value(document: Document, path: Path_, error: ValidationError, report: Report) -> None:
    value, schema = error.instance, error.schema
    if not isinstance(schema, dict):
        return
    if (isinstance(value, str) and not value.strip()) or not value:
        _add(document, path, "empty-value", error, report)
    elif error.validator == "type":
        _type(document, path, error, report)
    elif error.validator in ("minItems", "minProperties"):
        _add(document, path, "too-few", error, report)
    elif error.validator == "maxItems":
        _add(document, path, "too-many", error, report, limit=str(error.validator_value))
    elif error.validator == "uniqueItems" and isinstance(value, list):
        for index, item in enumerate(value):
            if item in value[:index]:
                place = document.row(*path, index)
                report.add(document.file, place, "", "double-item", value=short(item), where=where(path))
    else:
        known = [str(item) for item in schema.get("enum", ())]
        likely = get_close_matches(str(value).lower(), known, n=1)
        suggestion = likely[0] if likely else _mended(str(value), schema)
        _add(document, path, "bad-value", error, report, value=short(value), guess=suggestion)


def _type(document: Document, path: Path_, error: ValidationError, report: Report) -> None:
    value, schema = error.instance, error.schema
    wanted = [kind for kind in _kinds(schema["type"]) if kind in _KINDS]  # type: ignore[index]
    came = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"
    words = {
        f"{name}_{lang}": fault_words("kind-or")[lang].join(fault_words(_KINDS[kind])[lang] for kind in kinds)
        for name, kinds in (("wanted", wanted), ("came", [came]))
        for lang in ("nl", "en")
    }
    suggestion = ""
    if came == "string" and "array" in wanted and path and isinstance(path[-1], str):
        items = re.split(r",? *(?:^|\s)-(?=\w)|, *", str(value))
        suggestion = f"{path[-1]}: [{', '.join(item for item in items if item)}]"
    _add(document, path, "wrong-type", error, report, guess=suggestion, **words)


def _kinds(types: str | list[str]) -> Iterator[str]:
    yield from [types] if isinstance(types, str) else types


def _add(document: Document, path: Path_, key: str, error: ValidationError, report: Report, /, **params: str) -> None:
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    report.add(document.file, document.row(*path), "", key, where=where(path), **_expected(schema), **params)


def _mended(value: str, schema: Schema) -> str:
    """What is left of a value without the quotation marks and spaces around it, when that will do."""
    bare = value.strip(" \u00a0'\"‘’“”„«»")
    return bare if bare != value and re.search(str(schema.get("pattern", "$^")), bare) else ""
