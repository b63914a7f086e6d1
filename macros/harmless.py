"""Texts that a spreadsheet shows and does not run."""

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LEFT_OUT = "\ufeff\u200b\u2060\0"
"""Signs without width, which a program may drop before it looks at the first sign of a cell."""


def harmless(text: str) -> str:
    """`text` for a cell of a CSV file. When a spreadsheet would take it for a formula, an apostrophe stands before it,
    which a spreadsheet reads as "this is text" (OWASP, CSV Injection); every other text is as it was. For words only:
    codes never begin with such a sign, and a negative number must stay a number."""
    shown = text.lstrip().lstrip(_LEFT_OUT).lstrip()
    return f"'{text}" if shown.startswith(_RUN) or text.startswith(("\t", "\r", "\n")) else text
