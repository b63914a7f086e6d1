"""A figure in a frame on somebody else's page, in a real browser: seen, followed, operated, and no trouble."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from macros.addresses import Site, page_of
from macros.embed import snippet
from macros.languages import LANGS, Lang
from macros.model import Collection
from macros.project import Project
from macros.values import Values
from tests.test_reuse import lines

ANSWER, FIGURE = "online-opleidingen-2023", "completions"
HEIGHT = "document.documentElement.getBoundingClientRect().height"
COLOURS = """() => {
    const style = getComputedStyle(document.body);
    const names = ["ink", "muted", "rule", "edge", "paper", "tint", "link", "strong", "calm", "accent"];
    return names.map(name => style.getPropertyValue(`--pf-${name}`));
}"""
STROKE = "bar => getComputedStyle(bar).stroke"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass(frozen=True)
class Elsewhere:
    """Pages of another origin in a folder, served at an address; `collection` and `charts` for what they copy."""

    folder: Path
    address: str
    collection: Collection
    charts: Path

    def page(self, served: str, lang: Lang, more: str = "") -> str:
        """The address of a page with a figure of the site at `served`; it follows the device, as a page may."""
        values = Values(self.collection, self.collection.questions[ANSWER], lang)
        copied = snippet(values, values.question.figures[FIGURE], Site(served), self.charts)
        head = '<meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        body = f"<main><h1>x</h1>{copied}{more}</main>"
        name = f"{lang}{len(more)}.html"
        content = f"<!doctype html><html lang=nl><head>{head}<title>x</title></head><body>{body}</body></html>"
        (self.folder / name).write_text(content, encoding="utf-8")
        return self.address + name


@pytest.fixture(scope="module")
def elsewhere(
    tmp_path_factory: pytest.TempPathFactory, collection: Collection, project: Project
) -> Iterator[Elsewhere]:
    """A second server on another port, which to a browser is another site."""
    folder = tmp_path_factory.mktemp("elsewhere")
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Elsewhere(folder, f"http://127.0.0.1:{server.server_port}/", collection, project.charts)
        server.shutdown()
        thread.join()


def framed(page: Page, address: str) -> Frame:
    """The frame on the page at an address."""
    page.goto(address, wait_until="networkidle")
    (frame,) = page.frames[1:]
    return frame


def troubles(page: Page) -> list[str]:
    """What goes wrong on a page, and in its frames, from now on."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on("response", lambda answer: found.append(answer.url) if answer.status >= 400 else None)
    return found


@pytest.mark.parametrize(("width", "lang"), [(1280, "nl"), (360, "en")])
def test_it_is_seen_without_trouble_in_light_and_dark_and_axe_finds_nothing(
    browser: Browser, served: str, elsewhere: Elsewhere, width: int, lang: Lang
) -> None:
    seen = []
    for scheme in ("light", "dark"):
        with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
            page = context.new_page()
            found = troubles(page)
            frame = framed(page, elsewhere.page(served, lang))
            drawn = frame.locator(f".chart__{'wide' if width == 1280 else 'narrow'}")
            expect(drawn.locator("svg")).to_be_in_viewport()
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert frame.evaluate(f"{HEIGHT} <= innerHeight") or width == 360
            paper = frame.evaluate("getComputedStyle(document.body).backgroundColor")
            seen.append((paper, drawn.locator("path[stroke]").first.evaluate(STROKE)))
            frame.locator("summary").click()
            response = Axe().run(frame).response
            assert [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in response["violations"]] == []
            assert found == []
    (paper, bar), (dark_paper, dark_bar) = seen
    assert paper != dark_paper and bar != dark_bar


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_its_colours_are_those_of_the_site(
    browser: Browser, served: str, elsewhere: Elsewhere, scheme: Any, forced: Any
) -> None:
    with browser.new_context(color_scheme=scheme, forced_colors=forced) as context:
        page = context.new_page()
        alone = framed(page, elsewhere.page(served, "nl")).evaluate(COLOURS)
        page.goto(served)
        assert alone == page.evaluate(COLOURS)


def test_what_is_printed_is_light(page: Page, served: str) -> None:
    page.goto(f"{served}embed/{ANSWER}/{FIGURE}/")
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(COLOURS) != light
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(COLOURS) == light


@pytest.mark.parametrize("lang", LANGS)
def test_its_link_opens_the_figure_on_the_site_beside_the_page(
    page: Page, served: str, elsewhere: Elsewhere, lang: Lang
) -> None:
    address = elsewhere.page(served, lang)
    frame = framed(page, address)
    with page.expect_popup() as opened:
        frame.locator("figcaption a").click()
    figure = elsewhere.collection.questions[ANSWER].figures[FIGURE]
    assert opened.value.url == Site(served).to(lang, page_of(figure))
    expect(opened.value.locator(f"#{FIGURE}")).to_be_in_viewport()
    assert opened.value.evaluate("window.opener") is None
    assert page.url == address


def test_keys_reach_its_values_its_table_and_its_link_and_leave_it(
    page: Page, served: str, elsewhere: Elsewhere
) -> None:
    after = "<a href='#x'>x</a>"
    frame = framed(page, elsewhere.page(served, "en", after))
    page.keyboard.press("Tab")
    expect(frame.get_by_role("slider")).to_be_focused()
    expect(frame.locator(".chart__tip")).to_be_visible()
    page.keyboard.press("Tab")
    expect(frame.locator("summary")).to_be_focused()
    assert frame.locator("summary").evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(frame.locator("table.figures")).to_be_visible()
    expect(frame.locator(".figure__notes")).to_be_visible()
    page.keyboard.press("Enter")
    expect(frame.locator("table.figures")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(frame.locator("figcaption a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="x")).to_be_focused()


def test_without_javascript_it_has_all_but_the_pointing(browser: Browser, served: str, elsewhere: Elsewhere) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        frame = framed(context.new_page(), elsewhere.page(served, "nl"))
        expect(frame.locator(".chart__wide svg")).to_be_visible()
        expect(frame.locator(".marks").first).to_be_visible()
        frame.locator("summary").click()
        expect(frame.locator("table.figures")).to_be_visible()


def test_a_page_that_listens_can_give_it_the_room_that_it_needs_open_and_closed(
    phone: Page, site: Path, served: str, elsewhere: Elsewhere
) -> None:
    (listener,) = (code for code in lines(site, "nl", "html") if code.startswith("<script>"))
    frame = framed(phone, elsewhere.page(served, "nl", listener))
    room = "Math.abs(innerHeight - document.documentElement.getBoundingClientRect().height) < 1"
    frame.wait_for_function(room)
    closed = frame.evaluate("innerHeight")
    frame.locator("summary").click()
    frame.wait_for_function(f"innerHeight > {closed} && {room}")
    frame.locator("summary").click()
    frame.wait_for_function(f"innerHeight === {closed}")
