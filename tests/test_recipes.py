"""The recipes of the guide, taken step by step in both languages, lead to what they promise."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.languages import FOLDERS, LANGS, Lang
from tests.conftest import Copy
from tests.recipes import changed, steps

ANSWER = "taallessen-2023"
MAY_CHANGE = ("data/", "docs/")


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_both_guides_take_the_same_steps_with_the_same_files() -> None:
    dutch, english = steps("nl"), steps("en")
    assert [(step.kind, step.file) for step in dutch] == [(step.kind, step.file) for step in english]
    for one, other in zip(dutch, english, strict=True):
        if one.kind == "sh":
            assert one.text.replace("\n", " ").split() == [w for w in other.text.split() if w != "IN=en"]
        else:
            assert one.text == other.text
    assert len({step.recipe for step in english}) == 5


def test_the_steps_are_those_that_an_editor_can_take() -> None:
    for step in steps("en"):
        assert step.kind in ("sh", "diff", "csv", "yaml", "markdown", "text"), step
        assert step.kind == "sh" or step.file.startswith(MAY_CHANGE), step


def test_a_line_that_is_not_there_or_twice_is_not_changed() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+d\n") == "a\nd\nc\n"
    for diff in ("-x\n+y\n", "-a\n+b\n"):
        with pytest.raises(AssertionError):
            changed("a\nb\na\n", diff)


@pytest.mark.parametrize("guide", LANGS)
def test_the_recipes_lead_to_a_site_that_holds_what_they_added(copy: Copy, guide: Lang) -> None:
    for step in steps(guide):
        step.take(copy)
    done = copy.run("site")
    assert (done.returncode, re.sub(r"^Drawing \d+ charts.*\n", "", done.stderr)) == (0, "")
    for lang in LANGS:
        root = copy.root / "site" / FOLDERS[lang]
        _is_corrected(root, lang)
        _is_published(root, lang)


def _is_corrected(root: Path, lang: Lang) -> None:
    number, text = {"nl": ("2,4 miljoen euro", "Spreekt de bron"), "en": ("2.4 million euros", "Where the source")}[
        lang
    ]
    budget = soup(root / "online-opleidingen-2023" / "8" / "index.html").get_text().replace("\u00a0", " ")
    assert number in budget
    assert number.replace("4", "3") not in budget
    data = root / "data" / "online-opleidingen-2023"
    versions = [data / "budget.csv", *(data / "versions" / f"budget-{number}.csv" for number in (1, 2))]
    found = [re.findall(r"^2022,2022,(.+?),", file.read_text(encoding="utf-8"), re.MULTILINE) for file in versions]
    assert found == [["2.4"], ["2.3"], ["2.4"]]
    corrections = soup(root / "corrections" / "index.html").get_text().replace("\u00a0", " ")
    assert number in corrections and number.replace("4", "3") in corrections
    assert text in soup(root / "about" / "index.html").get_text()


def _is_published(root: Path, lang: Lang) -> None:
    """The new answer: on the home page, in the menu, on its pages, in its themes, and to take along."""
    title, total, change, women = {
        "nl": ("Taallessen, 2022 en 2023", "3.700", "12,1% hoger", "2.400"),
        "en": ("Language lessons, 2022 and 2023", "3,700", "12.1% higher", "2,400"),
    }[lang]
    home = soup(root / "index.html")
    assert title in home.get_text()
    assert home.select_one(f'article a[href="{ANSWER}/1/"]')
    overview = soup(root / ANSWER / "index.html")
    assert overview.select_one('nav.menu a[href="1/"]')
    cards = overview.select_one("ul.cards")
    assert cards and total in cards.get_text()
    assert len(overview.select(".downloads tbody tr")) == 3
    page = soup(root / ANSWER / "1" / "index.html")
    figures = page.select("figure[aria-labelledby]")
    assert [figure["aria-labelledby"] for figure in figures] == ["by-sex", "by-age"]
    assert [len(figure.select(".chart svg")) for figure in figures] == [2, 2]
    assert [number.get_text() for number in page.select("p .number")] == [total, change, women]
    assert page.select_one("h2#good-to-know")
    for figure, cells in zip(figures, (6, 8), strict=True):
        assert len(figure.select("tbody td")) == cells
    for table, cells in (("by-sex", 6), ("by-age", 8)):
        assert (root / "data" / ANSWER / f"{table}.csv").read_text(encoding="utf-8").count("\n") == cells + 1
        assert soup(root / "figures" / "index.html").select_one(f'a[href="../{ANSWER}/1/#{table}"]')
    assert soup(root / "themes" / "men-women" / "index.html").select_one(f'a[href="../../{ANSWER}/1/#by-sex"]')
