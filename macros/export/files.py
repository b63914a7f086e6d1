"""Writes what the pages of one language offer to take along, load on request or show elsewhere."""

from collections.abc import Mapping
from pathlib import Path

from macros.addresses import (
    CATALOGUE,
    DENSE,
    FEED,
    Site,
    data_package,
    dense_picture,
    of_answer,
    of_chart,
    of_table,
    of_version,
)
from macros.charts.colours import light_colours, literal
from macros.charts.png import png
from macros.charts.theme import VEGA
from macros.export.archive import archive
from macros.export.charts import chart_spec, vega
from macros.export.datasets import datasets
from macros.export.embed import STYLESHEET, embed_pages, embed_style
from macros.export.feed import feed
from macros.export.jsonstat import table_jsonstat
from macros.export.package import package_json
from macros.export.pictures import chart_picture
from macros.export.tables import table_csv
from macros.export.workbook import workbook
from macros.languages import FOLDERS, Lang
from macros.ledger import as_table, open_versions
from macros.memory import Memory, watched
from macros.model import Collection, Figure
from macros.previews.card import Card
from macros.previews.cards import Cards
from macros.previews.layout import card_svg
from macros.previews.tags import picture_path
from macros.project import Project
from macros.values import Values


def write_downloads(
    project: Project, collection: Collection, lang: Lang, folder: Path, site: Site, memory: Memory
) -> None:
    """Write what there is to take along of every answer into the folder of a language, for a site at `site`."""
    for answer in collection.questions:
        write_answer(project, collection, answer, lang, folder, site, memory)
    _write(folder / FEED, feed(collection, lang, site).encode())
    _write(folder / VEGA, vega(project.charts))
    _write(folder / STYLESHEET, embed_style(project).encode())


def write_answer(
    project: Project, collection: Collection, answer: str, lang: Lang, folder: Path, site: Site, memory: Memory
) -> None:
    """Write what there is to take along of one answer into the folder of a language, for a site at `site`."""
    read = set[str]()
    seen = watched(collection, read)

    def make() -> Mapping[str, bytes]:
        values = Values(seen, seen.questions[answer], lang)
        pages = embed_pages(values, site, project.charts)
        return {
            **answer_files(project, values, site),
            **{f"{address}index.html": page.encode() for address, page in pages.items()},
        }

    for address, content in memory.files(name_of_answer(answer, lang, site), read, make).items():
        _write(folder / address, content)


def name_of_answer(answer: str, lang: Lang, site: Site) -> str:
    """How a memory calls what there is to take along of an answer."""
    return f"answer {answer} {lang} {site.root}"


def answer_files(project: Project, values: Values, site: Site) -> Mapping[str, bytes]:
    """What there is to take along of one answer in one language, by address from the root of the language."""
    question = values.question
    files = {**_table_files(values, site), **_chart_files(project, values, site)}
    if question.tables:
        files[data_package(question)] = package_json(values, site, files).encode()
        files[of_answer(question, "xlsx")] = workbook(values, site, project.workbooks)
        files[of_answer(question, "zip")] = archive(values, site, files)
    return {**files, **_version_files(values)}


def _table_files(values: Values, site: Site) -> dict[str, bytes]:
    files = {}
    for table in values.question.tables.values():
        files[of_table(table, "csv")] = table_csv(table, values.collection.statuses, values.lang).encode()
        files[of_table(table, "json")] = table_jsonstat(values, table, site).encode()
    return files


def _version_files(values: Values) -> dict[str, bytes]:
    """Every version of every table that is recorded."""
    files = {}
    ledger, statuses = values.question.ledger, values.collection.statuses
    for table in values.question.tables.values():
        found = open_versions(ledger, table.id) if table.id in ledger.records else ()
        for number, cells in enumerate(found, start=1):
            files[of_version(table, number)] = table_csv(as_table(table, cells), statuses, values.lang).encode()
    return files


def _chart_files(project: Project, values: Values, site: Site) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for figure in values.question.figures.values():
        files |= figure_files(project, values, figure, site, colours)
    return files


def figure_files(
    project: Project, values: Values, figure: Figure, site: Site, colours: Mapping[str, str]
) -> dict[str, bytes]:
    """What there is to take along of one figure's chart."""
    picture = chart_picture(values, figure, site, project.charts, project.colours.parent, colours)
    return {
        of_chart(figure, "svg"): picture.encode(),
        of_chart(figure, "png"): png(picture, project.pictures),
        dense_picture(figure): png(picture, project.pictures, DENSE),
        of_chart(figure, "vl.json"): chart_spec(values, figure, site, project.charts, colours).encode(),
    }


def write_catalogue(collection: Collection, folder: Path, site: Site, memory: Memory) -> None:
    """Write the catalogue of all that stands in the folder of the whole site, for a site at `site`."""

    def make() -> Mapping[str, bytes]:
        from macros.export.catalogue import catalogue_graph
        from macros.export.rdf import json_ld, turtle

        files = [file for dataset in datasets(seen).values() for file in dataset.files]
        places = {site.to(file.lang, file.address): folder / FOLDERS[file.lang] / file.address for file in files}
        graph = catalogue_graph(seen, site, {address: place.read_bytes() for address, place in places.items()})
        return {CATALOGUE["ttl"]: turtle(graph).encode(), CATALOGUE["jsonld"]: json_ld(graph).encode()}

    read = set[str]()
    seen = watched(collection, read)
    for address, content in memory.files(f"catalogue {site.root}", read, make).items():
        _write(folder / address, content)


def write_pictures(project: Project, drawn: Cards, lang: Lang, folder: Path, memory: Memory) -> None:
    """Write the picture of every card into the folder of a language."""
    for names in drawn.by_answer():

        def make(names: tuple[str, ...] = names) -> Mapping[str, bytes]:
            return {picture_path(name): card_picture(project, drawn[name], lang) for name in names}

        for address, content in memory.files(f"cards {names[0]} {lang}", drawn.read, make).items():
            _write(folder / address, content)


def card_picture(project: Project, card: Card, lang: Lang) -> bytes:
    """The picture of a card as a PNG."""
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    return png(literal(card_svg(card, lang), colours), project.pictures)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
