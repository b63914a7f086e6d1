"""Figures as Dutch documents print them: `23.297`, `51,9%`, `47 520`."""

import re
from decimal import Decimal

FIGURE = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,6})?%?")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d{1,6})?")
YEAR = re.compile(r"(?:19|20)\d\d")
NOT_A_NUMBER = frozenset({"", "-", "–", "—", "/", ".", "..."})
"""What stands in a cell that has no figure."""
CURRENCY = frozenset({"€", "eur", "euro", "mio", "miljoen", "%", "procent", "mln", "mln."})
"""Words that stand before or after a figure and belong to its unit."""


_NONE = re.compile(r"[-–—]|[<≤]\d{1,3}|n\.?b\.?|n\.?v\.?t\.?", re.IGNORECASE)


def is_none(word: str) -> bool:
    """Whether a word says in place of a figure that there is none, or not which: `-`, `n.b.`, `<5`."""
    return bool(_NONE.fullmatch(word))


def is_figure(word: str) -> bool:
    """Whether a word is a figure; a bare year is none."""
    return bool(FIGURE.fullmatch(word)) and not YEAR.fullmatch(word)


def number(printed: str) -> Decimal | None:
    """The value of a figure as printed, its unit aside; `None` when it is none."""
    words = [word for word in printed.replace("€", " ").split() if word.casefold() not in CURRENCY]
    plain = " ".join(words).removesuffix("%").strip()
    if _SPACED.fullmatch(plain):
        plain = re.sub(r"\s", "", plain)
    if not FIGURE.fullmatch(plain):
        return None
    return Decimal(plain.replace(".", "").replace(",", "."))


def is_doubtful(printed: str) -> bool:
    """Whether a comma may stand between thousands: `23,297` is 23297 in an English text."""
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+", printed.strip()))
