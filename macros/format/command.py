"""`python -m macros format`: every table of every answer, drafts too."""

from collections.abc import Iterator
from pathlib import Path

import click

from macros.faults import FaultError, Report
from macros.format.tables import formatted
from macros.languages import Lang
from macros.load.concepts import Concepts, load_concepts
from macros.load.document import load_what_is_sound
from macros.load.tables import Declared, TablesReader
from macros.machine import problem, write_whole
from macros.project import QUESTION, Project
from macros.words import fault_words


def format_tables(project: Project, lang: Lang) -> bool:
    """Rewrite the tables that are not as they must be, and say what was changed; whether all could be read."""
    report = Report()
    concepts = load_concepts(project, report)
    changed = 0
    if concepts:
        for folder in project.answers():
            for declared in _declared(project, folder, concepts, report):
                changed += _format(project, folder / f"{declared.table.id}.csv", declared, concepts, report, lang)
    for fault in report:
        click.echo(fault.line(lang), err=True)
    if changed or not len(report):
        click.echo(fault_words("format-done" if changed else "format-nothing")[lang].format(count=changed))
    if len(report):
        click.echo(fault_words("format-left")[lang].format(count=len(report)), err=True)
    return not len(report)


def _declared(project: Project, folder: Path, concepts: Concepts, report: Report) -> Iterator[Declared]:
    """The tables of an answer; those that its `question.yaml` does not declare well are told. What is wrong there is
    for the check."""
    document = load_what_is_sound(project, folder / QUESTION, "question", Report())
    if document is None:
        report.add(project.name(folder / QUESTION), 0, "", "format-question")
        return
    found = {
        declared.table.id: declared
        for declared in TablesReader(project, folder, document, concepts, Report()).declared()
    }
    for key in document.data["tables"]:
        if key not in found:
            report.add(document.file, document.row("tables", key), "", "format-table", table=key)
    yield from found.values()


def _format(project: Project, file: Path, declared: Declared, concepts: Concepts, report: Report, lang: Lang) -> bool:
    """Whether the file was rewritten."""
    name = project.name(file)
    try:
        content = project.content(file)
        made = formatted(content, declared, concepts.units)
        if made.content == content:
            return False
        write_whole(file, made.content)
    except OSError as error:
        report.add(name, 0, "", "not-written", **problem(error))
        return False
    except FaultError as fault:
        report.extend(fault.at(name, int(fault.params.get("row", 0))))
        return False
    click.echo(f"{name}: {'; '.join(change.message(lang) for change in made.changes)}.")
    return True
