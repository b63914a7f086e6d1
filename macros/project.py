"""Where everything stands in a checkout, and the one place that reads what editors write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.faults import FaultError, Report
from macros.languages import LANGS, Lang

LARGEST_FILE = 5_000_000
"""Bytes. No file of an editor comes near; a larger one is a mistake and would hang the build."""

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
    def workbooks(self) -> Path:
        """Workbooks made before, by the content they were made from."""
        return self.cache / "workbooks"

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
        return frozenset(folder.name for folder in found if _says_draft(folder / QUESTION))

    def draft_folders(self) -> tuple[str, ...]:
        """How the names of the files of drafts begin, as in messages: `data/a/`, `docs/nl/a/`, `docs/en/a/`."""
        folders = (self.data, *(self.docs(lang) for lang in LANGS))
        return tuple(f"{self.name(folder)}/{draft}/" for draft in sorted(self.drafts()) for folder in folders)

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
        if content.startswith(b"PK\x03\x04"):
            report.add(name, 0, "", "not-text")
            return None
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            report.add(name, 1, "", "utf-16")
            return None
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            report.add(name, row, "", "not-utf-8")
            return None


def _says_draft(question: Path) -> bool:
    try:
        return bool(_DRAFT.search(question.read_bytes()))
    except OSError:
        return False
