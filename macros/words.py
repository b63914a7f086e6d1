"""The words of the program itself, in both languages: `words.yaml`, `faults.yaml` and `authorities.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from macros.languages import Lang, Text


@cache
def _texts(name: str) -> Mapping[str, Text]:
    raw = yaml.load(files("macros").joinpath(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {key: Text(**entry) for key, entry in raw.items()}


@cache
def words(lang: Lang) -> Mapping[str, str]:
    """What templates and charts say in `lang`, by key; an unknown key raises `KeyError`."""
    return {key: text[lang] for key, text in _texts("words.yaml").items()}


def fault_words(key: str) -> Text:
    """The sentence of a fault, with its places in braces."""
    return _texts("faults.yaml")[key]


def authority_words(key: str) -> Text:
    """The name of a concept of the European vocabularies: `data-theme/EDUC`."""
    return _texts("authorities.yaml")[key]
