"""How to cite a figure or an answer: as a sentence, and for programs that keep references.

The figures are the minister's and the publication is the site's, so both are named. There is no date of consulting:
the address stays, and the date of the last change is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.addresses import Site, page_of
from macros.languages import Lang
from macros.metadata import about_answer, about_table, long_date, sentence, source_of
from macros.model import Figure
from macros.values import Values
from macros.words import words

_LANGUAGES: Mapping[Lang, str] = {"nl": "dutch", "en": "english"}
"""The languages by the names that LaTeX has for them."""

_LATEX: Mapping[int, str] = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts a brace in \{ as well
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as plain text on one line, and as an entry for BibTeX, several lines."""

    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class _Cited:
    """What is cited, in one language; the days are ISO 8601, empty for what is not published yet."""

    key: str
    title: str
    source: str
    published: str
    changed: str
    address: str


def cite_figure(values: Values, figure: Figure, site: Site) -> Citation:
    """The citation of a figure of a site that stands at `site`."""
    about = about_table(values, values.table(figure.table))
    source = source_of(values.question, figure, values.lang)
    key = f"{figure.answer}.{figure.id}.{values.lang}"
    title, address = figure.title[values.lang], site.to(values.lang, page_of(figure))
    return _citation(values, _Cited(key, title, source, about.published, about.changed, address))


def cite_answer(values: Values, site: Site) -> Citation:
    """The citation of all that a site at `site` has of an answer."""
    about, key = about_answer(values), f"{values.question.id}.{values.lang}"
    address = site.to(values.lang, about.page)
    return _citation(values, _Cited(key, about.title, about.source, about.published, about.changed, address))


def latex(text: str) -> str:
    """`text` on one line as LaTeX and BibTeX read it: as words, whatever signs it holds, with its braces in pairs."""
    return " ".join(text.split()).translate(_LATEX)


def _citation(values: Values, cited: _Cited) -> Citation:
    lang = values.lang
    said, catalogue = words(lang), values.collection.catalogue
    dates = ""
    if cited.published:
        days = {"published": long_date(cited.published, lang), "changed": long_date(cited.changed, lang)}
        dates = said["cite_published" if cited.published == cited.changed else "cite_changed"].format(**days)
    source = said["cite_source"].format(source=cited.source)
    year = str(date.fromisoformat(cited.published).year) if cited.published else ""
    publisher, site = catalogue.publisher[lang], catalogue.title[lang]
    sentences = [f"{publisher} ({year or said['cite_undated']})", cited.title, site, source, dates]
    text = " ".join(sentence(said) for said in sentences if said)
    entry = {
        "author": f"{{{latex(publisher)}}}",
        "title": f"{{{latex(cited.title)}}}",
        "year": year,
        "date": cited.published,
        "howpublished": latex(site),
        "url": cited.address,
        "note": latex(" ".join(sentence(said) for said in (source, dates) if said)),
        "language": _LANGUAGES[lang],
    }
    fields = "".join(f"  {name} = {{{content}}},\n" for name, content in entry.items() if content)
    return Citation(f"{text} {cited.address}", f"@misc{{{cited.key},\n{fields}}}")
