"""What there is to take along of each answer, for tests that read it back: the built site, and beside it the invented
answer with names that a careless program would run."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from macros.addresses import data_package, of_answer, of_table
from macros.check import check
from macros.export.files import write_answer
from macros.faults import Report
from macros.languages import FOLDERS, LANGS, Lang
from macros.load import collection as load
from macros.memory import Memory
from macros.model import Codes, Collection, Question, Table
from macros.project import Project
from macros.surroundings import surroundings
from macros.values import Values
from tests.conftest import ROOT, SITE, Copy


def _tables() -> tuple[tuple[str, str], ...]:
    """The tables of the answers that the site has, each by its answer and its own name."""
    found = load(Project(ROOT), Report())
    questions = found.published().questions if found else {}
    return tuple((question.id, table) for question in questions.values() for table in question.tables)


THIRD = ("invented-2024", "bicycles")
TABLES = (*_tables(), THIRD)
ANSWERS = tuple(dict.fromkeys(answer for answer, _ in TABLES))

_EACH = [(answer, name, lang) for answer, name in TABLES for lang in LANGS]
every_table = pytest.mark.parametrize(("answer", "name", "lang"), _EACH)
every_answer = pytest.mark.parametrize(("answer", "lang"), [(answer, lang) for answer in ANSWERS for lang in LANGS])

NAMES = {
    "nl: Mannen, en: Men": """nl: "=cmd|'/c calc'!A1", en: '+1, "x"'""",
    "nl: Vrouwen, en: Women": 'nl: "-2+3", en: "@SUM(A1)"',
    "nl: leeg in de bron, en: blank in the source": 'nl: "＝1+1", en: " =1+1"',
}
"""Names of classes and statuses that the invented answer has here."""


@dataclass(frozen=True)
class Published:
    """An answer in one language, as the data have it and as it stands in a site."""

    site: Path
    values: Values

    @property
    def question(self) -> Question:
        return self.values.question

    @property
    def lang(self) -> Lang:
        return self.values.lang

    @property
    def root(self) -> Path:
        """The folder of the language."""
        return self.site / FOLDERS[self.lang]

    @property
    def package(self) -> Path:
        return self.root / data_package(self.question)

    @property
    def addresses(self) -> list[str]:
        """The files of the answer in the folder of its language, but for the zip."""
        found = (path for kind in ("data", "charts") for path in self.root.glob(f"{kind}/{self.question.id}/*.*"))
        return sorted(path.relative_to(self.root).as_posix() for path in found if path.suffix != ".zip")

    def csv(self, table: str) -> Path:
        return self.root / of_table(self.question.tables[table], "csv")

    def json(self, table: str) -> str:
        return (self.root / of_table(self.question.tables[table], "json")).read_text(encoding="utf-8")

    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO((self.root / of_answer(self.question, "zip")).read_bytes()))


@dataclass(frozen=True)
class Shelf:
    """Every answer that is published, and the invented one, each with the site that it stands in."""

    sites: Mapping[str, tuple[Path, Collection]]

    def __call__(self, answer: str, lang: Lang) -> Published:
        site, collection = self.sites[answer]
        return Published(site, Values(collection, collection.questions[answer], lang))


def make_shelf(site: Path, collection: Collection, third: Copy) -> Shelf:
    """The shelf of a built site; `third` is a copy that holds the invented answer, which is written beside it."""
    for old, new in NAMES.items():
        third.edit("data/concepts.yaml", old, new)
    project, report = Project(third.root), Report()
    found = check(project, report)
    assert found and [fault.line("en") for fault in report] == []
    beside = third.root / "site"
    memory = Memory.of(found, project.made, surroundings(project))
    for lang in LANGS:
        write_answer(project, found, THIRD[0], lang, beside / FOLDERS[lang], SITE, memory)
    return Shelf({**{answer: (site, collection) for answer in collection.questions}, THIRD[0]: (beside, found)})


def told(table: Table) -> dict[Codes, tuple[Decimal | None, str]]:
    """What the data say of each combination of classes that the source has: a value and a status."""
    return {codes: (cell.value, cell.status) for codes, cell in table.cells.items()}
