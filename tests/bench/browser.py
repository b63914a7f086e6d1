"""What a reader waits for: paint, chart, shifts and long tasks in the machine's Chromium, quick and slow.

A chart is on the screen in the first frame in which its drawing has a box. The browser draws no frame while styles
that it needs are missing, so what has a box in a frame is painted in it; it is never earlier than the first
contentful paint, which is the end of that frame. A chart further down the page counts as soon as it could be
scrolled to.
"""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import browser
from tests.bench.floor import write_floor
from tests.bench.measure import Measure
from tests.bench.sizes import KINDS
from tests.bench.visits import Counting, serving, visit
from tests.bench.workshop import Workshop

TIMES = 5
LONG = 50
"""Milliseconds from which a task is long."""
WATCH = (Path(__file__).parent / "browser.js").read_text(encoding="utf-8")
SHOWN = ("home", "answer", "part with figures")
FIGURES = "part with figures"


@dataclass(frozen=True, slots=True)
class Setting:
    """A screen, how many times slower the processor is made, and a network in ms and bits a second."""

    viewport: ViewportSize
    slower: int = 1
    network: Mapping[str, float] | None = None


SETTINGS = {
    "quick": Setting({"width": 1280, "height": 800}),
    "slow": Setting({"width": 412, "height": 823}, 4, {"latency": 150, "down": 1_600_000, "up": 750_000}),
}
"""As the machine is; and a phone on slow 4G with a processor that is four times slower."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit: milliseconds to the first contentful paint and to the chart (`None` without one), the layout shift,
    long tasks, and how many scripts of our own and of the theme took long."""

    paint: float
    chart: float | None
    shift: float
    long: int
    own: int
    theme: int


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Pages of the site and the floor in turn, so that a busy moment of the machine meets all; the middle of five."""
    site, floor = workshop.built.root / "site", workshop.folder / "floor"
    floor.mkdir()
    write_floor(floor)
    with serving(site, workshop.port) as server, serving(floor) as plain, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"])
        found: dict[tuple[str, str], list[Seen]] = {}
        for number, (name, setting) in product(range(1, TIMES + 1), SETTINGS.items()):
            workshop.say(f"{name} visits, {number} of {TIMES}")
            for kind in SHOWN:
                found.setdefault((name, kind), []).append(seen(chromium, server, KINDS[kind], setting))
            found.setdefault((name, "the floor"), []).append(seen(chromium, plain, "", setting))
        with chromium.new_context() as context:
            weight = visit(context.new_page(), plain, "")
    yield Measure("the floor: size", weight.kilobytes, "kB", note=f"{len(weight.requests)} requests")
    for name in SETTINGS:
        for kind in SHOWN:
            yield from _shown(f"{name}, {kind}", found[name, kind], name == "slow")
        yield from _beside(name, found[name, FIGURES], found[name, "the floor"])


def _shown(name: str, visits: list[Seen], slow: bool) -> Iterator[Measure]:
    yield Measure(f"{name}: first contentful paint", statistics.median(one.paint for one in visits), "ms")
    charts = [one.chart for one in visits if one.chart is not None]
    if charts:
        late = statistics.median(one.chart - one.paint for one in visits if one.chart is not None)
        yield Measure(f"{name}: chart visible", statistics.median(charts), "ms")
        yield Measure(f"{name}: chart after the first paint", late, "ms", most=0)
    yield Measure(f"{name}: layout shift", max(one.shift for one in visits), "shift", most=0)
    yield Measure(f"{name}: long tasks", statistics.median(one.long for one in visits))
    own = max(one.own for one in visits)
    yield Measure(f"{name}: long tasks, own scripts", own, most=0 if slow else None)
    yield Measure(f"{name}: long tasks, the theme's scripts", statistics.median(one.theme for one in visits))


def _beside(name: str, visits: list[Seen], floor: list[Seen]) -> Iterator[Measure]:
    chart, least = (statistics.median(one.chart or one.paint for one in found) for found in (visits, floor))
    yield Measure(f"{name}, the floor: chart visible", least, "ms")
    yield Measure(f"{name}: chart visible, against the floor", chart / least, "×", most=1.2 if name == "slow" else None)


def seen(chromium: Browser, server: Counting, path: str, setting: Setting) -> Seen:
    """A visit by someone who was never here."""
    with chromium.new_context(viewport=setting.viewport) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": setting.slower})
        if setting.network:
            session.send("Network.enable")
            speed = {f"{way}loadThroughput": setting.network[way] / 8 for way in ("down", "up")}
            latency = setting.network["latency"]
            session.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
        page.add_init_script(WATCH)
        visit(page, server, path)
        page.wait_for_function("() => window.benchSeen.paint !== null")
        return _seen(page.evaluate("() => window.benchSeen"))


def _seen(told: Mapping[str, object]) -> Seen:
    paint, chart, scripts = told["paint"], told["chart"], told["scripts"]
    assert isinstance(paint, (int, float)) and isinstance(scripts, list)
    long = [urlsplit(script["from"]).path for script in scripts if script["lasted"] >= LONG]
    theme = sum("/assets/javascripts/" in path for path in long)
    own = sum("/assets/" in path for path in long) - theme
    at = max(float(paint), float(chart)) if isinstance(chart, (int, float)) else None
    return Seen(float(paint), at, float(str(told["shift"])), int(str(told["long"])), own, theme)
