"""HTML within Markdown: its links and pictures, ids, headings and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.page.model import Block, Link

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass(slots=True)
class Found:
    """What a piece of a page holds; `headings` are the rows of HTML headings, `coded` those of macros in code."""

    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)
    coded: list[int] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, row: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first = row
        self.found = Found()
        self.silent = ""

    def parse_html_declaration(self, i: int) -> int:
        """What begins with `<!`; a marked section, of which the library knows a few only, is a comment to a browser."""
        return self.parse_bogus_comment(i) if self.rawdata.startswith("<![", i) else super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        row, given = self.first + self.getpos()[0] - 1, {name: value or "" for name, value in attrs}
        self.found.ids += [given[name] for name in ("id", "name") if given.get(name)]
        if tag in _HEADINGS:
            self.found.headings.append(row)
        elif tag == "a" and "href" in given:
            self.found.links.append(Link(row, "html-link", given["href"], given.get("title", "")))
        elif tag == "img":
            self.found.links.append(Link(row, "html-picture", given.get("src", ""), given.get("alt", "")))
        elif tag in ("script", "style", "code", "pre"):
            self.silent = tag
        self.found.prose += [Block(row, given[name]) for name in ("alt", "title", "aria-label") if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.silent:
            self.found.prose.append(Block(self.first + self.getpos()[0] - 1, data))


def read_html(source: str, row: int) -> Found:
    """What a piece of HTML that begins at `row` holds; comments hold nothing."""
    reader = _Reader(row)
    reader.feed(source)
    reader.close()
    return reader.found
