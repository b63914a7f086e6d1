"""What a figure in a spreadsheet's notation says, and when that is not certain."""

import random

import pytest

from macros.languages import Text
from macros.load.readings import reading
from macros.model import Unit
from tests.test_format import number

NOTATIONS = ((".", ",", True), ("\u00a0", ",", True), ("", ",", False), (",", ".", False))
"""What stands between thousands and before decimals, and whether a semicolon stands between columns."""


def unit(decimals: int, suffix: str = "") -> Unit:
    return Unit("x", Text.same("x"), decimals, suffix, Text.same(""))


@pytest.mark.parametrize(
    ("printed", "limit", "comma", "semicolon"),
    [
        ("1234", 0, "1234", "1234"),
        ("1.234", 0, "1234", "1234"),
        ("1,234", 0, "1234", "1,234"),
        ("1.234.567", 0, "1234567", "1234567"),
        ("1 234 567", 0, "1234567", "1234567"),
        ("1\u202f234,5", 1, "1234.5", "1234.5"),
        ("-1.234,5", 1, "-1234.5", "-1234.5"),
        ("1,234.5", 1, "1234.5", "1234.5"),
        ("51,9", 1, "51.9", "51.9"),
        ("51.9", 1, "51.9", "51.9"),
        ("51,9", 0, "51,9", "51,9"),
        ("1.234", 1, "1.234", "1.234"),
        ("1.234", 3, "1.234", "1.234"),
        ("1,234", 1, "1,234", "1,234"),
        ("1,234", 3, "1,234", "1.234"),
        ("12 34", 0, "12 34", "12 34"),
        ("12.34.567", 0, "12.34.567", "12.34.567"),
        ("0123", 0, "0123", "0123"),
        ("1e5", 0, "1e5", "1e5"),
        ("51,9%", 1, "51,9%", "51,9%"),
        ("=A1", 0, "=A1", "=A1"),
        ("", 0, "", ""),
    ],
)
def test_a_figure_is_read_where_it_can_mean_one_number_only(
    printed: str, limit: int, comma: str, semicolon: str
) -> None:
    assert reading(printed, unit(limit)) == comma
    assert reading(printed, unit(limit), belgian=True) == semicolon
    for once in (comma, semicolon):
        assert reading(once, unit(limit)) in (once, comma)


def test_the_sign_of_a_unit_goes_with_its_figures_only() -> None:
    assert reading("51,9 %", unit(1, "%")) == reading("51.9%", unit(1, "%")) == "51.9"


def test_every_figure_of_every_notation_comes_back() -> None:
    chosen = random.Random(7)
    for _ in range(3000):
        decimals = chosen.randint(0, 2)
        figure = str(chosen.randint(0, 10 ** chosen.randint(1, 9)))
        figure += f".{chosen.randint(0, 10**decimals - 1):0{decimals}d}" if decimals else ""
        assert reading(figure, unit(decimals)) == figure
        for thousands, point, is_belgian in (
            (".", ",", True),
            ("\u00a0", ",", True),
            ("", ",", False),
            (",", ".", False),
        ):
            assert reading(number(figure, thousands, point), unit(decimals), is_belgian) == figure
