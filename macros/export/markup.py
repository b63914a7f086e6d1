"""What search engines are told of the data on a page: schema.org, in the language of the page, as plain data.

What a dataset must and should say: https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

from collections.abc import Iterable, Mapping
from typing import Any

from macros.addresses import MEDIA_TYPES, Site
from macros.export.datasets import Dataset, File, datasets, name_of
from macros.languages import LANGS, Lang
from macros.model import Catalogue, Collection, Figure
from macros.page import Call, Page
from macros.previews.tags import shortened
from macros.references import Place
from macros.themes import all_figures, figures_of

LONGEST = 5000
"""Characters of a description at most; the least, 50, every source line has."""
NUTS = "http://data.europa.eu/nuts/code/"

Node = Mapping[str, Any]


def markup(collection: Collection, pages: Iterable[Page], site: Site, lang: Lang) -> Mapping[str, Node]:
    """The JSON-LD of each page of one language that has data, by address from the root of the language, as in a link
    (`a/1/`): all answers on the home page, on an answer's own that answer, elsewhere the tables that are shown."""
    maker = _Maker(collection, site, lang)
    found = {page.href: maker.page(page) for page in pages}
    return {url: node for url, node in found.items() if node}


def tables_on(collection: Collection, page: Page) -> tuple[str, ...]:
    """The ids (`answer/table`) of the tables that a page shows, as a chart, as a table or in a list of figures."""
    place = Place(page.url)
    figures = [figure for call in page.calls for figure in _shown(collection, place, call)]
    return tuple(dict.fromkeys(f"{figure.answer}/{figure.table}" for figure in figures))


def _shown(collection: Collection, place: Place, call: Call) -> tuple[Figure, ...]:
    if call.name == "all_figures":
        return all_figures(collection)
    if call.name == "theme":
        theme = collection.themes.get(place.part)
        return figures_of(collection, theme) if theme else ()
    if call.name not in ("figure", "chart", "table", "side_by_side"):
        return ()
    named = [reference.rpartition("/") for reference in call.named]
    questions = [(collection.questions.get(answer or place.answer), name) for answer, _, name in named]
    return tuple(question.figures[name] for question, name in questions if question and name in question.figures)


class _Maker:
    """Makes the nodes of one language."""

    def __init__(self, collection: Collection, site: Site, lang: Lang) -> None:
        self._collection = collection
        self._facts: Catalogue = collection.catalogue
        self._datasets = datasets(collection)
        self._site = site
        self._lang = lang

    def page(self, page: Page) -> Node | None:
        """What is said on a page; nothing without data."""
        if not page.url:
            answers = [dataset for dataset in self._datasets.values() if not dataset.whole]
            nodes = [self._catalogue(dataset=[self._short(dataset) for dataset in answers])]
        else:
            own = page.url.rstrip("/")
            names = (own,) if own in self._datasets else tables_on(self._collection, page)
            shown = [self._datasets[name] for name in names]
            wholes = dict.fromkeys(dataset.whole for dataset in shown if dataset.whole)
            around = [self._short(self._datasets[whole]) for whole in wholes]
            nodes = [*map(self._whole, shown), *around, self._catalogue()] if shown else []
        return {"@context": "https://schema.org", "@graph": [*nodes, self._publisher()]} if nodes else None

    def _catalogue(self, **more: Any) -> Node:
        return {
            "@type": "DataCatalog",
            "@id": name_of(self._site, "Catalogue"),
            "name": self._facts.title[self._lang],
            "description": self._facts.description[self._lang],
            "url": self._site.to(self._lang),
            "license": self._facts.licence.url,
            "publisher": self._by_name("Publisher"),
            "inLanguage": self._lang,
            **more,
        }

    def _publisher(self) -> Node:
        return {
            "@type": "Organization",
            "@id": name_of(self._site, "Publisher"),
            "name": self._facts.publisher[self._lang],
            "url": self._site.to(self._lang, self._facts.publisher_page),
        }

    def _short(self, dataset: Dataset) -> Node:
        """Enough to know a dataset by where another is described."""
        about = dataset.about[self._lang]
        name = name_of(self._site, dataset.id)
        return {
            "@type": "Dataset",
            "@id": name,
            "identifier": name,
            "name": about.title,
            "description": shortened(about.description, LONGEST),
            "url": self._site.to(self._lang, about.page),
            "license": self._facts.licence.url,
            "isAccessibleForFree": True,
            "creator": self._by_name("Publisher"),
        }

    def _whole(self, dataset: Dataset) -> Node:
        about = dataset.about[self._lang]
        others = [lang for lang in LANGS if lang != self._lang]
        node = {
            **self._short(dataset),
            "publisher": self._by_name("Publisher"),
            "mainEntityOfPage": self._site.to(self._lang, about.page),
            "sameAs": [self._site.to(lang, dataset.about[lang].page) for lang in others],
            "inLanguage": self._lang,
            "keywords": dataset.about[self._lang].keywords,
            "datePublished": about.published,
            "dateModified": about.changed,
            "isBasedOn": {"@type": "CreativeWork", "name": about.source},
            "citation": about.source,
            "spatialCoverage": self._area(),
            "variableMeasured": [
                {"@type": "PropertyValue", "name": measure.name[self._lang], "unitText": measure.unit[self._lang]}
                for measure in dataset.measures
            ],
            "distribution": [self._file(file) for file in dataset.files_in(self._lang)],
            "includedInDataCatalog": self._by_name("Catalogue"),
        }
        if about.covers:
            node["temporalCoverage"] = "/".join(about.covers)
        if dataset.parts:
            node["hasPart"] = [self._short(self._datasets[part]) for part in dataset.parts]
        if dataset.whole:
            node["isPartOf"] = self._by_name(dataset.whole)
        return node

    def _file(self, file: File) -> Node:
        return {
            "@type": "DataDownload",
            "name": file.title,
            "contentUrl": self._site.to(file.lang, file.address),
            "encodingFormat": MEDIA_TYPES[file.form],
        }

    def _area(self) -> Node:
        return {"@type": "Place", "name": self._facts.area[self._lang], "sameAs": NUTS + self._facts.nuts}

    def _by_name(self, name: str) -> Node:
        return {"@id": name_of(self._site, name)}


__all__ = ["markup", "tables_on"]
