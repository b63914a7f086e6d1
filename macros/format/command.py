"""`python -m macros format`: every table of every answer, drafts too."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from macros.faults import FaultError, Report
from macros.format.tables import formatted
from macros.languages import Lang
from macros.load.concepts import Concepts, load_concepts
from macros.load.document import load_what_is_sound
from macros.load.tables import Declared, TablesReader
from macros.project import QUESTION, Project
from macros.tell import tell
from macros.words import fault_words


def format_tables(project: Project, lang: Lang) -> bool:
    """Rewrite the tables that are not as they must be, and say what was changed; whether all could be read."""
    report = Report()
    concepts = load_concepts(project, report)
    changed = 0
    for folder in project.answers() if concepts else ():
        for declared in _declared(project, folder, concepts, report):  # type: ignore[arg-type]
            changed += _format(project, folder / f"{declared.table.id}.csv", declared, concepts, report, lang)  # type: ignore[arg-type]
    tell(report, lang)
    if not len(report):
        click.echo(fault_words("format-done" if changed else "format-nothing")[lang].format(count=changed))
    return not len(report)


def _declared(project: Project, folder: Path, concepts: Concepts, report: Report) -> Iterator[Declared]:
    """The tables of an answer. What is wrong with its `question.yaml` is for the check, unless nothing can be read."""
    document = load_what_is_sound(project, folder / QUESTION, "question", Report())
    if document is None:
        report.add(project.name(folder / QUESTION), 0, "", "format-question")
        return
    yield from TablesReader(project, folder, document, concepts, Report()).declared()


def _format(project: Project, file: Path, declared: Declared, concepts: Concepts, report: Report, lang: Lang) -> bool:
    """Whether the file was rewritten."""
    if not file.is_file():
        return False
    name = project.name(file)
    content = file.read_bytes()
    try:
        made = formatted(content, declared, concepts.units)
    except FaultError as fault:
        report.extend(fault.at(name))
        return False
    if made.content == content:
        return False
    _write(file, made.content)
    click.echo(f"{name}: {', '.join(fault_words(key)[lang] for key in made.changes)}.")
    return True


def _write(file: Path, content: bytes) -> None:
    """Put the whole file in place at once, so that nothing half-written is ever there."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).chmod(file.stat().st_mode)
    Path(name).replace(file)
