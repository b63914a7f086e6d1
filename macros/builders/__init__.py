"""What makes the pages: MkDocs, or Zensical, which comes after the theme that we have of it.

Each is a module of that name here, with

    settings(file, into)                 its configuration, to which the site adds what only the site knows
    build(project, config, lang, into,   the pages of one language, in the folder `into`; `memory` may know some
          memory)                        that would come out as before
    told()                               within which whatever goes wrong becomes a `BuilderError`
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

Builder = Literal["mkdocs", "zensical"]
BUILDERS: Mapping[Builder, str] = {"mkdocs": "MkDocs", "zensical": "Zensical"}
"""What each is called."""


class BuilderError(Exception):
    """The pages of a language cannot be made; the text is what the builder said."""


def module_of(builder: Builder) -> Any:
    """The module of a builder. No other is loaded, so that none needs to be there but the one that is used."""
    return import_module(f"macros.builders.{builder}")
