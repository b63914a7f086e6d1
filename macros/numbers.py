"""Numbers as a reader of each language expects them, never rounded unless computed here."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from macros.languages import LOCALES, Lang
from macros.model import Unit
from macros.words import words


def format_number(number: Decimal, lang: Lang) -> str:
    """With as many decimals as it has: `23.297` and `51,9` in Dutch, `23,297` and `51.9` in English."""
    return _formatted(str(number), lang)


@lru_cache(maxsize=10_000)  # the same figure stands in a chart, a table, a sentence and a picture
def _formatted(number: str, lang: Lang) -> str:
    exponent = Decimal(number).as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return str(format_decimal(Decimal(number), format=pattern, locale=LOCALES[lang]))


def format_cell(number: Decimal, unit: Unit, lang: Lang) -> str:
    """A number in a table or a chart, where a heading names its unit: `51,9%`, `3,95`."""
    return format_number(number, lang) + unit.suffix


def format_inline(number: Decimal, unit: Unit, lang: Lang) -> str:
    """A number in a sentence: `51,9%`, `3,95 miljoen euro`."""
    shown = format_cell(number, unit, lang)
    return f"{shown}\u00a0{unit.inline[lang]}" if unit.inline[lang] else shown


def format_counted(number: Decimal, unit: Unit, lang: Lang) -> str:
    """A number with what it counts: `51,9%`, `3,95 miljoen euro`, `23.297 opleidingen`."""
    shown = format_inline(number, unit, lang)
    return shown if unit.suffix or unit.inline[lang] else f"{shown} {unit.label[lang]}"


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """`part` as a percentage of `whole`, to one decimal, halves up."""
    return (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def format_change(before: Decimal, after: Decimal, unit: Unit, lang: Lang, least: int = 0) -> str:
    """`11,5% lager`; between percentages `10,1 procentpunt lager`; without a change `niet hoger of lager`. From
    fewer than `least` of what is counted in whole numbers, the difference itself: `5.686 hoger`."""
    said = words(lang)
    points = unit.suffix == "%"
    number = points or (unit.decimals == 0 and before < least)
    change = after - before if number else percentage(after - before, before)
    if change == 0:
        return said["unchanged"]
    amount = format_number(abs(change), lang)
    amount = said["points"].format(amount=amount) if points else amount if number else f"{amount}%"
    return said["higher" if change > 0 else "lower"].format(amount=amount)
