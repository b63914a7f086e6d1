"""Markdown read with markdown-it: headings, prose, links and ids, and what the site's Markdown reads otherwise.

MkDocs reads pages with Python-Markdown, which asks for a blank line before a list or a table and for four spaces
before what belongs to an item. CommonMark does not, so what it takes for a list there is told as a fault.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.faults import Report
from macros.page.calls import MACRO
from macros.page.html import Found, read_html
from macros.page.inline import ATTRIBUTES, read_inline
from macros.page.model import Block, Heading, Link

_HASH_ID = re.compile(r"\{ *#[\w-]+ *\}")
_ATTRIBUTE_ID = re.compile(r"#([\w-]+)")
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])", re.MULTILINE)
_FENCE_END = re.compile(r"\s*(`{3,}|~{3,})\s*")
_LISTS = ("bullet_list", "ordered_list")

_PARSER = MarkdownIt("commonmark").enable("table")
# Addresses as they were typed, whatever they are: `check.links` judges them.
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]
_PARSER.normalizeLink = lambda url: url  # type: ignore[method-assign]


@dataclass(slots=True)
class Read:
    """What a page holds, in its order."""

    headings: list[Heading] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    coded: list[int] = field(default_factory=list)
    """The rows of macros that stand in code."""

    def add(self, found: Found) -> None:
        """Take over what a piece of the page holds."""
        self.prose += found.prose
        self.links += found.links
        self.ids += found.ids
        self.coded += found.coded


def read_markdown(file: str, text: str, report: Report) -> Read:
    """What a page without its macros and front matter holds; what its Markdown may not have becomes a fault."""
    lines = _TIGHT_HEADING.sub(r"\1 ", text).split("\n")
    tokens = _PARSER.parse("\n".join(lines))
    for token in tokens:
        if token.type == "fence" and token.map and not _closed(token, lines):
            report.add(file, token.map[0] + 1, "", "open-fence")
            lines[token.map[0]] = ""
            return read_markdown(file, "\n".join(lines), report)
    read, depth = Read(), 0
    for index, token in enumerate(tokens):
        if token.type.removesuffix("_open").removesuffix("_close") in _LISTS:
            depth += token.nesting
        if token.map:
            _shape(file, tokens, index, depth, lines, report)
            _block(file, tokens, index, read, report)
    return read


def _closed(token: Token, lines: list[str]) -> bool:
    first, last = token.map or (0, 0)
    return last - first > 1 and bool(_FENCE_END.fullmatch(lines[last - 1]))


def _block(file: str, tokens: list[Token], index: int, read: Read, report: Report) -> None:
    token = tokens[index]
    first = (token.map or (0, 0))[0] + 1
    if token.type in ("fence", "code_block"):
        start = first + (token.type == "fence")
        for row, line in enumerate(token.content.split("\n"), start=start):
            if MACRO in line:
                read.coded.append(row)
    elif token.type == "html_block":
        found = read_html(token.content, first)
        read.add(found)
        for row in found.headings:
            report.add(file, row, "", "other-heading")
    elif token.type == "inline":
        before = tokens[index - 1]
        if before.type == "heading_open":
            _heading(file, before, token, read, report)
        found = read_inline(file, token, first, report)
        read.add(found)
        for row, line in enumerate(token.content.split("\n"), start=first):
            if _HASH_ID.search(line):
                report.add(file, row, "", "hash-id")
            for attributes in ATTRIBUTES.findall(line):
                read.ids += _ATTRIBUTE_ID.findall(attributes)


def _heading(file: str, opening: Token, inline: Token, read: Read, report: Report) -> None:
    first, last = opening.map or (0, 0)
    if not opening.markup.startswith("#"):
        report.add(file, last, "", "other-heading")
        return
    ids = [found for attributes in ATTRIBUTES.findall(inline.content) for found in _ATTRIBUTE_ID.findall(attributes)]
    read.headings.append(Heading(first + 1, int(opening.tag[1]), ids[0] if ids else None))


def _shape(file: str, tokens: list[Token], index: int, depth: int, lines: list[str], report: Report) -> None:
    """Report lists and tables that the site's Markdown would not see."""
    token, before = tokens[index], tokens[index - 1]
    row = (token.map or (0, 0))[0] + 1
    indent = len(lines[row - 1]) - len(lines[row - 1].lstrip(" "))
    is_list = token.type[:-5] in _LISTS
    if is_list or token.type == "table_open":
        under = before.type == "paragraph_close" and row > 1 and bool(lines[row - 2].strip())
        if under and depth - is_list == 0:
            report.add(file, row, "", "blank-before-list" if is_list else "blank-before-table")
    inner = (is_list and depth > 1) or (token.type == "paragraph_open" and before.type != "list_item_open")
    levels = depth - is_list
    if inner and levels > 0 and indent < 4 * levels:
        report.add(file, row, "", "indent-in-list", spaces=str(4 * levels))
