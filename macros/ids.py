"""Ids as the project writes them: in folders, files, addresses, headings and YAML."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id is, as a whole."""


def as_id(text: str) -> str:
    """The id most like a text, empty when nothing is left of it: `Één & twee 2024` gives `een-twee-2024`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
