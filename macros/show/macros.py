"""The macros by their names, for one page. Each takes ids and gives Markdown or HTML."""

from pathlib import Path

from markupsafe import Markup

from macros.addresses import Site
from macros.languages import Lang
from macros.metadata import source_line
from macros.model import Collection
from macros.project import THEMES
from macros.references import Place, References
from macros.show import answers, beside, downloads, figures, finding
from macros.show.corrections import corrections_html
from macros.show.quality import quality_html, small_counts_html
from macros.show.templates import html, markdown_text
from macros.values import Values


class PageMacros:
    """What a page at `place` can say in `lang`. Every method raises `FaultError` for what is not there.

    `charts` is the folder that keeps drawn charts, `site` where the whole site stands. A test holds the
    signatures equal to those of `check.calls.Trial`.
    """

    def __init__(self, collection: Collection, lang: Lang, place: Place, charts: Path, site: Site) -> None:
        self._collection = collection
        self._lang = lang
        self._place = place
        self._charts = charts
        self._site = site
        self._references = References(collection, lang, place)

    def title(self) -> str:
        if self._place.answer == THEMES:
            return markdown_text(self._references.theme().title[self._lang])
        question = self._references.question()
        part = self._place.part
        title = answers.part_title(question, part, self._lang) if part else question.title[self._lang]
        return markdown_text(title)

    def source(self) -> str:
        question = self._references.question()
        return html("source", self._lang, source=source_line(question, self._place.part, self._lang))

    def facts(self) -> str:
        return answers.facts_html(self._references.question(), self._lang)

    def parts(self) -> str:
        return answers.parts_html(self._references.question(), self._place, self._lang)

    def key_figures(self, answer: str = "") -> str:
        question = self._references.question(answer)
        return answers.key_figures_html(Values(self._collection, question, self._lang), self._place)

    def downloads(self) -> str:
        values = Values(self._collection, self._references.question(), self._lang)
        return downloads.downloads_html(values, self._place, self._site)

    def answers(self) -> str:
        return answers.answers_html(self._collection, self._place, self._lang, self._charts)

    def glossary(self) -> str:
        return html("glossary", self._lang, terms=tuple(self._collection.glossary.values()))

    def figure(self, reference: str) -> str:
        question, figure = self._references.figure(reference)
        values = Values(self._collection, question, self._lang)
        terms = finding.terms_html(self._collection, figure, self._lang)
        themes = finding.theme_links(self._collection, figure, self._place, self._lang)
        return f"{figures.figure_html(values, figure, self._place, self._charts, self._site, themes)}\n{terms}\n"

    def chart(self, reference: str) -> str:
        question, figure = self._references.figure(reference)
        values = Values(self._collection, question, self._lang)
        return figures.chart_html(values, figure, self._place, self._charts)

    def table(self, reference: str) -> str:
        question, figure = self._references.figure(reference)
        return figures.table_html(Values(self._collection, question, self._lang), figure, self._place)

    def side_by_side(self, *references: str, scale: str = "") -> str:
        pairs = self._references.side_by_side(references, scale)
        return beside.side_by_side_html(self._collection, pairs, self._place, self._lang, self._charts)

    def theme(self) -> str:
        return finding.theme_html(self._collection, self._references.theme(), self._place, self._lang)

    def themes(self) -> str:
        return finding.themes_html(self._collection, self._place, self._lang)

    def all_figures(self) -> str:
        return finding.all_figures_html(self._collection, self._place, self._lang)

    def note(self, reference: str) -> str:
        question, note = self._references.note(reference)
        return figures.note_html(Values(self._collection, question, self._lang), note)

    def term(self, name: str, text: str = "") -> str:
        term = self._references.term(name)
        link = self._place.to(f"glossary/#{name}")
        said, definition = markdown_text(text or term.term[self._lang]), markdown_text(term.definition[self._lang])
        return html("term", self._lang, text=said, definition=definition, link=link)

    def address(self, address: str) -> str:
        return self._site.to(self._lang, self._references.address(address))

    def all_downloads(self) -> str:
        return downloads.all_downloads_html(self._collection, self._place, self._lang)

    def statuses(self) -> str:
        return downloads.statuses_html(self._collection, self._lang)

    def quality(self) -> str:
        return quality_html(self._collection, self._place, self._lang)

    def small_counts(self) -> str:
        return small_counts_html(self._collection, self._place, self._lang)

    def corrections(self) -> str:
        return corrections_html(self._collection, self._place, self._lang)

    def rights(self) -> str:
        return html("rights", self._lang, catalogue=self._collection.catalogue)

    def value(self, table: str, **at: str) -> str:
        values, name = self._references.values(table)
        return _figure(values.value(name, at))

    def change(self, table: str, **at: str | list[str]) -> str:
        values, name = self._references.values(table)
        return _figure(values.change(name, at))

    def share(self, table: str, over: str, **at: str) -> str:
        values, name = self._references.values(table)
        return _figure(values.share(name, over, at))

    def stated(self, reference: str) -> str:
        values, name = self._references.values(reference)
        return _figure(values.stated(name))


def _figure(shown: str) -> str:
    """A number in a sentence: it does not break over two lines."""
    return str(Markup('<span class="number">{}</span>').format(shown))
