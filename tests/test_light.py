"""What a page costs its reader: nothing fails, and the search comes when it is used."""

import pytest
from playwright.sync_api import Page, expect

PART = "online-opleidingen-2023/1/"


def asked_by(page: Page) -> list[str]:
    """The paths of all that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


@pytest.mark.parametrize("path", ["", PART, "en/figures/"])
def test_the_search_comes_when_a_reader_goes_to_its_field(page: Page, served: str, path: str) -> None:
    asked = asked_by(page)
    page.goto(served + path, wait_until="networkidle")
    assert [url for url in asked if "/javascripts/" in url or "/search/" in url or "sitemap" in url] == []
    with page.expect_response("**/search_index.json"):
        page.locator(".md-search__input").focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "sitemap" in url] == []


def test_what_is_typed_before_the_search_has_come_is_searched(page: Page, served: str) -> None:
    page.route("**/bundle.*.js", lambda route: page.wait_for_timeout(500) or route.continue_())
    page.goto(served + PART)
    page.locator(".md-search__input").click()
    page.keyboard.type("Antwerpen")
    expect(page.locator(".md-search-result mark").first).to_have_text("Antwerpen")
    expect(page.locator(".md-search__input")).to_have_value("Antwerpen")
