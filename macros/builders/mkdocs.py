"""MkDocs, with the theme Material."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from macros.builders import BuilderError
from macros.faults import FaultError
from macros.languages import Lang
from macros.project import Project


def settings(file: Path, into: str) -> Any:
    """What the file says, for a site in the folder `into`. Raises an exception of MkDocs when it cannot be read."""
    return load_config(str(file), strict=True, site_dir=into)


def build(project: Project, config: Any, lang: Lang, into: Path) -> None:
    """Make the pages of one language in the folder that `config` names."""
    config.plugins.on_startup(command="build", dirty=False)
    build_site(config)
    config.plugins.on_shutdown()


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Within this, what MkDocs refuses becomes a `BuilderError` with all that it logged."""
    messages = _Messages()
    log = logging.getLogger("mkdocs")
    log.addHandler(messages)
    try:
        yield
    except (MkDocsException, SystemExit, FaultError) as error:
        said = [] if isinstance(error, SystemExit) else [str(error)]
        raise BuilderError("\n".join(dict.fromkeys([*messages.texts, *said]))) from error
    finally:
        log.removeHandler(messages)


class _Messages(logging.Handler):
    """Keeps the warnings and errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
