"""From files to a `Collection`: `collection(project, report)` reads everything there is.

document   a YAML file as plain data with the row of every value, checked against its schema
concepts   code lists, units, statuses
table      a CSV file as a Table, checked cell by cell
question   an answer's folder as a Question
themes     what figures of all answers have in common
"""

from macros.faults import Report
from macros.load.concepts import Concepts, load_concepts, load_glossary
from macros.load.question import load_question
from macros.load.themes import load_themes
from macros.model import Collection, Question
from macros.project import Project


def collection(project: Project, report: Report) -> Collection | None:
    """All answers of a project, the newest first and those without a date last; what is wrong goes
    into `report`. `None` when the shared code lists cannot be used; an answer that cannot be read is left out."""
    concepts = load_concepts(project, report)
    glossary = load_glossary(project, report)
    if concepts is None:
        return None
    found = (_question(project, folder.name, concepts, report) for folder in project.answers())
    questions = [question for question in found if question]
    questions.sort(key=lambda question: (question.last_month, question.id), reverse=True)
    by_id = {question.id: question for question in questions}
    return Collection(
        questions=by_id,
        units=concepts.units,
        statuses=concepts.statuses,
        glossary=glossary,
        themes=load_themes(project, concepts, by_id, report),
        classes=concepts.classes(),
    )


def _question(project: Project, answer: str, concepts: Concepts, report: Report) -> Question | None:
    return load_question(project, project.data / answer, concepts, report)


__all__ = ["collection"]
