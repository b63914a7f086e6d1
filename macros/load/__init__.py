"""From files to a `Collection`: `collection(project, report)` reads everything there is.

tree       a YAML file as plain data with the row of every value; syntax says why it cannot be read
document   such a file checked against its schema, in the words of schema and keys; texts looks at its texts
concepts   code lists, units, statuses
tables     the tables that an answer declares, each with its file
table      a CSV file as observations, checked cell by cell: rows and columns of the file, value of a cell,
           readings of figures in other notations
question   an answer's folder as a Question, with its figures and references to cells
themes     what figures of all answers have in common
catalogue  what is true of every dataset
unused     what the shared lists have and no answer uses
"""

from macros.faults import Report
from macros.load.catalogue import load_catalogue
from macros.load.concepts import Concepts, load_concepts, load_glossary
from macros.load.document import load_document
from macros.load.question import load_question
from macros.load.themes import load_themes
from macros.load.unused import check_used
from macros.model import Collection, Question
from macros.project import THEMES_FILE, Project


def collection(project: Project, report: Report) -> Collection | None:
    """All answers of a project, the newest first and those without a date last; what is wrong goes
    into `report`. `None` when the shared code lists cannot be used; an answer that cannot be read is left out."""
    concepts = load_concepts(project, report)
    glossary = load_glossary(project, report)
    catalogue = load_catalogue(project, report)
    if concepts is None:
        _read_alone(project, report)
        return None
    found = (_question(project, folder.name, concepts, report) for folder in project.answers())
    questions = [question for question in found if question]
    questions.sort(key=lambda question: (question.last_month, question.id), reverse=True)
    by_id = {question.id: question for question in questions}
    if len(questions) == len(project.answers()):
        check_used(concepts, by_id, report)
    themes = load_themes(project, concepts, by_id, report)
    return Collection(
        questions=by_id,
        units=concepts.units,
        statuses=concepts.statuses,
        glossary=glossary or {},
        themes=themes or {},
        catalogue=catalogue,
        classes=concepts.classes(),
        repeats=tuple(
            (f"{table.answer}/{table.id}", table.repeats)
            for question in questions
            for table in question.tables.values()
            if table.repeats
        ),
        untold=frozenset(
            key for key, found in (("unknown-term", glossary), ("unknown-theme", themes)) if found is None
        ),
    )


def _read_alone(project: Project, report: Report) -> None:
    """Tell what is wrong with the files that name the shared lists, as far as they can be read without those."""
    load_document(project, project.root / THEMES_FILE, "themes", report)
    for folder in project.answers():
        load_document(project, folder / "question.yaml", "question", report)


def _question(project: Project, answer: str, concepts: Concepts, report: Report) -> Question | None:
    return load_question(project, project.data / answer, concepts, report)


__all__ = ["collection"]
