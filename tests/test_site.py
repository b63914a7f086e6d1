"""The built site: all pages in both languages, every figure of the data on its page, no link that leads nowhere."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from macros.charts.marks import drawing
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection, Question, Table
from macros.numbers import format_cell
from macros.project import RESERVED
from macros.values import Values
from tests.built import Built, cell_text, on_disk, page_at, pages
from tests.conftest import REPOSITORY_URL, SITE_URL, Copy

EXPECTED = [
    "",
    "about/",
    "accessibility/",
    "corrections/",
    "figures/",
    "glossary/",
    "quality/",
    "reuse/",
    "themes/",
    *(f"themes/{theme}/" for theme in ("men-women", "age", "region", "corona", "to-work", "money")),
    "knelpuntopleidingen-2021/",
    *(f"knelpuntopleidingen-2021/{part}/" for part in range(1, 6)),
    "online-opleidingen-2023/",
    *(f"online-opleidingen-2023/{part}/" for part in range(1, 11)),
]


def at(site: Path, lang: Lang, path: str) -> Built:
    """A page of one language."""
    return page_at(site, lang, path)


def tables(collection: Collection) -> list[tuple[Question, Table]]:
    return [(question, table) for question in collection.questions.values() for table in question.tables.values()]


def test_the_site_has_its_pages_at_their_addresses_in_both_languages_and_no_others(
    site: Path, collection: Collection
) -> None:
    added = [
        f"{answer}/{page}" for answer, q in collection.questions.items() for page in ("", *(f"{p}/" for p in q.parts))
    ]
    expected = {f"{folder}{path}" for folder in ("", "en/") for path in (*EXPECTED, *added)}
    assert {page.path for page in pages(site)} == {*expected, "404.html", "en/404.html"}


def test_every_address_of_the_site_that_is_no_answer_is_reserved(site: Path, collection: Collection) -> None:
    for folder in (site, site / "en"):
        taken = {path.name for path in folder.iterdir() if path.is_dir()}
        assert taken - set(collection.questions) <= RESERVED


def test_no_id_is_on_a_page_twice_and_none_of_the_frame_can_be_a_heading(site: Path) -> None:
    for page in pages(site):
        ids = Counter(str(tag["id"]) for tag in page.soup.select("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], page.path
        frame = {str(tag["id"]) for tag in page.soup.select("[id]") if not tag.find_parent("article")}
        assert all(name.startswith("_") for name in frame), (page.path, frame)


def test_every_page_says_its_language_and_where_it_and_its_twin_stand(site: Path) -> None:
    for page in pages(site):
        html = page.soup.select_one("html")
        assert html and html["lang"] == page.lang, page.path
        if page.path.endswith(".html"):
            continue
        rest = page.path.removeprefix("en/")
        (canonical,) = page.soup.select("link[rel=canonical]")
        assert canonical["href"] == page.url
        alternates = {str(tag["hreflang"]): tag["href"] for tag in page.soup.select("link[rel=alternate][hreflang]")}
        assert alternates == {
            "nl": SITE_URL + rest,
            "en": f"{SITE_URL}en/{rest}",
            "x-default": SITE_URL + rest,
        }


def test_the_language_switch_is_a_plain_link_to_the_same_page(site: Path) -> None:
    for page in pages(site):
        (link,) = page.soup.select("header a.language")
        rest = page.path.removeprefix("en/").removesuffix("404.html")
        twin = SITE_URL + rest if page.lang == "en" else f"{SITE_URL}en/{rest}"
        found = next(address for address, tag in page.links() if tag is link)
        assert found == twin, page.path
        assert link["lang"] == link["hreflang"] == ("nl" if page.lang == "en" else "en")


def test_every_link_of_every_page_leads_somewhere(site: Path) -> None:
    by_file = {page.file: page for page in pages(site)}
    missing = []
    for page in pages(site):
        for address, tag in page.links():
            whole, fragment = urldefrag(address)
            file = on_disk(site, whole)
            if file is None:
                continue
            if not file.is_file() or (fragment and file in by_file and fragment not in by_file[file].ids()):
                missing.append((page.path, str(tag)[:120]))
    assert missing == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in pages(site):
        foreign = [
            str(tag)
            for address, tag in page.links()
            if not address.startswith(SITE_URL) and (tag.name != "a" or "href" not in tag.attrs)
        ]
        assert [tag for tag in foreign if "data:" not in tag] == [], page.path
    for style in site.rglob("*.css"):
        assert "url(http" not in style.read_text(encoding="utf-8").replace('"', ""), style


def test_a_mistake_can_be_reported_where_the_site_knows_its_repository(
    site: Path, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPOSITORY_URL", "https://example.org/some/project/")
    assert copy.run("site").returncode == 0
    for lang, words in (("nl", "Een fout melden"), ("en", "Report a mistake")):
        for path in ("", "404.html", "about/"):
            name = f"{'en/' if lang == 'en' else ''}{path}"
            links = Built(copy.root / "site", name).soup.select(".colophon a")
            assert [link["href"] for link in links if link.get_text() == words] == [
                "https://example.org/some/project/issues"
            ]
            told = words in Built(site, name).soup.select(".colophon")[0].get_text()
            assert told == bool(REPOSITORY_URL)


def test_the_published_csv_has_codes_labels_and_every_figure(site: Path, collection: Collection) -> None:
    for lang in LANGS:
        for question, table in tables(collection):
            file = site / FOLDERS[lang] / "data" / question.id / f"{table.id}.csv"
            with file.open(encoding="utf-8", newline="") as content:
                rows = list(csv.DictReader(content))
            columns = [column for name in table.dimensions for column in (name, f"{name}_label")]
            assert list(rows[0]) == [*columns, "value", "status", "status_label"]
            found = {tuple(row[name] for name in table.dimensions): (row["value"], row["status"]) for row in rows}
            assert found == {
                codes: ("" if cell.value is None else str(cell.value), cell.status)
                for codes, cell in table.cells.items()
            }
            assert all(row["status_label"] for row in rows if row["status"])
            for row in rows:
                for name, dimension in table.dimensions.items():
                    assert row[f"{name}_label"] == dimension.codes[row[name]].label[lang]


def shown_cells(page: Built) -> Counter[str]:
    """The data cells of all tables of a page: what they say, with what is only for screens or notes left out."""
    return Counter(cell_text(cell) for cell in page.soup.select("table.figures td"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_data_stands_in_a_table_of_its_parts_page(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for question, table in tables(collection):
        shown = shown_cells(at(site, lang, f"{question.id}/{table.part}/"))
        figures = Counter(
            format_cell(cell.value, collection.units[table.unit_of(codes)], lang)
            for codes, cell in table.cells.items()
            if cell.value is not None
        )
        assert figures - shown == Counter(), (question.id, table.id)


@pytest.mark.parametrize("lang", LANGS)
def test_part_2_of_the_online_answer_repeats_part_1_from_2021_on(
    site: Path, collection: Collection, lang: Lang
) -> None:
    question = collection.questions["online-opleidingen-2023"]
    shown = shown_cells(at(site, lang, "online-opleidingen-2023/2/"))
    figures = Counter(
        format_cell(cell.value, collection.units[table.unit], lang)
        for name in ("by-quarter", "by-age", "by-sex", "by-province")
        for table in [question.tables[name]]
        for (period, *_), cell in table.cells.items()
        if cell.value is not None and period >= "2021"
    )
    assert figures - shown == Counter()


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_has_its_title_chart_table_notes_source_and_download(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for question in collection.questions.values():
        for figure in question.figures.values():
            page = at(site, lang, f"{question.id}/{figure.part}/")
            heading = page.soup.select_one(f"h3#{figure.id}")
            assert heading and heading.get_text().startswith(figure.title[lang])
            block = page.figure(figure.id)
            assert figure.subtitle[lang] in block.get_text()
            assert len(block.select(".chart svg")) == 2
            assert block.select_one("table.figures caption")
            assert len(block.select(".figure__notes li")) == len(figure.notes)
            source = block.select_one(".figure__source")
            assert source and question.minister in source.get_text()
            download = block.select_one("a[download]")
            assert download and str(download["href"]).endswith(f"data/{question.id}/{figure.table}.csv")


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_of_bars_says_every_figure_that_it_stands_for(site: Path, collection: Collection, lang: Lang) -> None:
    for question in collection.questions.values():
        for figure in question.figures.values():
            if figure.chart.kind != "bars":
                continue
            block = at(site, lang, f"{question.id}/{figure.part}/").figure(figure.id)
            marks = drawing(Values(collection, question, lang), figure).marks
            for size in ("wide", "narrow"):
                texts = Counter(text.get_text() for text in block.select(f".chart__{size} text"))
                assert Counter(mark.text for mark in marks) - texts == Counter(), (figure.id, size)


@pytest.mark.parametrize("lang", LANGS)
def test_incomplete_periods_are_marked_in_tables_and_charts(site: Path, lang: Lang) -> None:
    months = {"nl": "(januari–mei)", "en": "(January–May)"}[lang]
    short = {"nl": "(jan–mei)", "en": "(Jan–May)"}[lang]
    for part, figure in ((1, "by-age"), (1, "by-sex"), (1, "by-province"), (3, "clusters"), (3, "sectors")):
        block = at(site, lang, f"online-opleidingen-2023/{part}/").figure(figure)
        assert f"2023 {months}" in block.select_one("table.figures").get_text()  # type: ignore[union-attr]
        assert all(cell.select_one("sup") for cell in block.select('td[data-status="partial"]'))
        assert block.select_one(".marks")
        if figure != "sectors":
            chart = block.select_one(".chart__wide svg")
            assert chart and (months in str(chart) or short in str(chart))
    line = at(site, lang, "online-opleidingen-2023/1/").figure("by-quarter")
    assert "28.140°" in str(line.svg).replace(",", ".")


@pytest.mark.parametrize("lang", LANGS)
def test_a_value_of_an_incomplete_period_in_a_sentence_names_its_months(
    site: Path, collection: Collection, lang: Lang
) -> None:
    months = {"nl": "(januari–mei)", "en": "(January–May)"}[lang]
    year = format_cell(Decimal(76135), collection.units["started-courses"], lang)
    spoken = [
        span.get_text()
        for page in pages(site)
        if page.lang == lang
        for span in page.soup.select("p .number, li .number")
    ]
    assert all(text == f"{year} {months}" for text in spoken if text.startswith(year))


def test_blank_cells_say_why_they_are_blank(site: Path) -> None:
    page = at(site, "nl", "knelpuntopleidingen-2021/1/")
    blanks = page.figure("failed").select('td[data-status="blank"]')
    assert [cell.get_text() for cell in blanks] == ["–leeg in de bron1", "–leeg in de bron1"]
    assert all(cell.select_one('a[href="#failed-note-blank-women-55"]') for cell in blanks)
    completions = at(site, "en", "online-opleidingen-2023/3/").figure("completions")
    kinds = Counter(str(cell["data-status"]) for cell in completions.select("td[data-status]"))
    assert kinds == {"impossible": 7, "not-yet": 4, "partial": 3}
    assert [cell.get_text() for cell in completions.select("td:not([data-status]):not([data-value])")] == [
        ":not in the source"
    ] * 6
    heads = completions.select_one("thead")
    assert heads and "Started in 2021" in heads.get_text() and "Quarter of completion" in heads.get_text()


def test_the_oddities_of_the_source_are_noted_beside_their_figures(site: Path) -> None:
    said = {
        ("online-opleidingen-2023/1/", "by-quarter"): ["568.694", "47.520", "sinds maart 2020", "april en mei"],
        ("online-opleidingen-2023/1/", "by-age"): ["25-55", "25 tot en met 59", "MLB-dossier", "sterretje"],
        ("online-opleidingen-2023/1/", "by-province"): ["geen provincies"],
        ("online-opleidingen-2023/3/", "sectors"): ["Hout (2021)", "Onderwijs (2021 en 2022)", "wijzen dus op nul"],
        ("online-opleidingen-2023/3/", "completions"): [
            "eerste kwartaal van 2022",
            "opschrift",
            "niet nul",
            "percentage",
        ],
        ("online-opleidingen-2023/8/", "budget"): ["drie jaren", "twee keer"],
        ("knelpuntopleidingen-2021/1/", "failed"): ["1c", "wijzen dus op nul"],
        ("knelpuntopleidingen-2021/1/", "started-by-age"): ["Vergelijk ze niet"],
        ("knelpuntopleidingen-2021/2/", "early-leavers-by-sex"): ["oktober 2019", "kruist ze niet", "teruggerekend"],
        ("knelpuntopleidingen-2021/3/", "to-work"): ["kan 2019 niet beschrijven", "sterretje"],
    }
    for (path, figure), words in said.items():
        notes = at(site, "nl", path).figure(figure).select_one(".figure__notes")
        assert notes
        for word in words:
            assert word in notes.get_text(), (figure, word)
    assert "Zeven zijn verschillend" in at(site, "nl", "online-opleidingen-2023/10/").soup.get_text()


def test_nothing_of_a_macro_or_an_error_is_left_on_a_page(site: Path) -> None:
    for page in pages(site):
        text = "".join(said for said in page.soup.find_all(string=True) if said.find_parent("textarea") is None)
        assert "{{" not in text and "{:" not in text and "Traceback" not in text, page.path
        assert "Macro" not in text, page.path


def test_what_the_source_does_not_state_is_said_to_be_not_stated(site: Path) -> None:
    for lang, words in (("nl", "niet vermeld"), ("en", "not stated")):
        facts = at(site, lang, "online-opleidingen-2023/").soup.select_one("dl.facts")  # type: ignore[arg-type]
        assert facts and facts.get_text().count(words) == 3


def test_the_english_pages_of_an_answer_say_that_they_are_a_translation(site: Path) -> None:
    for page in pages(site):
        if page.path.removeprefix("en/").startswith(("knelpunt", "online")):
            assert ("nofficial translation" in page.soup.get_text()) == (page.lang == "en"), page.path
