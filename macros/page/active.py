"""What of a page could do something in a reader's browser: none of it may.

It is looked for in what the site's own Markdown makes of the page, since another reading of the same signs could miss
some. Of HTML only what is listed here is taken, and only when it is written plainly.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from macros.faults import TURNING, Report

EXTENSIONS = ("attr_list", "def_list", "fenced_code", "tables")
"""What pages are written in besides plain Markdown, as `mkdocs.yml` has it; a test compares."""
CONFIGURED: dict[str, dict[str, Any]] = {"tables": {"use_align_attribute": True}}
_TAGS = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|"
    "img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|"
    "tr|u|ul|var|wbr",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(
    "abbr|align|alt|aria-[a-z]+|class|cite|colspan|datetime|dir|headers|href|hreflang|id|lang|open|reversed|role|rowspan|"
    "scope|span|src|start|title|value",
    re.IGNORECASE,
)
SCHEMES = ("http", "https", "mailto", "tel")
"""What an address of a link may begin with."""

_OPENED = re.compile(r"<[A-Za-z!?]")
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:-]*(?:=\"[^\"<>]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)(?:=\"([^\"]*)\")?")
_COMMENT = re.compile(r"<!--(?:(?!--|>).)*-->", re.DOTALL)
_TURNS = re.compile(f"[{TURNING}]")


def read_active(file: str, text: str, targets: Iterable[str], report: Report) -> None:
    """Report what could do something in a page without its macros and front matter. The `targets` of its links that
    were found are judged where the links are."""
    from markdown import Markdown

    made = Markdown(extensions=list(EXTENSIONS), extension_configs=CONFIGURED).convert(text)
    known = frozenset(targets)
    for what, position in _found(made, known):
        row = _row(text, made, what, position)
        report.add(file, row, "", "active-html", what=" ".join(what.split())[:60])
    for sign in _TURNS.finditer(text):
        row = text.count("\n", 0, sign.start()) + 1
        report.add(file, row, "", "yaml-invisible", sign=f"U+{ord(sign[0]):04X}")


def _found(made: str, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """What may not be in the HTML of a page, with its position there."""
    for opened in _OPENED.finditer(made):
        start = opened.start()
        if _COMMENT.match(made, start):
            continue
        tag = _TAG.match(made, start)
        if not tag:
            yield made[start:].partition(">")[0] + ">", start
        elif not _TAGS.fullmatch(tag[1]):
            yield f"<{tag[1]}", start
        else:
            for attribute in _ATTRIBUTE.finditer(made, tag.start(2), tag.end(2)):
                name, value = attribute[1].lower(), unescape(attribute[2] or "")
                if not _ATTRIBUTES.fullmatch(name):
                    yield attribute[1], attribute.start()
                elif (name == "id" and value.startswith("_")) or not _leads(name, value, known):
                    yield value, attribute.start(2)


def _leads(name: str, value: str, known: frozenset[str]) -> bool:
    """Whether a value is no address, or one that leads to a page or a file. A browser reads an address without its
    spaces and unseen signs."""
    if name not in ("href", "src", "cite") or value in known:
        return True
    scheme = re.match(r"([^/?#:]*):", re.sub(r"[\x00-\x20\x7f-\xa0\xad]", "", value))
    return scheme is None or (scheme[1].lower() in SCHEMES and name != "src")


def _row(text: str, made: str, what: str, position: int) -> int:
    """The row of what stands at a position in the HTML that was made. What is there as often before it, as HTML or as
    words about HTML, is before it in the page too; the first row when it is written otherwise there."""
    (start, *_) = what.split() or [what]
    pattern = re.compile(re.escape(start).replace("<", "(?:<|&lt;)"), re.IGNORECASE)
    before = sum(1 for _ in pattern.finditer(made, 0, position))
    places = [found.start() for found in pattern.finditer(text)]
    return text.count("\n", 0, places[min(before, len(places) - 1)]) + 1 if places else 1
