"""Real pages in a real browser: they open, load only their own, fit a phone, read without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built import pages
from tests.conftest import ROOT

PART_1 = "online-opleidingen-2023/1/"
PATHS = ("", PART_1, "en/online-opleidingen-2023/3/", "en/knelpuntopleidingen-2021/1/", "en/about/", "glossary/")


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_without_errors_and_asks_nothing_of_other_hosts(page: Page, served: str, path: str) -> None:
    problems: list[str] = []
    hosts: set[str | None] = set()
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.on("response", lambda response: problems.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(served + path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert problems == []
    assert hosts <= {"127.0.0.1", None}


def test_the_script_of_the_frame_leaves_the_names_of_the_window_alone(page: Page, served: str) -> None:
    script = (ROOT / "overrides/assets/shell.js").read_text(encoding="utf-8")
    names = sorted(set(re.findall(r"(?:const|let|function) (\w+)", script)))
    assert {"opener", "find", "length"} <= set(names)
    said = ", ".join(f"{name}: typeof {name} === 'undefined' ? null : String({name})" for name in names)
    page.goto("about:blank")
    own = page.evaluate(f"({{{said}}})")
    page.goto(served)
    assert page.evaluate(f"({{{said}}})") == own


def test_a_field_that_fills_itself_in_makes_no_error(page: Page, served: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served, wait_until="networkidle")
    page.evaluate("dispatchEvent(new Event('keydown'))")
    assert errors == []


def test_every_page_fits_a_narrow_phone(phone: Page, served: str, site: Path) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    too_wide = []
    for built in pages(site):
        phone.goto(served + built.path)
        if phone.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(built.path)
    assert too_wide == []


def test_the_language_switch_leads_to_the_same_page_without_javascript(without_scripts: Page, served: str) -> None:
    without_scripts.goto(served + PART_1)
    without_scripts.locator("a.language").click()
    assert without_scripts.url == f"{served}en/{PART_1}"
    expect(without_scripts.locator("html")).to_have_attribute("lang", "en")
    without_scripts.locator("a.language").click()
    assert without_scripts.url == served + PART_1


def test_charts_tables_and_notes_read_without_javascript(without_scripts: Page, served: str) -> None:
    without_scripts.goto(served + PART_1)
    for figure in ("by-quarter", "by-age", "by-sex", "by-province"):
        block = without_scripts.locator(f'figure[aria-labelledby="{figure}"]')
        expect(block.locator(".chart__wide svg")).to_be_visible()
        expect(block.locator("table.figures")).to_be_visible()
        expect(block.locator(".figure__notes")).to_be_visible()


def test_a_phone_gets_the_chart_that_was_drawn_for_it(phone: Page, served: str) -> None:
    phone.goto(served + PART_1)
    chart = phone.locator('figure[aria-labelledby="by-age"]')
    expect(chart.locator(".chart__narrow svg")).to_be_visible()
    expect(chart.locator(".chart__wide svg")).to_be_hidden()
    smallest = chart.evaluate(
        "figure => Math.min(...[...figure.querySelectorAll('.chart__narrow text')].map(text => "
        "parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"
    )
    assert smallest >= 11


def test_the_colours_of_a_chart_follow_light_and_dark(browser: Browser, served: str) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(served + PART_1)
            bar = page.locator('figure[aria-labelledby="by-age"] .chart__wide path[stroke]').first
            seen[scheme] = (
                bar.evaluate("bar => getComputedStyle(bar).stroke"),
                page.evaluate("getComputedStyle(document.body).backgroundColor"),
            )
    assert seen["light"][0] != seen["dark"][0]
    assert seen["light"][1] != seen["dark"][1]


@pytest.mark.parametrize(
    ("path", "words", "title"),
    [
        ("", "grootste aantal starts Antwerpen", "het grootste aantal starts"),
        ("en/", "most starts Antwerp", "has the most starts"),
    ],
)
def test_the_search_finds_a_figure_by_its_title_in_the_readers_language(
    page: Page, served: str, path: str, words: str, title: str
) -> None:
    page.goto(served + path)
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    result = page.locator('.md-search-result__item a[href*="#by-province"]').first
    expect(result).to_be_visible()
    expect(result).to_contain_text(title)


def test_a_link_to_a_figure_lands_on_it(page: Page, served: str) -> None:
    page.goto(f"{served}en/")
    page.get_by_role("link", name="568,694").click()
    page.wait_for_url(f"{served}en/{PART_1}#by-quarter")
    expect(page.locator("#by-quarter")).to_be_in_viewport()


def test_a_word_of_the_glossary_is_explained_by_mouse_and_by_keyboard(page: Page, served: str) -> None:
    page.goto(served + PART_1)
    word = page.locator("a.term").first
    explained = page.get_by_text("Vlaamse Dienst voor Arbeidsbemiddeling")
    expect(explained).to_be_hidden()
    word.hover()
    expect(explained).to_be_visible()
    page.mouse.move(0, 0)
    expect(explained).to_be_hidden()
    word.focus()
    expect(explained).to_be_visible()
    word.press("Enter")
    page.wait_for_url("**/glossary/#vdab")


def test_a_mark_in_a_cell_leads_to_its_note(page: Page, served: str) -> None:
    page.goto(f"{served}en/online-opleidingen-2023/3/")
    page.locator('figure[aria-labelledby="completions"] .noteref a').click()
    assert page.url.endswith("#completions-note-before-start")
    expect(page.locator("#completions-note-before-start")).to_contain_text("first quarter of 2022")


@pytest.mark.parametrize(("path", "words"), [("nowhere/", "Deze pagina bestaat niet"), ("en/x/", "This page does not")])
def test_what_is_not_there_says_so_in_both_languages_and_leads_home(
    page: Page, served: str, path: str, words: str
) -> None:
    page.goto(served + path)
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("link", name="To the home page").click()
    assert page.url == f"{served}en/"


def test_the_table_to_download_is_the_file_of_the_pages_language(page: Page, served: str) -> None:
    page.goto(f"{served}en/{PART_1}")
    link = page.locator('figure[aria-labelledby="by-sex"] a.figure__download')
    response = page.request.get(link.evaluate("link => link.href"))
    assert response.status == 200
    assert response.text().splitlines()[:2] == [
        "period,period_label,sex,sex_label,value,status,status_label",
        "2020,2020,M,Men,44899,,",
    ]
