"""Where everything stands in a checkout, and the one place that reads what editors write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.faults import FaultError, Report
from macros.languages import Lang

LARGEST_FILE = 5_000_000
"""Bytes. No file of an editor comes near; a larger one is a mistake and would hang the build."""

_DRAFT = re.compile(rb"^draft:[ \t]*true[ \t]*\r?$", re.MULTILINE)

THEMES = "themes"
"""The folder of the pages of themes, in the site as in `docs/nl`."""
THEMES_FILE = "data/themes.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of the site at `root`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def charts(self) -> Path:
        """Charts drawn before, by the content they were drawn from."""
        return self.root / ".cache" / "charts"

    @property
    def pictures(self) -> Path:
        """Pictures drawn before, by the content they were drawn from."""
        return self.root / ".cache" / "pictures"

    @property
    def colours(self) -> Path:
        """The stylesheet that says every colour of the site."""
        return self.root / "overrides" / "assets" / "colours.css"

    def docs(self, lang: Lang) -> Path:
        return self.root / "docs" / lang

    def config(self, lang: Lang) -> Path:
        return self.root / ("mkdocs.yml" if lang == "nl" else f"mkdocs.{lang}.yml")

    def answers(self) -> tuple[Path, ...]:
        """The folders of `data/` that hold an answer, by name."""
        if not self.data.is_dir():
            return ()
        folders = (entry for entry in self.data.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        return tuple(sorted(folders))

    def drafts(self) -> frozenset[str]:
        """The answers that are not published yet: `draft: true` stands in their `question.yaml`, which may
        be broken otherwise."""
        found = (folder for folder in self.answers() if (folder / "question.yaml").is_file())
        return frozenset(f.name for f in found if _DRAFT.search((f / "question.yaml").read_bytes()))

    def is_draft(self, name: str) -> bool:
        """Whether a file, called as in messages, is of an answer that is not published yet."""
        return any(f"/{draft}/" in f"/{name}" for draft in self.drafts())

    def pages(self, lang: Lang) -> Iterator[Path]:
        """The Markdown pages of a language, by path."""
        return iter(sorted(self.docs(lang).rglob("*.md")))

    def name(self, path: Path) -> str:
        """How a message calls a file: its path from the root."""
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path, report: Report) -> str | None:
        """The text of a file; `None`, with a fault, when it is missing, too large or not UTF-8."""
        name = self.name(path)
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise FaultError("too-large", limit=str(LARGEST_FILE))
            content = path.read_bytes()
        except OSError:
            report.add(name, 0, "", "missing-file")
            return None
        except FaultError as fault:
            report.extend(fault.at(name))
            return None
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            report.add(name, row, "", "not-utf-8")
            return None
