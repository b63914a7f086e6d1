"""The Atom feeds: valid by RFC 4287, one entry for each answer and each correction, days of content only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from macros.addresses import FEED
from macros.export.feed import feed
from macros.languages import FOLDERS, LANGS, Lang, Text
from macros.model import Collection
from tests.built import on_disk, pages
from tests.conftest import SITE, SITE_URL, Copy
from tests.corrected import correct, corrected

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated", "summary", "content", "published"}}
"""Elements of which RFC 4287 (4.1.1 and 4.1.2) allows one; of an entry those that this feed always has."""
KNOWN = {"feed": {*ONCE["feed"], "subtitle", "author", "rights", "link", "entry"}, "entry": {*ONCE["entry"], "link"}}
HOSTILE = '<b>&amp;</b> "x" \' ]]> <script>alert(1)</script>'


def children(element: Element, name: str) -> list[Element]:
    return element.findall(f"{ATOM}{name}")


def text(element: Element, name: str) -> str:
    """What the one child with this name says."""
    (found,) = children(element, name)
    return found.text or ""


def link(element: Element, rel: str) -> str:
    """Where the one link with this relation leads."""
    (found,) = (one for one in children(element, "link") if one.get("rel") == rel)
    return str(found.get("href"))


def broken_rules(root: Element) -> Iterator[str]:
    """What RFC 4287 does not allow, of that which a feed of ours could do."""
    if root.tag != f"{ATOM}feed" or not root.get(LANG):
        yield "root"
    entries = children(root, "entry")
    for element in (root, *entries):
        yield from broken_in(element, element.tag.removeprefix(ATOM))
    ids = [one.text for entry in entries for one in children(entry, "id")]
    if len(set(ids)) != len(ids):
        yield "an id twice"
    if not [one for author in children(root, "author") for one in children(author, "name") if one.text]:
        yield "no author"
    for content in root.iter(f"{ATOM}content"):
        if content.get("type") != "xhtml" or [child.tag for child in content] != [f"{XHTML}div"]:
            yield "content that is not one div of XHTML"
        elif not all(child.tag.startswith(XHTML) for child in content.iter() if child is not content):
            yield "content with something else than XHTML"


def broken_in(element: Element, kind: str) -> Iterator[str]:
    """The same of a feed or an entry by itself."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"{kind} has not one {name}" for name in ONCE[kind] if names.count(name) != 1)
    yield from (f"{kind} has {name}" for name in names if name not in KNOWN[kind])
    for one in (*children(element, "id"), *children(element, "title")):
        if not (one.text or "").strip() or (one.tag == f"{ATOM}id" and not urlsplit(one.text or "").scheme):
            yield f"{kind} without id or title"
    for day in (*children(element, "updated"), *children(element, "published")):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day.text or ""):
            yield f"date {day.text}"
    links = children(element, "link")
    pages_ = [(one.get("type"), one.get("hreflang")) for one in links if one.get("rel") == "alternate"]
    if not pages_ or len(pages_) != len(set(pages_)):
        yield f"{kind} has not one page for each type and language"
    if not all(urlsplit(str(one.get("href"))).scheme for one in links):
        yield f"{kind} with a link that is not whole"


def parsed(source: str) -> Element:
    return ElementTree.fromstring(source.encode())


def of(site: Path, lang: Lang) -> Element:
    return parsed((site / FOLDERS[lang] / FEED).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_feed_keeps_the_rules_of_atom(site: Path, lang: Lang) -> None:
    assert list(broken_rules(of(site, lang))) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<updated>", "<updated>x", "date x"),
        ("</author>", "</author><summary/>", "feed has"),
        ('rel="alternate"', 'rel="related"', "not one page"),
        ("De makers van Parlementaire cijfers</name>", "</name>", "no author"),
        ("<entry>", "<entry><id>https://example.org/</id>", "entry has not one id"),
        ('href="https://', 'href="', "not whole"),
        ('type="xhtml"', 'type="text"', "not one div"),
    ],
)
def test_a_feed_that_breaks_a_rule_is_noticed(collection: Collection, old: str, new: str, said: str) -> None:
    source = feed(collection, "nl", SITE)
    assert old in source
    found = list(broken_rules(parsed(source.replace(old, new, 1))))
    assert any(said in one for one in found)


@pytest.mark.parametrize("lang", LANGS)
def test_every_answer_is_in_the_feed_with_its_day_address_summary_and_source(
    site: Path, collection: Collection, lang: Lang
) -> None:
    root = of(site, lang)
    assert root.get(LANG) == lang
    assert text(root, "title") == collection.catalogue.title[lang]
    assert text(root, "rights") == collection.catalogue.rights[lang]
    assert link(root, "self") == SITE.to(lang, FEED)
    assert link(root, "alternate") == text(root, "id") == SITE.to(lang)
    entries = {text(entry, "id"): entry for entry in children(root, "entry")}
    for question in collection.questions.values():
        entry = entries[SITE.to(lang, f"{question.id}/")]
        assert link(entry, "alternate") == text(entry, "id")
        assert on_disk(site, link(entry, "alternate")).is_file()  # type: ignore[union-attr]
        assert question.title[lang] in text(entry, "title")
        assert text(entry, "published") == f"{question.published}T00:00:00Z"
        assert text(entry, "summary") == question.summary[lang]
        assert question.minister in "".join(entry.itertext())
    assert len(entries) == sum(1 + len(question.ledger.corrections) for question in collection.questions.values())


@pytest.mark.parametrize("lang", LANGS)
def test_a_correction_is_news_of_its_own_with_its_tables_and_the_newest_comes_first(
    collection: Collection, lang: Lang
) -> None:
    first, *others = collection.questions.values()
    tables = tuple(first.tables)[:2]
    added = tuple(
        (day, named, Text.same(f"{HOSTILE} {index}"))
        for index, (day, named) in enumerate(
            [("2026-12-01", tables), ("2026-12-01", tables[:1]), ("2027-01-02", tables)]
        )
    )
    changed = corrected(first, *added)
    root = parsed(feed(replace(collection, questions={q.id: q for q in (changed, *others)}), lang, SITE))
    assert list(broken_rules(root)) == []
    entries = children(root, "entry")
    link_ = SITE.to(lang, f"{first.id}/")
    assert [text(entry, "id") for entry in entries[:3]] == [
        f"{link_}#correction-2027-01-02",
        f"{link_}#correction-2026-12-01-2",
        f"{link_}#correction-2026-12-01",
    ]
    assert [text(entry, "summary") for entry in entries[:3]] == [why[lang] for _, _, why in reversed(added)]
    assert text(root, "updated") == text(entries[0], "updated") == "2027-01-02T00:00:00Z"
    told = [f"corrections/#{first.id}-{name}" for name in ("2027-01-02", "2026-12-01-2", "2026-12-01")]
    assert [link(entry, "alternate") for entry in entries[:3]] == [SITE.to(lang, address) for address in told]
    named = [one.text for one in entries[0].iter(f"{XHTML}a")]
    assert named == [first.tables[table].title[lang] for table in tables]
    alone = [one.text for one in entries[1].iter(f"{XHTML}a")]
    assert alone == [first.tables[tables[0]].title[lang]]
    of_answer = next(entry for entry in entries if text(entry, "id") == link_)
    assert text(of_answer, "updated") == f"{first.published}T00:00:00Z"


def test_a_feed_without_answers_is_whole_too(collection: Collection) -> None:
    root = parsed(feed(replace(collection, questions={}), "en", SITE))
    assert list(broken_rules(root)) == []
    assert children(root, "entry") == []


def test_the_same_answers_give_the_same_feed_in_another_process(site: Path, collection: Collection) -> None:
    for lang in LANGS:
        assert (site / FOLDERS[lang] / FEED).read_text(encoding="utf-8") == feed(collection, lang, SITE)


def test_every_page_names_the_feed_of_its_language(site: Path) -> None:
    for page in pages(site):
        feeds = [
            address for address, tag in page.links() if tag.get("type") == "application/atom+xml" and tag.get("title")
        ]
        assert feeds == [SITE.to(page.lang, FEED)], page.path


def test_a_correction_of_an_invented_answer_reaches_its_feed(with_third: Copy) -> None:
    texts = {"nl": "Fout & <i>hersteld</i>", "en": "Mended & <i>right</i>"}
    with_third.forget_the_text()
    with_third.edit("data/invented-2024/bicycles.csv", "2024-M02,F,,blank", "2024-M02,F,0,")
    correct(with_third, "invented-2024", "2024-07-01", "error", texts)
    assert with_third.faults() == []
    assert with_third.run("site", "--url", SITE_URL).returncode == 0
    for lang in LANGS:
        root = of(with_third.root / "site", lang)
        assert list(broken_rules(root)) == []
        assert texts[lang] in [text(entry, "summary") for entry in children(root, "entry")]
