"""Where everything stands in a checkout, and the one place that reads what editors write."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.faults import FaultError, Report
from macros.languages import LANGS, Lang
from macros.limits import LARGEST_FILE, LARGEST_PAGE, LONGEST_LINE

_DRAFT = re.compile(rb"""^(["']?)draft\1:\s+(["']?)true\2[ \t]*(#.*)?\r?$""", re.MULTILINE)

THEMES = "themes"
"""The folder of the pages of themes, in the site as in `docs/nl`."""
THEMES_FILE = "data/themes.yaml"
GLOSSARY_FILE = "data/glossary.yaml"
CONCEPTS_FILE = "data/concepts.yaml"
CATALOGUE_FILE = "data/catalogue.yaml"
QUESTION = "question.yaml"
"""The file that makes an answer of a folder."""
LEDGER = "ledger.yaml"
"""What was published of an answer, beside its tables; `make record` writes it."""
SOURCE = "source.txt"
"""The text of an answer as it was published, beside its tables; rows of a document that are named are rows of it."""
RESERVED = frozenset({"nl", "en", "data", "assets", "search", "charts", "previews", "embed"})
RESERVED |= {"about", "glossary", THEMES, "figures", "accessibility", "reuse", "quality", "corrections"}
"""Addresses that the site has other uses for: no answer can have them."""


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of the site at `root`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def build(self) -> Path:
        """Where things are made before they are put in place."""
        return self.root / ".build"

    @property
    def cache(self) -> Path:
        """What was made before; nothing is lost without it but time."""
        return self.root / ".cache"

    @property
    def charts(self) -> Path:
        """Charts drawn before, by the content they were drawn from."""
        return self.cache / "charts"

    @property
    def pictures(self) -> Path:
        """Pictures drawn before, by the content they were drawn from."""
        return self.cache / "pictures"

    @property
    def read_before(self) -> Path:
        """Pages read before, by their text."""
        return self.cache / "read"

    @property
    def templates(self) -> Path:
        """Templates compiled before."""
        return self.cache / "templates"

    @property
    def made(self) -> Path:
        """Pages and files made before, by the answers they were made of."""
        return self.cache / "made"

    @property
    def workbooks(self) -> Path:
        """Workbooks made before, by the content they were made from."""
        return self.cache / "workbooks"

    @property
    def kept(self) -> tuple[Path, ...]:
        """All folders of the cache that hold what builds made before."""
        return (self.charts, self.pictures, self.read_before, self.templates, self.made, self.workbooks)

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
        found = (folder for folder in self.answers() if folder.name not in RESERVED)
        return frozenset(folder.name for folder in found if self._says_draft(folder / QUESTION))

    def _says_draft(self, question: Path) -> bool:
        try:
            return bool(_DRAFT.search(self.content(question)))
        except FaultError:
            return False

    def draft_folders(self) -> tuple[str, ...]:
        """How the names of the files of drafts begin, as in messages: `data/a/`, `docs/nl/a/`, `docs/en/a/`."""
        folders = (self.data, *(self.docs(lang) for lang in LANGS))
        return tuple(f"{self.name(folder)}/{draft}/" for draft in sorted(self.drafts()) for folder in folders)

    def pages(self, lang: Lang) -> Iterator[Path]:
        """The Markdown pages of a language, by path."""
        return iter(sorted(self.docs(lang).rglob("*.md")))

    def name(self, path: Path) -> str:
        """How a message calls a file: its path from the root, whatever bytes its name is made of."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "replace")

    def content(self, path: Path) -> bytes:
        """The bytes of a file that an editor wrote. `FaultError` when it is missing, too large, no real file (opening
        a pipe would wait for ever) or not here: nothing of the project leads out of it."""
        try:
            if path.resolve() != self.root.resolve() / path.relative_to(self.root):
                raise FaultError("linked")
            if path.exists() and not path.is_file():
                raise FaultError("no-file")
            limit = LARGEST_PAGE if path.suffix == ".md" else LARGEST_FILE
            if path.stat().st_size > limit:
                raise FaultError("too-large", limit=str(limit))
            return path.read_bytes()
        except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no system takes
            raise FaultError("missing-file") from None

    def read(self, path: Path, report: Report) -> str | None:
        """The text of a file; `None`, with a fault, when it cannot be had, has endless lines or is not UTF-8."""
        name = self.name(path)
        try:
            content = self.content(path)
        except FaultError as fault:
            report.extend(fault.at(name))
            return None
        if content.startswith(b"PK\x03\x04"):
            report.add(name, 0, "", "not-text")
            return None
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            report.add(name, 1, "", "utf-16")
            return None
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            report.add(name, row, "", "not-utf-8")
            return None
        long = next((row for row, line in enumerate(text.split("\n"), start=1) if len(line) > LONGEST_LINE), 0)
        if long:
            report.add(name, long, "", "long-line", limit=str(LONGEST_LINE))
            return None
        return text
