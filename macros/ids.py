"""Ids as the project writes them: in folders, files, addresses, headings and YAML."""

import re
import unicodedata

from macros.limits import LONGEST_NAME

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id is, as a whole."""
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever they end in."""


def fits(name: str) -> bool:
    """Whether every system can have a file or a folder of this name, as far as its length and Windows go."""
    return len(name) <= LONGEST_NAME and not _WINDOWS.fullmatch(name)


def as_id(text: str) -> str:
    """The id most like a text, empty when nothing is left of it: `Één & twee 2024` gives `een-twee-2024`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
