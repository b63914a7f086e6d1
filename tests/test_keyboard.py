"""Every link, button and field by keyboard, at a desk and on a phone, and always seen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import FOCUSED

PART = "online-opleidingen-2023/1/"

REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("[inert]"))
    .map((one, index) => one.dataset.nth = index).length"""


def tabbed(page: Page) -> list[dict[str, str | bool]]:
    """What Tab reaches, from the top of the page until it comes round again or leaves the page. A key that a busy
    browser lost is pressed again; what holds the focus for good is a trap."""
    reached: list[dict[str, str | bool]] = []
    for _ in range(400):
        for _ in range(3):
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUSED)
            if not reached or now["nth"] != reached[-1]["nth"]:
                break
        if now["nth"] is None or any(now["nth"] == one["nth"] for one in reached):
            assert str(now["html"]).startswith("<body") or now["nth"] == reached[0]["nth"], (now, reached[-1])
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


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(phone: Page, served: str) -> None:
    phone.goto(served + PART)
    menu, opener = phone.locator("#_menu"), phone.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    opener.focus()
    expect(opener).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("button", name="Menu sluiten")).to_be_focused()
    count = phone.evaluate(REACHABLE)
    within = phone.locator("#_menu [data-nth]").count()
    assert count == within
    reached = tabbed(phone)
    assert len(reached) >= count - 1  # the button that has the focus already comes last
    assert all(one["seen"] for one in reached)
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Enter")
    menu.get_by_role("link", name="Over deze site").press("Enter")
    phone.wait_for_url("**/about/")


def test_the_menu_of_a_phone_works_without_javascript(browser: Browser, served: str) -> None:
    viewport = {"width": 360, "height": 740}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(served + PART)
        expect(page.locator("#_menu")).to_be_hidden()
        page.locator("label.tool--menu").click()
        page.locator("#_menu").get_by_role("link", name="Over deze site").click()
        page.wait_for_url("**/about/")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("#_menu")).to_be_visible()


def test_the_search_of_a_phone_opens_by_keyboard_and_gives_focus_back(phone: Page, served: str) -> None:
    phone.goto(served + PART)
    opener = phone.get_by_role("button", name="Zoeken", exact=True)
    opener.press("Enter")
    field = phone.locator(".md-search__input")
    expect(field).to_be_focused()
    field.press_sequentially("Antwerpen")
    expect(phone.locator(".md-search-result__link").first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()


def test_tab_goes_through_what_the_search_finds_and_out_of_it(page: Page, served: str) -> None:
    page.goto(served + PART)
    field = page.locator(".md-search__input")
    field.fill("Antwerpen")
    field.press("End")  # the search listens to keys: one question, so one list that no later answer draws again
    first = page.locator(".md-search-result__link").first
    expect(page.locator(".md-search-result mark").first).to_have_text("Antwerpen")
    expect(field).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
    expect(first).to_be_hidden()
    expect(page.locator(".md-search__output")).to_be_hidden()


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
    expect(sized.locator("#_main")).to_be_focused()
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
