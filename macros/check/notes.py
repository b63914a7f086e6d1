"""Notes name figures that exist, and something uses them."""

import re

from macros.check.figures import check_cell
from macros.check.pages import Pages, all_read
from macros.faults import Report
from macros.languages import LANGS
from macros.model import Collection, Note, Question
from macros.project import Project


def check_notes(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Report notes that no figure and no page uses, and figures in their texts that are not there."""
    used = _used_on_pages(pages)
    whole = all_read(project, pages)
    for question in collection.questions.values():
        in_figures = {note for figure in question.figures.values() for note in figure.notes}
        for note in question.notes.values():
            row = question.rows[f"notes.{note.id}"]
            if note.id not in in_figures and note.id not in used and whole:
                report.add(question.file, row, "", "unused-note", note=note.id)
            _check_values(collection, question, note, report)


def _used_on_pages(pages: Pages) -> set[str]:
    return {note.rpartition("/")[2] for page in pages["nl"].values() for _, note in page.named("note")}


def _check_values(collection: Collection, question: Question, note: Note, report: Report) -> None:
    row = question.rows[f"notes.{note.id}"]
    for lang in LANGS:
        for name in re.findall(r"\{(.*?)\}", note.text[lang]):
            if name not in note.values:
                report.add(question.file, row, "", "note-braces", name=name)
        if note.text[lang].count("{") != note.text[lang].count("}"):
            report.add(question.file, row, "", "note-braces", name="{")
    for ref in note.values.values():
        check_cell(collection, question, ref, row, report)
