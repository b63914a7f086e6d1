"""Whatever stands in a text of the data is read as words wherever it is shown, and never does anything."""

import csv
import functools
import http.server
import json
import re
import threading
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import rdflib
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from macros.cite import latex
from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.load import collection as load_all
from macros.project import Project
from tests.built import path_in
from tests.conftest import BASE, SITE_URL, Copy, UnderBase, make_copy
from tests.harmful import ANSWER, FILES, Planter, change, hostile_copy, load, other_places, put
from tests.watched import watched

MARK = re.compile(r"zq[a-z]{2}qz")
NOT_ON_PAGES = {"also", "to-check", "stated", "corrections"}
RENAMED = ("dimensions", "sex", "label")
"""What has another name in the one table that has it."""
SAID = """() => {
    const found = [document.title];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const read = [];
    while (words.nextNode()) read.push(words.currentNode);
    const shown = read.filter(text => !text.parentNode.closest("script, textarea")).map(text => text.data);
    found.push(shown.join("\\n"));
    const keep = (_, value) => (typeof value === "string" && found.push(value), value);
    for (const script of document.querySelectorAll("script[type$=json]")) JSON.parse(script.textContent, keep);
    for (const area of document.querySelectorAll("textarea")) found.push(area.value);
    for (const one of document.querySelectorAll("*")) {
        for (const { name, value } of one.attributes) if (!["id", "href"].includes(name)) found.push(value);
    }
    return found;
}"""
"""All that stands on a page, as the browser understands it."""
ACTIVE = """() => [...document.querySelectorAll("*")].filter(one =>
    one.matches("article :is(script, style, iframe, object, embed, img, base, form:not(.finder))")
    || [...one.attributes].some(({ name, value }) => name.startsWith("on") || /^\\\\s*(javascript|data):/i.test(value))
).map(one => one.outerHTML.slice(0, 200))"""
"""What would do something, had the policy of the page not been in the way."""


@dataclass(frozen=True)
class Hostile:
    """A site of which each text of the data is hostile, served at `home`."""

    copy: Copy
    site: Path
    home: str
    planter: Planter

    def mangled(self, text: str, seen: set[str], texts: Mapping[str, str] | None = None) -> list[str]:
        """The texts of which `text` holds the mark, but not all else that belongs to it; a sentence may begin with a
        capital. The texts that it holds are `seen`."""
        line, texts = " ".join(text.split()), texts or self.planter.texts
        marks, low = set(MARK.findall(line)), line.lower()
        wrong = [mark for mark in marks if low.count(mark) != low.count(" ".join(texts[mark].split()).lower())]
        seen |= marks
        return [f"{self.planter.paths[mark]}: {line[max(0, line.index(mark) - 400) :][:420]}" for mark in wrong]

    def files(self, ending: str) -> Iterator[tuple[Path, str]]:
        for file in sorted(self.site.rglob(f"*.{ending}")):
            yield file, file.read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    copy = make_copy(tmp_path_factory.mktemp("hostile"))
    planter = hostile_copy(copy)
    assert copy.faults() == []
    done = copy.run("site", "--url", SITE_URL)
    assert done.returncode == 0, done.stdout + done.stderr
    site = copy.root / "site"
    handler: Any = functools.partial(UnderBase, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Hostile(copy, site, f"http://127.0.0.1:{server.server_port}{BASE}", planter)
        server.shutdown()
        thread.join()


def strings(data: Any) -> Iterator[str]:
    """Every text of data as of JSON."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
    elif isinstance(data, str):
        yield data


def framed(snippet: str) -> str:
    """The title of the one tag that a snippet for other pages consists of."""
    (tag,) = BeautifulSoup(snippet, "html.parser").find_all(True)
    assert set(tag.attrs) == {"src", "title", "width", "height", "loading", "style"} and not tag.get_text()
    return str(tag["title"])


def test_pages_show_each_text_as_words_and_nothing_runs(browser: Browser, hostile: Hostile) -> None:
    seen: set[str] = set()
    cited = {mark: latex(text) for mark, text in hostile.planter.texts.items()}
    with browser.new_context() as context:
        found = watched(context, hostile.home)
        for file, _ in hostile.files("html"):
            path = file.relative_to(hostile.site).as_posix()
            found.goto(path)
            for text in found.page.evaluate(SAID):
                said = framed(text) if text.startswith("<iframe") else text
                assert hostile.mangled(said, seen, cited if text.startswith("@misc") else None) == [], path
            assert found.page.evaluate(ACTIVE) == [], path
            assert found.page.evaluate("typeof ran") == "undefined", path
            assert found.troubles == [], path
    never = {path for mark, path in hostile.planter.paths.items() if mark not in seen}
    assert {path for path in never if not NOT_ON_PAGES & set(path) and path[:-1] != RENAMED} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_search_values_live_charts_and_drawings_show_words_too(browser: Browser, hostile: Hostile, lang: Lang) -> None:
    seen: set[str] = set()
    with browser.new_context() as context:
        found = watched(context, hostile.home)
        page = found.page
        found.goto(path_in(lang, f"{ANSWER}/1/"))
        for live in page.locator(".figure__live").all():
            live.click()
        expect(page.locator(".chart__live svg")).to_have_count(2)
        for chart in page.locator(".chart__live").all():
            assert hostile.mangled(chart.inner_text(), seen) == []
            chart.locator("svg path[aria-label]").first.dispatch_event("mousemove")
        page.locator(".md-search__input").click()
        page.keyboard.type("onload")
        results = page.locator(".md-search-result__item")
        expect(results.first).to_be_visible()
        assert all("<script>ran=true</script>" in text for text in results.all_inner_texts())
        assert page.evaluate(ACTIVE.replace("article :is", ".md-search-result :is")) == []
        assert found.troubles == []
        for figure in ("by-month", "by-sex"):
            found.goto(path_in(lang, f"charts/{ANSWER}/{figure}.svg"))
            assert page.evaluate("[typeof ran, document.querySelectorAll('script').length]") == ["undefined", 0]
    assert len(seen) >= 5


def test_files_that_programs_read_hold_each_text_whole(hostile: Hostile) -> None:
    seen: set[str] = set()
    told: list[str] = []
    for ending in ("json", "jsonld"):
        for file, text in hostile.files(ending):
            if not file.name.endswith(("search_index.json", ".vl.json")):  # held to it in the browser
                told += [one for said in strings(json.loads(text)) for one in hostile.mangled(said, seen)]
    for ending in ("xml", "svg"):
        for _, text in hostile.files(ending):
            for one in ElementTree.fromstring(text).iter():
                name = one.tag.rpartition("}")[2]
                assert name not in ("script", "foreignObject", "image", "img", "b", "i"), one.tag
                if name not in ("style", "tspan", "text"):
                    told += [wrong for said in (one.text, one.tail) for wrong in hostile.mangled(said or "", seen)]
    for file, _ in hostile.files("ttl"):
        for said in rdflib.Graph().parse(file).objects():
            told += hostile.mangled(str(said), seen)
    for archive in hostile.site.rglob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            told += hostile.mangled(opened.read(f"{ANSWER}/readme.txt").decode(), seen)
    assert told == []
    assert {("description", "en"), ("corrections", 0, "why", "nl"), ("minister",)} <= {
        hostile.planter.paths[mark] for mark in seen
    }


def test_spreadsheets_read_each_text_as_text(hostile: Hostile) -> None:
    seen: set[str] = set()
    for file, _ in hostile.files("csv"):
        with file.open(encoding="utf-8-sig", newline="") as rows:
            for cell in (cell for row in csv.reader(rows) for cell in row):
                assert hostile.mangled(cell, seen) == []
                assert not MARK.search(cell) or cell[0] not in "=+-@\t"
    for file in hostile.site.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(file):
            for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
                assert cell.data_type == "s", cell.value
                assert hostile.mangled(cell.value, seen) == []
    assert len(seen) > 20


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_text_for_readers_is_refused_when_it_is_hostile(hostile: Hostile, name: str) -> None:
    file, project = hostile.copy.root / "data" / name, Project(hostile.copy.root)
    kept = file.read_text(encoding="utf-8")
    try:
        for path in other_places(load(file)):
            change(file, functools.partial(put, path=path, new='"><script>ran=true</script>{{ ran }}'))
            report = Report()
            load_all(project, report)
            assert len(report), path
            file.write_text(kept, encoding="utf-8")
    finally:
        file.write_text(kept, encoding="utf-8")
