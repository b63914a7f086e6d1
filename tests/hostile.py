"""Whatever may stand in a file that an editor, or someone who means no good, puts into the project."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

ANYWHERE: tuple[str, ...] = (
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\ufeff",
    "\u2028",
    "\x85",
    "\xa0",
    "\u202e",
    "\x1b[2J",
    "\uffff",
    "é",
    "e\u0301",
)
ANYWHERE += (
    "9" * 400,
    "1e999999",
    "-0",
    "NaN",
    "Infinity",
    "0x" + "f" * 90,
    "٣",
    "1_000",
    "../../x",
    "~",
    "\\",
    "con",
    "𝟗",
)
YAML: tuple[str, ...] = (
    "&a ",
    "*a",
    "<<: *a\n",
    "!!python/object/apply:os.system [x]",
    "!ENV [HOME, x]",
    "!include /etc/passwd",
    "? ",
    "- ",
    ": ",
)
YAML += (
    "{",
    "}",
    "[",
    "]",
    "[" * 30,
    "|\n",
    ">-\n",
    '"',
    "'",
    '"\\ud800"',
    '"\\x00"',
    '"\\n"',
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "#",
)
CSV = (
    '"',
    '""',
    ",",
    ";",
    "\n,,,\n",
    "=cmd|x",
    "@a",
    "2024-Q1",
    "1900/2099",
    "-5",
    "0.0000001",
    "1.234,5",
    "status",
    "..",
)
MARKDOWN: tuple[str, ...] = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{#a}",
    "{{ title() }}",
    '{{ value("a", period=9**9) }}',
    "{{ ''.__class__ }}",
    '{{ x("\\ud800") }}',
)
MARKDOWN += (
    "{% raw %}",
    "{% include '/etc/passwd' %}",
    "((((",
    "[" * 40,
    "](",
    "![",
    "<a href=",
    "<!--",
    "-->",
    "<script>",
    "```",
    "~~~\n",
    "> " * 30,
)
MARKDOWN += (
    "* " * 30,
    "\n|a|\n|-|\n",
    '--8<-- "/etc/passwd"',
    "[TOC]",
    "&#0;",
    "{: #a }",
    "`",
    "---\n",
    "template: x\n",
    "# ",
    "***",
)

LONG = int(os.environ.get("EXAMPLES", "0"))


def tries(few: int) -> settings:
    """How often a test tries: a few times and the same each time, or, with EXAMPLES, so often and never the same."""
    return settings(
        max_examples=LONG or few,
        derandomize=not LONG,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def spoiled(whole: bytes, pieces: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """A file with pieces put in, taken out, repeated or moved; or a heap of pieces; or any bytes."""
    signs = st.one_of(st.sampled_from((*pieces, *ANYWHERE)), st.text(max_size=6)).map(_encoded)
    place = st.integers(0, len(whole))
    edit = st.tuples(place, st.integers(0, 60), st.lists(signs, max_size=3).map(b"".join), place)

    def edited(edits: list[tuple[int, int, bytes, int]]) -> bytes:
        content = whole
        for at, size, new, other in edits:
            moved = whole[other : other + size] if size % 3 == 0 else b""
            content = content[:at] + new + moved + content[at + size * (size % 2) :]
        return content

    heap = st.lists(signs, max_size=40).map(b"".join)
    many = st.tuples(signs, st.integers(100, 3_000)).map(lambda found: found[0] * found[1])
    return st.one_of(st.lists(edit, min_size=1, max_size=4).map(edited), heap, many, st.binary(max_size=300))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
