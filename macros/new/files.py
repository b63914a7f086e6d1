"""The text of every file of a new answer, from the templates in `macros/templates/new/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.check.drafts import MARKS
from macros.intake import Intake, quoted, tables_yaml
from macros.languages import LANGS, Lang, Text
from macros.new.facts import Facts, month
from macros.new.figures import Draft
from macros.project import QUESTION, SOURCE


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the document of an answer: its tables, and a figure for each."""

    intake: Intake
    figures: tuple[Draft, ...]


def data_files(facts: Facts, found: Found | None, lang: Lang) -> Mapping[str, str]:
    """The files of the folder in `data/`, by name; comments in `lang`."""
    files = {QUESTION: _question(facts, found, lang)}
    if found:
        files |= {f"{proposal.id}.csv": proposal.csv(month(facts)) for proposal in found.intake.proposals}
        files[SOURCE] = found.intake.source.text
    return files


def pages(facts: Facts, found: Found | None, lang: Lang) -> Mapping[str, str]:
    """The pages of one language, by name: the overview and one for each part."""
    return {"index.md": _filled(f"index.{lang}.md"), **dict(_part_pages(facts, found, lang))}


def _part_pages(facts: Facts, found: Found | None, lang: Lang) -> Iterator[tuple[str, str]]:
    for part in facts["parts"].split(","):
        figures = [figure for figure in found.figures if figure.part == part] if found else []
        yield f"{part}.md", _filled(f"part.{lang}.md", figures=figures)


def _question(facts: Facts, found: Found | None, lang: Lang) -> str:
    blank = Text(*(f"{MARKS[of]}:" for of in LANGS))
    tables = tables_yaml(found.intake, blank, lang) if found else "tables: {}\n"
    return _filled(
        f"{QUESTION}",
        facts=facts,
        parts=facts["parts"].split(","),
        tables=tables,
        figures=found.figures if found else (),
        known=found is not None,
        lang=lang,
    )


def _filled(template: str, **given: object) -> str:
    return _environment().get_template(f"new/{template}").render(mark=MARKS, **given)


@cache
def _environment() -> Environment:
    """Markdown holds braces of its own, so what is filled in stands in other brackets."""
    made = Environment(
        loader=PackageLoader("macros"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
    )
    made.filters["quoted"] = quoted
    return made
