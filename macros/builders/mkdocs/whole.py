"""All pages of a language: those that would come out as before are not made again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

from macros.builders.mkdocs.language import Language, page_of
from macros.languages import Lang
from macros.memory import Memory, digest


@dataclass(frozen=True, slots=True)
class Made:
    """A page and all that others need of it: what the search finds, its anchors, and the anchors elsewhere that it
    leads to (`{page: {anchor: the link as it is written}}`)."""

    html: str
    search: list[Mapping[str, Any]]
    anchors: list[str]
    links: Mapping[str, Mapping[str, str]]


class Whole:
    """Makes all pages of a language; `read` is the set in which the answers note that a page looks at them."""

    def __init__(self, language: Language, lang: Lang, memory: Memory, read: set[str]) -> None:
        self._language = language
        self._memory = memory
        self._read = read
        self._made: list[tuple[str, frozenset[str], bytes]] = []
        config, extra = language.config, language.config.extra
        menu = tuple(_titles(language.nav.items))
        files = sorted(file.src_uri for file in language.files.documentation_pages())
        self._around = digest(lang, config.site_url, config.strict, extra.get("drafts"), menu, files)
        self._data: Mapping[str, Any] = extra["datasets"]["pages"]

    def write(self) -> None:
        """Write every page into the site, and what belongs to all. Raises an exception of MkDocs for a page that cannot
        be made."""
        for path, file in self._language.documents.items():
            name = digest(self._around, path, file.content_string, self._data.get(file.url))
            known = self._memory.recall(name)
            if known is None:
                self._make(name, file)
            else:
                self._put(file, Made(**json.loads(known)))
        self._language.finish()

    def remember(self) -> None:
        """Keep the pages that were made; not before all is seen to be right, as a page that is kept tells nothing of
        what is wrong with it."""
        for name, read, content in self._made:
            self._memory.note(name, read, content)

    def _make(self, name: str, file: File) -> None:
        self._read.clear()
        before = len(self._language.entries)
        html = self._language.make(file)
        page = page_of(file, self._language.config)
        links = {to.src_uri: dict(anchors) for to, anchors in (page.links_to_anchors or {}).items()}
        made = {
            "html": html,
            "search": self._language.entries[before:],
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": links,
        }
        self._made.append((name, frozenset(self._read), json.dumps(made).encode()))

    def _put(self, file: File, made: Made) -> None:
        self._language.entries.extend(made.search)
        page, files = page_of(file, self._language.config), self._language.files
        page.present_anchor_ids = set(made.anchors)
        page.links_to_anchors = {files.src_uris[to]: dict(anchors) for to, anchors in made.links.items()}
        target = Path(file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made.html, encoding="utf-8")


def _titles(items: Any) -> Iterator[tuple[str, str]]:
    """What stands in the menu, in its order: titles and addresses."""
    for item in items:
        yield str(item.title), getattr(item, "url", "") or ""
        yield from _titles(getattr(item, "children", None) or ())
