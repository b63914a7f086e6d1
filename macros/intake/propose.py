"""From a document to proposed tables."""

import re

from macros.intake.source import Source
from macros.intake.tables import Intake
from macros.load.concepts import Concepts

_FIGURE = re.compile(r"\d")


def propose(source: Source, concepts: Concepts) -> Intake:
    """The tables of a document with the codes of the shared lists; lines with figures that no table takes are left."""
    assert concepts.units
    return Intake(source, (), tuple(line for line in source.lines() if _FIGURE.search(line.text)))
