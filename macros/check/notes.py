"""Notes name figures that exist, something uses them, and their texts hold no figure typed by hand."""

import re

from macros.check.pages import Pages
from macros.check.typed import check_typed_texts, label_numbers
from macros.faults import FaultError, Report
from macros.languages import LANGS
from macros.model import CellRef, Collection, Note, Question
from macros.project import Project
from macros.values import Values


def check_notes(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Report notes that no figure and no page uses, and figures in their texts that are not there."""
    used = _used_on_pages(pages)
    unread = sum(1 for _ in project.pages("nl")) - len(pages["nl"])
    names = label_numbers(collection)
    for question in collection.questions.values():
        in_figures = {note for figure in question.figures.values() for note in figure.notes}
        for note in question.notes.values():
            row = question.rows[f"notes.{note.id}"]
            if note.id not in in_figures and note.id not in used and unread == 0:
                report.add(question.file, row, "", "unused-note", note=note.id)
            _check_values(collection, question, note, report)
        _check_key_figures(collection, question, report)
        check_typed_texts(question, names, report)


def _used_on_pages(pages: Pages) -> set[str]:
    calls = (call for page in pages["nl"].values() for call in page.calls if call.name == "note" and call.args)
    return {str(call.args[0]).rpartition("/")[2] for call in calls}


def _check_values(collection: Collection, question: Question, note: Note, report: Report) -> None:
    row = question.rows[f"notes.{note.id}"]
    for lang in LANGS:
        for name in re.findall(r"\{(.*?)\}", note.text[lang]):
            if name not in note.values:
                report.add(question.file, row, "", "note-braces", name=name)
        if note.text[lang].count("{") != note.text[lang].count("}"):
            report.add(question.file, row, "", "note-braces", name="{")
    for ref in note.values.values():
        _check_cell(collection, question, ref, row, report)


def _check_key_figures(collection: Collection, question: Question, report: Report) -> None:
    for index, key in enumerate(question.key_figures):
        _check_cell(collection, question, key.cell, question.rows[f"key_figures.{index}"], report)


def _check_cell(collection: Collection, question: Question, ref: CellRef, row: int, report: Report) -> None:
    try:
        Values(collection, question, "nl").cell(ref)
    except FaultError as fault:
        report.extend(fault.at(question.file, row))
