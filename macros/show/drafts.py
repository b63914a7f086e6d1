"""What the page of a draft shows: whatever a macro gives, or in its place what is wrong with it."""

from collections.abc import Callable

from macros.faults import FaultError
from macros.languages import Lang
from macros.show.templates import html
from macros.words import words


def of_draft(show: Callable[[], str], lang: Lang) -> str:
    """What `show` gives. A draft may be wrong anywhere and is looked at all the same, so nothing that goes wrong
    in it goes further than the place where it is asked for; the check tells it with file and row."""
    unread = words(lang)["draft_failed"]
    try:
        return str(show())
    except FaultError as fault:
        # a page of a draft belongs to no answer only when that answer could not be read
        return html("draft_fault", lang, message=unread if fault.key == "macro-outside" else fault.at("").message(lang))
    except Exception:
        return html("draft_fault", lang, message=unread)
