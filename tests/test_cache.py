"""What is kept is made anew when it is damaged, and when the code changes that made it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cache import code_of, kept
from tests.conftest import ROOT, SITE_URL
from tests.machine import DAMAGES

CHARTS = ROOT / "macros" / "charts"
CODE = sorted(path.relative_to(CHARTS).as_posix() for path in (*CHARTS.rglob("*.py"), *CHARTS.rglob("*.json")))
KEYS = """
import json, sys
from pathlib import Path
from macros import cache
keys = {}
def kept(folder, content, ending, make):
    keys.setdefault(ending, content)
    return b'<svg viewBox="0 0 1 1">'
cache.kept = kept
from macros.addresses import Site
from macros.charts.marks import drawing
from macros.charts.png import png
from macros.charts.render import svg
from macros.export.charts import chart_spec, vega
from macros.export.workbook import workbook
from macros.faults import Report
from macros.load import collection
from macros.project import Project
from macros.values import Values
found = collection(Project(Path(sys.argv[1])), Report())
question = next(iter(found.questions.values()))
figure = next(iter(question.figures.values()))
values, site, folder = Values(found, question, "en"), Site(sys.argv[2]), Path()
svg(drawing(values, figure), "wide", folder)
png("<svg/>", folder)
chart_spec(values, figure, site, folder, {})
vega(folder)
workbook(values, site, folder)
print(json.dumps(keys))
"""
"""Asks for one of each thing that is kept, and says by its ending of what."""


def copied(tmp_path: Path, name: str) -> Path:
    """The code of charts as a package of another name."""
    return Path(shutil.copytree(CHARTS, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")))


@pytest.mark.parametrize("number", range(len(DAMAGES)))
def test_what_is_damaged_is_made_again_and_kept(tmp_path: Path, number: int) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"<svg/>"

    assert kept(tmp_path / "cache", "of this", ".svg", make) == kept(tmp_path / "cache", "of this", ".svg", make)
    assert len(made) == 1
    (file,) = (tmp_path / "cache").iterdir()
    DAMAGES[number](file)
    assert kept(tmp_path / "cache", "of this", ".svg", make) == b"<svg/>"
    assert kept(tmp_path / "cache", "of this", ".svg", make) == b"<svg/>"
    assert len(made) == 2


def test_what_cannot_be_kept_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    assert kept(tmp_path / "cache", "of this", ".svg", lambda: b"<svg/>") == b"<svg/>"


def test_a_change_in_any_file_of_a_package_is_a_change_of_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert {"letters.py", "marks.py", "fonts/widths.json"} <= set(CODE)
    same = copied(tmp_path, "charts_same")
    assert code_of(same.name) == code_of("macros.charts")
    changed = copied(tmp_path, "charts_changed")
    for file in CODE:
        before = (changed / file).read_bytes()
        (changed / file).write_bytes(before + b"\n")
        code_of.cache_clear()
        assert code_of(changed.name) != code_of(same.name), file
        (changed / file).write_bytes(before)
    (changed / "new.py").touch()
    code_of.cache_clear()
    assert code_of(changed.name) != code_of(same.name)
    assert code_of(changed.name, "bars.py", "line.py") == code_of(same.name, "line.py", "bars.py")
    assert code_of(same.name, "bars.py") != code_of(same.name, "line.py")
    with pytest.raises(FileNotFoundError):
        code_of(same.name, "new.py")


def test_what_is_kept_depends_on_the_code_that_makes_it_and_on_no_other(tmp_path: Path) -> None:
    code = tmp_path / "macros"
    shutil.copytree(ROOT / "macros", code, ignore=shutil.ignore_patterns("__pycache__"))

    def keys() -> dict[str, str]:
        command = [sys.executable, "-c", KEYS, str(ROOT), SITE_URL]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        found: dict[str, str] = json.loads(done.stdout)
        return found

    before = keys()
    assert set(before) == {".svg", ".png", ".vl.json", ".js", ".xlsx"}
    for file, made in (
        ("charts/letters.py", {".svg", ".png", ".vl.json"}),
        ("export/book.py", {".xlsx"}),
        ("export/feed.py", set()),
    ):
        text = (code / file).read_text(encoding="utf-8")
        (code / file).write_text(f"{text}\n", encoding="utf-8")
        after = keys()
        assert {ending for ending, key in after.items() if key != before[ending]} == made, file
        before = after
