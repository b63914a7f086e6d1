"""What a page may do is said in its head, and it is enough: everything works, and nothing comes from another host."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Route

from macros.languages import LANGS, Lang
from tests.built import path_in
from tests.conftest import SITE_URL
from tests.watched import use, watched

KINDS = (
    "",
    "figures/",
    "glossary/",
    "reuse/",
    "themes/",
    "themes/age/",
    "knelpuntopleidingen-2021/",
    "knelpuntopleidingen-2021/1/",
    "online-opleidingen-2023/7/",
    "embed/online-opleidingen-2023/completions/",
    "404.html",
)
"""A page of each kind."""
WORD = {"nl": "opleidingen", "en": "courses"}
LOADED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "object": "data",
    "embed": "src",
    "image": "href",
    "use": "href",
}
"""What loads something by itself, and by which attribute; of `<link>` that depends on what it is."""
LINKED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
SLIPPED_IN = """<script>window.ran = 1</script><img src="x.png" onerror="window.ran = 1">
<a id="leak" href="javascript:window.ran = 1">x</a><style>body { display: none }</style><p style="color: red">x</p>
<script src="https://example.com/x.js"></script><img src="https://example.com/x.png"><iframe src="https://example.com/"></iframe>
<form action="https://example.com/"><button id="send">x</button></form><base href="https://example.com/">"""
"""What a page would hold of somebody who found a way to put HTML into it."""

STOPPED = ["script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src", "frame-src"]
STOPPED += ["form-action", "base-uri"]
"""The directives that are in the way of it."""


@cache
def html_files(site: Path) -> tuple[tuple[str, BeautifulSoup], ...]:
    """Every page of the site, embedded figures too, by its path."""
    return tuple(
        (file.relative_to(site).as_posix(), BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser"))
        for file in sorted(site.rglob("*.html"))
    )


def loads(soup: BeautifulSoup) -> Iterator[str]:
    """What a page loads by itself."""
    for tag in soup.find_all([*LOADED, "link"]):
        if tag.name == "link":
            if LINKED & set(tag.get_attribute_list("rel")):
                yield str(tag["href"])
        elif tag.has_attr(LOADED[tag.name]):
            yield str(tag[LOADED[tag.name]])


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_page_works_whole_under_its_policy_and_asks_nothing_of_another_host(
    browser: Browser, served: str, lang: Lang
) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        found = watched(context, served)
        for path in KINDS:
            found.goto(path_in(lang, path))
            use(found.page, WORD[lang])
            assert found.troubles == [], path


@pytest.mark.parametrize("path", ["en/reuse/", "embed/online-opleidingen-2023/completions/"])
def test_what_is_slipped_into_a_page_does_not_run_and_asks_nothing(browser: Browser, served: str, path: str) -> None:
    def slip_in(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("</main>", f"{SLIPPED_IN}</main>"))

    with browser.new_context() as context:
        found = watched(context, served)
        found.page.route(served + path, slip_in)
        found.goto(path)
        for way_out in ("#leak", "#send"):
            found.page.evaluate("way => document.querySelector(way).click()", way_out)
        found.wait_until_stopped(STOPPED)
        assert found.page.evaluate("typeof window.ran") == "undefined"
        for trouble in [one for one in found.troubles if one.startswith("elsewhere: ")]:
            assert trouble.replace("elsewhere", "csp") in found.troubles
        assert found.page.url == served + path


def test_every_page_says_one_policy_before_it_loads_anything(site: Path) -> None:
    said = set()
    for path, soup in html_files(site):
        assert soup.head and soup.html
        tags = [tag for tag in soup.head.children if isinstance(tag, Tag)]
        first = [tag for tag in tags[:3] if tag.get("http-equiv") == "Content-Security-Policy"]
        assert len(first) == 1 and all(tag.name == "meta" for tag in tags[:3]), path
        said.add(str(first[0]["content"]))
        assert soup.head.select_one("meta[name=referrer][content=same-origin]"), path
        assert str(soup.html).index("charset=") < 1024, path
    assert len(said) == 1
    assert not re.search(r"unsafe|\*|https?:", said.pop())


def test_pages_hold_no_script_no_style_and_load_nothing_from_elsewhere(site: Path) -> None:
    for path, soup in html_files(site):
        for script in soup.select("script:not([src])"):
            assert str(script["type"]) in ("application/json", "application/ld+json"), path
        assert soup.select("style, [style], base, iframe, form[action], meta[http-equiv=refresh]") == [], path
        names = {name for tag in soup.find_all(True) for name in tag.attrs}
        assert [name for name in names if name.startswith("on")] == [], path
        here = urljoin(SITE_URL, path)
        for address in loads(soup):
            assert urljoin(here, address).startswith(SITE_URL), (path, address)


def test_styles_drawings_and_scripts_load_nothing_from_elsewhere(site: Path) -> None:
    for file in [*site.rglob("*.css"), *site.rglob("*.svg")]:
        text = file.read_text(encoding="utf-8")
        addresses = re.findall(r"(?:url\(|@import|\s(?:xlink:)?href=|\ssrc=)\s*[\"']?([^\"')\s>]*)", text)
        assert [one for one in addresses if re.match(r"(?!data:)[\w+.-]+:|//", one)] == [], file
        assert not re.search(r"<script|<foreignObject|\son\w+=", text), file
    for file in site.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(?:import|importScripts|Worker)\s*\(?\s*[\"'](?:https?:)?//", text), file


def test_links_to_elsewhere_carry_no_opener(site: Path) -> None:
    count = 0
    for path, soup in html_files(site):
        for link in soup.select("a[href]"):
            address = urljoin(urljoin(SITE_URL, path), str(link["href"]))
            if (address.startswith("http") and not address.startswith(SITE_URL)) or link.has_attr("target"):
                assert "noopener" in link.get_attribute_list("rel"), (path, address)
                count += 1
    assert count > 10
