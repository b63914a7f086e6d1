"""`make new`: an answer as a draft, from what an editor says and from its document."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from macros.faults import FaultError, Report
from macros.languages import LANGS, Lang
from macros.load.concepts import Concepts, load_concepts
from macros.new.ask import facts_asked, facts_given
from macros.new.facts import FIELDS, Facts
from macros.project import Project
from macros.tell import tell
from macros.words import fault_words

if TYPE_CHECKING:
    from macros.intake import Intake
    from macros.new.files import Found

DOCUMENT = "from"


def _spelled(name: str) -> str:
    """Options may be written as the variables of `make` are: `--TITLE_NL`."""
    return name.lower().replace("_", "-")


def _options(command: click.Command) -> click.Command:
    for name in (*(field.name for field in FIELDS), DOCUMENT):
        command.params.append(click.Option([f"--{name}", name.replace("-", "_")]))
    return command


@_options
@click.command(context_settings={"token_normalize_func": _spelled})
@click.pass_obj
def new(obj: tuple[Project, Lang], /, **options: str | None) -> None:
    """Make a draft of a new answer: its data, and its pages in both languages."""
    project, lang = obj
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    document = given.pop(DOCUMENT, None)
    try:
        _make(project, lang, given, document)
    except FaultError as error:
        _stop([error], lang)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n" + fault_words("new-stopped")[lang], err=True)
        sys.exit(1)


def _make(project: Project, lang: Lang, given: dict[str, str], document: str | None) -> None:
    from macros.new.files import data_files, pages
    from macros.new.place import put_in_place

    found = _found(project, lang, document) if document else None
    known = dict(_known(found)) if found else {}
    facts = _facts(project, lang, given, known)
    answer = facts["id"]
    folders = {project.data / answer: data_files(facts, found, lang)}
    folders |= {project.docs(of) / answer: pages(facts, found, of) for of in LANGS}
    put_in_place(project, folders)
    made = ", ".join(f"{project.name(folder)}/" for folder in folders)
    click.echo(fault_words("new-made")[lang].format(folders=made, answer=answer))
    if found:
        _tell_found(project, lang, answer, found)
    click.echo(fault_words("new-next")[lang])


def _facts(project: Project, lang: Lang, given: dict[str, str], known: dict[str, str]) -> Facts:
    if sys.stdin.isatty():
        return facts_asked(project, given, known, lang)
    facts = facts_given(project, given, known)
    if isinstance(facts, list):
        _stop(facts, lang)
    return facts


def _found(project: Project, lang: Lang, document: str) -> Found:
    from macros.intake.guarded import guarded
    from macros.new.figures import draft_figures
    from macros.new.files import Found

    report = Report()
    concepts: Concepts | None = load_concepts(project, report)
    if concepts is None:
        tell(report, lang)
        sys.exit(1)
    intake = guarded(partial(_read, concepts=concepts), Path(document).expanduser())
    return Found(intake, draft_figures(intake.proposals, concepts))


def _read(path: Path, concepts: Concepts) -> Intake:
    from macros.intake import propose, read

    return propose(read(path), concepts)


def _known(found: Found) -> Iterator[tuple[str, str]]:
    """What the document says of the facts."""
    numbers = sorted({int(proposal.part) for proposal in found.intake.proposals if proposal.part})
    if numbers:
        yield "parts", ",".join(map(str, range(1, numbers[-1] + 1)))
    if found.intake.last_month is not None:
        year, number = divmod(found.intake.last_month, 12)
        yield "last-month", f"{year}-{number + 1:02}"


def _tell_found(project: Project, lang: Lang, answer: str, found: Found) -> None:
    """What was read of the document, then what the check says of it; what is left to fill in is no news."""
    from macros.check import check
    from macros.intake import shown

    for line in shown(found.intake, lang):
        click.echo(line)
    report, news = Report(), Report()
    check(project, report)
    for fault in report.warnings:
        if f"/{answer}/" in fault.file and fault.key != "fill-in":
            news.warn(fault.file, fault.row, fault.column, fault.key, **dict(fault.params))
    tell(news, lang)


def _stop(faults: list[FaultError], lang: Lang) -> NoReturn:
    for fault in faults:
        click.echo(fault.at("").message(lang), err=True)
    sys.exit(1)
