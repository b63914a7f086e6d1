"""Writes what the pages of one language offer to take along, load on request or show elsewhere."""

from collections.abc import Mapping
from pathlib import Path

from macros.charts.colours import light_colours, literal
from macros.charts.png import png
from macros.charts.theme import VEGA
from macros.export.charts import chart_spec, vega
from macros.export.tables import table_csv
from macros.languages import Lang
from macros.model import Collection, Question
from macros.previews.card import Card
from macros.previews.layout import card_svg
from macros.previews.tags import picture_path
from macros.project import Project
from macros.values import Values


def write_downloads(project: Project, collection: Collection, lang: Lang, site: Path) -> None:
    """Write the tables and the live charts into the site of a language."""
    for question in collection.questions.values():
        write_answer(project, collection, question, lang, site)
    _write(site / VEGA, vega(project.charts))


def write_answer(project: Project, collection: Collection, question: Question, lang: Lang, site: Path) -> None:
    """Write the tables and the live charts of one answer into the site of a language."""
    _write_tables(collection, question, lang, site / "data" / question.id)
    _write_charts(project, Values(collection, question, lang), site / "charts" / question.id)


def write_pictures(project: Project, drawn: Mapping[str, Card], lang: Lang, site: Path) -> None:
    """Write the picture of every card into the site of its language."""
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for name, card in drawn.items():
        _write(site / picture_path(name), png(literal(card_svg(card, lang), colours), project.pictures))


def _write_tables(collection: Collection, question: Question, lang: Lang, folder: Path) -> None:
    for table in question.tables.values():
        _write(folder / f"{table.id}.csv", table_csv(table, collection.statuses, lang).encode())


def _write_charts(project: Project, values: Values, folder: Path) -> None:
    for figure in values.question.figures.values():
        _write(folder / f"{figure.id}.vl.json", chart_spec(values, figure, project.charts).encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
