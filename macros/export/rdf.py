"""A description in RDF: names, texts in both languages, concepts of the European vocabularies, and how it is written.

Nothing in it is without a name of its own (no blank nodes), so that the same data give the same bytes.
"""

import json
from collections.abc import Mapping
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from macros.languages import LANGS, Lang, Text
from macros.words import authority_words

AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
NUTS = Namespace("http://data.europa.eu/nuts/code/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
LANGUAGES: Mapping[Lang, str] = {"nl": "language/NLD", "en": "language/ENG"}
"""The languages of the site as concepts of the European vocabulary."""

_PREFIXES: Mapping[str, Any] = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "rdfs": RDFS,
    "skos": SKOS,
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": XSD,
}
_CLASSES: Mapping[str, URIRef] = {
    "access-right": DCTERMS.RightsStatement,
    "file-type": DCTERMS.MediaTypeOrExtent,
    "frequency": DCTERMS.Frequency,
    "language": DCTERMS.LinguisticSystem,
}
"""What a concept of a vocabulary is besides a concept, as DCAT expects it."""


class Description:
    """A graph that is being filled."""

    def __init__(self) -> None:
        self.graph = Graph(bind_namespaces="none")
        for prefix, space in _PREFIXES.items():
            self.graph.bind(prefix, space)

    def add(self, node: URIRef, what: URIRef, *values: Node) -> None:
        """Say each of the values of a node."""
        for value in values:
            self.graph.add((node, what, value))

    def say(self, node: URIRef, what: URIRef, text: Text) -> None:
        """Say a text in both languages."""
        self.add(node, what, *(literal(text[lang], lang) for lang in LANGS))

    def concept(self, key: str) -> URIRef:
        """A concept of a European vocabulary (`data-theme/EDUC`), described for readers that do not know it."""
        concept, scheme = AUTHORITY[key], key.partition("/")[0]
        self.add(concept, RDF.type, SKOS.Concept, *([_CLASSES[scheme]] if scheme in _CLASSES else []))
        self.add(concept, SKOS.inScheme, AUTHORITY[scheme])
        self.say(concept, SKOS.prefLabel, authority_words(key))
        return concept


def literal(text: str, lang: Lang | None = None) -> Literal:
    """A text, in a language or in none, such as an identifier."""
    return Literal(text, lang=lang)


def day(text: str) -> Literal:
    """A day (ISO 8601)."""
    return Literal(text, datatype=XSD.date)


def turtle(graph: Graph) -> str:
    """The graph as Turtle; equal graphs give equal text."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """The graph as JSON-LD with short names; equal graphs give equal text. The library writes values in no fixed
    order, and order means nothing here."""
    context = {prefix: str(space) for prefix, space in _PREFIXES.items()}
    written = json.loads(graph.serialize(format="json-ld", context=context))
    return json.dumps(_sorted(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
