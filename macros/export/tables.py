"""A table as a CSV file to publish, and what each of its columns holds."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from macros.harmless import harmless
from macros.languages import Lang
from macros.model import VALUE, Code, Codes, Dimension, Status, Table, Unit
from macros.values import Values
from macros.words import words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published CSV file: its name in the first row, its title and a sentence that says what it holds.
    `classes` are the codes that a column of codes can have, with their labels, in order."""

    name: str
    title: str
    holds: str
    classes: tuple[tuple[str, str], ...] = ()


def table_csv(table: Table, statuses: Mapping[str, Status], lang: Lang) -> str:
    """Columns `<dimension>` and `<dimension>_label` for each dimension, then `value`, `status` and
    `status_label`; rows in the order of the data. A blank of the source is an empty `value` with its status. A label
    that a spreadsheet would run has an apostrophe before it (see `harmless`)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = [column for name in table.dimensions for column in (name, f"{name}_label")]
    writer.writerow([*header, "value", "status", "status_label"])
    for cell in table.cells.values():
        row: list[str] = []
        for dimension, code in zip(table.dimensions.values(), cell.codes, strict=True):
            row += [code, harmless(dimension.codes[code].label[lang])]
        label = harmless(statuses[cell.status].label[lang]) if cell.status in statuses else cell.status
        writer.writerow([*row, "" if cell.value is None else str(cell.value), cell.status, label])
    return out.getvalue()


def columns(values: Values, table: Table) -> tuple[Column, ...]:
    """The columns of the CSV file of a table, in order."""
    lang, w = values.lang, words(values.lang)
    found: list[Column] = []
    for dimension in table.dimensions.values():
        title = dimension.label[lang]
        classes = tuple((code.id, code.label[lang]) for code in dimension.codes.values())
        sums = sums_of(dimension)
        holds = (w["csv_code"], *([w["csv_sums"].format(codes=", ".join(sums))] if sums else []))
        found.append(Column(dimension.id, title, " ".join(holds), classes))
        found.append(_words_of(found[-1], lang))
    found.append(Column(VALUE, w["csv_value"], f"{w['csv_value_holds']} {units_said(values, table)}"))
    statuses = tuple((status.id, status.label[lang]) for status in statuses_in(values, table))
    found.append(Column("status", w["csv_status"], w["csv_status_holds"], statuses))
    return (*found, _words_of(found[-1], lang))


def sums_of(dimension: Dimension) -> Codes:
    """The classes that are the sum of others, in order: what must not be added to its parts."""
    leaves = dimension.leaves()
    return tuple(code for code in dimension.codes if code not in leaves)


def statuses_in(values: Values, *tables: Table) -> tuple[Status, ...]:
    """The statuses that cells of the tables have, in the order of `concepts.yaml`."""
    used = {cell.status for table in tables for cell in table.cells.values()}
    return tuple(status for status in values.collection.statuses.values() if status.id in used)


def unit_of(values: Values, table: Table, code: Code) -> Unit:
    """The unit of a class of a measure."""
    return values.collection.units[code.unit or table.unit]


def units_in(values: Values, table: Table) -> tuple[Unit, ...]:
    """The units of the figures of a table, in the order of `concepts.yaml`."""
    used = {table.unit_of(codes) for codes in table.cells}
    return tuple(unit for unit in values.collection.units.values() if unit.id in used)


def units_said(values: Values, table: Table) -> str:
    """The unit of a table as a sentence, or the unit of each class of its measure."""
    lang = values.lang
    if table.measure is None:
        said = values.collection.units[table.unit].label[lang]
    else:
        each = words(lang)["csv_unit_each"]
        said = "; ".join(
            each.format(name=code.label[lang], unit=unit_of(values, table, code).label[lang])
            for code in table.measure.codes.values()
        )
    return words(lang)["csv_unit"].format(unit=said)


def _words_of(column: Column, lang: Lang) -> Column:
    """The column that says in words what the codes of another one mean."""
    w = words(lang)
    title = w["csv_label"].format(name=column.title)
    return Column(f"{column.name}_label", title, w["csv_label_holds"].format(column=column.name))
