"""How long an editor waits: `make serve` and a browser of this machine."""

import contextlib
import shutil
import statistics
import time
from collections.abc import Callable, Iterator

from playwright.sync_api import Error, Page, sync_playwright

from tests import browser
from tests.bench.measure import Measure
from tests.bench.workshop import Workshop
from tests.conftest import Copy
from tests.serving import CSV, PAGE, Served, serving, until

TIMES = 5
PATIENCE = 600
"""Seconds for a whole site, on a machine that does much besides."""
WORDS = ("shown", "drawn")
MARKDOWN, STYLE = "docs/en/knelpuntopleidingen-2021/3.md", "overrides/assets/site.css"
ORDER = "getComputedStyle(document.querySelector('.md-typeset')).getPropertyValue('--bench')"


def measure(workshop: Workshop) -> Iterator[Measure]:
    """The first page, and one change of each kind until the browser shows it: the middle of five."""
    copy = workshop.today("served")
    shutil.copytree(workshop.built.root / ".cache", copy.root / ".cache")
    log = workshop.folder / "serve.log"
    workshop.say("make serve")
    with sync_playwright() as playwright:
        began = time.perf_counter()
        with serving(copy, log) as served:
            page = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"]).new_page()
            page.goto(served.url + PAGE)
            page.get_by_text("7,286").first.wait_for()
            yield Measure("the first page on the screen", time.perf_counter() - began, "s")
            until(lambda: "whole site renewed" in served.told(), patience=PATIENCE)
            yield Measure("the whole site", time.perf_counter() - began, "s")
            yield from _changes(workshop, served, page, copy)


def _changes(workshop: Workshop, served: Served, page: Page, copy: Copy) -> Iterator[Measure]:
    def cell(number: int) -> Callable[[], bool]:
        old, new = (7286, 7287) if number % 2 == 0 else (7287, 7286)
        copy.edit(CSV, f"2019,to-work,{old},", f"2019,to-work,{new},")
        return lambda: f"7,{new - 7000}" in page.inner_text("article")

    def words(number: int) -> Callable[[], bool]:
        old, new = ("", WORDS[0]) if not number else (WORDS[(number - 1) % 2], WORDS[number % 2])
        copy.edit(MARKDOWN, f"## Figures {old}".rstrip(), f"## Figures {new}")
        return lambda: f"Figures {new}" in page.inner_text("article")

    def style(number: int) -> Callable[[], bool]:
        with (copy.root / STYLE).open("a", encoding="utf-8") as file:
            file.write(f".md-typeset {{ --bench: {number + 1}; }}\n")
        return lambda: str(page.evaluate(ORDER)).strip() == str(number + 1)

    for name, edit in (("cell", cell), ("page", words), ("style", style)):
        workshop.say(f"make serve: one {name} changed")
        shown, whole = zip(*(_waited(served, edit, number) for number in range(TIMES)), strict=True)
        yield Measure(f"one {name} changed, on the screen", statistics.median(shown), "s", most=1)
        yield Measure(f"one {name} changed, the whole site", statistics.median(whole), "s")


def _waited(served: Served, edit: Callable[[int], Callable[[], bool]], number: int) -> tuple[float, float]:
    """Seconds from a change until the browser shows it and until the whole site is renewed."""
    time.sleep(2)  # what makes ready for the next change has ended
    done = served.told().count("whole site renewed")
    began = time.perf_counter()
    seen = edit(number)
    while not _holds(seen):
        assert time.perf_counter() - began < PATIENCE
        time.sleep(0.01)
    shown = time.perf_counter() - began
    until(lambda: served.told().count("whole site renewed") > done, patience=PATIENCE)
    return shown, time.perf_counter() - began


def _holds(seen: Callable[[], bool]) -> bool:
    """Whether the page shows something; not while it is being loaded."""
    with contextlib.suppress(Error):
        return seen()
    return False
