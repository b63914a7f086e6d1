"""Each figure alone: all that its page says, at any width, and the HTML that shows it elsewhere."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from macros.addresses import embedded, page_of
from macros.check import check
from macros.embed import LEEWAY, snippet
from macros.export.embed import embed_pages
from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.model import Collection, Figure
from macros.project import Project
from macros.values import Values
from tests.built import Built, cell_text, on_disk, page_at
from tests.conftest import SITE, Copy

HEIGHT = "document.documentElement.getBoundingClientRect().height"
FIGURES = ("online-opleidingen-2023/by-age", "online-opleidingen-2023/completions")


def figures(collection: Collection, lang: Lang) -> list[tuple[Values, Figure]]:
    """Every figure, with the values of its answer in a language."""
    answers = [Values(collection, question, lang) for question in collection.questions.values()]
    return [(values, figure) for values in answers for figure in values.question.figures.values()]


def alone(site: Path, figure: Figure, lang: Lang) -> Built:
    return page_at(site, lang, embedded(figure))


def on_its_page(site: Path, figure: Figure, lang: Lang) -> Built:
    return page_at(site, lang, f"{figure.answer}/{figure.part}/")


def height_of(copied: str) -> int:
    """The height in HTML to copy."""
    frame = BeautifulSoup(copied, "html.parser").iframe
    assert frame
    return int(str(frame["height"]))


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_stands_alone_with_its_title_its_source_and_the_way_to_the_site(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for values, figure in figures(collection, lang):
        page = alone(site, figure, lang)
        soup = page.soup
        html, heading, source = soup.select_one("html"), soup.select_one("h1"), soup.select_one("figcaption")
        assert html and html["lang"] == lang and heading and source, page.path
        assert heading.get_text() == figure.title[lang]
        assert soup.title and soup.title.get_text() == f"{figure.title[lang]} – {collection.catalogue.title[lang]}"
        assert [tag["content"] for tag in soup.select("meta[name=robots]")] == ["noindex"]
        (canonical,) = soup.select("link[rel=canonical]")
        assert canonical["href"] == SITE.to(lang, page_of(figure))
        assert not soup.select("header, nav, input, form, aside, footer, [data-md-component]")
        assert values.question.minister in source.get_text() and figure.source[lang] in source.get_text()
        (way,) = [address for address, tag in page.links() if tag.find_parent("figcaption")]
        assert way == canonical["href"]
        assert figure.id in on_its_page(site, figure, lang).ids()


@pytest.mark.parametrize("lang", LANGS)
def test_chart_description_table_and_notes_are_those_of_the_page(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for _, figure in figures(collection, lang):
        blocks = [page(site, figure, lang).figure(figure.id) for page in (alone, on_its_page)]
        for part in (".chart svg", "[id$=described]", "table.figures", ".figure__notes li"):
            here, there = ([str(tag) for tag in block.select(part)] for block in blocks)
            assert here == there, (figure.id, part)
            assert here or (part.endswith("li") and not figure.notes)
        cells = [cell_text(cell) for cell in blocks[0].select("details td")]
        assert len(cells) == len(blocks[0].select("td")) > 0


@pytest.mark.parametrize("lang", LANGS)
def test_every_sign_of_a_chart_or_a_table_is_explained_once(site: Path, collection: Collection, lang: Lang) -> None:
    for values, figure in figures(collection, lang):
        block = alone(site, figure, lang).figure(figure.id)
        explained = [tag.get_text() for tag in block.select(".marks dt")]
        assert len(explained) == len(set(explained)), figure.id
        statuses = {str(cell["data-status"]) for cell in block.select("td[data-status]")}
        assert {values.collection.statuses[status].mark for status in statuses} <= set(explained), figure.id


def test_a_figure_alone_asks_for_files_of_the_site_alone_that_are_there(site: Path, collection: Collection) -> None:
    for lang in LANGS:
        for _, figure in figures(collection, lang):
            page = alone(site, figure, lang)
            for address, tag in page.links():
                file = on_disk(site, address.partition("#")[0])
                assert file and file.is_file(), (page.path, str(tag)[:100])
    (style,) = (site / "assets").glob("embed.*.css")
    for address in re.findall(r"url\(\"?([^)\"]*)", style.read_text(encoding="utf-8")):
        assert (style.parent / address).is_file(), address


@pytest.mark.parametrize("lang", LANGS)
def test_the_html_to_copy_names_the_figure_and_leads_to_it_by_its_whole_address(
    site: Path, project: Project, collection: Collection, lang: Lang
) -> None:
    for values, figure in figures(collection, lang):
        copied = snippet(values, figure, SITE, project.charts)
        (frame,) = BeautifulSoup(copied, "html.parser").find_all(True)
        assert frame.name == "iframe" and frame["title"] == figure.title[lang]
        assert frame["src"] == alone(site, figure, lang).url
        assert frame["width"] == "100%" and frame["loading"] == "lazy" and frame["style"] == "border:0"
        assert "\n" not in copied


@pytest.mark.parametrize("lang", LANGS)
def test_a_frame_holds_all_of_a_figure_at_a_desk_and_on_a_phone_where_that_leaves_no_great_gap(
    page: Page,
    served: str,
    site: Path,
    project: Project,
    collection: Collection,
    lang: Lang,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def promised(values: Values, figure: Figure) -> int:
        return height_of(snippet(values, figure, SITE, project.charts))

    heights = [(figure, promised(values, figure)) for values, figure in figures(collection, lang)]
    monkeypatch.setattr("macros.embed.LEEWAY", 1)
    for_desk = [promised(values, figure) for values, figure in figures(collection, lang)]
    widths = [
        (680, 720, 360) if high > least else (680, 720) for (_, high), least in zip(heights, for_desk, strict=True)
    ]
    wrong = []
    for (figure, height), measured in zip(heights, widths, strict=True):
        page.set_viewport_size({"width": 680, "height": height})
        page.goto(served + alone(site, figure, lang).path)
        for width in measured:
            page.set_viewport_size({"width": width, "height": height})
            needed = page.evaluate(HEIGHT)
            if not needed <= height <= needed * LEEWAY + 25:
                wrong.append((figure.id, width, needed, height))
    assert wrong == []
    assert len(set(widths)) == 2


@pytest.mark.parametrize("width", [240, 360, 480, 680, 1200])
def test_a_figure_alone_fits_a_frame_of_any_width_in_letters_that_can_be_read(
    page: Page, served: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    for name in FIGURES:
        page.goto(f"{served}embed/{name}/")
        page.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
        drawn = "wide" if width > 640 else "narrow"
        expect(page.locator(f".chart__{drawn} svg")).to_be_visible()
        assert page.locator(".chart svg:visible").count() == 1
        smallest = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll("body *")]
                .filter(one => one.checkVisibility() && [...one.childNodes].some(node => node.data?.trim()))
                .filter(one => !one.closest(".unseen, sup"))
                .map(one => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.().a ?? 1)))"""
        )
        assert smallest >= 11, name


def test_a_title_with_signs_of_html_is_read_as_words_alone_and_in_the_html_to_copy(with_third: Copy) -> None:
    title = '"><img src=x onerror=alert(x)> {{ e }} & "f" | `d` <!--'
    with_third.edit("data/invented-2024/question.yaml", 'nl: "Mannen <b>&</b> vrouwen"', f"nl: '{title}'")
    project = Project(with_third.root)
    collection = check(project, Report())
    assert collection
    values = Values(collection, collection.questions["invented-2024"], "nl")
    figure = values.question.figures["by-sex"]
    pages = embed_pages(values, SITE, project.charts)
    assert set(pages) == {embedded(each) for each in values.question.figures.values()}
    soup = BeautifulSoup(pages[embedded(figure)], "html.parser")
    copied = BeautifulSoup(snippet(values, figure, SITE, project.charts), "html.parser")
    assert soup.h1 and soup.h1.get_text() == title
    assert soup.title and soup.title.get_text().startswith(title)
    assert {str(drawn["aria-label"]) for drawn in soup.select("svg")} == {title}
    assert [tag.name for tag in copied.find_all(True)] == ["iframe"]
    assert copied.iframe and copied.iframe["title"] == title
    assert not soup.select("img")
