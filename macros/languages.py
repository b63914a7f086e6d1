"""The two languages of the site, and texts that exist in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["nl", "en"]
LANGS: tuple[Lang, ...] = ("nl", "en")

LOCALES: Mapping[Lang, str] = {"nl": "nl_BE", "en": "en_GB"}
"""The Babel locale that each language takes its numbers and dates from."""

FOLDERS: Mapping[Lang, str] = {"nl": "", "en": "en"}
"""Where in the site each language stands."""

UP: Mapping[Lang, str] = {lang: "../" if folder else "" for lang, folder in FOLDERS.items()}
"""The way from the root of each language to that of the whole site."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages: `text["nl"]`."""

    nl: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.nl if lang == "nl" else self.en

    @classmethod
    def same(cls, text: str) -> "Text":
        """A text that reads the same in both languages, such as a name or a code."""
        return cls(text, text)
