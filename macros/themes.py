"""Which figures belong to which theme, as the rules of `data/themes.yaml` say and the data show."""

from macros.classes import span
from macros.model import Codes, Collection, Figure, Rule, Table, Theme
from macros.select import matching


def figures_of(collection: Collection, theme: Theme) -> tuple[Figure, ...]:
    """The figures of a theme, by answer and in the order of its parts."""
    return tuple(figure for figure in all_figures(collection) if _holds(collection, theme, figure))


def themes_of(collection: Collection, figure: Figure) -> tuple[Theme, ...]:
    """The themes that a figure belongs to, in the order of `themes.yaml`."""
    themes = collection.themes.values()
    return tuple(theme for theme in themes if _holds(collection, theme, figure))


def all_figures(collection: Collection) -> tuple[Figure, ...]:
    """Every figure of every answer."""
    return tuple(figure for question in collection.questions.values() for figure in question.figures.values())


def dimensions_of(figure: Figure) -> tuple[str, ...]:
    """The dimensions that a figure splits its numbers by, in its chart or in its table."""
    shown = dict.fromkeys((*figure.chart.dimensions(), *figure.layout.rows, *figure.layout.columns))
    return tuple(name for name in shown if len(figure.where.get(name, ())) != 1)


def _holds(collection: Collection, theme: Theme, figure: Figure) -> bool:
    return any(_meant(collection, rule, figure) for rule in theme.holds)


def _meant(collection: Collection, rule: Rule, figure: Figure) -> bool:
    table = collection.questions[figure.answer].tables[figure.table]
    shown = dimensions_of(figure)
    return (
        (rule.dimension is None or rule.dimension in shown)
        and (rule.only is None or set(shown) <= set(rule.only))
        and (rule.figures is None or f"{figure.answer}/{figure.id}" in rule.figures)
        and (rule.unit is None or any(table.unit_of(cell.codes) == rule.unit for cell in matching(table, figure.where)))
        and all(_shows(table, figure, name, codes) for name, codes in rule.classes.items())
    )


def _shows(table: Table, figure: Figure, name: str, wanted: Codes) -> bool:
    if name not in table.dimensions:
        return False
    position = table.position(name)
    shown = {cell.codes[position] for cell in matching(table, figure.where) if cell.value is not None}
    return any(code in wanted or any(_same_time(code, other) for other in wanted) for code in shown)


def _same_time(code: str, other: str) -> bool:
    one, two = span(code), span(other)
    return bool(one and two and one.unit == "period" and one.overlaps(two))
