"""A page in the browser that is watched: what its policy stopped, what went wrong, what left the site."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page, Request, expect

LISTEN = """window.stopped = new Set();
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    window.stopped.add(effectiveDirective);
    console.error(`policy: ${effectiveDirective}`);
});"""


@dataclass
class Watched:
    """A page, and all that went wrong on it; requests may go to the origin of `home` only."""

    page: Page
    home: str
    troubles: list[str] = field(default_factory=list)

    def goto(self, path: str) -> None:
        """Go to a path of the site."""
        self.page.goto(self.home + path)

    def wait_until_stopped(self, directives: list[str]) -> None:
        """Wait until the policy of the page has stopped something by each of these directives."""
        self.page.wait_for_function("wanted => wanted.every(one => window.stopped.has(one))", arg=directives)


def watched(context: BrowserContext, home: str) -> Watched:
    """A fresh page that is watched from now on."""
    page = context.new_page()
    found = Watched(page, home)
    page.add_init_script(LISTEN)
    page.on("console", lambda said: found.troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    page.on("requestfailed", lambda request: _failed(found, request))
    page.on("request", lambda request: _asked(found, request))

    def refuse(dialog: Dialog) -> None:
        found.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    return found


def _failed(found: Watched, request: Request) -> None:
    if request.failure != "net::ERR_ABORTED":  # as when the page is left before all has come
        found.troubles.append(f"{request.failure}: {request.url}")


def _asked(found: Watched, request: Request) -> None:
    if not request.url.startswith("data:") and urlsplit(request.url).netloc != urlsplit(found.home).netloc:
        found.troubles.append(f"elsewhere: {request.url}")


def use(page: Page, sought: str) -> None:
    """Do on a page at a desk what a reader can do there; `sought` is a word that the search finds."""
    for summary in page.locator("article summary, main > .figure summary").all()[:6]:
        summary.click()
    for mark in page.locator(".chart__wide [data-row]").all()[:2]:
        mark.hover()
        expect(page.locator(".chart__tip:visible")).to_have_count(1)
    for sort in page.locator(".sort").all()[:2]:
        sort.click()
    for live in page.locator(".figure__live").all()[:1]:
        live.click()
        chart = page.locator(".chart__live svg")
        expect(chart).to_be_visible()
        for choice in page.locator(".chart__live select").all():
            choice.select_option(index=0)
        chart.locator("path[aria-label]:not([aria-hidden])").first.hover(force=True)
        live.click()
    for button in page.locator(".copy:visible").all()[:2]:
        button.click()
    for text in page.locator("[data-finder] input").all():
        text.fill("a")
        text.press("Enter")
    for button in page.locator(".palette button:visible").all():
        button.click()
    for search in page.locator(".md-search__input").all():
        search.click()
        page.keyboard.type(sought)
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.keyboard.type("qqqqq")
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
