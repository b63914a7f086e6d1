"""The inside of a paragraph, a heading or a cell: its text, links, pictures and HTML, each at its row."""

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from macros.faults import Report
from macros.page.calls import MACRO
from macros.page.html import Found, read_html
from macros.page.model import Block, Link

ATTRIBUTES = re.compile(r"\{:([^}\n]*)\}")
"""Ids and classes as Python-Markdown's attribute lists give them."""
_BROKEN = (
    (re.compile(r"\[[^\[\]]+\]\s+\((?:[^()\s]+\.md(?:#\S*)?|https?://[^()\s]*)\)"), "link-gap"),
    (re.compile(r"\[[^\[\]]*\]\([^()]{0,300}\)?"), "link-broken"),
    (re.compile(r"\([^()]{1,300}\)\[[^\[\]]{0,300}?(?:\.md|://|#)[^\[\]]{0,300}\]"), "link-reversed"),
    (re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]"), "link-unknown-reference"),
)
"""What a reader would see as signs, and was meant to be a link."""


@dataclass(slots=True)
class _Walk:
    """Where the walk over a piece of a page is: the text up to here, and its row."""

    file: str
    first: int
    source: str
    found: Found = field(default_factory=Found)
    text: str = ""
    open: list[tuple[int, str, int]] = field(default_factory=list)

    @property
    def row(self) -> int:
        return self.first + self.text.count("\n")


def read_inline(file: str, token: Token, first: int, report: Report) -> Found:
    """What an inline token that begins at row `first` holds; links that are none become faults."""
    walk = _Walk(file, first, token.content)
    _take(walk, token.children or [], report)
    plain = walk.text
    for pattern, key in _BROKEN:
        for match in pattern.finditer(plain):
            report.add(file, first + plain.count("\n", 0, match.start()), "", key, text=" ".join(match[0].split()))
        plain = pattern.sub(lambda match: " " + "\n" * match[0].count("\n"), plain)
    text = ATTRIBUTES.sub(" ", plain).replace(MACRO, " ")
    if text.strip():
        walk.found.prose.insert(0, Block(first, text))
    return walk.found


def _take(walk: _Walk, children: list[Token], report: Report) -> None:
    for child in children:
        match child.type:
            case "text":
                walk.text += child.content
            case "softbreak" | "hardbreak":
                walk.text += "\n"
            case "code_inline":
                lines = _code(walk, child).split("\n")
                walk.found.coded += [walk.row + index for index, line in enumerate(lines) if MACRO in line]
                walk.text += " " + "\n" * (len(lines) - 1)
            case "html_inline":
                html = read_html(child.content, walk.row)
                walk.found.links += html.links
                walk.found.ids += html.ids
                walk.found.prose += html.prose
                for row in html.headings:
                    report.add(walk.file, row, "", "other-heading")
                walk.text += (" " if child.content.startswith("<br") else "") + "\n" * child.content.count("\n")
            case "link_open":
                walk.open.append((walk.row, str(child.attrs.get("href", "")), len(walk.text)))
                _title(walk, child)
            case "link_close":
                row, target, start = walk.open.pop()
                walk.found.links.append(Link(row, "link", target, " ".join(walk.text[start:].split())))
            case "image":
                row, start = walk.row, len(walk.text)
                _take(walk, child.children or [], report)
                alt = " ".join(walk.text[start:].split())
                walk.found.links.append(Link(row, "picture", str(child.attrs.get("src", "")), alt))
                _title(walk, child)


def _title(walk: _Walk, child: Token) -> None:
    if title := str(child.attrs.get("title", "")):
        walk.found.prose.append(Block(walk.row, title.replace(MACRO, " ")))


def _code(walk: _Walk, code: Token) -> str:
    """A piece of code with its ends of lines, of which markdown-it makes spaces."""
    words = r"\s+".join(map(re.escape, code.content.split()))
    rest = walk.source.split("\n", walk.row - walk.first)[-1]
    found = re.search(re.escape(code.markup) + rf"\s*{words}\s*" + re.escape(code.markup), rest)
    return found[0] if found else code.content
