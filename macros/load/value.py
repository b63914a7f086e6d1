"""A figure in a cell of a CSV file: what is no number of its unit is told, with what was probably meant."""

import re
from decimal import Decimal

from macros.faults import FaultError
from macros.load.readings import NUMBER, decimals, reading
from macros.model import Unit

_NOTHING = re.compile(r"[-–—*./x?]+|n\.?v\.?t\.?|n/?a|nb|geen|leeg|onbekend|none|nil|null", re.IGNORECASE)
"""What people write where there is no figure."""


def parsed(value: str, unit: Unit) -> Decimal | None:
    """The number in a cell, `None` for a blank; `FaultError` when it is none, or none of its unit."""
    if not value:
        return None
    if not NUMBER.fullmatch(value):
        raise _no_number(value, unit)
    number = Decimal(value)
    if decimals(number) > unit.decimals:
        raise FaultError("decimals", value=value, unit=unit.id, limit=str(unit.decimals), guess=_meant(value, unit))
    if unit.minimum is not None and (number < unit.minimum or (number.is_signed() and unit.minimum >= 0)):
        raise FaultError("too-low", value=value, unit=unit.id, limit=str(unit.minimum))
    if unit.maximum is not None and number > unit.maximum:
        raise FaultError("too-high", value=value, unit=unit.id, limit=str(unit.maximum))
    return number


def _meant(value: str, unit: Unit) -> str:
    """The number that was probably meant; empty when that is not certain."""
    found = reading(value, unit)
    return found if found != value else ""


def _no_number(value: str, unit: Unit) -> FaultError:
    if value.startswith(("=", "+", "@")):
        return FaultError("formula", value=value)
    if _NOTHING.fullmatch(value):
        return FaultError("typed-blank", value=value)
    return FaultError("number", value=value, guess=_meant(value, unit))
