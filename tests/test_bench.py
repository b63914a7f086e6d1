"""What the benchmark computes and makes, without measuring anything."""

import contextlib
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.bench.__main__ import PARTS
from tests.bench.answers import write_project
from tests.bench.build import imported
from tests.bench.kept import earlier, keep, record
from tests.bench.measure import Measure, change, table
from tests.bench.run import CommandError, cost
from tests.bench.visits import Visit, before_chart, packed, sent, serving
from tests.conftest import ROOT, Copy
from tests.recipes import GUIDES


def test_a_measure_stands_beside_its_budget_and_the_last_time() -> None:
    measures = [
        Measure("cold", 12.5, "s", most=10),
        Measure("warm", 2, "s", most=2.5, note="charts from the cache"),
        Measure("score", None, "", least=100),
    ]
    assert table("build", measures, {"cold": 10.0}).splitlines() == [
        "build      now  budget        last time",
        "cold   12.50 s    ≤ 10  over    10.00 s  +25%",
        "warm    2.00 s   ≤ 2.5    ok",
        "score        -   ≥ 100",
        "  warm: charts from the cache",
    ]


def test_a_budget_is_kept_up_to_itself() -> None:
    assert [Measure("", value, most=1).verdict for value in (0.9, 1, 1.1)] == ["ok", "ok", "over"]
    assert [Measure("", value, least=1).verdict for value in (0.9, 1, 1.1)] == ["over", "ok", "ok"]
    assert Measure("", 1).verdict == Measure("", None, most=1).verdict == ""


def test_a_change_is_said_where_there_is_one_to_compare_with() -> None:
    assert (change(3, 2), change(1, 2), change(2, 2)) == ("+50%", "-50%", "+0%")
    assert change(2, None) == change(2, 0) == change(None, 2) == ""


def test_the_last_time_of_a_part_may_be_another_run_than_that_of_the_others(tmp_path: Path) -> None:
    runs = {"2026-03-01T12:00:00Z": {"build": 9.0, "sizes": 80.0}, "2026-03-02T12:00:00Z": {"build": 8.0}}
    for when, parts in runs.items():
        measured = {part: [Measure("one", value, "s"), Measure("other", None)] for part, value in parts.items()}
        keep(tmp_path / ".bench", record(when, {"cores": "2"}, measured))
    assert earlier(tmp_path / ".bench") == {"build": {"one": 8.0}, "sizes": {"one": 80.0}}
    assert earlier(tmp_path / "nowhere") == {}


def test_the_cost_of_a_command_is_that_of_all_that_it_starts(tmp_path: Path) -> None:
    inner = "import time; kept = bytearray(60_000_000); time.sleep(0.5); print('done')"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    found = cost([sys.executable, "-c", outer], tmp_path)
    assert found.said == "done\n"
    assert found.wall > 0.5 and found.cpu > 0
    assert found.together > found.biggest > 50
    with pytest.raises(CommandError, match=r"exit 3\nwhy"):
        cost([sys.executable, "-c", "print('why'); raise SystemExit(3)"], tmp_path)


def test_imports_are_read_from_what_python_says_of_them() -> None:
    said = "import time:       120 |       4500 |   altair\nimport time:  1 |  2 |     pandas.core\nother | pandas\n"
    assert imported(said) == ("altair",)


def test_invented_answers_are_valid_and_have_two_charts_and_two_tables_a_page(tmp_path: Path) -> None:
    write_project(tmp_path, 2, 3)
    copy = Copy(tmp_path)
    copy.record()
    assert copy.faults(recorded=True) == []
    pages = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("docs/en/invented-*/[0-9]*.md"))
    assert pages == [f"docs/en/invented-00{answer}/{part}.md" for answer in (1, 2) for part in (1, 2, 3)]
    for page in pages:
        assert (tmp_path / page).read_text().count("{{ figure(") == 2
    tables = [file.read_text() for file in tmp_path.glob("data/*/*.csv")]
    assert len(set(tables)) == len(tables) == 12


def test_the_guide_names_every_part_that_can_be_measured() -> None:
    text = (ROOT / GUIDES["en"]).read_text(encoding="utf-8")
    assert [part for part in PARTS if f"| `{part}` |" not in text] == []


def test_a_visit_counts_what_is_sent_and_what_fails(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p>" + "word " * 1000)
    (tmp_path / "font.woff2").write_bytes(bytes(500))
    with serving(tmp_path) as server:
        for path in ("a/", "font.woff2", "nowhere", "nowhere/at-all.css"):
            with contextlib.suppress(urllib.error.HTTPError):
                urllib.request.urlopen(server.url + path).read()
        found = Visit(tuple(server.requests))
    assert [request.status for request in found.requests] == [200, 200, 404, 404]
    page, font, *_ = found.requests
    assert page.size == len(packed(b"<p>" + b"word " * 1000)) < 100
    assert font.size == 500
    assert found.kilobytes == (page.size + 500) / 1000
    assert found.failed("nowhere") == ("nowhere/at-all.css",)


def test_what_comes_before_a_chart_is_its_html_and_what_blocks_it(tmp_path: Path) -> None:
    for name in ("style.css", "print.css", "early.js", "late.js"):
        (tmp_path / name).write_text(name * 20)
    start = (
        '<link rel="stylesheet" href="../style.css"><link rel="stylesheet" media="print" href="../print.css">'
        '<script src="../early.js"></script><script src="../late.js" defer></script><div class="chart" title="a">'
    )
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text(f"{start}<svg></svg>" + "more " * 100)
    blocks = [tmp_path / "style.css", tmp_path / "early.js"]
    assert before_chart(tmp_path, "page/") == len(packed(start.encode())) + sum(len(sent(file)) for file in blocks)
    (tmp_path / "page" / "index.html").write_text("<svg></svg>")
    assert before_chart(tmp_path, "page/") is None
