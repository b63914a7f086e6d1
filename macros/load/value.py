"""A figure in a cell of a CSV file: what is no number of its unit is told, with what was probably meant."""

import re
from decimal import Decimal

from macros.faults import FaultError
from macros.model import Unit

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")
_DUTCH = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
_ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
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
        whole = value.replace(".", "") if unit.decimals == 0 else ""
        raise FaultError("decimals", value=value, unit=unit.id, limit=str(unit.decimals), guess=whole)
    if number < 0:
        raise FaultError("negative", value=value)
    if unit.maximum is not None and number > unit.maximum:
        raise FaultError("too-high", value=value, unit=unit.id, limit=str(unit.maximum))
    return number


def decimals(number: Decimal) -> int:
    """How many decimals a number is written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _no_number(value: str, unit: Unit) -> FaultError:
    if value.startswith(("=", "+", "@")):
        return FaultError("formula", value=value)
    if _NOTHING.fullmatch(value):
        return FaultError("typed-blank", value=value)
    return FaultError("number", value=value, guess=_meant(re.sub(r"[\s€%]", "", value), unit))


def _meant(plain: str, unit: Unit) -> str:
    """A number as it must be written, from one that is written as in Dutch or English; empty when it is none."""
    read = [plain]
    read += [plain.replace(".", "").replace(",", ".")] if _DUTCH.fullmatch(plain) else []
    read += [plain.replace(",", "")] if _ENGLISH.fullmatch(plain) else []
    fit = [number for number in read if NUMBER.fullmatch(number) and decimals(Decimal(number)) <= unit.decimals]
    return fit[0] if fit else ""
