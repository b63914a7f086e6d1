"""How long `make site` takes: with nothing made before, with charts in the cache, after one change; and its memory."""

import re
import statistics
from collections.abc import Iterator

from tests.bench.measure import Measure
from tests.bench.run import Cost
from tests.bench.workshop import Workshop, charts, forget, pages
from tests.conftest import Copy
from tests.serving import CSV

TIMES = 3
HEAVY = ("altair", "pandas", "vl_convert")
"""What a build needs not import when its charts are drawn already."""
PAGE = "docs/en/knelpuntopleidingen-2021/3.md"
STYLE = "overrides/assets/site.css"
REASON = ("--kind", "error", "--why-nl", "Een proef.", "--why-en", "A trial.")


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Clean builds, their memory, and builds after a change; the middle of three."""
    copy = workshop.today("build")
    cold, warm = [], []
    for number in range(1, TIMES + 1):
        workshop.say(f"cold build {number} of {TIMES}")
        forget(copy, ".cache", ".build", "site")
        cold.append(workshop.site(copy))
    for number in range(1, TIMES + 1):
        workshop.say(f"warm build {number} of {TIMES}")
        forget(copy, ".build", "site")
        warm.append(workshop.site(copy))
    yield from _costs("cold", cold, 10, None)
    yield from _costs("warm", warm, 2.5, 100)
    workshop.say("what a warm build imports")
    forget(copy, ".build", "site")
    found = imported(workshop.macros(copy, "site", "--url", workshop.url, env={"PYTHONPROFILEIMPORTTIME": "1"}).said)
    yield Measure("warm: heavy imports", len(found), most=0, note=", ".join(found))
    per_page = 1000 * _wall(warm) / pages(copy)
    yield Measure("per page, warm", per_page, "ms", note=f"{pages(copy)} pages in both languages")
    drawing = 1000 * (_wall(cold) - _wall(warm)) / charts(copy)
    yield Measure("per chart, cold less warm", drawing, "ms", note=f"{charts(copy)} charts, each in two sizes")
    yield from _changes(workshop, copy)


def _costs(name: str, costs: list[Cost], seconds: float, memory: float | None) -> Iterator[Measure]:
    yield Measure(name, _wall(costs), "s", most=seconds)
    yield Measure(f"{name}: processor, user", statistics.median(cost.user for cost in costs), "s")
    yield Measure(f"{name}: processor, system", statistics.median(cost.system for cost in costs), "s")
    yield Measure(f"{name}: biggest process", max(cost.biggest for cost in costs), "MB", most=memory)
    yield Measure(f"{name}: all processes", max(cost.together for cost in costs), "MB")


def _wall(costs: list[Cost]) -> float:
    return statistics.median(cost.wall for cost in costs)


def imported(said: str) -> tuple[str, ...]:
    """Which of the heavy packages Python says that it imported."""
    names = set(re.findall(r"^import time:.*\|\s*(\w+)$", said, re.MULTILINE))
    return tuple(name for name in HEAVY if name in names)


def _changes(workshop: Workshop, copy: Copy) -> Iterator[Measure]:
    """`make site` after one change each time, there and back."""
    workshop.say("changes: one cell, one page, one style")
    cells, page, style = [], [], []
    for number in range(TIMES):
        old, new = ("7286", "7287") if number % 2 == 0 else ("7287", "7286")
        copy.edit(CSV, f"2019,to-work,{old},", f"2019,to-work,{new},")
        workshop.macros(copy, "record", *REASON)
        cells.append(workshop.site(copy))
        copy.edit(PAGE, "{: #figures }", f"{'again' if number else 'here'} {{: #figures }}")
        page.append(workshop.site(copy))
        with (copy.root / STYLE).open("a", encoding="utf-8") as file:
            file.write(f".bench {{ order: {number}; }}\n")
        style.append(workshop.site(copy))
    yield Measure("one cell changed", _wall(cells), "s")
    yield Measure("one page changed", _wall(page), "s")
    yield Measure("one style changed", _wall(style), "s")
