"""Drafts: told as notes, shown while they are written, and nowhere in what is published."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.addresses import Site
from macros.check import check
from macros.export.files import answer_files
from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.metadata import long_date
from macros.project import Project
from macros.values import Values
from tests.conftest import SITE_URL, Copy
from tests.corrected import correct

ANSWER = "invented-2024"
QUESTION = f"data/{ANSWER}/question.yaml"
FILE = "data/invented-2024/bicycles.csv"


def draft(copy: Copy, line: str = "draft: true") -> Copy:
    """The invented answer with a line that makes a draft of it."""
    copy.edit(QUESTION, f"id: {ANSWER}\n", f"id: {ANSWER}\n{line}\n")
    return copy


@pytest.fixture
def drafted(with_third: Copy) -> Copy:
    return draft(with_third)


def text_of(page: Path) -> str:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text(" ", strip=True)


def test_nothing_of_a_draft_is_in_the_site(drafted: Copy) -> None:
    done = drafted.run("site")
    assert done.returncode == 0, done.stderr
    assert "Drafts left out: invented-2024.\n" in done.stdout
    site = drafted.root / "site"
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert [path for path in files if ANSWER in path.as_posix().removeprefix(site.as_posix())] == []
    for word in (ANSWER, "An invented answer about bicycles", "Een verzonnen antwoord"):
        assert [path for path in files if word.encode() in path.read_bytes()] == [], word


def test_a_draft_is_shown_with_a_label_while_it_is_written_even_where_it_is_wrong(drafted: Copy) -> None:
    for lang in ("nl", "en"):
        drafted.edit(f"docs/{lang}/{ANSWER}/1.md", '{{ table("by-sex") }}', '{{ table("by-sx") }}')
        drafted.edit(f"docs/{lang}/{ANSWER}/2.md", '{{ note("invented") }}', "{{ note( }}")
    checked = drafted.run("check")
    assert checked.returncode == 0
    assert f'Note: docs/en/{ANSWER}/1.md, row 16: "by-sx" is not a figure of this answer.' in checked.stderr
    done = drafted.run("site", "--drafts")
    assert done.returncode == 0, done.stderr
    site = drafted.root / "site" / "en"
    page = text_of(site / ANSWER / "1" / "index.html")
    assert "Draft: this answer is not published yet." in page
    assert "Invented (draft)" in page
    assert '"by-sx" is not a figure of this answer. Did you mean "by-sex"?' in page
    assert "8.3% higher" in page
    assert (site / ANSWER / "2" / "index.html").is_file()
    assert (site / "data" / ANSWER / "bicycles.csv").is_file()
    assert "Draft: this" not in text_of(site / "about" / "index.html")
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser").select_one("article")
    assert home and "bicycles" not in home.get_text()


def test_a_draft_that_cannot_be_read_has_its_pages_all_the_same(drafted: Copy) -> None:
    drafted.edit(FILE, "2024-M01,M,1000,", "2024-M01,M,1.000,5,")
    done = drafted.run("site", "--drafts")
    assert done.returncode == 0, done.stderr
    assert f"Note: {FILE}, row 2" in done.stderr
    page = text_of(drafted.root / "site" / "en" / ANSWER / "1" / "index.html")
    assert "Draft: this answer is not published yet." in page
    assert "This cannot be shown yet. The check says why." in page
    html = (drafted.root / "site" / "en" / ANSWER / "1" / "index.html").read_text(encoding="utf-8")
    menu = BeautifulSoup(html, "html.parser").select('nav a[href$="../2/"]')
    assert "2" in [link.get_text(strip=True) for link in menu]


def test_what_is_wrong_with_a_draft_is_wrong_with_an_answer_that_is_none(drafted: Copy) -> None:
    drafted.edit(FILE, "2024-M01,M,1000,", "2024-M01,M,1001,")
    assert drafted.faults() == []
    drafted.edit(QUESTION, "draft: true\n", "")
    (fault, *_) = drafted.faults()
    assert fault.startswith(f"{FILE}, row ")


@pytest.mark.parametrize("line", ["draft: true", 'draft: "true"', "draft: true  # not yet", "draft:\n  true"])
def test_a_draft_may_be_written_in_every_way_that_yaml_has(with_third: Copy, line: str) -> None:
    draft(with_third, line)
    with_third.edit(FILE, "2024-M01,M,1000,", "2024-M01,M,1001,")
    assert with_third.faults() == []


def test_a_draft_in_a_form_that_could_be_overlooked_is_refused(with_third: Copy) -> None:
    draft(with_third, "draft: >-\n  true")
    assert with_third.faults() == [f'{QUESTION}, row 5: Write "draft: true" on a line of its own, at the margin.']


def test_a_folder_with_a_name_that_is_taken_makes_no_draft_of_the_site(with_third: Copy) -> None:
    (with_third.root / "data" / ANSWER).rename(with_third.root / "data" / "themes")
    with_third.edit("data/themes/question.yaml", f"id: {ANSWER}\n", "id: themes\ndraft: true\n")
    for lang in ("nl", "en"):
        with_third.edit(f"docs/{lang}/themes/age.md", "{{ theme() }}", "{{ theme() }}\n\n## More")
    files = {line.split(",")[0] for line in with_third.faults()}
    assert {"data/themes/question.yaml", "docs/nl/themes/age.md", "docs/en/themes/age.md"} <= files


def test_a_published_page_that_names_a_draft_is_told_where(drafted: Copy) -> None:
    said = 'This page is published, but names "invented-2024", which is a draft'
    for name, old, new in (
        ("glossary", "{{ glossary() }}", '{{ glossary() }}\n\n{{ key_figures("invented-2024") }}'),
        (
            "about",
            "\n## ",
            '\nSo {{ value("invented-2024/bicycles", period="2024-Q1") }} and [that](invented-2024/1.md).\n\n## ',
        ),
        (
            "figures",
            "{{ all_figures() }}",
            "[one][1] and [other](https://example.org/invented-2024/), `[code](invented-2024/1.md)`\n\n"
            "[1]: invented-2024/2.md",
        ),
    ):
        for lang in ("nl", "en"):
            drafted.edit(f"docs/{lang}/{name}.md", old, new)
    found = [line for line in drafted.faults() if said in line]
    assert [line.split(",")[0] for line in found] == [
        f"docs/{lang}/{name}.md" for lang in ("en", "nl") for name in ("about", "figures", "glossary")
    ]


@pytest.mark.parametrize(
    "named",
    [
        '{{ key_figures(answer="invented-2024") }}',
        '{{ chart(reference="invented-2024/by-sex") }}',
        '{{ value(period="2024-Q1", table="invented-2024/bicycles") }}',
        '{{ address(address="data/invented-2024/bicycles.csv") }}',
    ],
)
def test_what_names_a_draft_by_the_name_of_an_argument_is_told_too(drafted: Copy, named: str) -> None:
    for lang in LANGS:
        drafted.edit(f"docs/{lang}/about.md", "\n## ", f"\n{named}\n\n## ")
    found = [line for line in drafted.faults() if 'names "invented-2024", which is a draft' in line]
    assert [line.split(",")[0] for line in found] == ["docs/en/about.md", "docs/nl/about.md"]


def unpacked(content: bytes) -> Iterator[str]:
    """The texts in a file, those of the files that are packed in it."""
    if content.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(content))
        for name in packed.namelist():
            yield from unpacked(packed.read(name))
    else:
        yield " ".join(content.decode("utf-8", "replace").split())


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_that_is_withdrawn_says_nothing_of_its_dates_while_it_is_a_draft(
    with_third: Copy, lang: Lang
) -> None:
    with_third.forget_the_text()
    with_third.edit("data/invented-2024/bicycles.csv", "2024-M02,F,,blank", "2024-M02,F,0,")
    why = {"nl": "Een cijfer hersteld", "en": "A figure mended"}
    correct(with_third, ANSWER, "2024-07-01", "error", why)
    days = ("2024-06-03", "2024-07-01")
    told = {"Een cijfer hersteld", "A figure mended", *days, *(long_date(day, lang) for day in days)}

    def saying() -> set[str]:
        """The files that say something of it."""
        found = check(Project(with_third.root), Report())
        assert found
        values = Values(found, found.questions[ANSWER], lang)
        files = answer_files(Project(with_third.root), values, Site(SITE_URL))
        return {name for name, content in files.items() for text in unpacked(content) if any(t in text for t in told)}

    assert {name.rpartition(".")[2] for name in saying()} >= {"xlsx", "zip", "json"}
    draft(with_third)
    assert saying() == set()


def test_a_theme_that_only_drafts_fill_is_empty(copy: Copy) -> None:
    copy.edit("data/knelpuntopleidingen-2021/question.yaml", "\ntitle:", "\ndraft: true\ntitle:")
    assert any('No figure at all belongs to the theme "to-work".' in line for line in copy.faults())


def test_a_place_left_to_fill_in_stops_what_is_published(copy: Copy) -> None:
    copy.edit("docs/nl/about.md", "\n## ", "\nINVULLEN: van wie deze site is.\n\n## ")
    copy.edit("docs/en/about.md", "\n## ", "\nFILL IN: whose site this is.\n\n## ")
    lines = copy.faults()
    assert len(lines) == 2
    assert lines[0].startswith("docs/en/about.md, row ")
    assert lines[0].endswith(": Still to be filled in: whose site this is.")
    assert lines[1].endswith(": Still to be filled in: van wie deze site is.")
