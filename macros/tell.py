"""Telling an editor what was found: in the terminal, and as annotations where GitHub runs the check."""

import os
from collections.abc import Iterator

import click

from macros.check.cover import cover
from macros.check.printed import printed_numbers
from macros.faults import Fault, Report
from macros.languages import Lang
from macros.model import Collection
from macros.project import SOURCE, Project
from macros.words import fault_words


def tell(report: Report, lang: Lang) -> None:
    """Print every warning and every fault of a report on the standard error, then how many there are.

    Colours go to a terminal only, and to none with `NO_COLOR`. On GitHub each line is an annotation of its file too.
    """
    colour = False if os.environ.get("NO_COLOR") else None
    for line in _lines(report, lang):
        click.echo(line, err=True, color=colour)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for level, found in (("warning", report.warnings), ("error", report)):
            for fault in found:
                click.echo(annotation(level, fault, lang))


def annotation(level: str, fault: Fault, lang: Lang) -> str:
    """A workflow command of GitHub: `::error file=…,line=…,title=…::…`, with what would end it escaped."""
    place = {"file": fault.file, "line": str(fault.row or 1), "title": fault.place(lang)}
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    return f"::{level} {properties}::{_escaped(fault.message(lang))}"


def tell_cover(project: Project, lang: Lang, collection: Collection) -> None:
    """Print each figure that is published and of which some wrong digit would pass unnoticed, and how many such changes
    are told in all."""
    tried = missed = 0
    for question in collection.published().questions.values():
        text = project.read(project.data / question.id / SOURCE, Report())
        for each in cover(question, collection.statuses, printed_numbers(text) if text else None):
            tried += each.tried
            missed += len(each.missed)
            if each.missed:
                place = Fault(each.table.file, each.cell.row, each.cell.column, "uncovered").place(lang)
                values = ", ".join(map(str, each.missed))
                said = fault_words("uncovered")[lang].format(value=each.cell.value, values=values)
                click.echo(f"{place}: {said}")
    click.echo(fault_words("covered")[lang].format(tried=tried, told=tried - missed))


def tell_waiting(lang: Lang) -> None:
    """Say that another build goes on, which must end first."""
    click.echo(fault_words("build-waits")[lang], err=True)


def tell_drawing(lang: Lang, count: int) -> None:
    """Say that charts are drawn, if there are, which takes a while."""
    if count:
        click.echo(fault_words("build-draws")[lang].format(count=count), err=True)


def _lines(report: Report, lang: Lang) -> Iterator[str]:
    for found, key, ink in ((report.warnings, "warnings", "yellow"), (tuple(report), "count", "red")):
        for fault in found:
            prefix = f"{fault_words('warning')[lang]} " if key == "warnings" else ""
            yield f"{click.style(prefix + fault.place(lang), fg=ink, bold=True)}: {fault.message(lang)}"
        if found:
            files = len({fault.file for fault in found})
            yield click.style(fault_words(key)[lang].format(count=len(found), files=files), fg=ink)


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
