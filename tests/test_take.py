"""What can be taken along: the menu under every figure, and the files of an answer on its overview."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import Tag
from playwright.sync_api import Browser, Locator, Page, expect

from macros.addresses import data_package, dense_picture, embedded, of_answer, of_chart, of_table, page_of
from macros.cite import cite_answer, cite_figure
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection, Question
from macros.references import Place
from macros.values import Values
from tests.built import page_at, path_in
from tests.conftest import SITE

PART = "online-opleidingen-2023/1/"
WORDS = {"nl": ("Meenemen", "Kopieer", "Gekopieerd"), "en": ("Take along", "Copy", "Copied")}


def whole(question: Question) -> list[str]:
    return [of_answer(question, "xlsx"), of_answer(question, "zip"), data_package(question)]


def files(block: Tag) -> list[str]:
    return [str(link["href"]) for link in block.select("a[download]")]


def areas(block: Tag) -> list[str]:
    return [area.get_text().lstrip("\n") for area in block.select("textarea[readonly][aria-label]")]


def menu(page: Page, figure: str) -> Locator:
    return page.locator(f'figure[aria-labelledby="{figure}"] .take')


def opened(page: Page, address: str) -> None:
    """Go to a page and open all its menus."""
    page.goto(address)
    for summary in page.locator(".take > summary").all():
        summary.click()


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_can_be_taken_along_in_every_form(site: Path, collection: Collection, lang: Lang) -> None:
    for question in collection.questions.values():
        for figure in question.figures.values():
            values, table = Values(collection, question, lang), question.tables[figure.table]
            place = f"{question.id}/{figure.part}/"
            block = page_at(site, lang, place).figure(figure.id).select_one("details.take")
            assert block and block.summary and not block.has_attr("open")
            assert block.summary.get_text() == f"{WORDS[lang][0]} – {figure.title[lang]}"
            expected = [of_table(table, "csv"), of_table(table, "json")]
            expected += [of_chart(figure, "svg"), of_chart(figure, "png"), dense_picture(figure)]
            expected += [of_chart(figure, "vl.json"), *whole(question)]
            assert files(block) == [Place(place).to(address) for address in expected]
            permanent = SITE.to(lang, page_of(figure))
            assert [link.get_text() for link in block.select(f'a[href="{permanent}"]')] == [permanent]
            snippet, bibtex = areas(block)
            assert f'"{SITE.to(lang, embedded(figure))}"' in snippet
            cited = cite_figure(values, figure, SITE)
            assert bibtex == cited.bibtex
            assert [text.get_text() for text in block.select("dd > p")] == [cited.text]


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_has_all_files_of_the_answer_its_citation_and_its_licence(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for question in collection.questions.values():
        page = page_at(site, lang, f"{question.id}/")
        assert page.soup.select_one("h2#take")
        (block,) = page.soup.select(".downloads")
        expected = whole(question)
        expected += [of_table(table, form) for table in question.tables.values() for form in ("csv", "json")]
        assert files(block) == [Place(f"{question.id}/").to(address) for address in expected]
        (table,) = block.select("table")
        assert table.caption and len(table.select("thead th[scope=col]")) == 2
        named = [head.get_text() for head in table.select("tbody th[scope=row]")]
        assert named[1:] == [table.title[lang] for table in question.tables.values()]
        cited = cite_answer(Values(collection, question, lang), SITE)
        assert areas(block) == [cited.bibtex]
        said = block.get_text()
        assert cited.text in said and collection.catalogue.rights[lang] in said
        assert block.select_one(f'a[href="{collection.catalogue.licence.url}"]')


def test_links_that_are_called_the_same_lead_to_the_same(site: Path, collection: Collection) -> None:
    for lang in LANGS:
        for question in collection.questions.values():
            for part in ("", *(f"{part}/" for part in question.parts)):
                page = page_at(site, lang, f"{question.id}/{part}")
                links = page.soup.select("figcaption a[download], .take a, .downloads a")
                named = {(link.get_text(), str(link["href"])) for link in links}
                assert len({name for name, _ in named}) == len(named), page.path
                said = [button.get_text() for button in page.soup.select(".copy")]
                assert len(set(said)) == len(said), page.path


def test_the_search_holds_nothing_of_what_can_be_taken_along(site: Path) -> None:
    for lang in LANGS:
        index = (site / FOLDERS[lang] / "search" / "search_index.json").read_text(encoding="utf-8")
        entries = json.loads(index)["docs"]
        texts = " ".join(entry["text"] for entry in entries if not entry["location"].startswith("reuse/"))
        words = ("@misc", "&lt;iframe", "Vega-Lite", "JSON-stat", f"{WORDS[lang][0]} –", f"{WORDS[lang][1]} –")
        assert [word for word in words if word in texts] == []


def test_the_menu_opens_by_keyboard_and_tab_goes_through_all_of_it(sized: Page, served: str) -> None:
    sized.goto(f"{served}en/{PART}")
    block = menu(sized, "by-age")
    summary = block.locator("summary")
    top = "one => one.getBoundingClientRect().top + scrollY"
    before = summary.evaluate(top)
    summary.focus()
    sized.keyboard.press("Enter")
    expect(block.get_by_role("link").first).to_be_visible()
    assert summary.evaluate(top) == before
    count = block.locator("a, textarea, button").count()
    assert count == 9 + 1 + 2 + 2 + 4
    for _ in range(count):
        sized.keyboard.press("Tab")
        assert sized.evaluate("document.activeElement.closest('.take') && document.activeElement.checkVisibility()")
        assert sized.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    sized.keyboard.press("Tab")
    assert not sized.evaluate("document.activeElement.closest('.take')?.contains(document.activeElement)")
    summary.press("Enter")
    expect(block.get_by_role("link").first).to_be_hidden()


def test_without_javascript_the_menu_opens_and_offers_no_copying(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + PART)
        block = menu(page, "by-sex")
        expect(block.get_by_role("link", name="PNG –")).to_be_hidden()
        block.locator("summary").click()
        expect(block.get_by_role("link", name="PNG –")).to_be_visible()
        expect(block.get_by_role("textbox", name="BibTeX: ")).to_be_visible()
        expect(block.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("lang", "path", "count"), [("nl", PART, 4), ("en", "online-opleidingen-2023/", 2)])
def test_a_button_copies_what_stands_before_it_and_says_so_under_the_policy_of_the_page(
    browser: Browser, served: str, lang: Lang, path: str, count: int
) -> None:
    problems: list[str] = []
    _, copy, copied = WORDS[lang]
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text))
        opened(page, served + path_in(lang, path))
        block = page.locator(".taken").first
        buttons = block.get_by_role("button", name=f"{copy} –").all()
        assert len(buttons) == count
        for button in buttons:
            from_ = button.locator("xpath=preceding-sibling::*[1]")
            button.press("Enter")
            said = button.locator("xpath=following-sibling::*[@role='status']")
            expect(said).to_have_text(copied)
            wanted = from_.evaluate("one => one.value ?? one.textContent")
            assert page.evaluate("navigator.clipboard.readText()") == wanted
            page.keyboard.press("Tab")
            expect(said).to_have_text("")
    assert problems == []


def test_copying_that_is_refused_is_said(page: Page, served: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    opened(page, f"{served}en/{PART}")
    block = menu(page, "by-age")
    block.get_by_role("button", name="Copy – Cite").click()
    expect(block.get_by_role("status").filter(has_text="Select the text yourself")).to_be_visible()


@pytest.mark.parametrize("path", [f"en/{PART}", "knelpuntopleidingen-2021/"])
def test_open_menus_fit_are_large_enough_and_have_no_finding_of_axe(sized: Page, served: str, path: str) -> None:
    for scheme, worn, rules in (("light", "default", {}), ("dark", "slate", {"runOnly": ["cat.color"]})):
        sized.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        opened(sized, served + path)
        expect(sized.locator("body")).to_have_attribute("data-md-color-scheme", worn)
        run = Axe().run(sized, context=".take, .downloads", options={"resultTypes": ["violations"], **rules})
        assert [(one["id"], one["nodes"][0]["html"][:150]) for one in run.response["violations"]] == []
    assert sized.evaluate("document.documentElement.scrollWidth") <= sized.viewport_size["width"]  # type: ignore[index]
    small = sized.evaluate(
        """() => [...document.querySelectorAll(".take > summary, .taken :is(a, button, textarea), .listed a")]
            .filter(one => { const {width, height} = one.getBoundingClientRect(); return width < 24 || height < 24; })
            .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert small == []


def test_the_menu_is_not_printed_and_the_citation_of_an_answer_is(page: Page, served: str) -> None:
    opened(page, served + PART)
    page.emulate_media(media="print")
    for block in page.locator(".take").all():
        expect(block).to_be_hidden()
    page.goto(f"{served}online-opleidingen-2023/")
    expect(page.locator(".taken p").first).to_be_visible()
    expect(page.locator(".taken textarea")).to_be_hidden()
    expect(page.locator(".downloads .listed")).to_be_visible()
