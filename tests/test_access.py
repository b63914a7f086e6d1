"""Everyone can use it: no finding of axe, every control by keyboard, focus seen, zoom, spacing, colours of the device."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.built import pages

PART = "online-opleidingen-2023/1/"
WIDTHS = (1280, 360)
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-bottom: 2em !important }"
)


@pytest.fixture(params=WIDTHS)
def sized(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at a desk and one on a phone."""
    with browser.new_context(viewport={"width": request.param, "height": 800}) as context:
        yield context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(browser: Browser, served: str, site: Path, width: int) -> None:
    """All rules in light; in dark those about colours, as nothing else differs."""
    rules = {"light": {}, "dark": {"runOnly": ["cat.color"]}}
    found = []
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for built in pages(site):
            page.goto(served + built.path)
            for scheme, options in rules.items():
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                result = Axe().run(page, options={"resultTypes": ["violations"], **options})
                found += [
                    f"{built.path} ({scheme}): {one['id']}: {node['html'][:150]} {node['failureSummary'][:150]}"
                    for one in result.response["violations"]
                    for node in one["nodes"][:3]
                ]
    assert found == []


REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("[inert]"))
    .map((one, index) => one.dataset.nth = index).length"""

FOCUSED = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const form = one.closest("form") ? getComputedStyle(one.closest("form")) : style;
    const header = document.querySelector(".md-header");
    const under = one.closest(".skip, .md-header, [data-md-type=navigation]") ? 0 : header.getBoundingClientRect().bottom;
    return {
        nth: one.dataset.nth ?? null, html: one.outerHTML.slice(0, 120),
        seen: [style, form].some(({outlineStyle, outlineWidth}) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2),
        clear: box.bottom > under + 1 && box.top >= Math.min(under, innerHeight) - 1 || box.height > innerHeight - under,
    };
}"""


def tabbed(page: Page) -> list[dict[str, str | bool]]:
    """What Tab reaches, from the top of the page until it comes round again or leaves the page."""
    reached: list[dict[str, str | bool]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now["nth"] is None or any(now["nth"] == one["nth"] for one in reached):
            return reached
        reached.append(now)
    raise AssertionError("Tab never comes round")


@pytest.mark.parametrize("path", ["", PART, "en/knelpuntopleidingen-2021/", "glossary/"])
def test_tab_reaches_every_control_and_shows_where_it_is(sized: Page, served: str, path: str) -> None:
    sized.goto(served + path, wait_until="networkidle")
    count = sized.evaluate(REACHABLE)
    reached = tabbed(sized)
    missed = sized.evaluate(
        "reached => [...document.querySelectorAll('[data-nth]')].filter(one => !reached.includes(one.dataset.nth))"
        ".map(one => one.outerHTML.slice(0, 120))",
        [one["nth"] for one in reached],
    )
    assert missed == []
    assert len(reached) == count
    assert [one["html"] for one in reached if not one["seen"]] == []
    assert [one["html"] for one in reached if not one["clear"]] == []


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 360, "height": 740})
    sized.goto(served + PART)
    menu, opener = sized.locator("#menu"), sized.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    opener.focus()
    expect(opener).to_have_attribute("aria-expanded", "false")
    sized.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(sized.get_by_role("button", name="Menu sluiten")).to_be_focused()
    count = sized.evaluate(REACHABLE)
    within = sized.locator("#menu [data-nth]").count()
    assert count == within
    reached = tabbed(sized)
    assert len(reached) >= count - 1  # the button that has the focus already comes last
    assert all(one["seen"] for one in reached)
    sized.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    sized.keyboard.press("Enter")
    menu.get_by_role("link", name="Over deze site").press("Enter")
    sized.wait_for_url("**/about/")


def test_the_menu_of_a_phone_works_without_javascript(browser: Browser, served: str) -> None:
    viewport = {"width": 360, "height": 740}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(served + PART)
        expect(page.locator("#menu")).to_be_hidden()
        page.locator("label.tool--menu").click()
        page.locator("#menu").get_by_role("link", name="Over deze site").click()
        page.wait_for_url("**/about/")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("#menu")).to_be_visible()


def test_the_search_of_a_phone_opens_by_keyboard_and_gives_focus_back(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 360, "height": 740})
    sized.goto(served + PART)
    opener = sized.get_by_role("button", name="Zoeken", exact=True)
    opener.press("Enter")
    field = sized.locator(".md-search__input")
    expect(field).to_be_focused()
    field.press_sequentially("Antwerpen")
    expect(sized.locator(".md-search-result__link").first).to_be_visible()
    sized.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_letter_on_its_own_is_no_shortcut(page: Page, served: str) -> None:
    page.goto(served + PART, wait_until="networkidle")
    for key in ("s", "f", "/", "n", "p", ".", ","):
        page.keyboard.press(key)
    expect(page.locator(".md-search__input")).not_to_be_focused()
    assert page.url == served + PART


def test_the_skip_link_leads_past_the_header_and_the_menus(sized: Page, served: str) -> None:
    sized.goto(served + PART)
    sized.keyboard.press("Tab")
    skip = sized.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    sized.keyboard.press("Enter")
    expect(sized.locator("#main")).to_be_focused()
    sized.keyboard.press("Tab")
    assert sized.evaluate("document.activeElement.closest('article') !== null")


def test_light_and_dark_are_chosen_by_keyboard_and_kept_in_both_languages(page: Page, served: str) -> None:
    page.goto(served)
    body = page.locator("body")
    for words, scheme in (
        ("zoals het toestel", "default"),
        ("Kleuren: licht", "slate"),
    ):
        button = page.get_by_role("button", name=words)
        button.press("Enter")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    expect(page.get_by_role("button", name="Kleuren: donker")).to_be_focused()
    page.goto(f"{served}en/about/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()


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
    sized.add_style_tag(content=SPACING)
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
        assert "toc.follow" not in page.evaluate("document.getElementById('__config').textContent")


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
                getComputedStyle(document.querySelector(".thumb__chart path[stroke]")).stroke]"""
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
