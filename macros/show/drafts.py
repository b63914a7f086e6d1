"""What the page of a draft shows: whatever a macro gives, or in its place what is wrong with it."""

from collections.abc import Callable

from macros.faults import FaultError
from macros.languages import Lang
from macros.show.templates import html
from macros.words import words


def of_draft(show: Callable[[], str], lang: Lang) -> str:
    """What `show` gives. A draft may be wrong anywhere and is looked at all the same, so nothing that goes wrong
    in it goes further than the place where it is asked for; the check tells it with file and row."""
    try:
        return str(show())
    except FaultError as fault:
        return html("draft_fault", lang, message=fault.at("").message(lang))
    except Exception:
        return html("draft_fault", lang, message=words(lang)["draft_failed"])
