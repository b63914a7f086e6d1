"""Why a macro cannot be read, in words for who typed it: Jinja's own speak of tokens, and in English only."""

import re
from collections.abc import Iterator

from macros.faults import FaultError

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_CURLY = re.compile("[„“”«»‘’‚]")
_NO_COMMA = re.compile(r"[S\])]\s+(?:\w+\s*=|S)")
"""`S` stands for a text between quotation marks."""
_ONE_BRACE = re.compile(r"(?<![{\w])\{ *[a-z_]+\([^{}\n]*\) *\}(?!\})")


def diagnosis(source: str) -> FaultError:
    """What is wrong with a macro that Jinja does not take: `{{ figure("a" }}`."""
    shown = " ".join(source.split())
    plain = _STRING.sub("S", source)
    if not source.endswith("}}"):
        return FaultError("macro-open", macro=shown[:60])
    if _CURLY.search(plain):
        return FaultError("macro-quotes", macro=shown, better=_CURLY.sub('"', shown))
    if re.search(r"[\"']", plain):
        return FaultError("macro-unquoted", macro=shown)
    for opened, closed in ("()", "[]"):
        if plain.count(opened) != plain.count(closed):
            return FaultError("macro-brackets", macro=shown, brackets=opened + closed)
    if _NO_COMMA.search(plain):
        return FaultError("macro-comma", macro=shown)
    return FaultError("jinja", macro=shown)


def stray(text: str) -> Iterator[tuple[int, FaultError]]:
    """Positions in the text around macros where one was meant: `}}` without a beginning, single braces."""
    for found in re.finditer(r"\}\}", text):
        yield found.start(), FaultError("macro-stray")
    for found in _ONE_BRACE.finditer(text):
        yield found.start(), FaultError("macro-one-brace", macro=found[0])
