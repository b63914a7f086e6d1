"""The sheets of a workbook that hold the figures: one table each, one observation a row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from macros.export.book import Cell, Link, Number, Sheet, to_sheet, unique
from macros.export.tables import statuses_in, units_said
from macros.metadata import about_table, notes_of
from macros.model import Observation, Status, Table, Unit
from macros.notes import marked
from macros.values import Values
from macros.words import words


def table_sheet(values: Values, table: Table, name: str, numbers: Mapping[str, int]) -> Sheet:
    """A column with labels per dimension, then the value, its status and its notes; rows in the order of the data.
    Notes on the whole table are named behind its title; `numbers` are those of the notes, by id."""
    question, lang = values.question, values.lang
    said = words(lang)
    notes = [note.id for note in notes_of(question, table)]
    places = {note: marked(question, note, table) for note in notes}
    dimensions = table.dimensions.values()
    rows: list[tuple[Cell, ...]] = []
    for cell in table.cells.values():
        labels = [dimension.codes[code].label[lang] for dimension, code in zip(dimensions, cell.codes, strict=True)]
        status = values.collection.statuses[cell.status].label[lang] if cell.status else said["book_none"]
        refs = _refs(values, numbers, [note for note in notes if cell.codes in places[note]])
        rows.append((*labels, _value(values, table, cell), status, refs or said["book_none"]))
    labels_of = [dimension.label[lang] for dimension in dimensions]
    headings = unique([*labels_of, said["csv_value"], said["csv_status"], said["figure_notes"]])
    whole = _refs(values, numbers, [note for note in notes if not places[note]])
    return Sheet(
        name,
        f"{table.title[lang]} {whole}".rstrip(),
        _lines(values, table, (len(rows), len(headings)), _refs(values, numbers, notes[:1])),
        headings,
        tuple(rows),
        filtered=True,
    )


def size(values: Values, rows: int, columns: int) -> str:
    """What a sheet says first: how large its table is."""
    return words(values.lang)["book_size"].format(rows=rows, columns=columns)


def back(values: Values) -> Link:
    """The way back to the contents."""
    said = words(values.lang)
    return Link(said["book_back"], to_sheet(said["book_contents"]))


def explained(values: Values, status: Status) -> str:
    """A status as its cells show it, and what it means."""
    lang = values.lang
    label = _bracketed(status.label[lang]) if status.blank else status.label[lang]
    return f"{label}: {status.explanation[lang]}."


def pattern(value: Decimal, unit: Unit) -> str:
    """The number format of Excel that shows a value with the decimals that the source prints: `#,##0.0"%"`."""
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    suffix = unit.suffix.replace('"', "")
    return "#,##0" + ("." + "0" * decimals if decimals else "") + (f'"{suffix}"' if suffix else "")


def _value(values: Values, table: Table, cell: Observation) -> Cell:
    if cell.value is None:
        return _bracketed(values.collection.statuses[cell.status].label[values.lang])
    return Number(cell.value, pattern(cell.value, values.collection.units[table.unit_of(cell.codes)]))


def _bracketed(label: str) -> str:
    return f"[{label}]"


def _refs(values: Values, numbers: Mapping[str, int], notes: Sequence[str]) -> str:
    """The notes as a cell or a title names them: `[note 1] [note 3]`."""
    said = words(values.lang)["book_note"]
    return " ".join(_bracketed(said.format(number=numbers[note])) for note in notes)


def _lines(values: Values, table: Table, shape: tuple[int, int], note: str) -> tuple[str | Link, ...]:
    said = words(values.lang)
    found: list[str | Link] = [size(values, *shape)]
    found.append(f"{said['figure_source']}: {about_table(values, table).source}.")
    found.append(units_said(values, table))
    found += [explained(values, status) for status in statuses_in(values, table)]
    if note:
        found.append(said["book_see_notes"].format(note=note, sheet=said["figure_notes"]))
    return (*found, back(values))
