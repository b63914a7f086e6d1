"""`make serve`: a change is on the screen by itself, whatever was changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.serving import CSV, PAGE, PATIENCE, Served, checkout, serving, until

DRAFT = "data/invented-2024/bicycles.csv"
THIRD = ROOT / "tests" / "third_answer"

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all; a test leaves the project as it found it."""
    folder = tmp_path_factory.mktemp("served")
    with serving(checkout(folder / "checkout"), folder / "serve.log") as served:
        until(lambda: "whole site renewed" in served.told(), patience=150)  # it may have every picture to draw
        yield served


@pytest.fixture
def shown(server: Served, page: Page) -> Page:
    """A page that is open, and is not loaded anew by the test."""
    page.goto(server.url + PAGE)
    expect(page.get_by_text("7,286").first).to_be_visible()
    return page


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_changed_cell_arrives_in_the_open_page_and_after_that_in_all_others(server: Served, shown: Page) -> None:
    server.copy.edit(CSV, "2019,to-work,7286,", "2019,to-work,7287,")
    expect(shown.get_by_text("7,287").first).to_be_visible()
    until(lambda: "7.287" in server.get(PAGE.removeprefix("en/"))[1])

    shown.locator(".language").click()
    expect(shown.get_by_text("7.287").first).to_be_visible()
    assert shown.url == server.url + PAGE.removeprefix("en/")
    server.copy.edit(CSV, "2019,to-work,7287,", "2019,to-work,7286,")
    expect(shown.get_by_text("7.286").first).to_be_visible()


def test_a_page_made_alone_is_the_page_of_the_whole_site_to_the_byte(server: Served, shown: Page) -> None:
    shown.evaluate("window.loaded = 'once'")
    server.copy.edit(
        "docs/nl/about.md",
        "---\n",
        "---\n\n",
    )
    done = server.told().count("whole site renewed")
    server.copy.edit(CSV, "2019,to-work,7286,", "2019,to-work,7289,")
    expect(shown.get_by_text("7,289").first).to_be_visible()
    shown.evaluate("window.loaded = 'again'")
    until(lambda: server.told().count("whole site renewed") > done)
    server.copy.edit("overrides/assets/colours.css", "/* Every", "/* Each")
    expect(shown.locator("link[href*='colours.css?changed=']")).to_have_count(1)
    assert shown.evaluate("window.loaded") == "again"
    server.copy.edit(CSV, "2019,to-work,7289,", "2019,to-work,7286,")
    expect(shown.get_by_text("7,286").first).to_be_visible()


def test_a_style_arrives_without_the_page_being_loaded_again(server: Served, shown: Page) -> None:
    shown.evaluate("window.loaded = 'once'")
    write(server.copy.root / "overrides/assets/print.css", "body { outline-style: dashed; }\n")
    expect(shown.locator("body")).to_have_css("outline-style", "dashed")
    assert shown.evaluate("window.loaded") == "once"


def test_a_template_arrives_and_a_broken_one_is_told_with_its_row(server: Served, shown: Page) -> None:
    server.copy.edit("overrides/main.html", '<article class="', '<article data-new class="')
    expect(shown.locator("article[data-new]")).to_be_visible()
    server.copy.edit("overrides/main.html", "<article data-new", "{% block %}<article")
    expect(shown.get_by_role("alert")).to_contain_text("Faults: 1")
    expect(shown.locator("section.panel")).to_contain_text("overrides/main.html, row ")
    expect(shown.locator("article[data-new]")).to_be_visible()
    server.copy.edit("overrides/main.html", "{% block %}<article", "<article")
    expect(shown.locator("article:not([data-new])")).to_be_visible()
    expect(shown.locator("section.panel")).to_have_count(0)


def test_code_arrives_and_a_mistake_in_it_is_survived(server: Served, shown: Page) -> None:
    server.copy.edit("macros/numbers.py", "    return str(format_decimal", "    return '≈' + str(format_decimal")
    expect(shown.get_by_text("≈7,286").first).to_be_visible()
    server.copy.edit("macros/__init__.py", '"""Figures', 'def (\n"""Figures')
    expect(shown.locator("section.panel")).to_contain_text("macros/__init__.py, row 1")
    expect(shown.locator("section.panel")).to_contain_text("SyntaxError")
    server.copy.edit("macros/__init__.py", 'def (\n"""Figures', '"""Figures')
    server.copy.edit("macros/numbers.py", "    return '≈' + str(format_decimal", "    return str(format_decimal")
    expect(shown.get_by_text("≈7,286")).to_have_count(0)
    expect(shown.locator("section.panel")).to_have_count(0)


def test_a_new_answer_arrives_and_becomes_a_draft_and_goes(server: Served, page: Page) -> None:
    page.goto(server.url + "en/invented-2024/")
    expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
    shutil.copytree(THIRD, server.copy.root, dirs_exist_ok=True)
    expect(page.get_by_role("heading", name="This page does not exist")).to_have_count(0)
    until(lambda: server.get("invented-2024/1/")[0] == 200)

    # a draft is shown with what is wrong with it, which is no fault but a warning
    with (server.copy.root / "data/invented-2024/question.yaml").open("a", encoding="utf-8") as question:
        question.write("\ndraft: true\n")
    server.copy.edit(DRAFT, "2024-M01,M,1000,", "2024-M01,M,1001,")
    panel = page.locator("section.panel")
    expect(panel).to_contain_text("bicycles.csv, row ")
    expect(panel.get_by_text("bicycles.csv, row ").first).to_be_hidden()
    panel.get_by_text("Warnings: ").click()
    expect(panel.get_by_text("bicycles.csv, row ").first).to_be_visible()
    expect(page.get_by_text("Draft: this answer is not published yet.")).to_be_visible()

    for part in ("data", "docs/nl", "docs/en"):
        shutil.rmtree(server.copy.root / part / "invented-2024")
    expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()


def test_a_new_page_in_both_languages_arrives_with_its_place_in_the_menu(server: Served) -> None:
    for lang in ("nl", "en"):
        write(server.copy.root / f"docs/{lang}/more.md", "---\ndescription: More\n---\n\n# More\n")
    server.copy.edit("mkdocs.yml", "  - about.md\n", "  - about.md\n  - more.md\n")
    until(lambda: server.get("en/more/")[0] == 200)
    assert server.get("more")[0] == 200, "with or without a slash"
    assert 'href="../more/"' in server.get("en/about/")[1]

    server.copy.edit("mkdocs.yml", "  - more.md\n", "  - [more.md\n")
    until(lambda: "mkdocs.yml, row " in server.told())
    assert server.get("en/more/")[0] == 200
