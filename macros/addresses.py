"""Where everything stands that can be taken along. Others rely on these addresses: see the page for re-users.

Addresses are from the root of a language and the same in every language; `Site` puts the host before them. The
catalogue and the feed of a language stand at the root of the whole site and of the language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.languages import FOLDERS, Lang
from macros.model import Collection, Figure, Question, Table

TableFormat = Literal["csv", "json"]
AnswerFormat = Literal["xlsx", "zip"]
ChartFormat = Literal["svg", "png", "vl.json"]

MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "png": "image/png",
    "vl.json": "application/json",
}
"""The media type of each format, as registered with IANA."""

CATALOGUE: Mapping[str, str] = {"jsonld": "catalog.jsonld", "ttl": "catalog.ttl"}
"""The catalogue, one for both languages, at the root of the whole site."""
FEED = "feed.xml"
LOCAL = "http://127.0.0.1:8000/"
"""Where a site stands that is not told where it will."""
WEB = re.compile(r"https?://[^\s\"'<>{}|\\^`]+")
"""An address on the web with only signs that an address may have, so that it can stand in any file."""
DENSE = 2
"""The second density of a chart's PNG, in device pixels per CSS pixel."""


def of_table(table: Table, form: TableFormat) -> str:
    """`data/<answer>/<table>.csv`"""
    return f"data/{table.answer}/{table.id}.{form}"


def of_version(table: Table, number: int) -> str:
    """`data/<answer>/versions/<table>-1.csv`: a table as it was published first, 2 after its first correction."""
    return f"data/{table.answer}/versions/{table.id}-{number}.csv"


def of_answer(question: Question, form: AnswerFormat) -> str:
    """`data/<answer>/<answer>.xlsx`"""
    return f"data/{question.id}/{question.id}.{form}"


def data_package(question: Question) -> str:
    """`data/<answer>/datapackage.json`"""
    return f"data/{question.id}/datapackage.json"


def of_chart(figure: Figure, form: ChartFormat) -> str:
    """`charts/<answer>/<figure>.svg`"""
    return f"charts/{figure.answer}/{figure.id}.{form}"


def dense_picture(figure: Figure) -> str:
    """`charts/<answer>/<figure>@2x.png`"""
    return f"charts/{figure.answer}/{figure.id}@{DENSE}x.png"


def embedded(figure: Figure) -> str:
    """`embed/<answer>/<figure>/`"""
    return f"embed/{figure.answer}/{figure.id}/"


def of_quality(table: Table) -> str:
    """`quality/#<answer>-<table>`, where the page of quality speaks of a table."""
    return f"quality/#{table.answer}-{table.id}"


def of_correction(question: Question, name: str) -> str:
    """`corrections/#<answer>-<day>`; for `name` see `macros.ledger.named`."""
    return f"corrections/#{question.id}-{name}"


def page_of(figure: Figure) -> str:
    """`<answer>/<part>/#<figure>`, the permanent link of a figure."""
    return f"{figure.answer}/{figure.part}/#{figure.id}"


def of_whole(question: Question) -> Iterator[str]:
    """Everything of one answer that can be taken along; nothing of one without tables."""
    if question.tables:
        yield from (of_answer(question, "xlsx"), of_answer(question, "zip"), data_package(question))
    for table in question.tables.values():
        yield from (of_table(table, "csv"), of_table(table, "json"))
        if table.id in question.ledger.records:
            count = len(question.ledger.records[table.id].versions)
            yield from (of_version(table, number) for number in range(1, count + 1))
    for figure in question.figures.values():
        yield from (
            of_chart(figure, "svg"),
            of_chart(figure, "png"),
            dense_picture(figure),
            of_chart(figure, "vl.json"),
        )
        yield embedded(figure)


def known(collection: Collection) -> tuple[str, ...]:
    """Everything that can be taken along: of all answers, then the feed and the catalogue."""
    answers = (address for question in collection.questions.values() for address in of_whole(question))
    return (*answers, FEED, *CATALOGUE.values())


def file_name(address: str, lang: Lang) -> str:
    """What a file is called on the disk of who saves it, so that files of several answers and of both languages can
    lie together: `data/<answer>/<table>.csv` is `<answer>-<table>-nl.csv`."""
    _, answer, *_, name = address.split("/")
    stem, _, ending = name.partition(".")
    return "-".join(dict.fromkeys((answer, stem, lang))) + f".{ending}"


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site at `root`, an address that ends in a slash."""

    root: str

    @classmethod
    def at(cls, address: str, lang: Lang) -> "Site":
        """The site of which the root of a language stands at `address`."""
        root = address.rstrip("/") + "/"
        return cls(root.removesuffix(f"{FOLDERS[lang]}/") if FOLDERS[lang] else root)

    def to(self, lang: Lang, address: str = "") -> str:
        """The whole address of `address` in the site of a language; the catalogue is one for both."""
        folder = "" if address in CATALOGUE.values() else FOLDERS[lang]
        return f"{self.root}{folder}{'/' if folder else ''}{address}"
