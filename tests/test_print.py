"""A page on paper: a report in light colours, tables whole, and where its links lead."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SITE_URL

A4 = 680
"""The width in CSS pixels between the margins of a page of paper."""
PATHS = (
    "online-opleidingen-2023/1/",
    "en/online-opleidingen-2023/3/",
    "knelpuntopleidingen-2021/1/",
    "en/knelpuntopleidingen-2021/2/",
)


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as it prints, for a reader whose device is dark."""
    with browser.new_context(viewport={"width": A4, "height": 1000}, color_scheme="dark") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        yield page


@pytest.mark.parametrize("path", PATHS)
def test_tables_are_printed_whole(paper: Page, served: str, path: str) -> None:
    paper.goto(served + path)
    tables = paper.locator("table.figures")
    assert tables.count()
    cut = paper.evaluate(
        """width => [...document.querySelectorAll("table.figures")].filter(table => {
            const {left, right} = table.getBoundingClientRect();
            const boxes = [];
            for (let box = table.parentElement; box; box = box.parentElement) boxes.push(box);
            const clips = boxes.some(box =>
                getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth);
            const row = table.querySelector("tbody tr"), head = table.querySelector("thead");
            return left < 0 || right > width || clips || getComputedStyle(row).breakInside !== "avoid"
                || getComputedStyle(head).display !== "table-header-group";
        }).map(table => table.caption.textContent)""",
        A4,
    )
    assert cut == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_printed_that_only_a_screen_has_a_use_for(paper: Page, served: str, path: str) -> None:
    paper.goto(served + path)
    for useless in (
        ".md-header",
        ".md-sidebar",
        ".md-footer",
        ".skip",
        ".crumbs",
        ".here",
        "article button:not(.sort)",
        ".headerlink",
    ):
        for one in paper.locator(useless).all():
            expect(one).to_be_hidden()
    for chart in paper.locator(".figure .chart").all():
        expect(chart.locator(".chart__wide")).to_be_visible()
        expect(chart.locator(".chart__narrow")).to_be_hidden()


def test_what_is_printed_says_where_it_and_its_files_stand(paper: Page, served: str) -> None:
    paper.goto(served + PATHS[0])
    expect(paper.locator(".imprint")).to_have_text(f"Parlementaire cijfers · {SITE_URL}{PATHS[0]}")
    expect(paper.locator("article .source").first).to_contain_text("Jo Brouns")
    said = paper.locator("a[download]").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert f"{SITE_URL}data/online-opleidingen-2023/by-quarter.csv" in said


def test_what_is_printed_from_the_dark_is_light(paper: Page, served: str) -> None:
    colours = """() => {
        const style = getComputedStyle(document.body);
        const names = ["ink", "paper", "strong", "calm", "accent"];
        return [style.backgroundColor, ...names.map(name => style.getPropertyValue(`--pf-${name}`))];
    }"""
    paper.goto(served + PATHS[0])
    expect(paper.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    printed = paper.evaluate(colours)
    paper.emulate_media(media="screen", color_scheme="light")
    paper.reload()
    assert printed == paper.evaluate(colours)
    paper.emulate_media(color_scheme="dark")
    paper.reload()
    assert printed != paper.evaluate(colours)


def test_the_heads_of_tables_that_sort_are_printed(paper: Page, served: str) -> None:
    paper.goto(served + "knelpuntopleidingen-2021/1/")
    heads = paper.locator('figure[aria-labelledby="outcomes"] thead th')
    expect(heads.locator("button").first).to_be_visible()
    assert heads.all_inner_texts() == ["Verloop", "2019", "2020"]
