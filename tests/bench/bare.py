"""The theme alone: a Material site of as many pages with nothing on them, for time and for bytes."""

import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser
from tests.bench.measure import Measure
from tests.bench.run import Cost, cost
from tests.bench.sizes import KINDS, visits
from tests.bench.visits import serving
from tests.bench.workshop import Workshop, forget, pages

TIMES = 3
FIGURES = "part with figures"
SETTINGS = {
    "site_name": "Bare",
    "site_url": "http://127.0.0.1:8000/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
}
"""The theme as it comes, but for fonts from another host."""


def measure(workshop: Workshop) -> Iterator[Measure]:
    """The bare site beside that of today: the time of a warm build, the middle of three, and the weight of a page."""
    copy = workshop.built
    number = pages(copy)
    folder = workshop.folder / "bare"
    ours, theirs = [], []
    for turn in range(1, TIMES + 1):
        workshop.say(f"the bare site and the site of today, {turn} of {TIMES}")
        theirs.append(build_bare(folder, number))
        forget(copy, ".build", "site")
        ours.append(workshop.site(copy))
    yield Measure("pages", number)
    yield from beside("build", middle(ours), middle(theirs))
    with (
        serving(copy.root / "site", workshop.port) as server,
        serving(folder / "site") as plain,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"])
        bare, figures = visits(chromium, plain, "page-1/"), visits(chromium, server, KINDS[FIGURES])
    for name, one, other in zip(("first visit", "second page"), bare, figures, strict=True):
        yield Measure(f"{name}, bare page", one.kilobytes, "kB", note=f"{len(one.requests)} requests")
        yield Measure(f"{name}, {FIGURES}", other.kilobytes, "kB", note=f"{len(other.requests)} requests")
        yield Measure(f"{name}, against a bare page", other.kilobytes / one.kilobytes, "×")


def build_bare(folder: Path, number: int) -> Cost:
    """The cost of building a bare site of so many pages, in one process."""
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(json.dumps(SETTINGS), encoding="utf-8")
    for page in range(number):
        name = f"page-{page}.md" if page else "index.md"
        (docs / name).write_text(f"# Page {page}\n\n## A part\n\nA sentence.\n", encoding="utf-8")
    return cost([sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"], folder)


def middle(costs: list[Cost]) -> Cost:
    """The cost that is in the middle by the clock."""
    wall = statistics.median_low([cost.wall for cost in costs])
    return next(cost for cost in costs if cost.wall == wall)


def beside(name: str, ours: Cost, bare: Cost) -> Iterator[Measure]:
    """A build beside that of a bare site. Ours works in several processes, so the processors' time says more."""
    yield Measure(f"{name}, bare", bare.wall, "s")
    yield Measure(f"{name}, ours", ours.wall, "s")
    yield Measure(f"{name}, against bare", ours.wall / bare.wall, "×")
    yield Measure(f"{name}, against bare: processor", ours.cpu / bare.cpu, "×")
