"""What a reader sees of a correction, on its own page and with its figures; and every version as a file."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.addresses import of_version
from macros.export.files import answer_files
from macros.languages import LANGS, Lang, Text
from macros.ledger import as_table, contents
from macros.metadata import long_date
from macros.model import Collection, Question
from macros.project import Project
from macros.references import Place
from macros.show.corrections import corrections_html, mentioned
from macros.values import Values
from tests.conftest import ROOT, SITE
from tests.corrected import corrected

ANSWER = "online-opleidingen-2023"
WHY = Text("Verkeerd overgenomen & <b>hersteld</b>.", "Copied wrongly & <b>mended</b>.")
PLACE = Place("corrections/")


def with_corrections(collection: Collection, *made: tuple[str, tuple[str, ...], Text]) -> tuple[Collection, Question]:
    question = corrected(collection.questions[ANSWER], *made)
    return replace(collection, questions={**collection.questions, ANSWER: question}), question


def shown(collection: Collection, lang: Lang) -> BeautifulSoup:
    return BeautifulSoup(corrections_html(collection, PLACE, lang), "html.parser")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_tells_each_correction_with_its_cells_and_the_version_before(
    collection: Collection, lang: Lang
) -> None:
    made = (("2027-01-02", ("budget", "by-age"), WHY), ("2027-01-02", ("budget",), WHY))
    changed, _ = with_corrections(collection, *made)
    newest, first = shown(changed, lang).select("article")
    assert [each["id"] for each in (newest, first)] == [f"{ANSWER}-2027-01-02-2", f"{ANSWER}-2027-01-02"]
    assert long_date("2027-01-02", lang) in first.h3.get_text()  # type: ignore[union-attr]
    assert WHY[lang] in first.get_text()
    million = {"nl": "{} miljoen euro", "en": "{} million euros"}[lang]
    for article, before, after in ((first, 1, 2), (newest, 2, 3)):
        cells = [cell.get_text().replace("\u00a0", " ") for cell in article.table.select("tbody > tr > *")]  # type: ignore[union-attr]
        assert cells == ["2020", million.format(before), million.format(after)]
    links = [str(link["href"]) for link in first.select("a[download]")]
    assert links == [f"../data/{ANSWER}/versions/{table}-1.csv" for table in ("budget", "by-age")]
    assert [str(link["href"]) for link in newest.select("a[download]")] == [f"../data/{ANSWER}/versions/budget-2.csv"]


@pytest.mark.parametrize("lang", LANGS)
def test_without_corrections_the_page_says_so_and_offers_every_version(collection: Collection, lang: Lang) -> None:
    page = shown(collection, lang)
    assert not page.select("article")
    assert {"nl": "Tot nu toe is er geen enkel", "en": "No published figure has been corrected"}[
        lang
    ] in page.get_text()
    tables = [table for question in collection.questions.values() for table in question.tables.values()]
    assert [str(link["href"]) for link in page.select("a[download]")] == [f"../{of_version(t, 1)}" for t in tables]


def test_a_figure_tells_the_corrections_of_what_it_shows_and_no_others(collection: Collection) -> None:
    _, question = with_corrections(collection, ("2027-01-02", ("budget",), WHY), ("2027-02-03", ("budget",), WHY))
    values = Values(collection, question, "en")
    told = {figure.id: mentioned(values, figure, PLACE) for figure in question.figures.values()}
    (name,) = (figure for figure, found in told.items() if found)
    assert question.figures[name].table == "budget"
    assert [each.day for each in told[name]] == ["3 February 2027", "2 January 2027"]
    assert told[name][0].link == f"../corrections/#{ANSWER}-2027-02-03"
    elsewhere = replace(question.figures[name], where={"period": ("2021",)})
    assert mentioned(values, elsewhere, PLACE) == ()


def test_every_version_is_a_file_with_the_figures_of_its_time(collection: Collection, project: Project) -> None:
    changed, question = with_corrections(collection, ("2027-01-02", ("budget",), WHY))
    for lang in LANGS:
        files = answer_files(project, Values(changed, question, lang), SITE)
        table = question.tables["budget"]
        rows = [list(csv.DictReader(files[of_version(table, number)].decode().splitlines())) for number in (1, 2)]
        now = list(csv.DictReader(files[f"data/{ANSWER}/budget.csv"].decode().splitlines()))
        assert rows[1] == now
        assert [row["value"] for row in rows[0]] == ["2", *(row["value"] for row in now[1:])]


def test_classes_that_a_table_has_no_more_are_called_by_their_codes(collection: Collection) -> None:
    table = collection.questions[ANSWER].tables["budget"]
    cells = {(("gone", "x-1"), *at): content for at, content in contents(table).items()}
    found = as_table(table, cells)
    assert list(found.dimensions) == ["period", "gone"]
    assert found.dimensions["gone"].codes["x-1"].label["nl"] == "x-1"
    assert [cell.value for cell in found.cells.values()] == [cell.value for cell in table.cells.values()]


def test_the_site_has_every_version_and_the_embedded_figure_names_no_correction(site: Path) -> None:
    for file in sorted((ROOT / "data").glob("*/*.csv")):
        name = file.relative_to(ROOT / "data")
        for folder in ("", "en"):
            now = (site / folder / "data" / name).read_bytes()
            assert (site / folder / "data" / name.parent / "versions" / f"{name.stem}-1.csv").read_bytes() == now
    assert not any("figure__corrected" in page.read_text() for page in site.glob("embed/**/index.html"))
