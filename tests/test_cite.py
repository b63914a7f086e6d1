"""Citations: who, when, what, whose figures and where, as a sentence and as an entry that BibTeX can read."""

import re
import tomllib
from dataclasses import replace

import pytest
import yaml

from macros.addresses import page_of
from macros.cite import Citation, cite_answer, cite_figure, latex
from macros.languages import LANGS, Lang, Text
from macros.metadata import long_date
from macros.model import Collection, Figure, Question
from macros.values import Values
from tests.conftest import ROOT, SITE
from tests.corrected import corrected

HOSTILE = (
    r'50% & meer: $_{x}^2$ #1 ~ "a" \ b',
    "{",
    "}}{",
    r"\end{document}",
    r"\\",
    "% alles weg",
    "<b> | 'c'",
    "a,\n  b = {c}",
    "@misc{x, y}",
)


def figures(collection: Collection) -> list[tuple[Question, Figure]]:
    return [(question, figure) for question in collection.questions.values() for figure in question.figures.values()]


def fields(bibtex: str) -> tuple[str, dict[str, str]]:
    """The key and the fields of an entry, read as BibTeX does: by counting every brace, whatever stands before it."""
    head = re.match(r"@misc\{([\w.-]+),", bibtex)
    assert head
    found: dict[str, str] = {}
    at = head.end()
    while name := re.compile(r"\s*(\w+) = \{").match(bibtex, at):
        start = at = name.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(bibtex[at], 0)
            at += 1
        assert name[1] not in found and bibtex[at] == ","
        found[name[1]] = bibtex[start : at - 1]
        at += 1
    assert bibtex[at:] == "\n}"
    return head[1], found


def plain(tex: str) -> str:
    """What LaTeX prints of a field: its words, without the braces that keep capitals."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    names |= {"less": "<", "greater": ">", "bar": "|"}
    signs = re.compile(r"\\text(\w+)\{\}|\\([&%$#_])|([&%$#_~^\\<>|])|[{}]")

    def printed(sign: re.Match[str]) -> str:
        assert not sign[3], f"{sign[3]} means something to LaTeX here: {tex}"
        return names[sign[1]] if sign[1] else sign[2] or ""

    return signs.sub(printed, tex)


@pytest.mark.parametrize("lang", LANGS)
def test_a_citation_names_publisher_year_title_site_source_dates_and_address(
    collection: Collection, lang: Lang
) -> None:
    catalogue = collection.catalogue
    for question, figure in figures(collection):
        cited = cite_figure(Values(collection, question, lang), figure, SITE)
        year = question.published[:4]
        assert cited.text.startswith(f"{catalogue.publisher[lang]} ({year}). {figure.title[lang]}")
        assert f". {catalogue.title[lang]}. " in cited.text
        assert f"{question.minister} " in cited.text and figure.source[lang] in cited.text
        assert long_date(question.published, lang) in cited.text
        assert cited.text.endswith(f" {SITE.to(lang, page_of(figure))}")
        assert "\n" not in cited.text and ".." not in cited.text
        _, entry = fields(cited.bibtex)
        assert entry["author"] == f"{{{catalogue.publisher[lang]}}}"
        assert plain(entry["title"]) == figure.title[lang]
        assert (entry["year"], entry["date"]) == (year, question.published)
        assert entry["url"] == SITE.to(lang, page_of(figure))
        assert question.minister in entry["note"]
        assert entry["language"] == {"nl": "dutch", "en": "english"}[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_is_cited_as_a_whole_at_its_own_page(collection: Collection, lang: Lang) -> None:
    for question in collection.questions.values():
        cited = cite_answer(Values(collection, question, lang), SITE)
        assert question.title[lang] in cited.text and question.minister in cited.text
        assert cited.text.endswith(f" {SITE.to(lang, f'{question.id}/')}")
        assert fields(cited.bibtex)[1]["url"] == SITE.to(lang, f"{question.id}/")


def test_no_two_citations_have_the_same_key(collection: Collection) -> None:
    cited: list[Citation] = []
    for lang in LANGS:
        cited += [
            cite_figure(Values(collection, question, lang), figure, SITE) for question, figure in figures(collection)
        ]
        cited += [cite_answer(Values(collection, question, lang), SITE) for question in collection.questions.values()]
    keys = [fields(citation.bibtex)[0] for citation in cited]
    assert len(set(keys)) == len(keys) > 2 * len(figures(collection))


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_with_signs_of_latex_is_read_as_words(collection: Collection, title: str) -> None:
    question, figure = figures(collection)[0]
    hostile = replace(figure, title=Text.same(title))
    _, entry = fields(cite_figure(Values(collection, question, "en"), hostile, SITE).bibtex)
    assert plain(entry["title"]) == " ".join(title.split())
    assert plain(latex(title)) == " ".join(title.split())


def test_a_correction_of_its_table_dates_a_figure_and_one_of_another_does_not(collection: Collection) -> None:
    question = collection.questions["online-opleidingen-2023"]
    changed = corrected(question, ("2030-02-03", ("budget",), Text.same("x")))
    values = Values(collection, changed, "en")
    budget = next(figure for figure in changed.figures.values() if figure.table == "budget")
    other = changed.figures["by-age"]
    for citation in (cite_figure(values, budget, SITE), cite_answer(values, SITE)):
        assert f"on {long_date(question.published, 'en')}, last changed on 3 February 2030." in citation.text
        assert "last changed on 3 February 2030" in fields(citation.bibtex)[1]["note"]
        assert fields(citation.bibtex)[1]["year"] == question.published[:4]
    assert "2030" not in cite_figure(values, other, SITE).text


@pytest.mark.parametrize(("lang", "undated"), [("nl", "(z.d.)"), ("en", "(n.d.)")])
def test_a_draft_is_cited_without_a_date(collection: Collection, lang: Lang, undated: str) -> None:
    question, figure = figures(collection)[0]
    values = Values(collection, replace(question, draft=True, published=""), lang)
    for citation in (cite_figure(values, figure, SITE), cite_answer(values, SITE)):
        assert f" {undated}. " in citation.text
        assert not {"year", "date"} & set(fields(citation.bibtex)[1])


def test_the_project_says_how_to_cite_it_with_its_version_and_publisher(collection: Collection) -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (said["cff-version"], said["type"]) == ("1.2.0", "software")
    assert (said["version"], said["license"]) == (project["version"], project["license"])
    assert said["abstract"] == f"{project['description']}."
    assert said["title"] == collection.catalogue.title["en"]
    assert said["authors"] == [{"name": collection.catalogue.publisher["en"]}]
    assert said["message"] and said["keywords"]
