"""The list of all figures and the search, in a real browser."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.languages import LANGS, Lang
from macros.model import Collection
from macros.show.finding import counted, search_words
from macros.themes import all_figures
from tests.built import page_at

ENTRIES = ".entry"
SHOWN = ".entry:not([hidden])"
TEXT = "#_finder-text"


def figures(collection: Collection) -> int:
    return sum(len(question.figures) for question in collection.questions.values())


def fits(words: str, terms: str) -> bool:
    """Whether every word is in `terms`, whatever its accents."""
    plain = [unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower() for text in (words, terms)]
    return all(word in plain[1] for word in plain[0].split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_has_every_figure_with_its_title_subtitle_answer_and_part(
    site: Path, collection: Collection, lang: Lang
) -> None:
    page = page_at(site, lang, "figures/").soup
    entries = {str(entry.a["href"]): entry for entry in page.select(ENTRIES) if entry.a}
    assert len(entries) == figures(collection)
    for question in collection.questions.values():
        for figure in question.figures.values():
            entry = entries[f"../{question.id}/{figure.part}/#{figure.id}"]
            assert figure.title[lang] in entry.get_text() and figure.subtitle[lang] in entry.get_text()
            assert re.search(rf"(Deel|Part) {figure.part}\b", entry.get_text())
            assert entry.select_one("svg[aria-hidden=true] :is(rect, polyline)")


def test_without_javascript_the_whole_list_shows_and_the_form_does_not(
    browser: Browser, served: str, collection: Collection
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}figures/?text=budget")
        expect(page.locator("form[data-finder]")).to_be_hidden()
        assert sum(entry.is_visible() for entry in page.locator(ENTRIES).all()) == figures(collection)


@pytest.mark.parametrize(
    ("path", "word", "least", "title"),
    [
        ("figures/", "BUDGET", 1, "Van de afzonderlijke jaren"),
        ("figures/", "beeindigd zonder te slagen leeftijd", 2, "zonder slagen daalde"),
        ("figures/", "gender", 7, "Waar het geslacht bekend is"),
        ("en/figures/", "province", 2, "Where the residence is known"),
        ("en/figures/", "hotels and catering", 1, "Business support is by far"),
    ],
)
def test_a_word_finds_figures_by_title_class_and_other_words(
    page: Page, served: str, collection: Collection, path: str, word: str, least: int, title: str
) -> None:
    page.goto(served + path)
    page.locator(TEXT).fill(word)
    lang: Lang = "en" if path.startswith("en/") else "nl"
    found = [figure for figure in all_figures(collection) if fits(word, search_words(collection, figure, lang))]
    assert least <= len(found) < figures(collection)
    expect(page.get_by_role("status").filter(has_text=re.compile("figu"))).to_have_text(counted(len(found), lang))
    expect(page.locator(SHOWN).filter(has_text=title)).to_be_visible()


def test_the_form_works_with_the_keyboard_alone_and_counts_aloud(page: Page, served: str) -> None:
    page.goto(f"{served}en/figures/")
    page.locator(TEXT).focus()
    page.keyboard.type("work")
    count = page.locator(".finder__count")
    assert count.get_attribute("aria-live") == "polite"
    found = count.inner_text()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Answer")).to_be_focused()
    page.keyboard.type("Training")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Split by")).to_be_focused()
    page.keyboard.type("Sex")
    expect(count).not_to_have_text(found)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear the filters")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(TEXT)).to_be_focused()
    expect(page.locator(TEXT)).to_have_value("")
    assert "?" not in page.url


def test_the_choice_stands_in_the_address_and_the_back_button_undoes_it(
    page: Page, served: str, collection: Collection
) -> None:
    page.goto(f"{served}figures/")
    page.get_by_label("Opgesplitst naar").select_option("sex")
    assert page.url.endswith("figures/?dimension=sex")
    page.locator(TEXT).press_sequentially("vroegtijdig stop")
    assert page.url.endswith("?text=vroegtijdig+stop&dimension=sex")
    both = page.locator(SHOWN).count()
    assert both >= 1
    page.go_back()
    expect(page.locator(TEXT)).to_have_value("")
    expect(page.get_by_label("Opgesplitst naar")).to_have_value("sex")
    assert page.locator(SHOWN).count() > both
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(figures(collection))
    page.go_forward()
    expect(page.get_by_label("Opgesplitst naar")).to_have_value("sex")


def test_a_link_to_a_choice_opens_it_and_leaves_the_sites_own_search_closed(page: Page, served: str) -> None:
    page.goto(f"{served}en/figures/?text=women&answer=online-opleidingen-2023&dimension=sex")
    expect(page.locator(TEXT)).to_have_value("women")
    expect(page.locator(".finder__count")).to_have_text("2 figures")
    expect(page.locator(".md-search__input")).to_have_value("")
    assert "text=women" in page.url


def test_an_address_with_a_choice_that_does_not_exist_shows_everything(
    page: Page, served: str, collection: Collection
) -> None:
    page.goto(f"{served}figures/?dimension=nothing&answer=none")
    expect(page.locator(SHOWN)).to_have_count(figures(collection))


def test_nothing_found_says_so_and_offers_to_show_all_again(page: Page, served: str, collection: Collection) -> None:
    page.goto(f"{served}figures/")
    page.locator(TEXT).fill("zeppelin")
    expect(page.locator(".finder__count")).to_have_text("0 figuren")
    expect(page.get_by_text("Geen figuur past bij deze keuze")).to_be_visible()
    assert page.locator(".listing__group:not([hidden])").count() == 0
    page.get_by_role("button", name="Toon weer alle figuren").click()
    expect(page.locator(SHOWN)).to_have_count(figures(collection))


def test_an_answer_without_a_figure_that_fits_hides_its_title(page: Page, served: str) -> None:
    page.goto(f"{served}figures/?text=budget")
    expect(page.get_by_role("heading", name=re.compile("Online opleidingen"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("knelpuntberoepen"))).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "words", "target"),
    [
        ("", "gender", "online-opleidingen-2023/1/#by-sex"),
        ("", "geslacht", "#by-sex"),
        ("", "gender", "themes/men-women/"),
        ("", "provincie", "#by-province"),
        ("", "horeca", "#sectors"),
        ("en/", "gender", "en/online-opleidingen-2023/1/#by-sex"),
        ("en/", "province", "#by-province"),
        ("en/", "hotels catering", "#sectors"),
        ("en/", "men women", "themes/men-women/"),
    ],
)
def test_the_search_finds_figures_by_the_readers_words(
    page: Page, served: str, path: str, words: str, target: str
) -> None:
    page.goto(served + path)
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    expect(page.locator(f'.md-search-result__item a[href*="{target}"]').first).to_be_attached()


def test_the_search_index_holds_no_text_of_charts_or_lists_of_figures(site: Path) -> None:
    for folder in ("", "en/"):
        index = json.loads((site / folder / "search" / "search_index.json").read_text(encoding="utf-8"))
        texts = {section["location"]: section["text"] for section in index["docs"]}
        assert [location for location, text in texts.items() if re.search(r"20\d\d20\d\d", text)] == []
        assert "7.885" not in texts["themes/men-women/#side-by-side"].replace(",", ".")
        assert "7.885" in texts["themes/men-women/"].replace(",", ".")
        assert "gender" in texts["themes/men-women/#figures"]
        assert len(texts["themes/men-women/#figures"]) < 100
        assert texts["figures/"].count("<p>") == 1
