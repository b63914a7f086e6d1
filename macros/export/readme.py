"""The text that goes with everything of an answer: what it is, where it comes from and how to read it."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from macros.addresses import Site, data_package, dense_picture, of_answer, of_chart, of_table
from macros.cite import cite_answer
from macros.export.jsonstat import ABSENT
from macros.export.tables import columns, statuses_in, units_said
from macros.harmless import harmless
from macros.metadata import About, about_answer, about_table, long_date
from macros.model import Table
from macros.show.templates import plain
from macros.values import Values
from macros.words import words

WIDTH = 78
"""How many signs a line has at most, unless it holds an address that is longer."""


@dataclass(frozen=True, slots=True)
class Described:
    """A table as the text describes it: the path of its CSV, what is told of it, its units as a sentence, how many
    rows it has and the whole address of its page."""

    path: str
    about: About
    units: str
    rows: int
    page: str


def readme(values: Values, site: Site, paths: Mapping[str, str]) -> str:
    """The text in the language of `values`; `paths` are the files beside it, by their address on the site."""
    question, lang, catalogue = values.question, values.lang, values.collection.catalogue
    about = about_answer(values)
    holds = _holds(values)
    text = plain(
        "readme",
        lang,
        width=WIDTH,
        about=about,
        facts=_facts(values, about, site),
        corrections=[(long_date(c.date, lang), c.text[lang]) for c in question.corrections],
        contents=sorted(((path, holds[a]) for a, path in paths.items()), key=lambda item: ("/" in item[0], item[0])),
        split=_split(values),
        apostrophes=_has_apostrophes(values),
        statuses=_statuses(values),
        tables=[_described(values, table, site, paths) for table in question.tables.values()],
        licence=catalogue.licence,
        rights=catalogue.rights[lang],
        cited=cite_answer(values, site).text if about.published else "",
    )
    return _wrapped(text)


def _holds(values: Values) -> Mapping[str, str]:
    """What each file that there can be of an answer holds, by its address."""
    question, lang, w = values.question, values.lang, words(values.lang)
    found = {data_package(question): w["readme_package"], of_answer(question, "xlsx"): w["readme_workbook"]}
    for table in question.tables.values():
        title = table.title[lang]
        found[of_table(table, "csv")] = w["readme_csv"].format(title=title)
        found[of_table(table, "json")] = w["readme_cube"].format(title=title)
    for figure in question.figures.values():
        title = figure.title[lang]
        found[of_chart(figure, "svg")] = w["readme_svg"].format(title=title)
        found[of_chart(figure, "png")] = w["readme_png"].format(title=title)
        found[dense_picture(figure)] = w["readme_dense"].format(title=title)
        found[of_chart(figure, "vl.json")] = w["readme_spec"].format(title=title)
    return found


def _facts(values: Values, about: About, site: Site) -> list[tuple[str, str]]:
    """Names and texts; a draft has no dates."""
    lang, w, catalogue = values.lang, words(values.lang), values.collection.catalogue
    facts = [(w["readme_source"], f"{about.source}.")]
    if about.published:
        facts.append((w["readme_published"], long_date(about.published, lang)))
        facts.append((w["readme_changed"], long_date(about.changed, lang)))
    facts.append((w["readme_publisher"], catalogue.publisher[lang]))
    facts.append((w["readme_page"], site.to(lang, about.page)))
    facts.append((w["readme_contact"], site.to(lang, catalogue.contact_page)))
    return facts


def _split(values: Values) -> list[tuple[str, str]]:
    """The columns of codes of all tables with their titles; where tables call one differently, all its titles."""
    titles: dict[str, dict[str, None]] = {}
    for table in values.question.tables.values():
        for dimension in table.dimensions.values():
            titles.setdefault(dimension.id, {})[dimension.label[values.lang]] = None
    return [(name, " / ".join(said)) for name, said in titles.items()]


def _statuses(values: Values) -> list[tuple[str, str, str, str]]:
    """Id, label, explanation and mark of the statuses of all tables, and of what the source does not have."""
    lang, w, tables = values.lang, words(values.lang), values.question.tables.values()
    found = [
        (status.id, status.label[lang], status.explanation[lang], status.mark)
        for status in statuses_in(values, *tables)
    ]
    if any(prod(len(d.codes) for d in table.dimensions.values()) > len(table.cells) for table in tables):
        found.append((ABSENT, w["absent"], w["readme_absent_where"], w["absent_mark"]))
    return found


def _described(values: Values, table: Table, site: Site, paths: Mapping[str, str]) -> Described:
    about = about_table(values, table)
    path, page = paths[of_table(table, "csv")], site.to(values.lang, about.page)
    return Described(path, about, units_said(values, table), len(table.cells), page)


def _has_apostrophes(values: Values) -> bool:
    """Whether a label in the CSV files has an apostrophe before it that it does not have on the site."""
    labels = (
        label for table in values.question.tables.values() for c in columns(values, table) for _, label in c.classes
    )
    return any(harmless(label) != label for label in labels)


def _wrapped(text: str) -> str:
    """The lines of a text cut to `WIDTH`, addresses whole, with one blank line at most between them."""
    lines = (
        textwrap.fill(
            line, WIDTH, subsequent_indent="  " * line.startswith("- "), break_long_words=False, break_on_hyphens=False
        )
        for line in text.splitlines()
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
