"""The facts of a new answer: from what was given with the command, and from the editor where she can be asked."""

from collections.abc import Mapping

import click

from macros.faults import FaultError
from macros.languages import Lang
from macros.new.facts import FIELDS, Facts, Field
from macros.project import Project
from macros.words import fault_words


def facts_given(project: Project, given: Mapping[str, str], known: Mapping[str, str]) -> Facts | list[FaultError]:
    """The facts as `given` by name, the others as `known` from a document or as they are by default; or everything
    that is wrong with what was given."""
    facts: dict[str, str] = {}
    faults = []
    for field in FIELDS:
        default = _default(field, facts, known)
        try:
            facts[field.name] = _read(field, given[field.name], project) if field.name in given else _needed(default)
        except FaultError as fault:
            faults.append(fault)
            facts[field.name] = default or ""
    return faults or facts


def facts_asked(project: Project, given: Mapping[str, str], known: Mapping[str, str], lang: Lang) -> Facts:
    """The facts as `given`; the others are asked for at the terminal, and what does not fit is asked again."""
    click.echo(fault_words("ask-first")[lang])
    facts: dict[str, str] = {}
    for field in FIELDS:
        typed = given.get(field.name)
        while field.name not in facts:
            if typed is None:
                typed = _prompt(field, _default(field, facts, known), lang)
            try:
                facts[field.name] = _read(field, typed, project)
            except FaultError as fault:
                click.secho(fault.at("").message(lang), fg="red", err=True)
                typed = None
    return facts


def _prompt(field: Field, default: str | None, lang: Lang) -> str:
    click.echo(f"\n{fault_words(field.ask)[lang]}")
    return str(click.prompt(f"  {field.name}", default=default or "", show_default=bool(default)))


def _default(field: Field, facts: Facts, known: Mapping[str, str]) -> str | None:
    return known[field.name] if field.name in known else field.default(facts)


def _needed(default: str | None) -> str:
    if default is None:
        raise FaultError("new-needs-id")
    return default


def _read(field: Field, typed: str, project: Project) -> str:
    return field.read(" ".join(typed.split()), project)
