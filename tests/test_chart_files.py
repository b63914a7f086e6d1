"""A chart taken along as a picture says all that the page says of it, and needs nothing of the page."""

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page

from macros.addresses import DENSE, dense_picture, of_chart
from macros.charts.colours import light_colours
from macros.charts.letters import width
from macros.charts.png import DPI, png
from macros.describe import description
from macros.export.charts import chart_spec
from macros.export.pictures import EDGE, chart_picture
from macros.languages import FOLDERS, Lang
from macros.model import Collection
from macros.project import Project
from macros.values import Values
from tests.conftest import ROOT, SITE, SITE_URL, Copy
from tests.taken import FOREIGN, SVG, Taken, plain, taken, texts


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    """The light colours by their names."""
    return dict(light_colours(Project(ROOT).colours.read_text(encoding="utf-8")))


def test_a_picture_is_whole_by_itself_and_says_what_it_is_to_whoever_does_not_see_it(
    site: Path, collection: Collection
) -> None:
    for each in taken(site, collection):
        root = each.root
        assert root.tag == f"{SVG}svg" and root.get("role") == "img", each.name
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == each.lang
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert root[0].text == each.figure.title[each.lang]
        assert root[1].text == description(Values(collection, each.question, each.lang), each.figure)
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        names = {name for tag in root.iter() for name in tag.attrib}
        assert not [name for name in names if re.search(r"^data-|^id$|^class$|href|^on|^style$", name)], each.name
        assert "var(" not in each.svg and "<script" not in each.svg
        assert {found[:22] for found in re.findall(r'url\("?([^")]*)', each.svg)} == {"data:font/woff2;base64"}


def test_a_picture_has_paper_of_its_own_and_literal_light_colours(
    site: Path, collection: Collection, colours: dict[str, str]
) -> None:
    for each in taken(site, collection):
        root = each.root
        paper = next(root.iter(f"{SVG}rect"))
        assert (int(paper.attrib["width"]), int(paper.attrib["height"])) == each.size, each.name
        assert paper.get("fill") == colours["--pf-paper"] and paper.get("x") is None
        asked = {tag.get(name) for tag in root.iter() for name in ("fill", "stroke")} - {None, "none", "transparent"}
        assert asked <= set(colours.values()), each.name


def test_a_picture_says_title_subtitle_signs_source_site_and_address(site: Path, collection: Collection) -> None:
    for each in taken(site, collection):
        lang, said = each.lang, texts(each.root)
        source = each.block.select_one(".figure__source span")
        assert source
        expected = [each.figure.title[lang], each.figure.subtitle[lang], collection.catalogue.title[lang], each.address]
        for text in (*expected, source.get_text()):
            assert plain(text) in said, (each.name, text)
        cells = {str(cell.row): cell.status for cell in each.question.tables[each.figure.table].cells.values()}
        used = {cells[str(mark["data-row"])] for mark in each.marks}
        for status in collection.statuses.values():
            meaning = plain(f"{status.mark}{status.label[lang]}: {status.explanation[lang]}")
            assert (meaning in said) == (status.id in used), (each.name, status.id)


def test_a_picture_draws_what_the_page_draws_in_the_numbers_of_its_language(site: Path, collection: Collection) -> None:
    for each in taken(site, collection):
        page = each.block.select_one(".chart__wide svg")
        assert page
        shown = [plain(text.get_text()) for text in page.select("text")]
        (chart,) = each.root.findall(f"{SVG}g")
        assert texts(chart) == shown, each.name
        drawn = [str(path["d"]) for path in page.select("path") if "data-row" not in path.attrs]
        assert [path.get("d") for path in chart.iter(f"{SVG}path")] == drawn, each.name
        assert not [text for text in shown if FOREIGN[each.lang].search(text)], each.name


def test_the_words_of_a_picture_stay_within_it_and_do_not_lie_over_each_other(
    site: Path, collection: Collection
) -> None:
    for each in taken(site, collection):
        root, (wide, high) = each.root, each.size
        pieces = [(piece, text) for text in root.findall(f"{SVG}text") for piece in text]
        for piece, text in pieces:
            weight: Any = text.attrib["font-weight"]
            end = float(piece.attrib["x"]) + width(piece.text or "", float(text.attrib["font-size"]), weight)
            assert end <= wide - EDGE, (each.name, piece.text)
        heights = [float(piece.attrib["y"]) for piece, _ in pieces if float(piece.attrib["x"]) == EDGE]
        assert heights[0] > EDGE and heights[-1] < high - EDGE / 2, each.name
        assert all(after - before >= 15 for before, after in pairwise(heights)), each.name


def test_a_png_has_the_size_of_the_picture_at_one_and_at_two_densities_and_its_colours(
    site: Path, collection: Collection, colours: dict[str, str]
) -> None:
    for each in taken(site, collection):
        wide, high = each.size
        for density, address in ((1, of_chart(each.figure, "png")), (DENSE, dense_picture(each.figure))):
            image = Image.open(io.BytesIO(each.read(address)))
            image.load()
            assert image.size == (wide * density, high * density), each.name
            found: Any = image.convert("RGB").getcolors(1_000)
            assert found and "transparency" not in image.info
            often = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in sorted(found)[-4:]}
            assert {colours["--pf-paper"], colours["--pf-strong"]} <= often, (each.name, often)
            assert image.info["dpi"] == pytest.approx((DPI * density, DPI * density), abs=0.1)


def test_a_picture_stands_in_a_foreign_page_at_its_size_and_brings_its_fonts(
    page: Page, served: str, site: Path, collection: Collection
) -> None:
    every = list(taken(site, collection))
    folder = {lang: f"{served}{name}/" if name else served for lang, name in FOLDERS.items()}
    addresses = [folder[each.lang] + of_chart(each.figure, "svg") for each in every]
    page.set_content("".join(f'<img src="{address}">' for address in addresses), wait_until="load")
    sizes = page.locator("img").evaluate_all("all => all.map(one => [one.naturalWidth, one.naturalHeight])")
    assert sizes == [list(each.size) for each in every]
    page.goto(addresses[0])
    loaded = page.evaluate(
        """Promise.all(['600 20px "PF Serif"', '400 12px "PF Sans"', '700 12px "PF Sans"'].map(
            font => document.fonts.load(font).then(faces => faces.map(face => face.status))))"""
    )
    assert loaded == [["loaded"]] * 3


@pytest.mark.parametrize(("name", "lang"), [("by-quarter", "nl"), ("completions", "en")])
def test_what_is_drawn_anew_is_equal_to_the_byte(
    site: Path, collection: Collection, colours: dict[str, str], name: str, lang: Lang, tmp_path: Path
) -> None:
    question = collection.questions["online-opleidingen-2023"]
    each = Taken(site, question, question.figures[name], lang)
    values, address, assets = Values(collection, question, lang), SITE, Project(ROOT).colours.parent
    picture = chart_picture(values, each.figure, address, tmp_path, assets, colours)
    spec = chart_spec(values, each.figure, address, tmp_path, colours)
    assert picture == each.svg
    assert png(picture, tmp_path) == each.read(of_chart(each.figure, "png"))
    assert png(picture, tmp_path, DENSE) == each.read(dense_picture(each.figure))
    assert spec.encode() == each.read(of_chart(each.figure, "vl.json"))


def test_a_third_answer_with_signs_of_xml_in_its_titles_has_whole_pictures(with_third: Copy) -> None:
    title = "\"]]></title><script>alert(x)</script> ' & var(--pf-none) " + "langwoord" * 30 + " 日本語"
    quoted = "'" + title.replace("'", "''") + "'"
    with_third.edit("data/invented-2024/question.yaml", "nl: Elke maand meer", f"nl: {quoted}")
    done = with_third.run("site", "--url", SITE_URL)
    assert done.returncode == 0, done.stderr
    for folder, said in (("", title), ("en/", "More each month")):
        charts = with_third.root / "site" / f"{folder}charts" / "invented-2024"
        assert {path.name for path in charts.glob("by-month*")} == {
            f"by-month{ending}" for ending in (".svg", ".png", "@2x.png", ".vl.json")
        }
        root = ElementTree.parse(charts / "by-month.svg").getroot()
        assert root[0].text == said and plain(said) in texts(root)
        assert not list(root.iter(f"{SVG}script"))
        image = Image.open(io.BytesIO((charts / "by-month.png").read_bytes()))
        assert image.size == (int(root.attrib["width"]), int(root.attrib["height"]))
        by_sex = texts(ElementTree.parse(charts / "by-sex.svg").getroot())
        assert {"1,300" if folder else "1.300", "–"} <= set(by_sex)
