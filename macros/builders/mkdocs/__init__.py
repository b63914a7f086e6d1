"""MkDocs, with the theme Material.

theme     its templates, compiled once
language  the pages of a language, a page at a time
whole     all of them: those that would come out as before are not made again
some      a few pages, as they will stand in the whole
"""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from macros.builders import BuilderError
from macros.builders.mkdocs.language import Language
from macros.builders.mkdocs.whole import Whole
from macros.faults import FaultError
from macros.languages import Lang
from macros.memory import Memory
from macros.project import Project

_LOG = logging.getLogger("mkdocs")


def settings(file: Path, into: str) -> Any:
    """What the file says, for a site in the folder `into`. Raises an exception of MkDocs when it cannot be read."""
    return load_config(str(file), strict=True, site_dir=into)


def build(project: Project, config: Any, lang: Lang, into: Path, memory: Memory) -> None:
    """Make the pages of one language in the folder `into`, those that `memory` does not know."""
    whole = Whole(Language(config, project.templates), lang, memory, config.extra["read"])
    whole.write()
    if config.strict and any(isinstance(each, _Messages) and each.texts for each in _LOG.handlers):
        raise Abort("")
    whole.remember()


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Within this, what MkDocs refuses becomes a `BuilderError` with all that it logged."""
    messages = _Messages()
    _LOG.addHandler(messages)
    try:
        yield
    except (MkDocsException, SystemExit, FaultError) as error:
        said = [] if isinstance(error, SystemExit) else [str(error)]
        raise BuilderError("\n".join(dict.fromkeys([*messages.texts, *said]))) from error
    finally:
        _LOG.removeHandler(messages)


class _Messages(logging.Handler):
    """Keeps the warnings and errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
