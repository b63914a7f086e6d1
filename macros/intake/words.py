"""Words compared as people do: without capitals, accents, hyphens or the spaces that a document lost."""

import re
import unicodedata


def squeezed(text: str) -> str:
    """Letters and digits only, in lower case: `Buiten Brussel/Vlaanderen` is `buitenbrusselenvlaanderen`."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("/", " en ").replace("&", " en "))
    return re.sub(r"[^a-z0-9]", "", folded)


def stems(text: str) -> frozenset[str]:
    """The words of a text without their endings, so that `gestarte` is `gestart` and `stopgezette` is `stopgezet`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    plain = plain.replace("%", " procent ")
    return frozenset(_stem(word) for word in re.findall(r"[a-z0-9]+", plain))


_SAME = {"aandeel": "procent", "percentage": "procent", "drie": "3", "mndn": "maanden", "maand": "maanden"}


def _stem(word: str) -> str:
    word = _SAME.get(word, word)
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
        if word[-1] == word[-2]:
            word = word[:-1]
    return word
