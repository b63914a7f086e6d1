"""`python -m macros record`: what is published goes into the ledgers; a change of it needs its reason."""

import sys
from datetime import date
from pathlib import Path

import click

from macros.check import check
from macros.check.ledger import UNRECORDED
from macros.faults import FaultError, Report, guess
from macros.languages import LANGS, Lang, Text
from macros.ledger import silent
from macros.load.ledger import load_ledger
from macros.machine import problem, write_whole
from macros.model import Change, Question
from macros.project import LEDGER, Project
from macros.record.entry import Reason, new_tables, recorded
from macros.record.text import ledger_text
from macros.tell import tell
from macros.words import fault_words

KINDS = ("error", "source", "method")


@click.command(context_settings={"token_normalize_func": lambda name: name.lower().replace("_", "-")})
@click.option("--answer", default="", help="The answer; all of them if it is not said.")
@click.option("--kind", type=click.Choice(KINDS), help="Why published figures changed.")
@click.option("--why-nl", default="", help="The same in a sentence for readers, in Dutch.")
@click.option("--why-en", default="", help="The same in English.")
@click.option("--date", "day", default=lambda: date.today().isoformat(), help="The day of the change.")
@click.pass_obj
def record(obj: tuple[Project, Lang], answer: str, kind: str | None, why_nl: str, why_en: str, day: str) -> None:
    """Write what is published into the ledgers, and why published figures changed."""
    project, lang = obj
    try:
        questions = _sound(project, answer, lang)
        changed = [question for question in questions if silent(question)]
        if len(changed) > 1:
            raise FaultError("record-which", answers=", ".join(question.id for question in changed))
        for question in changed:
            _tell_changes(question, lang)
        reason = _reason(changed[0], kind, Text(why_nl, why_en), lang) if changed else None
        written = [
            _write(project, question, date.fromisoformat(day).isoformat(), reason, lang) for question in questions
        ]
        if not any(written):
            click.echo(fault_words("record-nothing")[lang])
    except FaultError as error:
        click.echo(error.at("").message(lang), err=True)
        sys.exit(1)
    except ValueError:
        click.echo(FaultError("bad-date", value=day).at("").message(lang), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(
            FaultError("not-written", **problem(error)).at(project.name(Path(error.filename))).line(lang), err=True
        )
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n" + fault_words("record-stopped")[lang], err=True)
        sys.exit(1)


def _sound(project: Project, answer: str, lang: Lang) -> list[Question]:
    """The published answers, or the one that is named; what is wrong with them otherwise is told and ends this."""
    report = Report()
    loaded = check(project, report)
    report.soften(keys=UNRECORDED)
    if loaded is None or len(report):
        only = Report()
        only.extend(*report)
        tell(only, lang)
        raise FaultError("record-first")
    questions = loaded.published().questions
    if answer and answer not in questions:
        raise FaultError("unknown-answer", answer=answer, guess=guess(answer, questions))
    return [question for question in questions.values() if answer in ("", question.id)]


def _tell_changes(question: Question, lang: Lang) -> None:
    for table, changes in silent(question).items():
        for change in changes:
            click.echo(f"{question.id}, {table}: {_line(change, lang)}")


def _line(change: Change, lang: Lang) -> str:
    codes = ", ".join(code for _, code in change.at)
    none = fault_words("record-none")[lang]
    before, after = (str(content) if content else none for content in (change.before, change.after))
    return f"{codes}: {before} → {after}"


def _reason(question: Question, kind: str | None, why: Text, lang: Lang) -> Reason:
    """Why figures changed: as it was said, or asked for at a terminal."""
    said = all(why[of].strip() for of in LANGS)
    if kind and said:
        return Reason(kind, why)
    if not sys.stdin.isatty():
        raise FaultError("record-why", answer=question.id)
    kind = kind or click.prompt(fault_words("record-ask-kind")[lang], type=click.Choice(KINDS))
    ask = {"nl": fault_words("record-ask-nl")[lang], "en": fault_words("record-ask-en")[lang]}
    asked = {of: why[of].strip() or click.prompt(ask[of]) for of in LANGS}
    return Reason(kind, Text(asked["nl"], asked["en"]))


def _write(project: Project, question: Question, day: str, reason: Reason | None, lang: Lang) -> bool:
    """Write the ledger of an answer if there is anything new, and say what."""
    added, changed = new_tables(question), silent(question)
    if not added and not changed:
        return False
    path = project.data / question.id / LEDGER
    before = path.read_bytes() if path.exists() else None
    write_whole(path, ledger_text(recorded(question, day, reason)).encode())
    report = Report()
    load_ledger(project, path.parent, report)
    if len(report):  # the reason cannot stand so: all is put back as it was
        path.unlink() if before is None else write_whole(path, before)
        tell(report, lang)
        raise FaultError("record-first")
    said = fault_words("record-done")[lang]
    cells = sum(len(changes) for changes in changed.values())
    click.echo(said.format(file=project.name(path), tables=len(added), cells=cells))
    return True
