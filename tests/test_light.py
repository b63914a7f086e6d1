"""What a page costs its reader: how much comes, in how many files, and that the search comes when it is used."""

import gzip
import re
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Route, expect

from macros.light.squeezed import squeezed
from tests.built import Built, on_disk, pages
from tests.conftest import SITE_URL, Copy

PART = "online-opleidingen-2023/1/"
KINDS = ("", PART, "en/knelpuntopleidingen-2021/", "figures/", "en/themes/age/", "reuse/", "404.html")
KILO = 1000
LOADED = "link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src]"
LISTS = re.compile(r"(en/)?((figures|quality|corrections|reuse|themes(/[\w-]+)?|embed/.+)/|404\.html)?$")
"""The pages that hold something of every answer, which may grow with them, or of the newest five."""


def weight(content: bytes) -> int:
    """The bytes that a host sends, as GitHub Pages packs them."""
    return len(gzip.compress(content, 6))


def loaded(page: Built) -> list[Path]:
    """The files that a page loads by itself."""
    found = []
    for tag in page.soup.select(LOADED):
        file = on_disk(page.site, urljoin(page.url, str(tag.get("href") or tag.get("src"))))
        assert file and file.is_file(), (page.path, tag)
        found.append(file)
    return found


def weights(files: list[Path]) -> int:
    return sum(weight(file.read_bytes()) for file in files)


def test_a_first_visit_of_any_page_is_100_kilobytes_in_10_files_at_most(site: Path) -> None:
    for page in pages(site):
        files = [page.file, *loaded(page)]
        assert len(files) == len(set(files)) <= 10, page.path
        assert weights(files) <= 100 * KILO, page.path


def test_a_second_page_is_20_kilobytes_at_most_in_the_middle(site: Path) -> None:
    assert median(weight(page.file.read_bytes()) for page in pages(site)) <= 20 * KILO


def test_the_first_chart_is_there_after_40_kilobytes(site: Path) -> None:
    charts = 0
    for page in pages(site):
        content = page.file.read_bytes()
        start = content.find(b'class="chart')
        if start == -1:
            continue
        charts += 1
        before = content[: content.index(b"</svg>", start)]
        blocking = [file for file in loaded(page) if file.suffix == ".css" or file.name.startswith("early.")]
        assert weight(before) + weights(blocking) <= 40 * KILO, page.path
    assert charts > 20


def test_the_scripts_of_a_page_are_6_kilobytes_at_most(site: Path) -> None:
    for page in pages(site):
        assert weights([file for file in loaded(page) if file.suffix == ".js"]) <= 6 * KILO, page.path


def test_both_languages_load_the_same_files(site: Path) -> None:
    for page in pages(site):
        if page.lang == "en":
            assert set(loaded(page)) == set(loaded(Built(site, page.path.removeprefix("en/")))), page.path


def test_the_name_of_a_joined_file_changes_with_what_it_holds(copy: Copy, site: Path) -> None:
    ours = {file.suffix: file.name for file in (site / "assets").glob("site.*")}
    copy.edit("overrides/assets/home.css", "font-size: 2.6rem;", "font-size: 2.7rem;")
    assert copy.run("site").returncode == 0
    theirs = {file.name for file in (copy.root / "site" / "assets").glob("site.*")}
    assert ours[".css"] not in theirs
    assert ours[".js"] in theirs


def test_a_page_does_not_grow_with_the_number_of_answers(with_third: Copy, site: Path) -> None:
    assert with_third.run("site", "--url", SITE_URL).returncode == 0
    grown = with_third.root / "site"
    for page in pages(site):
        if not LISTS.match(page.path):
            was, now = (_alone(file) for file in (page.file, grown / page.file.relative_to(site)))
            assert now == was, page.path


def _alone(file: Path) -> str:
    """A page without its neighbours, and the picture of the newest answers, three at most."""
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    for neighbour in soup.select("link[rel=prev], link[rel=next], .turn, meta[property='og:image:alt']"):
        neighbour.decompose()
    return str(soup)


@pytest.mark.parametrize("path", KINDS)
def test_nothing_fails_and_nothing_comes_unsaid(page: Page, served: str, site: Path, path: str) -> None:
    asked = asked_by(page)
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(served + path, wait_until="networkidle")
    assert failed == []
    said = {file.relative_to(site).as_posix() for file in loaded(Built(site, path))}
    assert {url.removeprefix(served) for url in asked} - {path} <= said


def test_a_second_page_asks_for_itself_alone(page: Page, served: str) -> None:
    asked = asked_by(page)
    page.goto(served + PART, wait_until="networkidle")
    first = set(asked)
    asked.clear()
    page.locator("a.language").click()
    page.wait_for_load_state("networkidle")
    assert set(asked) - first == {f"{served}en/{PART}"}


@pytest.mark.parametrize("path", ["", PART, "en/figures/"])
def test_the_search_comes_when_a_reader_goes_to_its_field(page: Page, served: str, path: str) -> None:
    asked = asked_by(page)
    page.goto(served + path, wait_until="networkidle")
    assert [url for url in asked if "/javascripts/" in url or "/search/" in url] == []
    with page.expect_response("**/search_index.json"):
        page.locator(".md-search__input").focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "sitemap" in url] == []


def test_what_is_typed_before_the_search_has_come_is_searched(page: Page, served: str) -> None:
    def late(route: Route) -> None:
        expect(page.locator(".md-search__input")).to_have_value("Antwerpen")
        route.continue_()

    page.route("**/bundle.*.js", late)
    page.goto(served + PART)
    page.locator(".md-search__input").press_sequentially("Antwerpen")
    expect(page.locator(".md-search-result mark").first).to_have_text("Antwerpen")


def asked_by(page: Page) -> list[str]:
    """The addresses of all that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def test_space_is_taken_where_it_separates_tags_and_nowhere_else() -> None:
    kept = "<pre>\n  <b>a</b>\n\n  <i>b</i>\n</pre><textarea>\n <\n\n</textarea><svg>\n  <text> a\n </text>\n</svg>"
    page = f"\n<!doctype html>\n\n  <p>1 <b>2</b>\n     <i>3</i></p>\n\n\n<!-- 4 -->\n{kept}\n   <p>5\n   6</p>"
    assert squeezed(page) == f"<!doctype html>\n<p>1 <b>2</b>\n<i>3</i></p>\n{kept}\n<p>5\n   6</p>"
