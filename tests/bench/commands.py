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
    walls = [workshop.macros(copy, "check").wall for _ in range(TIMES)]
    yield Measure("make check", statistics.median(walls), "s", most=1.5)
