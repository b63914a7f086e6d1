"""How time, memory and pages grow up to five hundred answers: it takes long, and runs when it is asked for."""

from collections.abc import Iterator

from tests.bench.growth import COUNTS, grown
from tests.bench.measure import Measure
from tests.bench.workshop import Workshop


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Ten to five hundred answers."""
    yield from grown(workshop, (*COUNTS, 500))
