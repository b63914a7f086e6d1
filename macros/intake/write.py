"""The part of `question.yaml` that proposed tables make."""

from collections.abc import Iterator

import yaml

from macros.intake.tables import Intake, Proposal
from macros.languages import LANGS, Lang, Text
from macros.load.tree import without_invisible
from macros.words import fault_words

LASTING = {"unit", "period", "undated", "many", "twice", "differs", "total", "year", "columns", "groups"}
"""Doubts that no cell of the table shows, so that they must stand in the file until someone has looked."""


def tables_yaml(intake: Intake, blank: Text, lang: Lang = "nl") -> str:
    """The section `tables:` with every proposed table; `blank` marks the texts that an editor must still write and, in
    remarks in `lang`, what she must look at."""
    if not intake.proposals:
        return "tables: {}\n"
    lines = (line for proposal in intake.proposals for line in _table(proposal, blank, lang))
    return "\n".join(["tables:", *lines, ""])


def _table(proposal: Proposal, blank: Text, lang: Lang) -> Iterator[str]:
    places = ", ".join(proposal.places) or proposal.part
    title = f"{blank.nl} {proposal.title}".strip()
    yield f"  {proposal.id}:"
    for doubt in proposal.doubts:
        if doubt.key.removeprefix("intake-") in LASTING:
            yield f"    # {_comment(f'{blank[lang]} {doubt.line(lang)}')}"
    yield f"    part: {quoted(proposal.part)}"
    yield f"    title: {{nl: {quoted(title)}, en: {quoted(blank.en)}}}"
    source = {lang: quoted(fault_words("intake-source")[lang].format(places=places)) for lang in LANGS}
    yield f"    source: {{nl: {source['nl']}, en: {source['en']}}}"
    yield f"    unit: {proposal.unit}"
    yield "    dimensions:"
    for name, codes in proposal.dimensions.items():
        yield f"      {name}: [{', '.join(_code(code) for code in codes)}]"
    if proposal.missing:
        yield "    not_in_source:"
        for gap in proposal.missing:
            inside = ", ".join(f"{name}: [{', '.join(_code(c) for c in codes)}]" for name, codes in gap.items())
            yield f"      - {{{inside}}}"


def quoted(text: str) -> str:
    """A text between quotation marks as YAML reads it back, without the signs that no text may hold."""
    return str(
        yaml.safe_dump(without_invisible(text), allow_unicode=True, width=float("inf"), default_style='"')
    ).strip()


def _comment(text: str) -> str:
    """A text on one line, without signs that YAML takes nowhere, not even in a comment."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _code(code: str) -> str:
    """A code, quoted where it must be."""
    plain = code.replace("-", "").replace("_", "").isalnum() and not code[:1].isdigit()
    return code if plain and code not in ("yes", "no") else quoted(code)
