"""What a reader downloads: kilobytes and requests of a first and a second visit to each kind of page."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import browser
from tests.bench.measure import Measure
from tests.bench.visits import Counting, Visit, before_chart, own_scripts, packed, serving, visit
from tests.bench.workshop import Workshop

KINDS = {
    "home": "",
    "answer": "online-opleidingen-2023/",
    "part with figures": "online-opleidingen-2023/2/",
    "part without figures": "online-opleidingen-2023/4/",
    "theme": "themes/men-women/",
    "figures": "figures/",
    "glossary": "glossary/",
    "quality": "quality/",
    "corrections": "corrections/",
    "embedded figure": "embed/online-opleidingen-2023/by-quarter/",
    "page that is not there": "nowhere/",
}
"""A page of each kind, by its path in the Dutch site."""
INDEX = "search/search_index.json"
WORD = "vrouwen"


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Every kind of page visited in a browser, and what can be said of the files alone."""
    site = workshop.built.root / "site"
    with serving(site, workshop.port) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"])
        firsts, seconds, failed = {}, {}, []
        for kind, path in KINDS.items():
            workshop.say(f"a visit to: {kind}")
            firsts[kind], seconds[kind] = visits(chromium, server, path)
            failed += [*firsts[kind].failed(path), *seconds[kind].failed(path)]
        for kind, first in firsts.items():
            yield Measure(f"{kind}: first visit", first.kilobytes, "kB", most=100)
            yield Measure(f"{kind}: first visit, requests", len(first.requests), most=10)
        for kind, second in seconds.items():
            yield Measure(f"{kind}: second page", second.kilobytes, "kB")
            yield Measure(f"{kind}: second page, requests", len(second.requests))
        middle = statistics.median(second.kilobytes for second in seconds.values())
        yield Measure("second page, median", middle, "kB", most=20)
        asked = sum(request.path == INDEX for first in firsts.values() for request in first.requests)
        yield Measure("visits that ask for the search index", asked, most=0)
        yield Measure("requests that fail", len(failed), most=0, note=", ".join(dict.fromkeys(failed)))
        largest = _largest(site)
        workshop.say("the largest page")
        yield Measure("largest page: HTML", len(packed((site / largest / "index.html").read_bytes())) / 1000, "kB")
        whole = visits(chromium, server, largest)[0]
        yield Measure("largest page: first visit", whole.kilobytes, "kB", most=100, note=f"/{largest}")
        workshop.say("a search")
        found = _search(chromium, server)
        yield Measure("search used: what it needs", found.kilobytes, "kB")
        yield Measure("search used: requests", len(found.requests))
    yield from _before_charts(site)
    yield Measure("scripts of our own", own_scripts(site) / 1000, "kB", most=6)


def visits(chromium: Browser, server: Counting, path: str) -> tuple[Visit, Visit]:
    """A visit to a page by someone who was never here, and by someone who comes from another page: the home page, or
    for that one the list of figures."""
    found: list[Visit] = []
    for before in ("", KINDS["figures"] if path == KINDS["home"] else KINDS["home"]):
        with chromium.new_context() as context:
            page = context.new_page()
            if found:
                visit(page, server, before)
            found.append(visit(page, server, path))
    return found[0], found[1]


def _search(chromium: Browser, server: Counting) -> Visit:
    """What is asked for from the moment that a reader goes to the search until the results are there, with what of
    it the page asked for before."""
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        first = visit(page, server, KINDS["answer"])
        at = len(server.requests)
        page.locator(".md-search__input").click()
        page.keyboard.type(WORD)
        page.locator(".md-search-result__item a").first.wait_for()
        page.wait_for_load_state("networkidle")
        early = tuple(request for request in first.requests if "search" in request.path or "/lunr/" in request.path)
        return Visit((*early, *server.requests[at:]))


def _largest(site: Path) -> str:
    """The path of the page whose HTML weighs most when it is sent."""
    pages = (file.parent for file in site.rglob("index.html"))
    largest = max(pages, key=lambda page: len(packed((page / "index.html").read_bytes())))
    return f"{largest.relative_to(site).as_posix()}/"


def _before_charts(site: Path) -> Iterator[Measure]:
    """What must come before the first chart, on the page where that is most."""
    pages = [
        f"{file.parent.relative_to(site).as_posix()}/" for file in site.rglob("index.html") if "embed" not in file.parts
    ]
    needed = {page: size for page in pages if (size := before_chart(site, page)) is not None}
    worst = max(needed, key=lambda page: needed[page])
    note = f"most of {len(needed)} pages with charts: /{worst}"
    yield Measure("before the first chart", needed[worst] / 1000, "kB", most=40, note=note)
    middle = statistics.median(needed.values()) / 1000
    yield Measure("before the first chart, median", middle, "kB")
