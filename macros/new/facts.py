"""The facts of an answer that an editor is asked for: what each may be, and what it is when she does not know."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from macros.check.drafts import MARKS
from macros.faults import FaultError
from macros.ids import ID, as_id, fits
from macros.languages import LANGS, Lang
from macros.limits import LONGEST_NAME
from macros.load.question import NOT_STATED
from macros.periods import month_number
from macros.project import RESERVED, Project

SHORT = 30
"""Characters of a title that fits the menu."""
_UNKNOWN = ("", "-", "?", NOT_STATED, "niet vermeld", "not stated")

Facts = Mapping[str, str]
"""What is known of an answer, by the names of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class Field:
    """A fact by the name of its option. `ask` is the sentence that asks for it; `read` gives what was typed as it is
    kept, or raises `FaultError`; `default` what it is otherwise, from the facts before it: `None` when it must be said.
    """

    name: str
    ask: str
    read: Callable[[str, Project], str]
    default: Callable[[Facts], str | None]


def _id(typed: str, project: Project) -> str:
    if not ID.fullmatch(typed):
        raise FaultError("bad-id", key=typed, guess=as_id(typed))
    if not fits(typed):
        raise FaultError("bad-file-name", limit=str(LONGEST_NAME))
    if typed in RESERVED:
        raise FaultError("reserved-id", id=typed)
    taken = [project.data / typed, *(project.docs(lang) / f"{typed}{end}" for lang in LANGS for end in ("", ".md"))]
    for path in taken:
        if path.exists():
            raise FaultError("new-taken", id=typed, path=project.name(path))
    return typed


def _text(typed: str, project: Project) -> str:
    return typed


def _stated(typed: str, project: Project) -> str:
    return NOT_STATED if typed.casefold() in _UNKNOWN else typed


def _number(typed: str, project: Project) -> str:
    stated = _stated(typed, project)
    if stated != NOT_STATED and not re.fullmatch(r"[0-9]+", stated):
        raise FaultError("new-number", value=typed)
    return stated


def _date(typed: str, project: Project) -> str:
    stated = _stated(typed, project)
    if stated == NOT_STATED:
        return stated
    belgian = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", stated)
    meant = f"{belgian[3]}-{int(belgian[2]):02}-{int(belgian[1]):02}" if belgian else ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", stated) or not _exists(stated):
        raise FaultError("bad-date", value=typed, guess=meant if _exists(meant) else "")
    return stated


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _month(typed: str, project: Project) -> str:
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", typed):
        raise FaultError("new-month", value=typed)
    return typed


def _parts(typed: str, project: Project) -> str:
    """`1-3, 5` as `1,2,3,5`."""
    numbers: list[int] = []
    for step in re.split(r"[,; ]+", re.sub(r"\s*-\s*", "-", typed)):
        found = re.fullmatch(r"([1-9]\d?)(?:-([1-9]\d?))?", step)
        if not found:
            raise FaultError("new-parts", value=typed)
        numbers += range(int(found[1]), int(found[2] or found[1]) + 1)
    if not numbers or len(set(numbers)) < len(numbers):
        raise FaultError("new-parts", value=typed)
    return ",".join(map(str, numbers))


def _left(lang: Lang, what: str) -> Callable[[Facts], str]:
    return lambda facts: f"{MARKS[lang]}: {what}"


def _short(lang: Lang, what: str) -> Callable[[Facts], str]:
    """The title itself when it is short enough for a menu."""
    left = _left(lang, what)

    def short(facts: Facts) -> str:
        title = facts[f"title-{lang}"]
        return title if len(title) <= SHORT and MARKS[lang] not in title else left(facts)

    return short


def _last(facts: Facts) -> str:
    """The month of the question: figures seldom go further."""
    asked = facts["date"]
    return (date.today().isoformat() if asked == NOT_STATED else asked)[: len("2024-01")]


FIELDS = (
    Field("id", "ask-id", _id, lambda facts: None),
    Field("title-nl", "ask-title-nl", _text, _left("nl", "de titel van het antwoord")),
    Field("title-en", "ask-title-en", _text, _left("en", "the title of the answer")),
    Field("short-nl", "ask-short-nl", _text, _short("nl", "de titel in twee of drie woorden, voor het menu")),
    Field("short-en", "ask-short-en", _text, _short("en", "the title in two or three words, for the menu")),
    Field("number", "ask-number", _number, lambda facts: NOT_STATED),
    Field("date", "ask-date", _date, lambda facts: NOT_STATED),
    Field("asker", "ask-asker", _stated, lambda facts: NOT_STATED),
    Field("minister", "ask-minister", _text, _left("nl", "de naam van de minister")),
    Field("parts", "ask-parts", _parts, lambda facts: "1"),
    Field("last-month", "ask-last-month", _month, _last),
)
"""In the order in which they are asked."""


def month(facts: Facts) -> int:
    """The last month with figures (see `periods.month_number`)."""
    return month_number(facts["last-month"])
