"""How time, memory and pages grow with the number of answers."""

import math
import shutil
import statistics
from collections.abc import Iterator, Sequence

from tests.bench.bare import beside, build_bare
from tests.bench.measure import Measure
from tests.bench.run import Cost
from tests.bench.visits import sent
from tests.bench.workshop import Workshop, forget, pages
from tests.conftest import Copy

COUNTS = (10, 50, 100)
PAGE = "site/en/invented-001/1/index.html"
LINEAR, MEMORY = 1.05, 1000
SAME = 1.02
"""Pages that do not grow differ by no more than this from one number of answers to another."""


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Ten to a hundred answers, and the content that other builders were measured with."""
    yield from _compared(workshop)
    yield from grown(workshop, COUNTS)


def grown(workshop: Workshop, counts: Sequence[int]) -> Iterator[Measure]:
    """Projects of so many answers with one part each: cold, warm and checked, with the exponents."""
    costs: dict[str, list[Cost]] = {"cold": [], "warm": [], "check": []}
    sizes = []
    for number in counts:
        copy = workshop.invented(f"answers-{number}", number, 1)
        found = {**_builds(workshop, copy, f"{number} answers"), "check": workshop.macros(copy, "check")}
        for kind, cost in found.items():
            costs[kind].append(cost)
            yield Measure(f"{number} answers, {kind}", cost.wall, "s")
        most = MEMORY if number == max(counts) else None
        yield Measure(f"{number} answers, cold: all processes", found["cold"].together, "MB", most=most)
        yield Measure(f"{number} answers, warm: all processes", found["warm"].together, "MB", most=most)
        sizes.append(len(sent(copy.root / PAGE)))
        yield Measure(f"{number} answers, page of a part", sizes[-1] / 1000, "kB", note=f"{pages(copy)} pages in all")
        shutil.rmtree(copy.root)
    span = f"{counts[0]} to {counts[-1]} answers"
    for kind, spent in costs.items():
        walls = [cost.wall for cost in spent]
        yield Measure(f"{span}, {kind}", exponent(counts, walls), "exponent", most=LINEAR)
        yield Measure(f"{span}, {kind}: last step", exponent(counts[-2:], walls[-2:]), "exponent")
        yield Measure(f"{span}, {kind}: processor", exponent(counts, [cost.cpu for cost in spent]), "exponent")
    yield Measure(f"{span}, page of a part grows", sizes[-1] / sizes[0], "×", most=SAME)


def _compared(workshop: Workshop) -> Iterator[Measure]:
    """Two hundred pages with two charts and two tables each: ten answers of ten parts in two languages."""
    copy = workshop.invented("compared", 10, 10)
    found = _builds(workshop, copy, "200 pages")
    yield Measure("200 pages, cold", found["cold"].wall, "s", most=17)
    yield Measure("200 pages, warm", found["warm"].wall, "s", most=3.5)
    for kind, cost in found.items():
        yield Measure(f"200 pages, {kind}: processor", cost.cpu, "s")
        yield Measure(f"200 pages, {kind}: biggest process", cost.biggest, "MB")
        yield Measure(f"200 pages, {kind}: all processes", cost.together, "MB")
    number = pages(copy)
    workshop.say(f"a bare site of {number} pages")
    yield from beside(f"{number} pages", found["warm"], build_bare(workshop.folder / "bare-compared", number))


def _builds(workshop: Workshop, copy: Copy, name: str) -> dict[str, Cost]:
    found = {}
    for kind in ("cold", "warm"):
        workshop.say(f"{name}: {kind}")
        forget(copy, ".build", "site")
        found[kind] = workshop.site(copy)
    return found


def exponent(counts: Sequence[float], spent: Sequence[float]) -> float:
    """The power of `counts` by which `spent` grows: the slope of the line through their logarithms that fits best."""
    fit = statistics.linear_regression([math.log(count) for count in counts], [math.log(one) for one in spent])
    return fit.slope
