"""Whatever may stand in a file that an editor, or someone who means no good, puts into the project."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

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

ANYWHERE: tuple[str, ...] = (
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\ufeff",
    "\u2028",
    "\x85",
    "\xa0",
    "\u202e",
    "\x1b[2J",
    "\uffff",
    "é",
    "e\u0301",
)
ANYWHERE += (
    "9" * 400,
    "1e999999",
    "-0",
    "NaN",
    "Infinity",
    "0x" + "f" * 90,
    "٣",
    "1_000",
    "../../x",
    "~",
    "\\",
    "con",
    "𝟗",
)
YAML: tuple[str, ...] = (
    "&a ",
    "*a",
    "<<: *a\n",
    "!!python/object/apply:os.system [x]",
    "!ENV [HOME, x]",
    "!include /etc/passwd",
    "? ",
    "- ",
    ": ",
)
YAML += (
    "{",
    "}",
    "[",
    "]",
    "[" * 30,
    "|\n",
    ">-\n",
    '"',
    "'",
    '"\\ud800"',
    '"\\x00"',
    '"\\n"',
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "#",
)
CSV = (
    '"',
    '""',
    ",",
    ";",
    "\n,,,\n",
    "=cmd|x",
    "@a",
    "2024-Q1",
    "1900/2099",
    "-5",
    "0.0000001",
    "1.234,5",
    "status",
    "..",
)
MARKDOWN: tuple[str, ...] = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{#a}",
    "{{ title() }}",
    '{{ value("a", period=9**9) }}',
    "{{ ''.__class__ }}",
    '{{ x("\\ud800") }}',
)
MARKDOWN += (
    "{% raw %}",
    "{% include '/etc/passwd' %}",
    "((((",
    "[" * 40,
    "](",
    "![",
    "<a href=",
    "<!--",
    "-->",
    "<script>",
    "```",
    "~~~\n",
    "> " * 30,
)
MARKDOWN += (
    "* " * 30,
    "\n|a|\n|-|\n",
    '--8<-- "/etc/passwd"',
    "[TOC]",
    "&#0;",
    "{: #a }",
    "`",
    "---\n",
    "template: x\n",
    "# ",
    "***",
)

LONG = int(os.environ.get("EXAMPLES", "0"))


def tries(few: int) -> settings:
    """How often a test tries: a few times and the same each time, or, with EXAMPLES, so often and never the same."""
    return settings(
        max_examples=LONG or few,
        derandomize=not LONG,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def spoiled(whole: bytes, pieces: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """A file with pieces put in, taken out, repeated or moved; or a heap of pieces; or any bytes."""
    signs = st.one_of(st.sampled_from((*pieces, *ANYWHERE)), st.text(max_size=6)).map(_encoded)
    place = st.integers(0, len(whole))
    edit = st.tuples(place, st.integers(0, 60), st.lists(signs, max_size=3).map(b"".join), place)

    def edited(edits: list[tuple[int, int, bytes, int]]) -> bytes:
        content = whole
        for at, size, new, other in edits:
            moved = whole[other : other + size] if size % 3 == 0 else b""
            content = content[:at] + new + moved + content[at + size * (size % 2) :]
        return content

    heap = st.lists(signs, max_size=40).map(b"".join)
    many = st.tuples(signs, st.integers(100, 3_000)).map(lambda found: found[0] * found[1])
    return st.one_of(st.lists(edit, min_size=1, max_size=4).map(edited), heap, many, st.binary(max_size=300))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


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
