"""What search engines read of the data on a page: whole, true, in its language, harmless whatever the texts."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from rdflib import Graph
from rdflib.namespace import DCAT, RDF

from macros.addresses import CATALOGUE, MEDIA_TYPES
from macros.check.pages import read_pages
from macros.export.datasets import datasets
from macros.export.markup import LONGEST, markup, tables_on
from macros.faults import Report
from macros.languages import FOLDERS, LANGS, Lang, Text
from macros.model import Collection
from macros.page import Page, read_page
from macros.project import Project
from tests.built import Built, on_disk, page_at, pages
from tests.conftest import SITE, SITE_URL, Copy

Node = dict[str, Any]


def said(soup: BeautifulSoup) -> list[Node]:
    """The nodes of the one piece of JSON-LD in the head of a page; none where there is none."""
    scripts = soup.select('head script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return json.loads(scripts[0].get_text())["@graph"] if scripts else []


def inside(value: Any) -> Iterator[Node]:
    """All nodes, those within others too."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(part)


def of_type(nodes: Any, kind: str) -> list[Node]:
    return [node for node in inside(nodes) if node.get("@type") == kind]


def name(node: Node) -> str:
    """The name of a node within the catalogue: `answer/table`."""
    return str(node["@id"]).removeprefix(f"{SITE_URL}catalog.ttl#")


def whole(nodes: list[Node]) -> list[Node]:
    """The datasets that a page is about, not those that these belong to."""
    return [node for node in nodes if node["@type"] == "Dataset" and "distribution" in node]


def with_data(site: Path) -> list[Built]:
    return [page for page in pages(site) if said(page.soup)]


def test_a_page_says_which_tables_it_shows_and_other_pages_say_nothing(site: Path, collection: Collection) -> None:
    every = {f"{q.id}/{table}" for q in collection.questions.values() for table in q.tables}
    tables = {
        f"{f.answer}/{f.id}": f"{f.answer}/{f.table}" for q in collection.questions.values() for f in q.figures.values()
    }
    for page in pages(site):
        path = page.path.removeprefix("en/")
        named = {name(node) for node in whole(said(page.soup))}
        files = (re.search(r"/data/([^/]+/[^/]+)\.csv$", link) for link, _ in page.links())
        links = (
            re.search(r"/([^/]+)/\w+/#([\w-]+)$", link) for link, tag in page.links() if tag.find_parent("article")
        )
        if path.strip("/") in collection.questions:
            assert named == {path.strip("/")}
        elif path == "figures/":
            assert named == every
        elif path.startswith("themes/") and path != "themes/":
            figures = {f"{link[1]}/{link[2]}" for link in links if link}
            assert named == {tables[figure] for figure in figures & set(tables)}
        elif path.split("/")[0] in collection.questions:
            assert named == {file[1] for file in files if file}, page.path
        else:
            assert named == set(), page.path
        assert bool(said(page.soup)) == (bool(named) or path == ""), page.path


@pytest.mark.parametrize("lang", LANGS)
def test_the_home_page_is_the_catalogue_of_all_answers(site: Path, collection: Collection, lang: Lang) -> None:
    nodes = said(page_at(site, lang, "").soup)
    (catalogue,) = of_type(nodes, "DataCatalog")
    assert [name(node) for node in catalogue["dataset"]] == list(collection.questions)
    assert catalogue["name"] == collection.catalogue.title[lang]


def test_every_dataset_says_what_search_engines_ask_for(site: Path, collection: Collection) -> None:
    shown = with_data(site)
    assert len(shown) > 2 * len(collection.questions)
    for page in shown:
        for node in of_type(said(page.soup), "Dataset"):
            assert len(node["name"]) > 0 and 50 <= len(node["description"]) <= LONGEST, page.path
            assert node["license"] == collection.catalogue.licence.url
            assert node["isAccessibleForFree"] is True
            assert node["identifier"] == node["@id"]
            assert node["creator"] and str(node["url"]).startswith(f"{SITE_URL}{FOLDERS[page.lang]}")
            for address in (node["url"], *node.get("sameAs", ())):
                file = on_disk(site, address)
                assert file and file.is_file(), address
                _, _, fragment = str(address).partition("#")
                assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8")


def test_a_dataset_that_a_page_is_about_says_what_it_holds(site: Path, collection: Collection) -> None:
    known = datasets(collection)
    for page in with_data(site):
        for node in whole(said(page.soup)):
            dataset = known[name(node)]
            about, other = dataset.about[page.lang], "en" if page.lang == "nl" else "nl"
            assert (node["name"], node["inLanguage"]) == (about.title, page.lang)
            assert [f"{SITE_URL}{FOLDERS[other]}" in link for link in node["sameAs"]] == [True]  # type: ignore[index]
            assert node["keywords"] and all(node["keywords"])
            assert date.fromisoformat(node["datePublished"]) <= date.fromisoformat(node["dateModified"])
            assert node.get("temporalCoverage", "") == "/".join(about.covers or ())
            assert node["spatialCoverage"]["name"] == collection.catalogue.area[page.lang]
            assert all(item["name"] and item["unitText"] for item in node["variableMeasured"])
            assert node["isBasedOn"]["name"] == node["citation"] == about.source
            files = dataset.files_in(page.lang)
            assert [file["contentUrl"] for file in node["distribution"]] == [
                SITE.to(page.lang, file.address) for file in files
            ]
            assert {file["encodingFormat"] for file in node["distribution"]} <= set(MEDIA_TYPES.values())
            assert [name(part) for part in node.get("hasPart", ())] == list(dataset.parts)


def test_every_name_stands_for_something_on_the_page_and_in_the_catalogue(site: Path) -> None:
    graph = Graph().parse(site / CATALOGUE["ttl"])
    listed = {str(node) for kind in (DCAT.Dataset, DCAT.Catalog) for node in graph.subjects(RDF.type, kind)}
    for page in with_data(site):
        nodes = said(page.soup)
        described = {node["@id"] for node in inside(nodes) if "@id" in node and len(node) > 1}
        assert {node["@id"] for node in inside(nodes) if "@id" in node} == described, page.path
        assert {node["@id"] for kind in ("Dataset", "DataCatalog") for node in of_type(nodes, kind)} <= listed


def test_both_languages_tell_of_the_same_data(site: Path) -> None:
    told = {page.path: [name(node) for node in whole(said(page.soup))] for page in with_data(site)}
    assert {path.removeprefix("en/"): names for path, names in told.items() if path.startswith("en/")} == {
        path: names for path, names in told.items() if not path.startswith("en/")
    }


def test_the_head_of_a_page_with_data_leads_to_the_catalogue(site: Path) -> None:
    kinds = {"text/turtle": CATALOGUE["ttl"], "application/ld+json": CATALOGUE["jsonld"]}
    for page in pages(site):
        found = {str(tag["type"]): link for link, tag in page.links() if tag.get("type") in kinds}
        expected = {kind: SITE_URL + file for kind, file in kinds.items()} if said(page.soup) else {}
        assert found == expected, page.path
        assert all(not str(tag["href"]).startswith(("/", "http")) for tag in page.soup.select('[type="text/turtle"]'))


def of_pages(project: Project, collection: Collection, lang: Lang) -> dict[str, Any]:
    read: dict[str, Page] = dict(read_pages(project, Report())[lang])
    return dict(markup(collection, read.values(), SITE, lang))


@pytest.mark.parametrize("macro", ["figure", "chart", "table"])
def test_a_table_that_is_named_by_the_name_of_the_argument_is_on_the_page_too(
    collection: Collection, macro: str
) -> None:
    for named in ('"{}"', 'reference="{}"'):
        call = named.format("online-opleidingen-2023/by-age")
        page = read_page("docs/nl/x.md", "x.md", f"# X\n\n{{{{ {macro}({call}) }}}}\n", Report())
        assert tables_on(collection, page) == ("online-opleidingen-2023/by-age",), call


@pytest.mark.parametrize("text", ["x", "lang woord " * 900])
def test_a_description_has_a_length_that_search_engines_take(
    project: Project, collection: Collection, text: str
) -> None:
    one = Text.same(text)
    questions = {
        q.id: replace(
            q,
            title=one,
            summary=one,
            minister="A",
            tables={t.id: replace(t, title=one, source=one) for t in q.tables.values()},
        )
        for q in collection.questions.values()
    }
    for lang in LANGS:
        made = of_pages(project, replace(collection, questions=questions), lang)
        lengths = [len(node["description"]) for node in of_type(list(made.values()), "Dataset")]
        assert lengths and min(lengths) >= 50 and max(lengths) <= LONGEST


HOSTILE = "\"><script>alert(x)</script><!-- ' & {{ e }} </SCRIPT >"


def test_texts_with_signs_of_html_stay_texts_and_a_draft_says_nothing(with_third: Copy) -> None:
    question = "data/invented-2024/question.yaml"
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    with_third.edit(question, "title: {nl: Fietsen, en: Bicycles}", f"title: {{nl: {quoted}, en: {quoted}}}")
    with_third.edit(question, "summary: {nl: Alleen voor tests., en", f"summary: {{nl: {quoted}, en")
    done = with_third.run("site", "--url", SITE_URL)
    assert done.returncode == 0, done.stderr
    site = with_third.root / "site"
    for lang in LANGS:
        for path in ("", "invented-2024/", "invented-2024/1/", "figures/"):
            text = (site / FOLDERS[lang] / path / "index.html").read_text(encoding="utf-8")
            soup = BeautifulSoup(text, "html.parser")
            names = {node["name"]: node for node in of_type(said(soup), "Dataset")}
            assert path == "" or HOSTILE in names
            assert not [tag for tag in soup.select("script") if tag.get_text().startswith("alert")]
        assert said(page_at(site, lang, "invented-2024/1/").soup)
        assert not said(page_at(site, lang, "invented-2024/2/").soup)
    with_third.edit(question, "\nid: invented", "\ndraft: true\nid: invented")
    done = with_third.run("site", "--drafts", "--output", "drafts")
    assert done.returncode == 0, done.stderr
    drafts = with_third.root / "drafts"
    assert (drafts / "invented-2024" / "1" / "index.html").is_file()
    for page in pages(drafts):
        assert "invented" not in json.dumps(said(page.soup))
        assert not page.path.removeprefix("en/").startswith("invented") or not said(page.soup)


def test_a_plain_build_says_nothing(copy: Copy) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(copy.root / "mkdocs.yml"), "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=copy.root)
    assert done.returncode == 0, done.stderr
    text = (copy.root / "site" / "online-opleidingen-2023" / "8" / "index.html").read_text(encoding="utf-8")
    assert "ld+json" not in text and "text/turtle" not in text
