"""The dimensions of one table: the classes that it has of a shared code list, and what adds up to what."""

from collections import Counter
from collections.abc import Mapping

from macros.faults import FaultError, guess
from macros.languages import LANGS, Text
from macros.load.concepts import CodeList
from macros.model import Code, Codes, Dimension
from macros.periods import Period


def dimension(codelist: CodeList, declared: Codes, last_month: int) -> Dimension:
    """The classes `declared` of `codelist`, which has them all."""
    if codelist.codes is None:
        return _periods(codelist, declared, last_month)
    codes = {}
    parts: dict[str, Codes] = {}
    for code in declared:
        entry = codelist.codes[code]
        ancestors = codelist.ancestors(code)
        codes[code] = Code(code, entry.label, entry.label, len(ancestors), entry.unit)
        parent = next((ancestor for ancestor in ancestors if ancestor in declared), None)
        if parent is not None:
            parts[parent] = (*parts.get(parent, ()), code)
    return Dimension(codelist.id, codelist.label, codes, parts, codelist.terms)


def unknown(codelist: CodeList, code: str) -> FaultError | None:
    """The fault of a code that a code list does not have, or that is no period; `None` for one that can be used."""
    if codelist.codes is not None:
        known = guess(code, codelist.codes)
        absent = code not in codelist.codes
        return FaultError("unknown-code", code=code, dimension=codelist.id, guess=known) if absent else None
    try:
        Period.parse(code)
    except FaultError as fault:
        return fault
    return None


def _periods(codelist: CodeList, declared: Codes, last_month: int) -> Dimension:
    """A year is the sum of its quarters, a range of all that fill it, as far as there are figures."""
    periods = {code: Period.parse(code) for code in declared}
    parts = _period_parts({code: p.until(last_month) for code, p in periods.items()})
    codes = {}
    for code, period in periods.items():
        inside = any(p != period and p.contains(period) and "/" not in p.code for p in periods.values())
        label, short = (
            Text(*(codelist.pattern[lang].format(name[lang]) for lang in LANGS))
            for name in (period.label(last_month), period.label(last_month, short=True))
        )
        codes[code] = Code(code, label, short, int(inside))
    return Dimension(codelist.id, codelist.label, codes, parts, codelist.terms)


def _period_parts(periods: Mapping[str, Period]) -> dict[str, Codes]:
    parts = {}
    for code, whole in periods.items():
        inside = [p for p in periods.values() if p.code != code and p.last >= p.first and whole.contains(p)]
        smallest = _smallest(inside)
        months = sum(p.last - p.first + 1 for p in smallest)
        if smallest and months == whole.last - whole.first + 1:
            parts[code] = tuple(p.code for p in smallest)
    return parts


def _smallest(periods: list[Period]) -> list[Period]:
    """Those that contain no other, in their order."""
    often = Counter((period.first, period.last) for period in periods)
    found, latest = set(), -1  # the latest beginning of those that end no later
    for first, last in sorted(often, key=lambda ends: (ends[1], -ends[0])):
        if first > latest and often[first, last] == 1:
            found.add((first, last))
        latest = max(latest, first)
    return [period for period in periods if (period.first, period.last) in found]
