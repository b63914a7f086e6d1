"""A third answer, added with data and Markdown alone, gets its pages, charts, tables, navigation and downloads."""

from pathlib import Path

from bs4 import BeautifulSoup

from tests.conftest import Copy

OTHERS = ("datapackage.json", "bicycles.csv", "bicycles.json")
"""The files of the invented answer besides its workbook and its zip."""


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_it_is_without_fault_and_builds_in_both_languages(with_third: Copy) -> None:
    assert with_third.faults() == []
    done = with_third.run("site")
    assert done.returncode == 0, done.stderr
    site = with_third.root / "site"
    for folder, month, number, change, value in (
        ("", "februari 2024", "4.000", "8,3% hoger", "4.000 (januari–maart)"),
        ("en", "February 2024", "4,000", "8.3% higher", "4,000 (January–March)"),
    ):
        page = soup(site / folder / "invented-2024" / "1" / "index.html")
        assert [figure["aria-labelledby"] for figure in page.select("figure[aria-labelledby]")] == [
            "by-month",
            "by-sex",
        ]
        assert [span.get_text() for span in page.select("p .number")] == [
            change,
            "15.0%".replace(".", change[1]),
            value,
        ]
        assert len(page.select("figure .chart svg")) == 4
        rows = [row.get_text() for row in page.select('figure[aria-labelledby="by-sex"] tbody th')]
        assert month in rows
        blank = page.select_one('td[data-status="blank"]')
        assert blank and blank.select_one("a.noteref, .noteref a")
        assert number in soup(site / folder / "invented-2024" / "index.html").select_one("ul.cards").get_text()  # type: ignore[union-attr]
        assert number in soup(site / folder / "index.html").get_text()
        assert page.select_one('nav a[href$="invented-2024/2/"], nav a[href="../2/"]')
        assert (site / folder / "data" / "invented-2024" / "bicycles.csv").is_file()
        _can_be_taken_along(page, soup(site / folder / "invented-2024" / "index.html"))


def _can_be_taken_along(page: BeautifulSoup, overview: BeautifulSoup) -> None:
    for figure in page.select("figure[aria-labelledby]"):
        assert len(figure.select(".take a[download]")) == 9
        bibtex = figure.select(".take textarea")[-1].get_text()
        assert f"{{invented-2024.{figure['aria-labelledby']}." in bibtex and "year = {2024}" in bibtex
    links = [str(link["href"]) for link in overview.select(".downloads a[download]")]
    assert links == [f"../data/invented-2024/{name}" for name in ("invented-2024.xlsx", "invented-2024.zip", *OTHERS)]


def test_a_title_with_signs_of_html_and_markdown_is_read_as_words(with_third: Copy) -> None:
    title = '<img src=x onerror=alert(x)> *a* [b](c) `d` {{ e }} "f" | _g_ # h'
    question = "data/invented-2024/question.yaml"
    with_third.edit(question, 'nl: "Mannen <b>&</b> vrouwen"', f"nl: '{title}'")
    with_third.edit(question, "nl: Fietsen per maand en geslacht", f"nl: '{title}'")
    with_third.edit(question, 'nl: "Fietsen per maand & kleur"'.replace('"', ""), f"nl: '{title}'")
    assert with_third.run("site").returncode == 0
    page = soup(with_third.root / "site" / "invented-2024" / "1" / "index.html")
    assert not page.select("img[src=x]")
    heading = page.select_one("h3#by-sex")
    assert heading and heading.get_text().startswith(title)
    assert page.h1 and page.h1.get_text().startswith(f"1. {title}")
    subtitle = page.select_one('figure[aria-labelledby="by-sex"] .figure__subtitle')
    assert subtitle and subtitle.get_text() == title
