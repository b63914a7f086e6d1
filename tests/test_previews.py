"""How pages look where their address is shared: words with the key number in the head, a picture that shows it."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from macros.cache import read_kept
from macros.charts.colours import light_colours, literal
from macros.charts.letters import width
from macros.check.pages import read_pages
from macros.faults import Report
from macros.languages import FOLDERS, LANGS, LOCALES, Lang
from macros.model import Collection
from macros.numbers import format_inline
from macros.previews.card import Card, CardChart
from macros.previews.cards import Cards
from macros.previews.layout import HEIGHT, PANEL, WIDTH, card_svg
from macros.previews.numbers import KeyNumber, number_of_answer, number_of_part
from macros.previews.tags import LONGEST, shortened
from macros.project import Project
from macros.select import find, one
from macros.values import Values
from tests.built import Built, on_disk, page_at, pages
from tests.conftest import ROOT, SITE_URL, Copy

SEPARATOR: dict[Lang, str] = {"nl": ".", "en": ","}


def said(soup: BeautifulSoup, name: str) -> str:
    """What the one tag with this name says."""
    (tag,) = soup.select(f'meta[property="{name}"], meta[name="{name}"]')
    return str(tag["content"])


def shared(site: Path) -> list[Built]:
    """The pages that have an address of their own to share."""
    return [page for page in pages(site) if not page.path.endswith(".html")]


def at(site: Path, lang: Lang, path: str) -> BeautifulSoup:
    return page_at(site, lang, path).soup


def opened(picture: bytes) -> Image.Image:
    """A whole PNG without transparency, read to its last pixel."""
    image = Image.open(io.BytesIO(picture))
    image.load()
    assert image.format == "PNG" and "transparency" not in image.info
    return image


def built(project: Copy) -> Path:
    """The site of a copy, built now."""
    done = project.run("site")
    assert done.returncode == 0, done.stderr
    return project.root / "site"


def read(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_every_page_says_what_it_is_in_its_language_and_at_its_address(site: Path) -> None:
    names = {"nl": "Parlementaire cijfers", "en": "Parliamentary figures"}
    for page in shared(site):
        soup = page.soup
        other: Lang = "en" if page.lang == "nl" else "nl"
        assert said(soup, "og:url") == page.url
        assert said(soup, "og:locale") == LOCALES[page.lang]
        assert said(soup, "og:locale:alternate") == LOCALES[other]
        assert said(soup, "og:site_name") == names[page.lang]
        assert said(soup, "og:type") == ("website" if page.path in ("", "en/") else "article")
        assert said(soup, "og:title") and said(soup, "twitter:card") == "summary_large_image"
        assert soup.title and soup.title.get_text().endswith(names[page.lang])
        assert said(soup, "description") == said(soup, "og:description"), page.path
        assert 20 < len(said(soup, "description")) <= LONGEST, page.path
    titles = [said(page.soup, "og:title") for page in shared(site)]
    assert len(set(titles)) == len(titles)


def test_every_page_has_a_whole_and_opaque_picture_that_says_what_it_shows(site: Path) -> None:
    for page in shared(site):
        soup = page.soup
        assert said(soup, "og:image").startswith(f"{SITE_URL}{FOLDERS[page.lang]}".rstrip("/") + "/previews/")
        file = on_disk(site, said(soup, "og:image"))
        assert file and file.is_file(), page.path
        picture = file.read_bytes()
        size = (int(said(soup, "og:image:width")), int(said(soup, "og:image:height")))
        assert opened(picture).size == size == (1200, 630)
        assert said(soup, "og:image:type") == "image/png" and len(picture) < 80_000
        assert said(soup, "og:image:alt").startswith(said(soup, "og:site_name") + ": ")


def test_a_page_with_figures_has_a_picture_of_its_own_and_others_that_of_their_answer_or_the_home_page(
    site: Path, collection: Collection
) -> None:
    for lang in LANGS:
        base = f"{SITE_URL}{FOLDERS[lang]}".rstrip("/") + "/previews"
        for path in ("", "about/", "glossary/"):
            assert said(at(site, lang, path), "og:image") == f"{base}/index.png"
        for question in collection.questions.values():
            whole = f"{base}/{question.id}/index.png"
            assert said(at(site, lang, f"{question.id}/"), "og:image") == whole
            for part in question.parts:
                own = any(figure.part == part for figure in question.figures.values())
                expected = f"{base}/{question.id}/{part}.png" if own else whole
                assert said(at(site, lang, f"{question.id}/{part}/"), "og:image") == expected
        pictures = [file.read_bytes() for file in (site / FOLDERS[lang] / "previews").rglob("*.png")]
        assert len(pictures) == len(set(pictures)) > len(collection.questions)


@pytest.mark.parametrize("lang", LANGS)
def test_the_number_of_a_page_is_the_one_of_the_data_in_the_format_of_the_language(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for question in collection.questions.values():
        for part in ("", *question.parts):
            keys = [key for key in question.key_figures if part in ("", question.figures[key.figure].part)]
            if not keys:
                continue
            table = question.tables[keys[0].cell.table]
            cell = find(table, one(keys[0].cell.where))
            assert cell.value is not None
            number = format_inline(cell.value, collection.units[table.unit_of(cell.codes)], lang)
            soup = at(site, lang, f"{question.id}/{part}/".replace("//", "/"))
            label = keys[0].label[lang]
            ending = f" {label[0].upper()}{label[1:]}: {number}."
            assert said(soup, "description").endswith(ending)
            assert ending in said(soup, "og:image:alt")


@pytest.mark.parametrize("lang", LANGS)
def test_a_part_without_key_figure_has_the_total_of_the_latest_whole_year_and_one_without_figures_none(
    site: Path, project: Project, lang: Lang
) -> None:
    started = said(at(site, lang, "online-opleidingen-2023/2/"), "description")
    assert started.endswith(f" 2022: 145{SEPARATOR[lang]}674.")
    assert said(at(site, lang, "knelpuntopleidingen-2021/2/"), "description").endswith(", 2020: 580.")
    own = {page.url: page.meta["description"] for page in read_pages(project, Report())[lang].values()}
    for path in ("knelpuntopleidingen-2021/4/", "online-opleidingen-2023/6/", "about/", ""):
        assert said(at(site, lang, path), "description") == own[path]


def test_nothing_is_added_up_for_a_number_and_an_answer_without_any_has_none(collection: Collection) -> None:
    question = replace(collection.questions["online-opleidingen-2023"], key_figures=())
    values = Values(collection, question, "nl")
    number = number_of_answer(values)
    assert number and (number.value, number.figure.id) == ("145.674", "by-quarter")
    totals_only = {name: figure for name, figure in question.figures.items() if figure.table == "completions"}
    assert number_of_part(Values(collection, replace(question, figures=totals_only), "nl"), "3") is None
    assert number_of_answer(Values(collection, replace(question, figures={}), "nl")) is None


def test_a_picture_draws_its_words_in_colours_and_fonts_that_exist(project: Project, collection: Collection) -> None:
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    assert int(colours["--pf-paper"][1:], 16) > int(colours["--pf-ink"][1:], 16)
    for lang in LANGS:
        for name, card in Cards(collection, "Site", "About", project.charts, lang).items():
            svg = literal(card_svg(card, lang), colours)
            assert "var(" not in svg
            root = ElementTree.fromstring(svg)
            assert {text.attrib["font-weight"] for text in root if text.tag.endswith("text")} <= {"400", "600", "700"}
            drawn = re.sub(r"\s", "", "".join(root.itertext()))
            most = 40 if name == "index" else None  # where several numbers stand, a long label is cut
            for words in (card.title, card.source, *((n.value + n.label)[:most] for n in card.numbers)):
                assert re.sub(r"\s", "", words) in drawn, (name, words)


LONG = "Buitengewoonlangsamengesteldwoordzonderenigespatie " * 9


@pytest.mark.parametrize("title", ["Kort", "Een titel van gewone lengte & zo", LONG, "x" * 900, "日本語の題名 " * 30])
@pytest.mark.parametrize("chart", [True, False])
def test_the_words_of_a_card_stay_within_it_however_long_they_are(
    collection: Collection, title: str, chart: bool
) -> None:
    question = collection.questions["online-opleidingen-2023"]
    numbers = tuple(
        KeyNumber(value, title, question.figures["by-age"], "") for value in ("123.456.789.012\u00a0miljoen euro", "7")
    )
    shown = CardChart('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 328 260"/>', title, title)
    card = Card(title, title, title, numbers, shown if chart else None, title)
    svg = "{http://www.w3.org/2000/svg}"
    for block in ElementTree.fromstring(card_svg(card, "nl")).iter(f"{svg}text"):
        size = float(block.attrib["font-size"])
        weight = block.attrib["font-weight"]
        assert weight in ("400", "600", "700")
        for piece in block.iter(f"{svg}tspan"):
            x, y = float(piece.attrib["x"]), float(piece.attrib["y"])
            right = x + width(piece.text or "", size, weight)  # type: ignore[arg-type]
            assert right <= (PANEL if chart and x < PANEL else WIDTH) - 20, piece.text
            assert size * 0.7 < y < HEIGHT - 10, piece.text


def test_a_description_is_cut_after_a_word() -> None:
    assert shortened("een twee drie", 13) == "een twee drie"
    assert shortened("een twee, drie", 13) == "een twee…"
    assert len(shortened("x" * 300, LONGEST)) == LONGEST


MORE = (
    ("M03,M,1100", "M03,M,2100"),
    ("M03,_T,1500", "M03,_T,2500"),
    ("Q1,M,3400", "Q1,M,4400"),
    ("Q1,_T,4000", "Q1,_T,5000"),
    ("2024,M,3400", "2024,M,4400"),
    ("2024,_T,4000", "2024,_T,5000"),
)
"""A thousand bicycles more in March, so that all sums still hold."""


def test_a_third_answer_gets_its_own_and_another_number_another_preview(with_third: Copy) -> None:
    site = built(with_third)
    for folder, number in (("", "Fietsen: 4.000."), ("en/", "Bicycles: 4,000.")):
        for path in ("invented-2024/", "invented-2024/1/"):
            assert said(read(site, f"{folder}{path}"), "description").endswith(f" {number}")
        assert said(read(site, f"{folder}invented-2024/2/"), "og:image").endswith("invented-2024/index.png")
        assert number.casefold() in said(read(site, folder), "og:image:alt").casefold()
    before = [(site / "previews" / name).read_bytes() for name in ("index.png", "invented-2024/index.png")]
    with_third.forget_the_text()  # it prints the figures as they were
    for old, new in MORE:
        with_third.edit("data/invented-2024/bicycles.csv", old, new)
    with_third.record()
    site = built(with_third)
    assert said(read(site, "invented-2024/1"), "description").endswith(" Fietsen: 5.000.")
    after = [(site / "previews" / name).read_bytes() for name in ("index.png", "invented-2024/index.png")]
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_titles_and_descriptions_with_signs_of_html_and_macros_are_read_as_words(with_third: Copy) -> None:
    title = "\"><script>alert(x)</script> ' & {{ e }} <b> var(--pf-none)"
    quoted = "'" + title.replace("'", "''") + "'"
    question = "data/invented-2024/question.yaml"
    with_third.edit(question, "nl: Een verzonnen antwoord over fietsen", f"nl: {quoted}")
    with_third.edit(question, "nl: Fietsen per maand & kleur", f"nl: {quoted}")
    with_third.edit(question, "nl: Fietsen per maand,", f"nl: {quoted},")
    with_third.edit(question, "label: {nl: fietsen,", f"label: {{nl: {quoted},")
    words = title.replace("{{ e }}", "e")  # the head of a page takes no macros
    head = "'" + words.replace("'", "''") + "'"
    with_third.edit("docs/nl/invented-2024/1.md", "description: For tests only.", f"description: {head}")
    site = built(with_third)
    whole, part = read(site, "invented-2024"), read(site, "invented-2024/1")
    assert said(whole, "og:title") == title and title in said(whole, "og:image:alt")
    assert said(part, "og:title").startswith(title) and said(part, "description") == f"{words} {title}: 4.000."
    assert said(part, "og:description") == said(part, "description")
    for soup in (whole, part):
        assert not [tag for tag in soup.select("script:not([type])") if "alert(x)" in tag.get_text()]
    for name in ("index", "1"):
        assert opened((site / "previews" / "invented-2024" / f"{name}.png").read_bytes()).size == (1200, 630)


def test_a_second_build_draws_no_picture_again_and_gives_the_same_to_the_byte(site: Path, copy: Copy) -> None:
    kept = ROOT / ".cache" / "pictures"
    before = {file: file.stat().st_mtime_ns for file in kept.glob("*.png")}
    known = {read_kept(file) for file in before}
    again = built(copy)
    pictures = sorted(file.relative_to(again) for file in again.rglob("previews/**/*.png"))
    assert pictures == sorted(file.relative_to(site) for file in site.rglob("previews/**/*.png"))
    for name in pictures:
        assert (again / name).read_bytes() == (site / name).read_bytes() in known
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_a_plain_build_has_no_previews_and_says_what_the_page_says(copy: Copy) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(copy.root / "mkdocs.yml"), "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=copy.root)
    assert done.returncode == 0, done.stderr
    soup = read(copy.root / "site", "online-opleidingen-2023/8")
    assert soup.select('meta[property^="og:"]') == []
    assert said(soup, "description").startswith("Het budget")
