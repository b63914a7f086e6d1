"""What the benchmark computes and makes, without measuring anything."""

import contextlib
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench import __main__
from tests.bench.__main__ import PARTS
from tests.bench.answers import write_project
from tests.bench.bare import build_bare
from tests.bench.browser import SETTINGS, seen
from tests.bench.build import imported
from tests.bench.floor import write_floor
from tests.bench.growth import exponent
from tests.bench.kept import earlier, keep, record
from tests.bench.lighthouse import CATEGORIES, scores
from tests.bench.measure import Measure, change, table
from tests.bench.run import CommandError, cost
from tests.bench.sizes import visits
from tests.bench.visits import Visit, before_chart, packed, sent, serving
from tests.bench.workshop import Workshop
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
    inner = "import time; kept = bytearray(60_000_000); time.sleep(2); print('done')"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    found = cost([sys.executable, "-c", outer], tmp_path)
    assert found.said == "done\n"
    assert found.wall > 2 and found.cpu > 0
    assert found.together > 50 and found.biggest > 50
    with pytest.raises(CommandError, match=r"exit 3\nwhy"):
        cost([sys.executable, "-c", "print('why'); raise SystemExit(3)"], tmp_path)


def test_imports_are_read_from_what_python_says_of_them() -> None:
    said = "import time:       120 |       4500 |   altair\nimport time:  1 |  2 |     pandas.core\nother | pandas\n"
    assert imported(said) == ("altair",)


def test_the_exponent_is_that_of_the_power_by_which_something_grows() -> None:
    counts = (10, 50, 100, 500)
    for power in (0.5, 1, 2):
        assert exponent(counts, [3 * count**power for count in counts]) == pytest.approx(power)


def test_a_score_names_what_took_something_off() -> None:
    audits = {"contrast": {"score": 0}, "names": {"score": 1}, "manual": {"score": None}, "hint": {"score": 0.5}}
    refs = [{"id": name, "weight": 0 if name == "hint" else 3} for name in audits]
    categories = {name: {"score": 0.93, "auditRefs": refs} for name in CATEGORIES}
    found = list(scores("home", {"categories": categories, "audits": audits}))
    assert [(one.name, one.value, one.verdict, one.note) for one in found] == [
        (f"home: {name}", 93, "over", "contrast") for name in CATEGORIES
    ]


def test_a_part_that_fails_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(workshop: Workshop) -> Iterator[Measure]:
        yield Measure("one", 1)
        raise CommandError("make site: exit 1\nmore")

    monkeypatch.setattr(__main__, "KEPT", tmp_path / ".bench")
    monkeypatch.setattr(__main__, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench", "commands", "intake"])
    monkeypatch.setattr("tests.bench.commands.measure", broken)
    monkeypatch.setattr("tests.bench.intake.measure", lambda workshop: [Measure("two", 2, most=1)])
    with pytest.raises(SystemExit, match="Not measured to the end: commands"):
        __main__.main()
    told = capsys.readouterr().out
    assert "not measured to the end: make site: exit 1" in told
    assert "Over budget: 1\n  intake: two" in told
    assert earlier(tmp_path / ".bench") == {"commands": {"one": 1}, "intake": {"two": 2}}


def test_a_part_that_is_not_there_is_refused_with_those_that_are() -> None:
    command = [sys.executable, "-m", "tests.bench", "speed"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert "no such part: speed. There are: intake, " in done.stderr


def test_the_floor_is_a_page_of_5_kB_in_two_files(tmp_path: Path) -> None:
    write_floor(tmp_path)
    assert 4500 < sum(len(sent(file)) for file in tmp_path.iterdir()) < 5500
    assert len(list(tmp_path.iterdir())) == 2
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.count("<svg") == html.count("<table") == 2


def test_a_bare_site_has_the_pages_that_are_asked_for(tmp_path: Path) -> None:
    build_bare(tmp_path, 3)
    assert sorted(file.parent.name for file in (tmp_path / "site").rglob("index.html")) == ["page-1", "page-2", "site"]


def test_what_is_measured_is_a_copy_with_its_history_and_nothing_made_before(tmp_path: Path) -> None:
    copy = Workshop(tmp_path, print).today("copy")
    assert not (copy.root / ".cache").exists() and not (copy.root / "site").exists()
    assert copy.faults() == []
    assert (copy.root / ".git").exists() == (ROOT / ".git").exists()
    linked = [path for path in copy.root.rglob("*") if path.is_symlink() and ".git" not in path.parts]
    assert linked == []


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


def test_the_guide_and_the_makefile_name_every_part_that_can_be_measured() -> None:
    assert f"\n# {' '.join(PARTS)}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
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


def test_a_second_page_asks_only_for_what_the_first_did_not_bring(browser: Browser, tmp_path: Path) -> None:
    for name in ("", "figures", "one"):
        (tmp_path / name).mkdir(exist_ok=True)
        style, script = '<link rel="stylesheet" href="/style.css">', f'<script src="/{name}.js"></script>'
        head = f'<!doctype html><title>{name}</title><link rel="icon" href="data:,">{style}{script}'
        (tmp_path / name / "index.html").write_text(f"{head}<p>{name}")
    (tmp_path / "style.css").write_text("p { margin: 0 }")
    (tmp_path / "one.js").write_text("fetch('/search.json')")
    (tmp_path / "search.json").write_text("[]")
    with serving(tmp_path) as server:
        first, second = visits(browser, server, "one/")
    assert sorted(request.path for request in first.requests) == ["one.js", "one/", "search.json", "style.css"]
    assert sorted(request.path for request in second.requests) == ["one.js", "one/", "search.json"]
    assert first.failed("one/") == second.failed("one/") == ()


def test_the_chart_of_the_floor_is_seen_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    write_floor(tmp_path)
    with serving(tmp_path) as server:
        found = seen(browser, server, "", SETTINGS["quick"])
    assert found.chart is not None and found.chart >= found.paint > 0
    assert (found.shift, found.own, found.theme) == (0, 0, 0)


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
