"""What a builder is told for one language of the site: navigation, drafts, what previews say."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from macros.addresses import CATALOGUE, Site
from macros.builders import Builder, module_of
from macros.check.pages import read_language
from macros.dates import content_days
from macros.export.markup import markup
from macros.faults import FaultError, Report
from macros.history import History
from macros.languages import FOLDERS, LANGS, LOCALES, UP, Lang
from macros.memory import watched
from macros.model import Collection, Question
from macros.page import Page
from macros.previews.card import Card
from macros.previews.cards import Cards
from macros.previews.tags import Previews
from macros.project import THEMES, Project
from macros.references import Place
from macros.show.answers import part_title
from macros.show.templates import theme_text
from macros.words import words

FIRST_DAY = "1970-01-01"
"""Stands for the newest day of a site of which no day is known."""


@dataclass(frozen=True, slots=True)
class Configured:
    """What a build of one language begins with: the configuration of its builder, the cards of its previews, and its
    pages but for those of drafts. In `drawn.read` the answers note that a page or a card looks at them."""

    config: Any
    drawn: Cards
    public: tuple[Page, ...]


def configuration(
    project: Project, collection: Collection, lang: Lang, into: str, url: str, drafts: bool, builder: Builder = "mkdocs"
) -> Configured:
    """What a build of `lang` into the folder `into` begins with, for a site at `url`; the builder is told of answers
    that are drafts only with `drafts`.

    Raises `FaultError` when a page cannot be read, an exception of the builder when its own configuration cannot.
    """
    os.environ["SITE_URL"] = url
    os.environ["SITE_URL_EN"] = f"{url}{FOLDERS['en']}/"
    config = module_of(builder).settings(project.config(lang), into)
    config.nav = navigation(collection, config.nav or [], lang)
    config.extra["collection"] = collection
    if drafts:
        _show_drafts(config, project, collection, lang)
    else:
        drafted = _folders(project.drafts())
        config.exclude_docs = config.exclude_docs + drafted if config.exclude_docs else drafted
    public = collection.published()
    drawn = Cards(public, config.site_name, config.site_description or "", project.charts, lang)
    config.extra["read"] = drawn.read
    pages, names = _read_pages(project, lang), project.drafts()
    shown = tuple(page for page in pages if Place(page.url).answer not in names)
    config.extra["previews"] = preview_tags(watched(public, drawn.read), pages, drawn, lang)
    config.extra["datasets"] = dataset_tags(public, shown, url, lang)
    return Configured(config, drawn, shown)


def date_pages(config: Any, collection: Collection, pages: Iterable[Page], history: History | None) -> None:
    """Give the sitemap the days of the content of the pages, and what MkDocs packs the newest of them for a time."""
    config.extra["days"] = content_days(collection, pages, history)
    newest = max(config.extra["days"].values(), default=FIRST_DAY)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{newest}T00:00:00+00:00").timestamp()))


def navigation(collection: Collection, pages: list[Any], lang: Lang) -> list[Any]:
    """The navigation of `mkdocs.yml` with the answers and the themes after the home page."""
    answers = [{theme_text(_menu_title(q, lang)): _answer_pages(q, lang)} for q in collection.questions.values()]
    themes = [{theme_text(theme.title[lang]): f"{THEMES}/{theme.id}.md"} for theme in collection.themes.values()]
    return [*pages[:1], *answers, {theme_text(words(lang)["themes"]): [f"{THEMES}/index.md", *themes]}, *pages[1:]]


def _menu_title(question: Question, lang: Lang) -> str:
    title = question.short_title[lang]
    return words(lang)["draft_title"].format(title=title) if question.draft else title


def _answer_pages(question: Question, lang: Lang) -> list[Any]:
    titles = {"index": question.title[lang]} | {part: part_title(question, part, lang) for part in question.parts}
    return [{theme_text(title): f"{question.id}/{name}.md"} for name, title in titles.items()]


def preview_tags(
    collection: Collection, pages: Iterable[Page], drawn: Mapping[str, Card], lang: Lang
) -> dict[str, Any]:
    """What the theme's template says in the head of each page, by the page's address: see `partials/preview.html`."""
    others = [LOCALES[other] for other in LANGS if other != lang]
    return {"locale": LOCALES[lang], "others": others, "pages": Previews(collection, pages, drawn, lang)}


def dataset_tags(collection: Collection, pages: Iterable[Page], url: str, lang: Lang) -> dict[str, Any]:
    """What the head of each page with published data says of them, and the way from the root of the language to the
    catalogue: see `partials/datasets.html`."""
    return {"up": UP[lang], **CATALOGUE, "pages": markup(collection, pages, Site(url), lang)}


def _read_pages(project: Project, lang: Lang) -> tuple[Page, ...]:
    """The pages of a language; `FaultError` when one cannot be read that is no draft."""
    report = Report()
    pages = read_language(project, lang, report).values()
    report.soften(project.draft_folders())
    if len(report):
        raise FaultError("data", faults="\n".join(fault.line(lang) for fault in report))
    return tuple(pages)


def _folders(names: Iterable[str]) -> GitIgnoreSpec:
    """Folders of pages in the form that MkDocs leaves files out by; their names may hold any sign."""
    return GitIgnoreSpec.from_lines(
        re.sub(r"([^\w-])", r"\\\1", f"/{name}").replace("\\/", "/") + "/" for name in names
    )


def _show_drafts(config: Any, project: Project, collection: Collection, lang: Lang) -> None:
    """Put answers that cannot be read yet into the navigation too, and let no fault of a draft stop the build:
    the check has told it, and its page says it where it is."""
    drafts = project.drafts()
    for draft in sorted(drafts - set(collection.questions)):
        folder = project.docs(lang) / draft
        pages = sorted(folder.glob("*.md"), key=lambda page: (page.stem != "index", len(page.stem), page.stem))
        title = theme_text(words(lang)["draft_title"].format(title=draft))
        named = [{theme_text(draft) if p.stem == "index" else p.stem: f"{draft}/{p.name}"} for p in pages]
        config.nav[1:1] = [{title: named}] if pages else []
    if drafts:
        config.strict = False
        config.plugins["macros"].config["on_error_fail"] = False
