"""The way out: Zensical makes the same site of the same pages, data and macros, without MkDocs and its theme."""

import functools
import http.server
import re
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from macros.languages import LANGS
from tests.built import Built, pages
from tests.conftest import BASE, ROOT, SITE_URL, Copy, UnderBase
from tests.test_drafts import ANSWER, draft, text_of
from tests.test_sitemap import entries

OF_THE_THEME = ("assets/stylesheets/", "assets/javascripts/", "assets/images/", "search/", "search.json", "sitemap.xml")
ALONE = (
    "import sys; sys.modules.update({name: None for name in ('mkdocs', 'material', 'mkdocs_macros')});"
    "from macros.__main__ import main; main()"
)
"""The command line where neither MkDocs nor what belongs to it is installed."""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as `make site BUILDER=zensical` builds it."""
    target = tmp_path_factory.mktemp("zensical") / "site"
    command = [sys.executable, "-c", ALONE, "site", "--builder", "zensical", "--output", str(target), "--url", SITE_URL]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def files(site: Path) -> dict[str, Path]:
    """All but what belongs to a theme and its search, by address."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if not name.removeprefix("en/").startswith(OF_THE_THEME)}


def pairs(site: Path, other: Path) -> list[tuple[Built, Built]]:
    """Each page as MkDocs and as Zensical made it."""
    twins = {page.path: page for page in pages(other)}
    return [(page, twins[page.path]) for page in pages(site)]


def said(page: Built, tag: Tag) -> str:
    """The HTML of a part of a page, with whole addresses, and without what each makes of code and tells its search."""
    copy = BeautifulSoup(str(tag), "html.parser")
    for link in copy.select("[href], [src]"):
        for name in {"href", "src"} & set(link.attrs):
            link[name] = urljoin(page.url, str(link[name]))
    for excluded in copy.select("[data-search-exclude]"):
        del excluded["data-search-exclude"]
    for code in copy.select("pre.highlight"):
        del code["class"]
    for searched in copy.select("#_search"):
        searched.attrs.pop("data-md-component", None)
    return re.sub(r"\s+", " ", re.sub(r"\s+(?=</code>)", "", copy.decode(formatter="minimal")))


def part(page: Built, selector: str) -> str:
    found = page.soup.select_one(selector)
    assert found, (page.path, selector)
    return said(page, found)


def test_the_same_pages_and_files_stand_at_the_same_addresses(site: Path, other: Path) -> None:
    mine, its = files(site), files(other)
    assert set(its) - set(mine) == {f"{folder}assets/searcher.js" for folder in ("", "en/")}
    assert set(mine) - set(its) == set()


def test_what_there_is_to_take_along_is_the_same_to_the_byte(site: Path, other: Path) -> None:
    mine, its = files(site), files(other)
    taken = [name for name in mine if "/" not in name.removeprefix("en/") or name.split("/")[-2] != "assets"]
    taken = [name for name in taken if not name.endswith("index.html") or "embed/" in name]
    assert len([name for name in taken if name.endswith(".csv")]) >= 20
    different = [name for name in taken if mine[name].read_bytes() != its[name].read_bytes()]
    assert different == ["404.html", "en/404.html"]


def test_every_page_says_and_shows_the_same(site: Path, other: Path) -> None:
    for page, its in pairs(site, other):
        assert part(its, "article") == part(page, "article"), page.path


def test_every_figure_has_its_cells_and_its_chart(site: Path, other: Path) -> None:
    found = 0
    for page, its in pairs(site, other):
        assert its.ids() >= {str(tag["id"]) for tag in page.soup.select("article [id]")}
        for figure in page.soup.select("figure[aria-labelledby]"):
            twin = its.figure(str(figure["aria-labelledby"]))
            for kind in ("th", "td"):
                cells = [[cell.get_text() for cell in one.select(kind)] for one in (figure, twin)]
                assert cells[0] == cells[1]
            charts = [[str(svg) for svg in one.select("svg")] for one in (figure, twin)]
            assert charts[0] == charts[1] and len(charts[0]) >= 2
            found += 1
    assert found >= 40


def test_every_page_has_its_title_language_and_head(site: Path, other: Path) -> None:
    for page, its in pairs(site, other):
        for name in ("title", "header", "footer"):
            assert part(its, name) == part(page, name), page.path
        assert its.soup.html and page.soup.html and its.soup.html["lang"] == page.soup.html["lang"] == page.lang
        for kind in ("meta", "link[rel=canonical]", "link[rel=alternate]"):
            heads = [[said(one, tag) for tag in one.soup.head.select(kind)] for one in (page, its) if one.soup.head]
            assert [tag for tag in heads[1] if "generator" not in tag] == [
                tag for tag in heads[0] if "generator" not in tag
            ], page.path


def test_the_menu_leads_where_it_leads_by_mkdocs(site: Path, other: Path) -> None:
    for page, its in pairs(site, other):
        menus = [[said(one, link) for link in one.soup.select("nav a")] for one in (page, its)]
        assert menus[0] == menus[1], page.path


def test_no_macro_is_left_in_a_page(other: Path) -> None:
    for page in pages(other):
        assert not re.search(r"\{\{ *\w+\(|\{%|Macro \w+ Error", page.file.read_text(encoding="utf-8")), page.path


def test_the_sitemaps_say_the_same(site: Path, other: Path) -> None:
    for lang in LANGS:
        mine, its = (
            {
                address: ElementTree.canonicalize(ElementTree.tostring(one))
                for address, one in entries(built, lang).items()
            }
            for built in (site, other)
        )
        assert mine == its


def test_the_search_finds_a_figure_and_its_index_comes_when_it_is_used(other: Path, browser: Browser) -> None:
    handler = functools.partial(UnderBase, directory=str(other))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        browser.new_context(viewport={"width": 1280, "height": 800}) as context,
    ):
        threading.Thread(target=server.serve_forever).start()
        page = context.new_page()
        wrong: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{server.server_port}{BASE}en/quality/", wait_until="networkidle")
        assert not [url for url in asked if url.endswith("search.json")]
        page.locator(".md-search__input").click()
        page.keyboard.type("coronavirus peaks")
        link = page.locator(".md-search-result__link").first
        expect(link).to_contain_text("The peaks came at the start of the coronavirus crisis")
        assert str(link.get_attribute("href")).endswith(f"{BASE}en/online-opleidingen-2023/1/#by-quarter")
        assert wrong == []
        server.shutdown()


@pytest.fixture
def drafted(with_third: Copy) -> Copy:
    return draft(with_third)


def test_nothing_of_a_draft_is_in_the_site(drafted: Copy) -> None:
    done = drafted.run("site", "--builder", "zensical")
    assert done.returncode == 0, done.stderr
    found = [path for path in (drafted.root / "site-zensical").rglob("*") if path.is_file()]
    assert len(found) > 100
    for word in (ANSWER, "An invented answer about bicycles", "Een verzonnen antwoord"):
        assert [path for path in found if word.encode() in path.read_bytes()] == [], word


def test_a_draft_is_shown_with_a_label_and_runs_nothing_but_its_macros(drafted: Copy) -> None:
    drafted.edit(f"docs/en/{ANSWER}/1.md", '{{ table("by-sex") }}', '{{ table("by-sx") }}')
    drafted.edit(f"docs/en/{ANSWER}/2.md", '{{ note("invented") }}', "{% set a = 6 * 7 %}{{ a }} ran")
    done = drafted.run("site", "--builder", "zensical", "--drafts")
    assert done.returncode == 0, done.stderr
    pages_of = drafted.root / "site-zensical" / "en" / ANSWER
    first, second = (text_of(pages_of / name / "index.html") for name in ("1", "2"))
    assert "Draft: this answer is not published yet." in first
    assert '"by-sx" is not a figure of this answer. Did you mean "by-sex"?' in first
    assert "42 ran" not in second and "Draft: this answer is not published yet." in second
    assert (drafted.root / "site-zensical" / "en" / "data" / ANSWER / "bicycles.csv").is_file()


def test_what_zensical_refuses_is_told_and_the_site_that_stood_there_stays(copy: Copy) -> None:
    (copy.root / "site-zensical").mkdir()
    theme = copy.root / "overrides" / "partials" / "mark.html"
    theme.write_text("{{ page.", encoding="utf-8")
    done = copy.run("site", "--builder", "zensical")
    assert done.returncode == 1
    assert "Zensical could not make the pages (nl):" in done.stderr and "mark.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((copy.root / "site-zensical").iterdir()) == []
