"""The sitemaps: every page in both languages, with the day of its content as far as git and the data know it."""

import gzip
import os
import struct
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from subprocess import run
from xml.etree import ElementTree

import pytest

from macros.addresses import FEED
from macros.check.pages import read_language
from macros.dates import content_days
from macros.faults import Report
from macros.history import Change, History, whole_history
from macros.languages import FOLDERS, LANGS, Lang
from macros.model import Collection
from macros.page import read_page
from macros.project import Project
from tests.built import pages
from tests.conftest import SITE_URL, Copy

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ANSWER = "knelpuntopleidingen-2021"


def entries(site: Path, lang: Lang) -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(site / FOLDERS[lang] / "sitemap.xml").getroot()
    assert root.tag == f"{MAP}urlset"
    assert all(one[0].tag == f"{MAP}loc" for one in root)
    return {str(one.findtext(f"{MAP}loc")): one for one in root}


def days(project: Project, collection: Collection, history: History | None, lang: Lang = "nl") -> dict[str, str]:
    return dict(content_days(collection, read_language(project, lang, Report()).values(), history))


def history(*changes: tuple[str, str], dirty: tuple[str, ...] = ()) -> History:
    """A history in which each file was changed once, on the day beside it."""
    return History(Path(), {name: (Change("", day, 0),) for name, day in changes}, frozenset(dirty), {})


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_is_in_the_sitemap_of_its_language_with_its_twin(site: Path, lang: Lang) -> None:
    found = entries(site, lang)
    shared = {page.url for page in pages(site) if page.lang == lang and not page.path.endswith(".html")}
    assert set(found) == shared
    for address, one in found.items():
        path = address.removeprefix(SITE_URL).removeprefix("en/")
        twins = {link.get("hreflang"): link.get("href") for link in one.iter(LINK)}
        assert twins == {"nl": SITE_URL + path, "en": f"{SITE_URL}en/{path}", "x-default": SITE_URL + path}


@pytest.mark.parametrize("lang", LANGS)
def test_the_days_of_the_sitemap_are_those_of_content(
    site: Path, project: Project, collection: Collection, lang: Lang
) -> None:
    known = days(project, collection, whole_history(project.root, "data", "docs"), lang)
    base = f"{SITE_URL}{FOLDERS[lang]}/".replace("//", "/").replace(":/", "://")
    shown = {address.removeprefix(base): one.findtext(f"{MAP}lastmod") for address, one in entries(site, lang).items()}
    assert {path: day for path, day in shown.items() if day} == known
    for question in collection.questions.values():
        assert all(
            known[f"{question.id}/{part}"] >= question.changed for part in ("", *(f"{p}/" for p in question.parts))
        )


def test_a_page_of_an_answer_is_as_new_as_its_text_its_data_or_its_last_correction(
    project: Project, collection: Collection
) -> None:
    file = f"docs/nl/{ANSWER}/1.md"
    published = collection.questions[ANSWER].changed
    for text, data, newest in (
        ("2027-01-01", "2027-02-01", "2027-02-01"),
        ("2027-03-01", "2027-02-01", "2027-03-01"),
        ("2020-01-01", "2020-02-01", published),
    ):
        known = days(project, collection, history((file, text), (f"data/{ANSWER}/trainings.csv", data)))
        assert known[f"{ANSWER}/1/"] == newest
    changed = replace(collection.questions[ANSWER], published="2028-01-01")
    later = replace(collection, questions={**collection.questions, ANSWER: changed})
    assert days(project, later, history((file, "2027-01-01")))[f"{ANSWER}/1/"] == "2028-01-01"


def test_a_page_with_a_list_is_as_new_as_the_newest_answer_in_it(project: Project, collection: Collection) -> None:
    text = tuple(
        (f"docs/nl/{name}.md", "2026-12-01") for name in ("index", "figures", "reuse", "about", "themes/corona")
    )
    shared = tuple((f"data/{name}.yaml", "2026-12-01") for name in ("catalogue", "concepts", "themes"))
    known = days(
        project,
        collection,
        history(*text, *shared, (f"data/{ANSWER}/trainings.csv", "2027-05-01")),
    )
    assert {known[path] for path in ("", "figures/", "reuse/", "themes/corona/")} == {"2027-05-01"}
    assert known["about/"] == "2026-12-01"


def test_a_day_that_git_does_not_know_is_not_made_up(project: Project, collection: Collection) -> None:
    known = days(project, collection, None)
    answers = {
        f"{q.id}/{part}": q.changed for q in collection.questions.values() for part in ("", *(f"{p}/" for p in q.parts))
    }
    assert known == answers
    file = f"docs/nl/{ANSWER}/1.md"
    dirty = history((file, "2027-01-01"), ("docs/nl/about.md", "2027-01-01"), dirty=(file, "docs/nl/about.md"))
    assert days(project, collection, dirty) == answers


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("rights()", "data/catalogue.yaml"),
        ("statuses()", "data/concepts.yaml"),
        ("glossary()", "data/glossary.yaml"),
        ('chart("knelpuntopleidingen-2021/to-work")', f"data/{ANSWER}/to-work.csv"),
        ('chart(reference="knelpuntopleidingen-2021/to-work")', f"data/{ANSWER}/to-work.csv"),
        ('value(period="2019", table="knelpuntopleidingen-2021/to-work")', f"data/{ANSWER}/to-work.csv"),
    ],
)
def test_a_page_is_as_new_as_the_file_of_what_it_shows(collection: Collection, call: str, name: str) -> None:
    page = read_page("docs/nl/x.md", "x.md", f"# X\n\n{{{{ {call} }}}}\n", Report())
    known = content_days(collection, [page], history(("docs/nl/x.md", "2020-01-01"), (name, "2029-01-01")))
    assert known == {"x/": "2029-01-01"}


def git(at: Path, *arguments: str, day: str = "2020-01-01") -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    dated = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    run(["git", *who, *arguments], cwd=at, check=True, capture_output=True, env=dated)


def test_a_checkout_without_its_whole_history_knows_no_days(copy: Copy, tmp_path: Path) -> None:
    git(copy.root, "init", "-q")
    git(copy.root, "add", "docs")
    git(copy.root, "commit", "-qm", "one")
    copy.edit("docs/nl/about.md", "Deze", "deze")
    git(copy.root, "commit", "-qam", "two")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{copy.root}", str(shallow))
    assert whole_history(shallow, "docs") is None
    whole = whole_history(copy.root, "docs")
    assert whole and "docs/nl/about.md" in whole.changes


def check_packed(site: Path) -> None:
    """The packed sitemaps hold what the others do, and have the newest of their days for a time."""
    for lang in LANGS:
        packed = site / FOLDERS[lang] / "sitemap.xml.gz"
        content = (site / FOLDERS[lang] / "sitemap.xml").read_bytes()
        newest = max(day for one in entries(site, lang).values() if (day := one.findtext(f"{MAP}lastmod")))
        assert gzip.decompress(packed.read_bytes()) == content
        (stamp,) = struct.unpack("<I", packed.read_bytes()[4:8])
        assert stamp == datetime.fromisoformat(f"{newest}T00:00:00+00:00").timestamp()


def test_what_is_packed_has_no_time_of_the_build(site: Path) -> None:
    check_packed(site)


def test_robots_are_told_of_both_sitemaps_once(site: Path) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("Sitemap:")] == [
        f"Sitemap: {SITE_URL}sitemap.xml",
        f"Sitemap: {SITE_URL}en/sitemap.xml",
    ]
    assert lines[0] == "User-agent: *"
    assert not any(line.startswith("Disallow: /") for line in lines)
    assert not (site / "en" / "robots.txt").exists()


def test_drafts_are_in_no_sitemap_and_no_feed_and_date_nothing(with_third: Copy) -> None:
    git(with_third.root, "init", "-q")
    git(with_third.root, "add", "data", "docs")
    with_third.edit("data/invented-2024/question.yaml", 'published: "2024-06-03"\n', "draft: true\n")
    git(with_third.root, "commit", "-qm", "one")
    for lang in LANGS:
        with_third.edit(f"docs/{lang}/invented-2024/1.md", "For tests only.", "For some tests only.")
    git(with_third.root, "commit", "-qam", "two", day="2035-01-01")
    assert with_third.run("site", "--drafts", "--url", SITE_URL).returncode == 0
    site = with_third.root / "site"
    assert (site / "invented-2024" / "index.html").is_file()
    for lang in LANGS:
        assert not [address for address in entries(site, lang) if "invented" in address]
        assert "invented" not in (site / FOLDERS[lang] / FEED).read_text(encoding="utf-8")
    check_packed(site)
