"""What a figure in a spreadsheet's notation says: `47.520`, `47 520`, `51,9%`, `1,234.5`."""

import re
from decimal import Decimal

from macros.load.value import NUMBER, decimals

_BELGIAN = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def reading(printed: str, limit: int, belgian: bool) -> str:
    """The figure as `data/` writes it, when it can only mean one number of at most `limit` decimals; else as it is.

    In a `belgian` file, with a semicolon between columns, a comma stands before decimals and a point between
    thousands; elsewhere what is written right already is not read in another way.
    """
    if not belgian and NUMBER.fullmatch(printed) and decimals(Decimal(printed)) <= limit:
        return printed
    plain = re.sub(r"\s", "", printed).removesuffix("%")
    found = {_plain(plain, _BELGIAN, ".", ",")} if belgian else set()
    if not belgian or found == {""}:
        found = {_plain(plain, _BELGIAN, ".", ","), _plain(plain, _ENGLISH, ",", ".")}
    right = {number for number in found if number and decimals(Decimal(number)) <= limit}
    return right.pop() if len(right) == 1 else printed


def _plain(text: str, form: re.Pattern[str], thousands: str, point: str) -> str:
    """The number with a point for decimals; empty when it is not of this form."""
    if not form.fullmatch(text):
        return ""
    number = text.replace(thousands, "").replace(point, ".")
    return number if NUMBER.fullmatch(number) else ""
