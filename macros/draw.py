"""Draws beforehand what a build needs and no earlier one has drawn, on all processors."""

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from macros.addresses import Site
from macros.charts.colours import light_colours
from macros.charts.marks import Drawing, drawing
from macros.charts.render import is_drawn, svg
from macros.charts.theme import SIZES
from macros.export.charts import vega
from macros.export.files import figure_files, name_of_answer
from macros.export.workbook import workbook
from macros.languages import LANGS, Lang
from macros.memory import Memory
from macros.model import Collection
from macros.project import Project
from macros.values import Values

Job = tuple[Lang, str, str]
"""A language, an answer, and one of its figures; without a figure, what the answer has as a whole."""
AT_ONCE = 4
"""So many jobs are given to a process at a time."""


def jobs(collection: Collection, site: Site, memory: Memory) -> list[Job]:
    """What is to be drawn for the answers of which not all is known yet."""
    found: list[Job] = []
    for lang in LANGS:
        for question in collection.questions.values():
            if not memory.knows(name_of_answer(question.id, lang, site)):
                found += [(lang, question.id, ""), *((lang, question.id, figure) for figure in question.figures)]
    return found


def charts(project: Project, collection: Collection, found: Sequence[Job]) -> int:
    """Of how many charts among the jobs there is no drawing yet."""
    return sum(1 for job in found if job[2] and not is_drawn(_drawing(collection, job), project.charts))


def draw(pool: Executor, project: Project, collection: Collection, site: Site, found: Sequence[Job]) -> None:
    """Draw it. What goes wrong is told by the page or the file that needs it, which draws it again."""
    parts = [found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE)]
    for done in [pool.submit(_draw, str(project.root), collection, site, part) for part in parts]:
        done.exception()


def _draw(root: str, collection: Collection, site: Site, found: Sequence[Job]) -> None:
    project = Project(Path(root))
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for job in found:
        lang, answer, figure = job
        values = Values(collection, collection.questions[answer], lang)
        if not figure:
            vega(project.charts)
            workbook(values, site, project.workbooks)
            continue
        marks = _drawing(collection, job)
        for size in SIZES:
            svg(marks, size, project.charts)
        figure_files(project, values, values.question.figures[figure], site, colours)


def _drawing(collection: Collection, job: Job) -> Drawing:
    lang, answer, figure = job
    question = collection.questions[answer]
    return drawing(Values(collection, question, lang), question.figures[figure])
