"""The page for re-users: its lines work, its addresses are there, and it offers all that there is."""

import contextlib
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from macros.addresses import CATALOGUE, FEED, data_package, known, of_answer, of_table
from macros.languages import LANGS, Lang
from macros.model import Collection, Table
from macros.references import Place
from macros.show.downloads import all_downloads_html
from tests.built import Built, page_at, path_in
from tests.conftest import SITE, SITE_URL, Copy

PAGE = "reuse/"
SOURCE = "docs/{}/reuse.md"
ASKED = "data/online-opleidingen-2023/by-age.csv"


def reuse(site: Path, lang: Lang) -> Built:
    return page_at(site, lang, PAGE)


def lines(site: Path, lang: Lang, language: str) -> list[str]:
    """The pieces of code of the page in a language for programs."""
    return [code.get_text() for code in reuse(site, lang).soup.select(f"code.language-{language}")]


def by_age(collection: Collection) -> Table:
    return collection.questions["online-opleidingen-2023"].tables["by-age"]


def run(code: str, served: str) -> Any:
    """The `table` that the lines make; nothing is changed in them but where the site stands."""
    space: dict[str, Any] = {}
    assert SITE_URL in code
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code.replace(SITE_URL, served), space)
    assert said.getvalue().strip()
    return space["table"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_for_pandas_give_the_figures_of_the_data(
    site: Path, served: str, collection: Collection, lang: Lang
) -> None:
    code = "".join(code for code in lines(site, lang, "python") if "pyjstat" not in code)
    assert "pivot" in code
    rows = run(code, served).fillna("").to_dict("records")
    table = by_age(collection)
    assert [(row["period"], row["age"]) for row in rows] == list(table.cells)
    for row, cell in zip(rows, table.cells.values(), strict=True):
        assert Decimal(str(row["value"])) == cell.value
        assert row["status"] == cell.status
        assert row["age_label"] == table.dimensions["age"].codes[row["age"]].label[lang]
        assert row["status_label"] == (collection.statuses[cell.status].label[lang] if cell.status else "")


@pytest.mark.filterwarnings("ignore:Shouldn't use this function anymore:DeprecationWarning")  # pyjstat calls it itself
@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_for_json_stat_give_the_figures_of_the_data(
    site: Path, served: str, collection: Collection, lang: Lang
) -> None:
    code = next(code for code in lines(site, lang, "python") if "pyjstat" in code)
    found = run(code, served)
    table = by_age(collection)
    labels = {
        tuple(
            one.codes[code].label[lang] for one, code in zip(table.dimensions.values(), codes, strict=True)
        ): cell.value
        for codes, cell in table.cells.items()
    }
    names = [dimension.label[lang] for dimension in table.dimensions.values()]
    shown = {tuple(row[name] for name in names): Decimal(str(row["value"])) for row in found.to_dict("records")}
    assert shown == labels


@pytest.mark.parametrize("lang", LANGS)
def test_the_lines_are_the_same_in_both_languages_but_for_the_address(site: Path, lang: Lang) -> None:
    root = SITE.to(lang)
    for language, count in (("python", 3), ("r", 1), ("html", 2), ("text", 2)):
        own, dutch = lines(site, lang, language), lines(site, "nl", language)
        assert len(own) == count
        whole = [one for one in own if "://" in one]
        assert whole
        assert all(f"{root}data/" in one or f"{root}embed/" in one or one.strip() == root + FEED for one in whole)
        assert [one.replace(root, SITE_URL) for one in own] == dutch


def test_the_lines_for_the_height_give_a_frame_the_height_that_it_asks_for(site: Path, page: Page) -> None:
    (script,) = (code for code in lines(site, "nl", "html") if code.startswith("<script>"))
    frames = "".join(
        f"""<iframe id="{name}" height="90" srcdoc="<script>parent.postMessage({message}, '*')</script>"></iframe>"""
        for name, message in (("asks", "{type: 'figure-height', height: 777}"), ("other", "{height: 555}"))
    )
    page.set_content(f"{script}{frames}")
    expect(page.locator("#asks")).to_have_attribute("height", "777")
    expect(page.locator("#other")).to_have_attribute("height", "90")


@pytest.mark.parametrize("lang", LANGS)
def test_every_whole_address_on_the_page_is_one_that_the_site_has(
    site: Path, collection: Collection, lang: Lang
) -> None:
    there = {SITE.to(lang, address) for address in known(collection)}
    article = reuse(site, lang).soup.select_one("article")
    assert article
    found = re.findall(rf"{re.escape(SITE_URL)}[^\s\"<]*", article.get_text())
    found += [str(tag["href"]) for tag in article.select(f'a[href^="{SITE_URL}"]')]
    assert len(set(found)) >= 6
    assert set(found) <= there


def offered(soup: BeautifulSoup) -> list[str]:
    return [str(tag["href"]) for tag in soup.select(".takeaway td a")]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_offers_the_files_of_every_answer_and_table_in_a_proper_table(
    site: Path, collection: Collection, lang: Lang
) -> None:
    questions = collection.questions.values()
    wanted = [of_answer(question, "xlsx") for question in questions] + [
        of_answer(question, "zip") for question in questions
    ]
    wanted += [data_package(question) for question in questions]
    tables = [table for question in questions for table in question.tables.values()]
    wanted += [of_table(table, "csv") for table in tables] + [of_table(table, "json") for table in tables]
    up = "../../" if lang == "en" else "../"
    soup = reuse(site, lang).soup
    assert sorted(offered(soup)) == sorted(
        [*(f"../{address}" for address in (*wanted, FEED)), *(up + address for address in CATALOGUE.values())]
    )
    (table,) = soup.select(".takeaway table")
    assert table.caption and table.caption.get_text()
    assert all(head.get("scope") in ("col", "row", "rowgroup") for head in table.select("th"))
    names = [tag.get_text() for tag in table.select("td a")]
    assert len(set(names)) == len(names)


def test_nothing_is_offered_of_an_answer_without_tables(collection: Collection) -> None:
    bare = replace(collection.questions["online-opleidingen-2023"], tables={}, figures={})
    changed = replace(collection, questions={bare.id: bare})
    assert set(known(changed)) == {FEED, *CATALOGUE.values()}
    for lang in LANGS:
        soup = BeautifulSoup(all_downloads_html(changed, Place(PAGE), lang), "html.parser")
        assert len(offered(soup)) == 1 + len(CATALOGUE)


def test_an_answer_that_is_added_has_its_files_on_the_page(with_third: Copy) -> None:
    assert with_third.run("site").returncode == 0
    for folder in ("", "en"):
        file = with_third.root / "site" / folder / PAGE / "index.html"
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for name in ("invented-2024.xlsx", "invented-2024.zip", "datapackage.json", "bicycles.csv", "bicycles.json"):
            assert f"../data/invented-2024/{name}" in offered(soup)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_what_the_data_say_of_statuses_licence_and_rights(
    site: Path, collection: Collection, lang: Lang
) -> None:
    soup = reuse(site, lang).soup
    rows = {
        row.select("th")[0].get_text(): " ".join(cell.get_text() for cell in row.select("td"))
        for row in soup.select("table.listed tbody tr")
        if row.select("th code")
    }
    assert set(rows) == {status.id for status in collection.statuses.values() if status.publish}
    for code, said in rows.items():
        status = collection.statuses[code]
        assert status.label[lang] in said and status.explanation[lang] in said
    rights = soup.select_one(".rights")
    assert rights and collection.catalogue.rights[lang] in rights.get_text()
    (licence,) = rights.select('a[rel~="license"]')
    assert licence["href"] == collection.catalogue.licence.url
    assert licence.get_text() == collection.catalogue.licence.title[lang]


@pytest.mark.parametrize(
    ("wrong", "guess"),
    [
        ("data/online-opleidingen-2023/by-agee.csv", ASKED),
        ("data/online-opleidingen-2023/by-age.xls", "data/online-opleidingen-2023/by-age.csv"),
        ("embed/online-opleidingen-2023/by-agee/", "embed/online-opleidingen-2023/by-age/"),
        ("catalogue.ttl", "catalog.ttl"),
        ("feeds.xml", "feed.xml"),
        ("/" + ASKED, ASKED),
    ],
)
def test_an_address_that_the_site_will_not_have_is_refused_with_one_that_it_has(
    copy: Copy, wrong: str, guess: str
) -> None:
    copy.edit(SOURCE.format("en"), f'address("{ASKED}")', f'address("{wrong}")')
    (told,) = [fault for fault in copy.faults() if "There will be nothing" in fault]
    assert told.startswith("docs/en/reuse.md, row ") and wrong in told and told.endswith(f'Did you mean "{guess}"?')


def test_what_stands_in_code_is_an_address_or_refused(copy: Copy) -> None:
    for lang in LANGS:
        copy.edit(
            SOURCE.format(lang),
            "import pandas\n",
            'import pandas {{ stated("online-opleidingen-2023/courses-offered") }}\n',
        )
    assert [fault for fault in copy.faults() if "stands in code" in fault]


def test_a_published_page_does_not_give_an_address_of_a_draft(with_third: Copy) -> None:
    with_third.edit("data/invented-2024/question.yaml", 'published: "2024-06-03"\n', "draft: true\n")
    for lang in LANGS:
        with_third.edit(SOURCE.format(lang), ASKED, "data/invented-2024/bicycles.csv")
    told = [fault for fault in with_third.faults() if "reuse.md" in fault]
    assert len(told) == len(LANGS) and all("is a draft" in fault for fault in told)


def test_an_address_of_an_answer_that_cannot_be_read_is_not_told_again(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/question.yaml", "unit: started-courses", "unit: started-cours")
    assert not [fault for fault in copy.faults() if "reuse.md" in fault]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [1221, 1280])
def test_the_pages_in_the_header_stand_on_one_line(browser: Browser, served: str, lang: Lang, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 400}) as context:
        shown = context.new_page()
        shown.goto(served + path_in(lang, PAGE))
        links = shown.locator(".masthead__pages a")
        tops = {round(box["y"]) for box in (one.bounding_box() for one in links.all()) if box}
        heights = {round(box["height"]) for box in (one.bounding_box() for one in links.all()) if box}
        assert links.count() >= 5 and len(tops) == len(heights) == 1 and max(heights) < 40
