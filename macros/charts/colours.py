"""Colours as literal values, for pictures that stand outside the pages and so have no stylesheet."""

import re
from collections.abc import Mapping
from typing import Any

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\b[^{]*\{([^}]*)\}")
_SLATE = re.compile(r"\[data-md-color-scheme=\"slate\"\][^{]*\{([^}]*)\}")
_PROPERTY = re.compile(r"(--pf-[\w-]+)\s*:\s*([^;]+?)\s*;")
_TAG = re.compile(r"<[^>]*>")
_VAR = re.compile(r"var\((--pf-[\w-]+)\)")


def light_colours(stylesheet: str) -> Mapping[str, str]:
    """The light colours of the text of `colours.css`, by the names of their properties (`--pf-ink`)."""
    root = _ROOT.search(_COMMENT.sub("", stylesheet))
    return dict(_PROPERTY.findall(root[1])) if root else {}


def dark_colours(stylesheet: str) -> Mapping[str, str]:
    """The dark colours of the text of `colours.css`, by the names of their properties."""
    slate = _SLATE.search(_COMMENT.sub("", stylesheet))
    return dict(_PROPERTY.findall(slate[1])) if slate else {}


def literal(svg: str, colours: Mapping[str, str]) -> str:
    """An SVG with each `var(--pf-…)` of its tags as a colour; words in it stay as they are.

    Raises `KeyError` for a property that is not among `colours`.
    """
    return _TAG.sub(lambda tag: _VAR.sub(lambda var: colours[var[1]], tag[0]), svg)


def literal_config(config: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, Any]:
    """A configuration of Vega with each `var(--pf-…)` as a colour.

    Raises `KeyError` for a property that is not among `colours`.
    """
    return {key: _literal_value(value, colours) for key, value in config.items()}


def _literal_value(value: object, colours: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return _VAR.sub(lambda var: colours[var[1]], value)
    if isinstance(value, Mapping):
        return literal_config(value, colours)
    return [_literal_value(each, colours) for each in value] if isinstance(value, list) else value
