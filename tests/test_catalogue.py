"""The catalogue: what DCAT-AP Vlaanderen demands, both syntaxes alike, every file that it names as it says."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SH
from rdflib.term import Node

from macros.addresses import CATALOGUE, MEDIA_TYPES
from macros.check import check
from macros.export.catalogue import catalogue_graph
from macros.export.datasets import datasets
from macros.export.rdf import AUTHORITY, MEDIA, SPDX
from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.model import Collection
from macros.project import Project
from macros.words import authority_words
from tests.built import on_disk
from tests.conftest import ROOT, SITE, SITE_URL, Copy

SHAPES = Graph().parse(ROOT / "tests" / "shapes" / "catalogue.ttl")
PATHS = {
    f"{shape} {path}": (shape, rule, path)
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape)
    for rule in SHAPES.objects(shape, SH.property)
    if isinstance(path := SHAPES.value(rule, SH.path), URIRef)
}
"""Each rule by its name: the shape that it belongs to, itself, and the property that it is about."""
WRONG = "https://example.org/wrong"


def told(graph: Graph) -> set[str]:
    """The properties that break a rule; none when all is right."""
    conforms, report, _ = validate(graph, shacl_graph=SHAPES)
    found = {str(path) for path in report.objects(None, SH.resultPath)}
    assert conforms == (not found)
    return found


def described(collection: Collection) -> Graph:
    """The catalogue of a site in which each file says where it stands."""
    files = [file for dataset in datasets(collection).values() for file in dataset.files]
    addresses = [SITE.to(file.lang, file.address) for file in files]
    return catalogue_graph(collection, SITE, {address: address.encode() for address in addresses})


@pytest.fixture(scope="module")
def published(site: Path) -> Graph:
    """The catalogue of the built site."""
    return Graph().parse(site / CATALOGUE["ttl"])


@pytest.fixture(scope="module")
def small(collection: Collection) -> Graph:
    """A catalogue of one answer with one table, all its files there."""
    question = collection.questions["online-opleidingen-2023"]
    tables = {"budget": question.tables["budget"]}
    figures = {"budget": replace(question.figures["budget"], notes=())}
    only = replace(question, tables=tables, figures=figures, notes={})
    some = replace(collection, questions={question.id: only})
    return described(some)


def test_the_catalogue_of_the_site_holds_to_every_rule(published: Graph, small: Graph) -> None:
    assert told(small) == set()
    assert told(published) == set()


def subject(graph: Graph, shape: Node, path: Node) -> Node:
    """The first node that a rule is about."""
    targets = [node for kind in SHAPES.objects(shape, SH.targetClass) for node in graph.subjects(RDF.type, kind)]
    return min((node for node in targets if graph.value(node, path)), key=str)


@pytest.mark.parametrize("name", sorted(PATHS))
def test_a_catalogue_that_breaks_a_rule_is_refused(small: Graph, name: str) -> None:
    shape, rule, path = PATHS[name]
    node = subject(small, shape, path)
    link = SHAPES.value(rule, SH.nodeKind) == SH.IRI
    wrong = Literal(WRONG) if link else URIRef(WRONG)
    broken: dict[str, list[Node]] = {"wrong": [wrong]}
    if SHAPES.value(rule, SH.minCount):
        broken["missing"] = []
    if SHAPES.value(rule, SH.maxCount):
        broken["too many"] = [*small.objects(node, path), URIRef(WRONG) if link else Literal("Nog een", lang="nl")]
    for why, values in broken.items():
        graph = Graph() + small
        graph.remove((node, path, None))
        for value in values:
            graph.add((node, path, value))
        assert str(path) in told(graph), why


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the library in its own reader
def test_both_syntaxes_say_the_same_without_nameless_nodes(site: Path, published: Graph) -> None:
    other = Graph().parse(site / CATALOGUE["jsonld"], format="json-ld")
    assert isomorphic(other, published)
    assert not [node for triple in published for node in triple if isinstance(node, BNode)]
    assert json.loads((site / CATALOGUE["jsonld"]).read_text(encoding="utf-8"))["@context"]["dcat"] == str(DCAT)
    assert not list(site.glob("en/catalog.*"))


def test_every_answer_and_every_table_is_in_the_catalogue_with_its_whole(
    published: Graph, collection: Collection
) -> None:
    names = {str(name).partition("#")[2] for name in published.objects(None, DCAT.dataset)}
    assert names == set(datasets(collection))
    for question in collection.questions.values():
        whole = URIRef(f"{SITE_URL}catalog.ttl#{question.id}")
        tables = {URIRef(f"{whole}/{table}") for table in question.tables}
        assert set(published.objects(whole, DCTERMS.hasPart)) == tables
        assert set(published.subjects(DCTERMS.isPartOf, whole)) == tables
        themes = {AUTHORITY[f"data-theme/{theme}"] for theme in question.data_themes}
        assert all(set(published.objects(node, DCAT.theme)) == themes for node in (whole, *tables))
        for lang in LANGS:
            assert Literal(question.title[lang], lang=lang) in set(published.objects(whole, DCTERMS.title))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "zip"])
def test_every_file_that_the_catalogue_names_is_there_as_it_says(
    site: Path, published: Graph, form: str, lang: Lang
) -> None:
    language = AUTHORITY["language/NLD" if lang == "nl" else "language/ENG"]
    nodes = set(published.subjects(DCTERMS["format"], AUTHORITY[f"file-type/{form.upper()}"]))
    nodes &= set(published.subjects(DCTERMS.language, language))
    assert nodes
    for node in nodes:
        address = str(published.value(node, DCAT.downloadURL))
        file = on_disk(site, address)
        assert file and file.is_file(), address
        content = file.read_bytes()
        assert int(str(published.value(node, DCAT.byteSize))) == len(content)
        checksum = published.value(node, SPDX.checksum)
        assert str(published.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert published.value(node, DCAT.mediaType) == MEDIA[MEDIA_TYPES[form]]
        assert address.removeprefix(SITE_URL).startswith("en/") == (lang == "en")
        read(form, content)


def read(form: str, content: bytes) -> None:
    """Read a file as what it is said to be."""
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(content.decode()))}) == 1
    elif form == "json":
        json.loads(content)
    else:
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_every_page_that_the_catalogue_names_is_there(site: Path, published: Graph) -> None:
    for what in (DCAT.landingPage, DCAT.accessURL, FOAF.page, FOAF.homepage):
        addresses = {str(page) for page in published.objects(None, what)}
        assert addresses
        for address in addresses:
            file = on_disk(site, address)
            assert file and file.is_file(), address
            _, _, fragment = address.partition("#")
            assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8"), address


def test_equal_data_give_equal_bytes_whatever_the_order_in_memory(site: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from macros.export.files import write_catalogue\n"
        "from macros.addresses import Site; from macros.faults import Report; from macros.load import collection\n"
        "from macros.memory import Memory; from macros.project import Project\n"
        "found = collection(Project(Path.cwd()), Report()).published()\n"
        "into = Path(sys.argv[1])\n"
        "write_catalogue(found, into, Site(sys.argv[2]), Memory.of(found, into / 'made', ''))\n"
    )
    for seed in ("7", "8"):
        again = tmp_path / seed
        again.mkdir()
        for part in ("data", "en"):
            (again / part).symlink_to(site / part)
        command = [sys.executable, "-c", code, str(again), SITE_URL]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
        for name in CATALOGUE.values():
            assert (again / name).read_bytes() == (site / name).read_bytes(), name


def test_the_catalogue_says_what_the_site_is_called(collection: Collection) -> None:
    for lang in LANGS:
        text = Project(ROOT).config(lang).read_text(encoding="utf-8")
        said = dict(line.split(": ", 1) for line in text.splitlines() if line.startswith("site_"))
        assert yaml.safe_load(said["site_name"]) == collection.catalogue.title[lang]
        assert yaml.safe_load(said["site_description"]) == collection.catalogue.description[lang]


def test_every_theme_that_an_answer_may_have_has_a_name() -> None:
    schema = json.loads((ROOT / "data" / "question.schema.json").read_text(encoding="utf-8"))
    for theme in schema["properties"]["data_themes"]["items"]["enum"]:
        assert authority_words(f"data-theme/{theme}")


def test_a_heading_that_the_catalogue_names_must_be_there_in_both_languages(copy: Copy) -> None:
    for lang in LANGS:
        copy.edit(f"docs/{lang}/about.md", "{: #who }", "{: #whom }")
    said = 'Nothing in docs/nl/about.md has the id "who". Did you mean "whom"?'
    assert [line for line in copy.faults() if line.startswith("data/catalogue.yaml")] == [
        f"data/catalogue.yaml, row 11: {said}"
    ]


def test_an_answer_added_later_is_in_the_catalogue_and_a_draft_is_not(with_third: Copy) -> None:
    copy = with_third
    found = check(Project(copy.root), Report())
    assert found
    graph = described(found)
    bicycles = URIRef(f"{SITE_URL}catalog.ttl#invented-2024/bicycles")
    assert graph.value(bicycles, DCTERMS.isPartOf) and graph.value(bicycles, DCAT.theme)
    assert told(graph) == set()
    copy.edit("data/invented-2024/question.yaml", "\nid: invented", "\ndraft: true\nid: invented")
    done = copy.run("site", "--drafts")
    assert done.returncode == 0, done.stderr
    for name in CATALOGUE.values():
        text = (copy.root / "site" / name).read_text(encoding="utf-8")
        assert "#online-opleidingen-2023" in text and "invented" not in text
