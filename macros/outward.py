"""Links of Markdown pages to other sites, for Python-Markdown: what opens there gets no hold of the page here."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class _Marker(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http:", "https:")):
                link.set("rel", "noopener")


class _Outward(Extension):  # type: ignore[misc]
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Marker(md), "outward", 0)


def makeExtension() -> Extension:
    """What `mkdocs.yml` names as an extension."""
    return _Outward()
