"""Writes what the pages of one language offer to take along, load on request or show elsewhere."""

from collections.abc import Mapping
from pathlib import Path

from macros.addresses import FEED, Site, of_chart, of_table
from macros.charts.colours import light_colours, literal
from macros.charts.png import png
from macros.charts.theme import VEGA
from macros.export.charts import chart_spec, vega
from macros.export.feed import feed
from macros.export.tables import table_csv
from macros.languages import Lang
from macros.model import Collection, Question
from macros.previews.card import Card
from macros.previews.layout import card_svg
from macros.previews.tags import picture_path
from macros.project import Project
from macros.values import Values


def write_downloads(project: Project, collection: Collection, lang: Lang, folder: Path, site: Site) -> None:
    """Write what there is to take along of every answer into the folder of a language, for a site at `site`."""
    for question in collection.questions.values():
        write_answer(project, collection, question, lang, folder, site)
    _write(folder / FEED, feed(collection, lang, site).encode())
    _write(folder / VEGA, vega(project.charts))


def write_answer(
    project: Project, collection: Collection, question: Question, lang: Lang, folder: Path, site: Site
) -> None:
    """Write what there is to take along of one answer into the folder of a language, for a site at `site`."""
    for address, content in answer_files(project, Values(collection, question, lang), site).items():
        _write(folder / address, content)


def answer_files(project: Project, values: Values, site: Site) -> Mapping[str, bytes]:
    """What there is to take along of one answer in one language, by address from the root of the language."""
    question = values.question
    files: dict[str, bytes] = {}
    for table in question.tables.values():
        files[of_table(table, "csv")] = table_csv(table, values.collection.statuses, values.lang).encode()
    for figure in question.figures.values():
        files[of_chart(figure, "vl.json")] = chart_spec(values, figure, project.charts).encode()
    return files


def write_pictures(project: Project, drawn: Mapping[str, Card], lang: Lang, site: Path) -> None:
    """Write the picture of every card into the site of its language."""
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for name, card in drawn.items():
        _write(site / picture_path(name), png(literal(card_svg(card, lang), colours), project.pictures))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
