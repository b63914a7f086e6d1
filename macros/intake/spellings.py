"""Classes that a rule can read from how they are printed: ages, years, quarters and months."""

import re
from functools import cache

from babel.dates import get_month_names

from macros.languages import LANGS, LOCALES, Text

PART = "period#"
"""The dimension of quarters and months that are printed without their year, until they are put together with it."""

_YEARS = r"\s*(?:-?\s*jarigen|jaar|jr\.?|j\.|years?)?"
_UNDER = re.compile(rf"(?:-|<|jonger dan|minder dan|onder(?: de)?|under|min)\s*(?P<age>\d\d){_YEARS}(?: oud)?")
_UP_TO = re.compile(rf"(?:t/m|tot en met|≤|<=)\s*(?P<age>\d\d){_YEARS}")
_YOUNGER = re.compile(rf"(?P<age>\d\d){_YEARS}\s*(?:en|of)\s*jonger")
_RANGE = re.compile(
    rf"(?:van\s+)?(?P<first>\d\d?){_YEARS}\s*(?:-|–|tot en met|t/m|tem|tot|to)\s*(?P<last>\d\d){_YEARS}"
)
_OVER = re.compile(
    rf"(?:(?P<age>\d\d){_YEARS}\s*(?:en|of|and|-)?\s*(?:\+|plus|ouder|meer|over|older)|(?:≥|>=|vanaf)\s*(?P<from>\d\d){_YEARS})"
    r"(?:\s*jaar)?"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)")
_YEAR_RANGE = re.compile(r"(?P<first>(?:19|20)\d\d)\s*(?:-|–|t/m|tot en met)\s*(?P<last>(?:19|20)\d\d)")
_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "first": "1", "second": "2", "third": "3"}
_NTH = rf"(?:(?P<nth>[1-4])(?:e|ste|de|st|nd|rd|th)?|(?P<word>{'|'.join(_ORDINALS)}))"
_QUARTERS = (
    re.compile(r"(?:(?P<year>(?:19|20)\d\d)[ -]?)?[qk](?P<nth>[1-4])"),
    re.compile(r"[qk](?P<nth>[1-4])[ /-]*(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?:kwartaal|quarter)\s*(?P<nth>[1-4])(?:[ -]*(?P<year>(?:19|20)\d\d))?"),
    re.compile(rf"{_NTH}\s*(?:kwartaal|quarter)(?:\s*(?:van\s+)?(?P<year>(?:19|20)\d\d))?"),
    re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?:kwartaal|quarter)\s*(?P<nth>[1-4])"),
)


def by_rule(printed: str) -> tuple[str, str, bool] | None:
    """The dimension and code that a label stands for, and whether that is certain; `None` for other labels."""
    text = " ".join(printed.casefold().split()).rstrip(":")
    for rule in (_period, _month, _age):
        found = rule(text)
        if found:
            return found
    return None


def name_of_age(code: str) -> Text:
    """What a class of ages that the lists do not have is called: `15 tot en met 24 jaar`."""
    if code.startswith("Y_LT"):
        return Text(f"Jonger dan {code[4:]} jaar", f"Under {code[4:]}")
    if code.startswith("Y_GE"):
        return Text(f"{code[4:]} jaar en ouder", f"{code[4:]} and over")
    first, _, last = code[1:].partition("T")
    return Text(f"{first} tot en met {last} jaar", f"{first} to {last}")


def _age(text: str) -> tuple[str, str, bool] | None:
    if found := _OVER.fullmatch(text):
        return "age", f"Y_GE{int(found['age'] or found['from'])}", True
    if found := _UP_TO.fullmatch(text) or _YOUNGER.fullmatch(text):
        return "age", f"Y_LT{int(found['age']) + 1}", True
    if found := _UNDER.fullmatch(text):
        return "age", f"Y_LT{int(found['age'])}", True
    found = _RANGE.fullmatch(text)
    if found and int(found["first"]) < int(found["last"]):
        # "25 tot 55 jaar" may or may not hold those of 55: a person must say
        return "age", f"Y{int(found['first'])}T{int(found['last'])}", not re.search(r"\d\s*(?:jaar)?\s*tot\s*\d", text)
    return None


def _period(text: str) -> tuple[str, str, bool] | None:
    if found := _YEAR.fullmatch(text):
        return "period", found["year"], True
    if (found := _YEAR_RANGE.fullmatch(text)) and found["first"] < found["last"]:
        # two years in a row may be one school year
        return "period", f"{found['first']}/{found['last']}", int(found["last"]) - int(found["first"]) > 1
    for pattern in _QUARTERS:
        if found := pattern.fullmatch(text):
            nth = found["nth"] or _ORDINALS[found["word"]]
            year = found["year"]
            return ("period", f"{year}-Q{nth}", True) if year else (PART, f"Q{nth}", True)
    return None


def _month(text: str) -> tuple[str, str, bool] | None:
    name, _, year = text.partition(" ")
    month = months().get(name.rstrip("."))
    if not month or (year and not _YEAR.fullmatch(year)):
        return None
    return ("period", f"{year}-M{month:02}", True) if year else (PART, f"M{month:02}", True)


@cache
def months() -> dict[str, int]:
    """The names of months in both languages, long and short, with their numbers."""
    found: dict[str, int] = {}
    for lang in LANGS:
        for width in ("wide", "abbreviated"):
            for month, name in get_month_names(width, locale=LOCALES[lang]).items():
                found[name.casefold().rstrip(".")] = month
    return found
