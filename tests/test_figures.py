"""What a figure does in a real browser: values by mouse, touch and keys, sorting, the live chart."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import ROOT

PART_1 = "knelpuntopleidingen-2021/1/"


@pytest.fixture
def touching(browser: Browser) -> Iterator[Page]:
    """A page on a phone that is touched."""
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        yield context.new_page()


def figure(page: Page, name: str) -> Locator:
    return page.locator(f'figure[aria-labelledby="{name}"]')


def tip(block: Locator) -> Locator:
    return block.locator(".chart__tip")


def test_the_mouse_on_a_mark_shows_its_value_and_its_cell_and_escape_hides_them(page: Page, served: str) -> None:
    page.goto(served + PART_1)
    block = figure(page, "outcomes")
    mark = block.locator(".chart__wide [data-row]").nth(3)
    mark.hover()
    expect(tip(block)).to_have_text("14.280 opleidingenSuccesvol beëindigd, 2020")
    expect(block.locator("td.pointed")).to_have_text("14.280")
    page.keyboard.press("Escape")
    expect(tip(block)).to_be_hidden()
    assert block.locator(".pointed").count() == 0


def test_what_is_shown_stays_while_the_mouse_is_on_it_and_goes_with_it(page: Page, served: str) -> None:
    page.goto(served + PART_1)
    block = figure(page, "outcomes")
    block.locator(".chart__wide [data-row]").nth(5).hover()
    tip(block).hover()
    expect(tip(block)).to_be_visible()
    block.locator("table").hover()
    expect(tip(block)).to_be_hidden()


def test_a_touch_on_a_mark_shows_its_value_until_something_else_is_touched(touching: Page, served: str) -> None:
    touching.goto(f"{served}en/online-opleidingen-2023/1/")
    block = figure(touching, "by-sex")
    block.locator(".chart__narrow [data-row]").nth(1).tap()
    expect(tip(block)).to_have_text("38,286 online courses startedMen, 2021")
    block.locator(".figure__subtitle").tap()
    expect(tip(block)).to_be_hidden()


def test_keys_step_through_every_mark_of_a_chart_and_say_each(page: Page, served: str) -> None:
    page.goto(f"{served}en/{PART_1}")
    block = figure(page, "outcomes")
    keys = block.get_by_role("slider", name="Values in the chart: Fewer courses")
    keys.focus()
    said = [keys.get_attribute("aria-valuetext")]
    count = int(keys.get_attribute("aria-valuemax") or 0)
    for _ in range(count - 1):
        page.keyboard.press("ArrowRight")
        said.append(keys.get_attribute("aria-valuetext"))
    drawn = block.locator(".chart__wide [data-row]").evaluate_all(
        "marks => marks.map(mark => `${mark.dataset.name}: ${mark.dataset.said}`)"
    )
    assert said == drawn
    assert said[0] == "Started, 2019: 23,297 courses"
    expect(tip(block)).to_be_visible()
    page.keyboard.press("Home")
    assert keys.get_attribute("aria-valuenow") == "1"
    page.keyboard.press("Escape")
    expect(tip(block)).to_be_hidden()


def test_every_figure_of_a_page_says_its_values_by_keys(page: Page, served: str) -> None:
    page.goto(f"{served}online-opleidingen-2023/3/")
    for block in page.locator("figure.figure").all():
        keys = block.get_by_role("slider")
        keys.focus()
        page.keyboard.press("End")
        expect(tip(block)).to_be_visible()
        assert keys.get_attribute("aria-valuenow") == keys.get_attribute("aria-valuemax")


def test_a_table_of_classes_sorts_by_a_column_and_back_with_its_total_last(page: Page, served: str) -> None:
    page.goto(f"{served}online-opleidingen-2023/3/")
    table = figure(page, "clusters").locator("table")
    names = table.locator("tbody th")
    printed = names.all_inner_texts()
    head = table.locator("thead th").nth(2)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    values = table.locator("tbody tr:not(.total) td:nth-child(3)").evaluate_all(
        "cells => cells.map(cell => Number(cell.dataset.value))"
    )
    assert values == sorted(values, reverse=True) and len(values) == 8
    assert names.all_inner_texts()[-1] == printed[-1] == "Alle clusters"
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names.all_inner_texts()[:-1] != printed[:-1]
    head.get_by_role("button").press("Enter")
    assert names.all_inner_texts() == printed
    assert head.get_attribute("aria-sort") is None


def test_a_table_of_periods_keeps_the_order_of_time(page: Page, served: str) -> None:
    page.goto(f"{served}online-opleidingen-2023/1/")
    assert figure(page, "by-quarter").locator("thead button").count() == 0
    assert figure(page, "by-age").locator("thead button").count() == 4


@pytest.mark.parametrize(
    ("path", "button", "back", "value", "filtered"),
    [
        (PART_1, "Verken deze cijfers", "Terug naar de gewone grafiek", "2019: 23.297", "2019: 19.983"),
        (f"en/{PART_1}", "Explore these figures", "Back to the plain chart", "2019: 23,297", "2019: 19,983"),
    ],
)
def test_a_figure_turns_into_the_live_chart_under_the_policy_of_the_page_and_back(
    page: Page, served: str, path: str, button: str, back: str, value: str, filtered: str
) -> None:
    loaded: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(served + path)
    block = figure(page, "outcomes")
    assert not [address for address in loaded if "vega" in address or ".vl.json" in address]
    block.get_by_role("button", name=button).click()
    chart = block.locator(".chart__live svg")
    expect(chart).to_contain_text(value)
    expect(block.locator(".chart__wide")).to_be_hidden()
    expect(chart.locator("..").locator("..")).to_contain_text("20.000" if path == PART_1 else "20,000")
    module = block.get_by_role("combobox").first
    module.select_option(index=1)
    expect(chart).to_contain_text(filtered)
    block.get_by_role("button", name=back).click()
    expect(block.locator(".chart__wide")).to_be_visible()
    expect(block.locator(".chart__live")).to_have_count(0)
    assert problems == []


def test_a_choice_that_the_source_gives_no_figures_for_says_so(page: Page, served: str) -> None:
    page.goto(served + PART_1)
    block = figure(page, "outcomes")
    block.get_by_role("button", name="Verken deze cijfers").click()
    block.get_by_role("combobox", name="Geslacht").select_option("Mannen")
    expect(block.locator(".chart__live svg")).to_contain_text("niet in de bron")


def test_every_live_chart_can_be_drawn(page: Page, served: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    for path in ("online-opleidingen-2023/1/", "online-opleidingen-2023/3/", "online-opleidingen-2023/8/"):
        page.goto(served + path)
        for block in page.locator("figure.figure").all():
            block.locator(".figure__live").click()
            expect(block.locator(".chart__live svg path").first).to_be_attached()
    assert problems == []


def test_a_live_chart_that_cannot_be_loaded_says_so_and_leaves_the_plain_one(page: Page, served: str) -> None:
    page.route("**/*.vl.json", lambda route: route.abort())
    page.goto(served + PART_1)
    block = figure(page, "outcomes")
    block.locator(".figure__live").click()
    expect(block.get_by_role("status")).to_have_text("Deze grafiek kon niet geladen worden.")
    expect(block.locator(".chart__wide")).to_be_visible()
    block.locator(".figure__live").click()
    expect(block.get_by_role("status")).to_have_count(0)


def test_hasty_clicks_on_several_figures_load_vega_once_and_break_nothing(page: Page, served: str) -> None:
    problems: list[str] = []
    loaded: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: loaded.append(request.url) if request.url.endswith("vega.js") else None)
    page.goto(served + PART_1)
    for _ in range(3):
        figure(page, "outcomes").locator(".figure__live").click()
    figure(page, "started").locator(".figure__live").click()
    for name in ("outcomes", "started"):
        expect(figure(page, name).locator(".chart__live svg")).to_be_visible()
        expect(figure(page, name).locator("[aria-busy]")).to_have_count(0)
    assert len(loaded) == 1
    assert problems == []


def test_a_live_chart_says_what_is_chosen_instead_of_the_title_of_the_plain_one(page: Page, served: str) -> None:
    page.goto(served + PART_1)
    block = figure(page, "started")
    block.locator(".figure__live").click()
    chart = block.locator(".chart__live svg")
    expect(chart).to_contain_text("GestartBeroepsgerichte doorstroomopleiding (module 4a)Totaal")
    block.get_by_role("combobox", name="Verloop").select_option("Vroegtijdig stopgezet")
    expect(chart).to_contain_text("Vroegtijdig stopgezetBeroepsgerichte")
    expect(block.locator(".figure__subtitle")).to_be_hidden()
    expect(block.locator(".figure__described")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 414, 640, 768, 1024, 1280])
def test_no_text_of_a_chart_is_smaller_than_11_pixels(browser: Browser, served: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in ("", "online-opleidingen-2023/1/", "online-opleidingen-2023/3/", "themes/age/"):
            page.goto(served + path)
            sizes = page.locator(".chart svg text").evaluate_all(
                "texts => texts.filter(text => text.getClientRects().length)"
                ".map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
            )
            assert sizes and min(sizes) >= 11, path


def test_the_script_of_figures_weighs_3_kilobytes_at_most(site: Path) -> None:
    script = (ROOT / "overrides" / "assets" / "figures.js").read_bytes()
    assert len(gzip.compress(script)) <= 3_000
