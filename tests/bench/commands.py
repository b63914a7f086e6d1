"""How long the commands take that an editor runs again and again."""

import statistics
from collections.abc import Iterator

from tests.bench.measure import Measure
from tests.bench.workshop import Workshop

TIMES = 5


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Seconds that `make check` takes, with the start of Python: the middle of five."""
    copy = workshop.built
    workshop.say("make check")
    costs = [workshop.macros(copy, "check") for _ in range(TIMES)]
    yield Measure("make check", statistics.median(cost.wall for cost in costs), "s", most=1.5)
    yield Measure("make check: processor", statistics.median(cost.cpu for cost in costs), "s")
