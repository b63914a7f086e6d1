"""The catalogue of all datasets as RDF: DCAT-AP, with what its Flemish profile demands.

The rules are those of https://data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL (2022-04-21 and 2026-02-12): what is
mandatory, one value a language, and a class for everything that is named.
"""

import hashlib
from collections.abc import Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD

from macros.addresses import MEDIA_TYPES, Site
from macros.export.datasets import Dataset, File, datasets, name_of
from macros.export.rdf import LANGUAGES, MEDIA, NUTS, SPDX, VCARD, Description, day, literal
from macros.languages import LANGS, Text
from macros.model import Collection


def catalogue_graph(collection: Collection, site: Site, contents: Mapping[str, bytes]) -> Graph:
    """The catalogue of a site at `site`. `contents` has every file that it names by its whole address: it says how
    large each is, and its checksum."""
    catalogue = _Catalogue(collection, site, contents)
    catalogue.describe()
    return catalogue.graph


class _Catalogue(Description):
    """The description of one catalogue."""

    def __init__(self, collection: Collection, site: Site, contents: Mapping[str, bytes]) -> None:
        super().__init__()
        self._facts = collection.catalogue
        self._datasets = datasets(collection)
        self._site = site
        self._contents = contents

    def describe(self) -> None:
        """Say all of it."""
        for dataset in self._datasets.values():
            self._add_dataset(dataset)
            for file in dataset.files:
                self._add_file(dataset, file)
        whole = self._named("Catalogue")
        self.add(whole, RDF.type, DCAT.Catalog)
        self.say(whole, DCTERMS.title, self._facts.title)
        self.say(whole, DCTERMS.description, self._facts.description)
        self.add(whole, FOAF.homepage, URIRef(self._site.root))
        self.add(whole, DCAT.dataset, *map(self._named, self._datasets))
        self._add_terms(whole)
        days = [(dataset.about["nl"].published, dataset.about["nl"].changed) for dataset in self._datasets.values()]
        if days:
            self._add_days(whole, min(first for first, _ in days), max(last for _, last in days))

    def _add_dataset(self, dataset: Dataset) -> None:
        about, node = dataset.about, self._named(dataset.id)
        self.add(node, RDF.type, DCAT.Dataset)
        for lang in LANGS:
            self.add(node, DCTERMS.title, literal(about[lang].title, lang))
            self.add(node, DCTERMS.description, literal(about[lang].description, lang))
            self.add(node, DCAT.landingPage, URIRef(self._site.to(lang, about[lang].page)))
            self.add(node, DCAT.keyword, *(literal(keyword, lang) for keyword in about[lang].keywords))
        self._add_terms(node)
        self.add(node, DCTERMS.accessRights, self.concept("access-right/PUBLIC"))
        self.add(node, DCTERMS.accrualPeriodicity, self.concept("frequency/NEVER"))
        self.add(node, DCAT.theme, *(self.concept(f"data-theme/{name}") for name in dataset.question.data_themes))
        self._add_days(node, about["nl"].published, about["nl"].changed)
        if covers := about["nl"].covers:
            self.add(node, DCTERMS.temporal, self._period(*covers))
        self.add(node, DCTERMS.provenance, self._provenance(dataset))
        self.add(node, DCAT.distribution, *(self._file_name(dataset, file) for file in dataset.files))
        self.add(node, DCTERMS.hasPart, *(self._named(part) for part in dataset.parts))
        if dataset.whole:
            self.add(node, DCTERMS.isPartOf, self._named(dataset.whole))

    def _add_file(self, dataset: Dataset, file: File) -> None:
        node, about = self._file_name(dataset, file), dataset.about[file.lang]
        address = self._site.to(file.lang, file.address)
        media = MEDIA[MEDIA_TYPES[file.form]]
        self.add(node, RDF.type, DCAT.Distribution)
        self.add(node, DCTERMS.identifier, literal(str(node)))
        self.add(node, DCTERMS.title, literal(file.title, file.lang))
        self.add(node, DCAT.accessURL, URIRef(self._site.to(file.lang, about.page)))
        self.add(node, DCAT.downloadURL, URIRef(address))
        self.add(node, DCTERMS["format"], self.concept(f"file-type/{file.form.upper()}"))
        self.add(media, RDF.type, DCTERMS.MediaType)
        self.add(node, DCAT.mediaType, media)
        self.add(node, DCTERMS.language, self.concept(LANGUAGES[file.lang]))
        self._add_licence(node)
        self.add(node, DCTERMS.rights, self._rights())
        self._add_days(node, about.published, about.changed)
        if file.standard:
            self.add(URIRef(file.standard), RDF.type, DCTERMS.Standard)
            self.add(node, DCTERMS.conformsTo, URIRef(file.standard))
        self._add_size(node, self._contents[address])

    def _add_size(self, node: URIRef, content: bytes) -> None:
        checksum = URIRef(f"{node}/Checksum")
        self.add(node, DCAT.byteSize, Literal(len(content), datatype=XSD.nonNegativeInteger))
        self.add(node, SPDX.checksum, checksum)
        self.add(checksum, RDF.type, SPDX.Checksum)
        self.add(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
        digest = Literal(hashlib.sha256(content).hexdigest(), datatype=XSD.hexBinary, normalize=False)
        self.add(checksum, SPDX.checksumValue, digest)

    def _add_terms(self, node: URIRef) -> None:
        """What the catalogue and every dataset have in common: a name, both languages, the licence, who publishes,
        where to turn, and the area."""
        self.add(node, DCTERMS.identifier, literal(str(node)))
        self.add(node, DCTERMS.language, *map(self.concept, LANGUAGES.values()))
        self._add_licence(node)
        publisher, contact, area = self._named("Publisher"), self._named("Contact"), NUTS[self._facts.nuts]
        self.add(node, DCTERMS.publisher, publisher)
        self.add(publisher, RDF.type, FOAF.Agent, DCTERMS.Agent)
        self.say(publisher, FOAF.name, self._facts.publisher)
        self.add(publisher, FOAF.page, *self._pages(self._facts.publisher_page))
        self.add(node, DCAT.contactPoint, contact)
        self.add(contact, RDF.type, VCARD.Kind)
        self.say(contact, VCARD.fn, self._facts.publisher)
        pages = self._pages(self._facts.contact_page)
        self.add(contact, FOAF.page, pages[0])  # at most one, and the answers are in Dutch
        self.add(contact, VCARD.hasURL, *pages)
        self.add(node, DCTERMS.spatial, area)
        self.add(area, RDF.type, DCTERMS.Location)
        self.say(area, RDFS.label, self._facts.area)

    def _add_licence(self, node: URIRef) -> None:
        licence = URIRef(self._facts.licence.url)
        self.add(node, DCTERMS.license, licence)
        self.add(licence, RDF.type, DCTERMS.LicenseDocument)
        self.say(licence, DCTERMS.title, self._facts.licence.title)

    def _add_days(self, node: URIRef, published: str, changed: str) -> None:
        self.add(node, DCTERMS.issued, day(published))
        self.add(node, DCTERMS.modified, day(changed))

    def _rights(self) -> URIRef:
        rights = self._named("Rights")
        self.add(rights, RDF.type, DCTERMS.RightsStatement)
        self.say(rights, RDFS.label, self._facts.rights)
        return rights

    def _period(self, first: str, last: str) -> URIRef:
        period = self._named(f"Period/{first}/{last}")
        self.add(period, RDF.type, DCTERMS.PeriodOfTime)
        self.add(period, DCAT.startDate, day(first))
        self.add(period, DCAT.endDate, day(last))
        return period

    def _provenance(self, dataset: Dataset) -> URIRef:
        node = self._named(f"{dataset.id}/Provenance")
        self.add(node, RDF.type, DCTERMS.ProvenanceStatement)
        self.say(node, RDFS.label, Text(dataset.about["nl"].source, dataset.about["en"].source))
        return node

    def _pages(self, address: str) -> tuple[URIRef, ...]:
        return tuple(URIRef(self._site.to(lang, address)) for lang in LANGS)

    def _file_name(self, dataset: Dataset, file: File) -> URIRef:
        return self._named(f"{dataset.id}/{file.lang}/{file.id}")

    def _named(self, name: str) -> URIRef:
        return URIRef(name_of(self._site, name))
