"""What a figure in a spreadsheet's notation says: `47.520`, `47 520`, `51,9%`, `1,234.5`."""

import re
from decimal import Decimal

from macros.model import Unit

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")
"""A figure as `data/` writes it."""
_BELGIAN = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SPACED = re.compile(r"-?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?")


def reading(printed: str, unit: Unit, belgian: bool = False) -> str:
    """The figure as `data/` writes it, when it can only mean one number that its unit can have; else as it is.

    In a `belgian` file, with a semicolon between columns, a comma stands before decimals; elsewhere what is written
    right already is not read in another way. `1.234` is 1234 when the unit has no decimals, and uncertain when it has.
    """
    plain = printed.removesuffix(unit.suffix).rstrip() if unit.suffix else printed
    if _SPACED.fullmatch(plain):
        plain = re.sub(r"\s", "", plain)
    dutch, english = _plain(plain, _BELGIAN, ".", ","), _plain(plain, _ENGLISH, ",", ".")
    found = {dutch} if belgian and dutch and "," in plain else {dutch, english} - {""}
    if english and english == plain and not belgian:
        found = {english} if decimals(Decimal(english)) <= unit.decimals else found
    if unit.decimals == 0:
        found = {number for number in found if not decimals(Decimal(number))}
    right = found.pop() if len(found) == 1 else ""
    return right if right and decimals(Decimal(right)) <= unit.decimals else printed


def decimals(number: Decimal) -> int:
    """How many decimals a number is written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(text: str, form: re.Pattern[str], thousands: str, point: str) -> str:
    """The number with a point for decimals; empty when it is not of this form."""
    if not form.fullmatch(text):
        return ""
    number = text.replace(thousands, "").replace(point, ".")
    return number if NUMBER.fullmatch(number) else ""
