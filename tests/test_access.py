"""Everyone can read it: no finding of axe, large text, spaced text, few colours, no movement, the right language."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.languages import LANGS, Lang
from tests.browser import FOCUSED, WIDTHS
from tests.built import pages

PART = "online-opleidingen-2023/1/"
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-bottom: 2em !important }"
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(browser: Browser, served: str, site: Path, width: int, lang: Lang) -> None:
    """All rules in light; in dark those about colours, as nothing else differs. Colours do not follow the width, so on
    a phone all other rules are tried."""
    rules: dict[str, tuple[str, dict[str, object]]] = {
        "light": ("default", {}),
        "dark": ("slate", {"runOnly": ["cat.color"]}),
    }
    if width == min(WIDTHS):
        rules = {"light": ("default", {"rules": {"color-contrast": {"enabled": False}}})}
    found = []
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for built in (built for built in pages(site) if built.lang == lang):
            page.goto(served + built.path)
            for scheme, (worn, options) in rules.items():
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                expect(page.locator("body")).to_have_attribute("data-md-color-scheme", worn)
                result = Axe().run(page, options={"resultTypes": ["violations"], **options})
                found += [
                    f"{built.path} ({scheme}): {one['id']}: {node['html'][:150]} {node['failureSummary'][:150]}"
                    for one in result.response["violations"]
                    for node in one["nodes"][:3]
                ]
    assert found == []


def test_a_page_in_the_dark_is_never_light_first(browser: Browser, served: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.route("**/bundle.*.js", lambda route: route.abort())
        page.goto(served)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("path", ["", PART, "en/about/"])
def test_nothing_moves_while_a_page_loads(sized: Page, served: str, path: str) -> None:
    sized.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.moved += one.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    sized.goto(served + path, wait_until="networkidle")
    assert sized.evaluate("window.moved") < 0.001


def test_every_page_can_be_read_at_twice_its_size(browser: Browser, served: str, site: Path) -> None:
    too_wide = []
    with browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2) as context:
        page = context.new_page()
        for built in pages(site):
            page.goto(served + built.path)
            if page.evaluate("document.documentElement.scrollWidth") > 640:
                too_wide.append(built.path)
            assert page.evaluate("document.querySelector('.md-header').offsetHeight") < 100
    assert too_wide == []


@pytest.mark.parametrize("path", ["", PART, "en/knelpuntopleidingen-2021/", "en/knelpuntopleidingen-2021/2/"])
def test_text_may_be_spaced_out_without_being_cut(sized: Page, served: str, path: str) -> None:
    sized.goto(served + path)
    sized.evaluate(
        "text => { const own = new CSSStyleSheet(); own.replaceSync(text); document.adoptedStyleSheets.push(own); }",
        SPACING,
    )
    cut = sized.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg, .onpage, .md-search"))
            .filter(one => getComputedStyle(one).clipPath === "none")
            .filter(one => ["hidden", "clip"].some(way => getComputedStyle(one).overflow.includes(way)))
            .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
            .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert cut == []
    assert sized.evaluate("document.documentElement.scrollWidth") <= sized.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("path", ["", PART, "404.html"])
def test_what_is_clicked_is_large_enough(sized: Page, served: str, path: str) -> None:
    sized.goto(served + path, wait_until="networkidle")
    small = sized.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary, label[for]")]
            .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
            .filter(one => !one.closest("p, li, dd, figure, h1, h2, h3") || one.closest("nav, .cards, .parts"))
            .map(one => [one, one.getBoundingClientRect()])
            .filter(([, {width, height}]) => width && height && (width < 24 || height < 24))
            .map(([one]) => one.outerHTML.slice(0, 100))"""
    )
    assert small == []


def test_who_wants_no_movement_gets_none(browser: Browser, served: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(served + PART)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(one => {
                const style = getComputedStyle(one);
                return parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none"
                    || style.animationName !== "none" || style.scrollBehavior === "smooth";
            }).map(one => one.outerHTML.slice(0, 80))"""
        )
        assert moving == []


def test_the_few_colours_of_the_device_reach_focus_cards_and_charts(browser: Browser, served: str) -> None:
    with browser.new_context(forced_colors="active", color_scheme="dark") as context:
        page = context.new_page()
        page.goto(served)
        card = page.locator(".cards a").first
        assert card.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
        card.focus()
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUSED)["seen"]
        paper, bar = page.evaluate(
            """() => [getComputedStyle(document.body).backgroundColor,
                getComputedStyle(document.querySelector(".thumb .chart path[stroke]")).stroke]"""
        )
        assert paper != bar
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--pf-ink')") == "CanvasText"


@pytest.mark.parametrize(("path", "first"), [("nowhere/", "nl"), ("en/nowhere/", "en")])
def test_what_is_not_there_is_said_first_in_the_language_of_the_address(
    page: Page, served: str, path: str, first: str
) -> None:
    page.goto(served + path)
    expect(page.locator(".missing > section").first).to_have_attribute("lang", first)
    expect(page.locator(".missing > section")).to_have_count(2)
    expect(page.get_by_role("main").get_by_role("link", name="Online opleidingen")).to_be_visible()
