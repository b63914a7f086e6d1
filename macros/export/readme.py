"""The text that goes with everything of an answer: what it is, where it comes from and how to read it."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from macros.addresses import Site, data_package, dense_picture, of_answer, of_chart, of_table
from macros.cite import cite_answer
from macros.export.jsonstat import ABSENT
from macros.export.tables import columns, statuses_in, sums_of, units_said
from macros.harmless import harmless
from macros.metadata import About, about_answer, about_table, long_date
from macros.model import TOTAL, Figure, Table
from macros.show.templates import plain
from macros.values import Values
from macros.words import words

WIDTH = 78
"""How many signs a line has at most, unless it holds an address that is longer."""


@dataclass(frozen=True, slots=True)
class Described:
    """A table as the text describes it: the path of its CSV, what is told of it, its units as a sentence, how many
    rows it has, which of its classes are sums (a sentence, empty when none is) and the whole address of its page."""

    path: str
    about: About
    units: str
    rows: int
    sums: str
    page: str


def readme(values: Values, site: Site, paths: Mapping[str, str]) -> str:
    """The text in the language of `values`; `paths` are the files beside it, by their address on the site."""
    question, lang, catalogue = values.question, values.lang, values.collection.catalogue
    about = about_answer(values)
    text = plain(
        "readme",
        lang,
        width=WIDTH,
        title=about.title,
        summary=question.summary[lang],
        facts=_facts(values, about, site),
        corrections=[(long_date(c.date, lang), c.why[lang]) for c in question.ledger.corrections],
        contents=sorted((paths[address], holds) for address, holds in _holds(values).items()),
        charts=[(_forms(figure, paths), figure.title[lang]) for figure in question.figures.values()],
        split=_split(values),
        sums=_sums(values),
        apostrophes=_has_apostrophes(values),
        statuses=_statuses(values),
        tables=[_described(values, table, site, paths) for table in question.tables.values()],
        licence=catalogue.licence,
        rights=catalogue.rights[lang],
        cited=cite_answer(values, site).text if about.published else "",
    )
    return _wrapped(text)


def _holds(values: Values) -> Mapping[str, str]:
    """What each file of an answer but its charts holds, by its address."""
    question, lang, w = values.question, values.lang, words(values.lang)
    found = {data_package(question): w["readme_package"], of_answer(question, "xlsx"): w["readme_workbook"]}
    for table in question.tables.values():
        title = table.title[lang]
        found[of_table(table, "csv")] = w["readme_csv"].format(title=title)
        found[of_table(table, "json")] = w["readme_cube"].format(title=title)
    return found


def _forms(figure: Figure, paths: Mapping[str, str]) -> str:
    """The paths of a chart as one: `charts/by-age (.svg, .png, @2x.png, .vl.json)`."""
    svg, png, spec = (of_chart(figure, "svg"), of_chart(figure, "png"), of_chart(figure, "vl.json"))
    name = paths[svg].removesuffix(".svg")
    endings = (paths[address].removeprefix(name) for address in (svg, png, dense_picture(figure), spec))
    return f"{name} ({', '.join(endings)})"


def _facts(values: Values, about: About, site: Site) -> list[tuple[str, str]]:
    """Names and texts; a draft has no dates."""
    lang, w, catalogue = values.lang, words(values.lang), values.collection.catalogue
    facts = [(w["figure_source"], f"{about.source}.")]
    if about.published:
        facts.append((w["readme_published"], long_date(about.published, lang)))
        facts.append((w["readme_changed"], long_date(about.changed, lang)))
    facts.append((w["publisher"], catalogue.publisher[lang]))
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


def _sums(values: Values) -> str:
    """What must be known of totals and subtotals to add up rows; empty where no table has any."""
    w, tables = words(values.lang), values.question.tables.values()
    sums = {code for table in tables for dimension in table.dimensions.values() for code in sums_of(dimension)}
    said = [w["readme_sums"]] if sums else []
    said += [w["readme_total"]] if TOTAL in sums else []
    said += [w["readme_subtotal"]] if sums - {TOTAL} else []
    return " ".join(said)


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
    sums = [f"{name} {', '.join(codes)}" for name, d in table.dimensions.items() if (codes := sums_of(d))]
    summed = words(values.lang)["csv_sums"].format(codes="; ".join(sums)) if sums else ""
    return Described(path, about, units_said(values, table), len(table.cells), summed, page)


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
