"""Periods of time as codes: a year `2020`, a quarter `2020-Q1`, a month `2020-M05`, and a range of
any two of them `2020-Q2/2023-M05` (ISO 8601 interval over SDMX periods)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from macros.faults import FaultError
from macros.languages import LANGS, LOCALES, Lang, Text
from macros.words import words

_PERIOD = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-Q(?P<quarter>[1-4])|-M(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months `first` to `last`, both included, counted from the year 0; `code` as written."""

    first: int
    last: int
    code: str

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The period of a code; `FaultError` when it is none."""
        ends = code.split("/")
        if len(ends) > 2:
            raise FaultError("period", value=code)
        first = _months(ends[0], code)[0]
        last = _months(ends[-1], code)[1]
        if first > last:
            raise FaultError("period", value=code)
        return cls(first, last, code)

    def until(self, last_month: int) -> "Period":
        """The part of this period that is not after `last_month`."""
        return Period(self.first, min(self.last, last_month), self.code)

    def contains(self, other: "Period") -> bool:
        """Whether every month of `other` is one of this period's."""
        return self.first <= other.first and other.last <= self.last

    def label(self, last_month: int, short: bool = False) -> Text:
        """What a reader sees; a period that goes on after `last_month` names the months it holds."""
        return Text(*(self._label(last_month, lang, short) for lang in LANGS))

    def months(self, last_month: int, lang: Lang, short: bool = False) -> str:
        """The months that figures to `last_month` cover: `januari–mei`; empty when all or none."""
        if "/" in self.code or not self.first <= last_month < self.last:
            return ""
        pattern = "MMM" if short else "MMMM"
        names = [named_month(month, pattern, lang).rstrip(".") for month in sorted({self.first, last_month})]
        return "–".join(names)

    def _label(self, last_month: int, lang: Lang, short: bool) -> str:
        whole = self._whole(lang, short)
        months = self.months(last_month, lang, short)
        return f"{whole} ({months})" if months else whole

    def _whole(self, lang: Lang, short: bool) -> str:
        start, _, end = self.code.partition("/")
        if end and start.isdigit() and end.isdigit():
            return words(lang)["years_together"].format(first=start, last=end)
        if end:
            return f"{named_month(self.first, 'MMMM y', lang)} – {named_month(self.last, 'MMMM y', lang)}"
        if "-Q" in self.code:
            pattern = words(lang)["quarter_short" if short else "quarter"]
            return pattern.format(quarter=self.code[-1], year=self.code[:4])
        if "-M" in self.code:
            return named_month(self.first, "MMM y" if short else "MMMM y", lang)
        return self.code


def is_time(codes: tuple[str, ...]) -> bool:
    """Whether all of some codes are periods, so that they have an order of their own."""
    try:
        return all(Period.parse(code) for code in codes)
    except FaultError:
        return False


def month_number(month: str) -> int:
    """`2023-05` as a number of months, as in `Period.last`."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _months(code: str, whole: str) -> tuple[int, int]:
    found = _PERIOD.fullmatch(code)
    if not found:
        raise FaultError("period", value=whole)
    january = int(found["year"]) * 12
    if found["quarter"]:
        first = january + 3 * (int(found["quarter"]) - 1)
        return first, first + 2
    if found["month"]:
        first = january + int(found["month"]) - 1
        return first, first
    return january, january + 11


def first_day(month: int) -> str:
    """The first day (ISO 8601) of a month, counted as in `Period`."""
    return date(month // 12, month % 12 + 1, 1).isoformat()


def last_day(month: int) -> str:
    """The last day (ISO 8601) of a month, counted as in `Period`."""
    return (date.fromisoformat(first_day(month + 1)) - timedelta(days=1)).isoformat()


def named_month(month: int, pattern: str, lang: Lang) -> str:
    """A month, counted as in `Period`, by a Babel pattern: `MMMM y` gives `mei 2023`."""
    return format_date(date(month // 12, month % 12 + 1, 1), pattern, locale=LOCALES[lang])
