"""The files of charts in a built site, beside the figures on the pages that they are taken along from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bs4 import Tag

from macros.addresses import of_chart, page_of
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection, Figure, Question
from tests.built import page_at
from tests.conftest import SITE

SVG = "{http://www.w3.org/2000/svg}"
FOREIGN = {"nl": re.compile(r"\d,\d{3}\b"), "en": re.compile(r"\d\.\d{3}\b")}
"""A thousand as the other language writes it."""


@dataclass(frozen=True)
class Taken:
    """The files of one figure in one language."""

    site: Path
    question: Question
    figure: Figure
    lang: Lang

    def read(self, address: str) -> bytes:
        return (self.site / FOLDERS[self.lang] / address).read_bytes()

    @property
    def svg(self) -> str:
        return self.read(of_chart(self.figure, "svg")).decode()

    @property
    def root(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.svg)

    @property
    def size(self) -> tuple[int, int]:
        root = self.root
        return int(root.attrib["width"]), int(root.attrib["height"])

    @property
    def spec(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.read(of_chart(self.figure, "vl.json")))
        return found

    @property
    def address(self) -> str:
        """The permanent link of the figure."""
        return SITE.to(self.lang, page_of(self.figure))

    @property
    def block(self) -> Tag:
        """The figure on its page."""
        page = page_at(self.site, self.lang, f"{self.question.id}/{self.figure.part}/")
        return page.figure(self.figure.id)

    @property
    def marks(self) -> list[Tag]:
        """What a reader can point at in the chart on the page."""
        return self.block.select(".chart__wide [data-row]")

    @property
    def name(self) -> str:
        return f"{self.lang} {self.figure.answer} {self.figure.id}"


def taken(site: Path, collection: Collection) -> Iterator[Taken]:
    """Every figure, in both languages."""
    for question in collection.questions.values():
        for figure in question.figures.values():
            for lang in LANGS:
                yield Taken(site, question, figure, lang)


def plain(text: str) -> str:
    """A text without its spaces, of which the break of a line is one."""
    return re.sub(r"\s", "", text)


def texts(drawn: ElementTree.Element) -> list[str]:
    """What each text of a drawing says, without spaces."""
    return [plain("".join(text.itertext())) for text in drawn.iter(f"{SVG}text")]
