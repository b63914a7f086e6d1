"""Ways to a figure, as HTML: the themes, the figures of a theme, all figures, and the words to search them by."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.charts.cells import cells_of
from macros.charts.marks import drawing
from macros.languages import Lang
from macros.model import Collection, Dimension, Figure, Question, Theme
from macros.project import THEMES
from macros.references import Place
from macros.show.templates import html
from macros.show.thumbs import Thumb, thumb
from macros.themes import all_figures, dimensions_of, figures_of, themes_of
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a list. `dimensions` are the ids and names of those that it is split by; `terms` everything
    that a reader may look for."""

    title: str
    subtitle: str
    link: str
    part: str
    answer: str
    dimensions: tuple[tuple[str, str], ...]
    terms: str
    thumb: Thumb


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one answer."""

    answer: str
    title: str
    link: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme as a reader sees it in a list, with how many figures it holds."""

    title: str
    summary: str
    link: str
    count: str


def themes_html(collection: Collection, place: Place, lang: Lang) -> str:
    """All themes as links, each with its sentence and the number of its figures."""
    themes = [
        ThemeLink(
            theme.title[lang],
            theme.summary[lang],
            place.to(f"{THEMES}/{theme.id}/"),
            counted(len(figures_of(collection, theme)), lang),
        )
        for theme in collection.themes.values()
    ]
    return html("themes", lang, themes=themes)


def theme_html(collection: Collection, theme: Theme, place: Place, lang: Lang) -> str:
    """The figures of a theme, by answer, and unseen the other words for what it is about."""
    figures = figures_of(collection, theme)
    named = {rule.dimension for rule in theme.holds}
    split = [dimension for figure in figures for dimension in _split(collection, figure) if dimension.id in named]
    terms = dict.fromkeys(dimension.terms[lang] for dimension in split if dimension.terms[lang])
    return html("theme", lang, groups=_groups(collection, figures, place, lang), terms=", ".join(terms))


def all_figures_html(collection: Collection, place: Place, lang: Lang) -> str:
    """Every figure of every answer, with a form to find one that a script brings to life."""
    figures = all_figures(collection)
    dimensions = {dimension.id: dimension.label[lang] for figure in figures for dimension in _split(collection, figure)}
    return html(
        "all_figures",
        lang,
        groups=_groups(collection, figures, place, lang),
        dimensions=sorted(dimensions.items(), key=lambda pair: pair[1]),
        count=counted(len(figures), lang),
    )


def terms_html(collection: Collection, figure: Figure, lang: Lang) -> str:
    """The words to search a figure by that it does not show: unseen, there for the search alone."""
    synonyms = [dimension.terms[lang] for dimension in _split(collection, figure)]
    names = [dimension.label[lang] for dimension in _split(collection, figure)]
    themes = [theme.title[lang] for theme in themes_of(collection, figure)]
    return html("terms", lang, terms=", ".join(term for term in (*themes, *names, *synonyms) if term))


def theme_links(collection: Collection, figure: Figure, place: Place, lang: Lang) -> tuple[tuple[str, str], ...]:
    """The titles and addresses of the themes that a figure belongs to."""
    themes = themes_of(collection, figure)
    return tuple((theme.title[lang], place.to(f"{THEMES}/{theme.id}/")) for theme in themes)


def counted(number: int, lang: Lang) -> str:
    """`1 figuur`, `12 figuren`."""
    return words(lang)["count_one" if number == 1 else "count_many"].format(count=number)


def search_words(collection: Collection, figure: Figure, lang: Lang) -> str:
    """Everything that a reader may look for when it is this figure that they need, in `lang`."""
    question = collection.questions[figure.answer]
    table = question.tables[figure.table]
    shown = {code for cell in cells_of(table, figure) for code in cell.codes}
    split = _split(collection, figure)
    classes = [code.label[lang] for dimension in split for code in dimension.codes.values() if code.id in shown]
    dimensions = [f"{dimension.label[lang]} {dimension.terms[lang]}" for dimension in split]
    themes = [theme.title[lang] for theme in themes_of(collection, figure)]
    unit = collection.units[table.unit].label[lang]
    titles = [figure.title[lang], figure.subtitle[lang], question.title[lang], question.parts[figure.part].title[lang]]
    return " ".join((*titles, *dimensions, *classes, *themes, unit))


def _split(collection: Collection, figure: Figure) -> tuple[Dimension, ...]:
    table = collection.questions[figure.answer].tables[figure.table]
    return tuple(table.dimensions[name] for name in dimensions_of(figure))


def _groups(collection: Collection, figures: Iterable[Figure], place: Place, lang: Lang) -> tuple[Group, ...]:
    groups = []
    for answer, inside in groupby(figures, key=lambda figure: figure.answer):
        question = collection.questions[answer]
        entries = tuple(_entry(collection, question, figure, place, lang) for figure in inside)
        groups.append(Group(answer, question.title[lang], place.to(f"{answer}/"), entries))
    return tuple(groups)


def _entry(collection: Collection, question: Question, figure: Figure, place: Place, lang: Lang) -> Entry:
    return Entry(
        title=figure.title[lang],
        subtitle=figure.subtitle[lang],
        link=place.to_figure(figure),
        part=figure.part,
        answer=figure.answer,
        dimensions=tuple((dimension.id, dimension.label[lang]) for dimension in _split(collection, figure)),
        terms=search_words(collection, figure, lang),
        thumb=thumb(drawing(Values(collection, question, lang), figure)),
    )
