"""A project that is small enough to be spoiled and checked hundreds of times."""

import shutil
from collections.abc import Callable
from pathlib import Path

from macros.check import check
from macros.faults import Report
from macros.languages import LANGS
from macros.model import Collection
from macros.project import Project
from macros.record.entry import recorded
from macros.record.text import ledger_text
from tests.conftest import ROOT

ANSWER = "data/invented-2024"
QUESTION, LEDGER, TIDY, WIDE, SOURCE = (
    f"{ANSWER}/{name}" for name in ("question.yaml", "ledger.yaml", "bicycles.csv", "wide.csv", "source.txt")
)
CONCEPTS, THEMES, GLOSSARY, CATALOGUE = (
    f"data/{name}.yaml" for name in ("concepts", "themes", "glossary", "catalogue")
)
PAGE, MENU = "docs/nl/invented-2024/1.md", "mkdocs.yml"

_PAGES = {
    "index.md": "{{ answers() }}",
    "about.md": "## A {: #who }\n\n## B {: #errors }",
    "glossary.md": "{{ glossary() }}",
    "themes/index.md": "{{ themes() }}",
    "themes/men-women.md": "{{ theme() }}",
}
_WIDE = """
  wide:
    part: "2"
    title: {nl: Helften, en: Halves}
    source: {nl: de tabel onder 2, en: the table under 2}
    unit: people
    columns: sex
    dimensions:
      sex: [M, F]
      period: ["2022", "2023"]

notes:
"""


class Small:
    """A project of one invented answer, small enough to be checked hundreds of times: with a table that has a row for
    each figure, one that has a column for each class, and a page of each kind."""

    def __init__(self, root: Path) -> None:
        self.root, self.project = root, Project(root)
        shutil.copytree(ROOT / "tests" / "third_answer", root, dirs_exist_ok=True)
        for path in ROOT.glob("data/*.*"):
            shutil.copy(path, root / path.relative_to(ROOT))
        for lang in LANGS:
            for name, body in _PAGES.items():
                page = root / "docs" / lang / name
                page.parent.mkdir(exist_ok=True)
                page.write_text(f"---\ndescription: One sentence\n---\n\n# {lang}\n\n{body}\n")
        (root / MENU).write_text("nav: [index.md, glossary.md, {Over: about.md}]\n")
        (root / WIDE).write_text("period,M,F,status\n2022,50,60,\n2023,70,80,\n")
        self._edit(QUESTION, "\nnotes:\n", _WIDE)
        self._edit(SOURCE, "\n\n", "\n\n50 60 70 80\n\n")
        themes = self.content(THEMES).decode()
        (root / THEMES).write_text(themes[: themes.index("\nage:") + 1])
        found = check(self.project, Report())
        assert found
        (root / LEDGER).write_text(ledger_text(recorded(found.questions["invented-2024"], "2024-06-03", None)))

    def _edit(self, file: str, old: str, new: str) -> None:
        (self.root / file).write_text(self.content(file).decode().replace(old, new, 1))

    def content(self, file: str) -> bytes:
        return (self.root / file).read_bytes()

    def with_content(self, file: str, content: bytes, look: Callable[[], None]) -> None:
        """Look at the project while a file holds `content`."""
        kept = self.content(file)
        (self.root / file).write_bytes(content)
        try:
            look()
        finally:
            (self.root / file).write_bytes(kept)

    def told(self) -> tuple[Collection | None, Report]:
        """What the check finds, after every fault and warning could be said in both languages."""
        report = Report()
        found = check(self.project, report)
        for fault in (*report, *report.warnings):
            for lang in LANGS:
                line = fault.line(lang)
                assert line.encode() and "\n" not in line, line
        return found, report
