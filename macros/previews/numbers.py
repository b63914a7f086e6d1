"""The one number that stands for an answer or a part of it where there is room for no more."""

from dataclasses import dataclass

from macros.languages import Lang
from macros.model import TOTAL, CellRef, Codes, Dimension, Figure, KeyFigure, Observation, Table
from macros.periods import Period
from macros.select import matching
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number as in a sentence (`20.624`, `3,95 miljoen euro`), what it counts, and the figure that shows it."""

    value: str
    label: str
    figure: Figure
    sentence: str


def number_sentence(label: str, value: str, lang: Lang) -> str:
    """`Opleidingen gestart in 2020: 20.624.`"""
    return words(lang)["key_number"].format(label=label[:1].upper() + label[1:], value=value)


def number_of_answer(values: Values) -> KeyNumber | None:
    """The first of the answer's key figures; without any, the number of the first part that has one."""
    question = values.question
    if question.key_figures:
        return _chosen(values, question.key_figures[0])
    return next((number for part in question.parts if (number := number_of_part(values, part))), None)


def number_of_part(values: Values, part: str) -> KeyNumber | None:
    """The first key figure that comes from a figure of the part; without any, the latest total of the first
    of its figures that has a total. `None` where there is neither: nothing is added up here."""
    question = values.question
    for key in question.key_figures:
        if question.figures[key.figure].part == part:
            return _chosen(values, key)
    figures = (figure for figure in question.figures.values() if figure.part == part)
    return next((number for figure in figures if (number := _latest_total(values, figure))), None)


def _chosen(values: Values, key: KeyFigure) -> KeyNumber:
    return _number(values, values.cell(key.cell), key.label[values.lang], values.question.figures[key.figure])


def _number(values: Values, value: str, label: str, figure: Figure) -> KeyNumber:
    return KeyNumber(value, label, figure, number_sentence(label, value, values.lang))


def _latest_total(values: Values, figure: Figure) -> KeyNumber | None:
    """The total of all that the figure shows, for the latest of the longest periods that are whole."""
    table = values.table(figure.table)
    fixed = {name: _fixed(dimension, figure) for name, dimension in table.dimensions.items() if name != "period"}
    wanted = {name: code for name, code in fixed.items() if code is not None}
    if len(wanted) < len(fixed):
        return None
    shown = (cell for cell in matching(table, figure.where) if cell.value is not None and values.is_whole(cell))
    totals = [cell for cell in shown if wanted.items() <= table.at(cell.codes).items()]
    if not totals:
        return None
    codes = max(totals, key=lambda cell: _rank(table, cell)).codes
    ref = CellRef(table.id, {name: (code,) for name, code in table.at(codes).items()})
    return _number(values, values.cell(ref), _label(values, table, codes), figure)


def _fixed(dimension: Dimension, figure: Figure) -> str | None:
    """The one class that a figure shows of a dimension, else its total; of a measure the first quantity."""
    codes = figure.where.get(dimension.id) or tuple(dimension.codes)
    if len(codes) == 1 or dimension.is_measure:
        return codes[0]
    return TOTAL if TOTAL in codes else None


def _rank(table: Table, cell: Observation) -> tuple[bool, int, int]:
    """A single period goes before several together, a year before a quarter, a late one before an early one."""
    code = table.at(cell.codes).get("period")
    if code is None:
        return (False, 0, 0)
    period = Period.parse(code)
    return ("/" not in code, period.last - period.first, period.last)


def _label(values: Values, table: Table, codes: Codes) -> str:
    """What a cell counts: its unit or measure, the classes that are no total, the period."""
    at = table.at(codes)
    classes = {name: table.dimensions[name].codes[code].label[values.lang] for name, code in at.items()}
    measures = [classes[name] for name in at if table.dimensions[name].is_measure]
    unit = values.collection.units[table.unit_of(codes)].label[values.lang]
    plain = [name for name, code in at.items() if code != TOTAL and not table.dimensions[name].is_measure]
    named = [classes[name] for name in plain if name != "period"]
    return ", ".join([*(measures or [unit]), *named, *([classes["period"]] if "period" in classes else [])])
