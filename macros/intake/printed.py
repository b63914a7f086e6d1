"""A table as it is printed: rows of figures with the labels around them, not yet put in place."""

from dataclasses import dataclass

from macros.intake.labels import Label


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, with the number of spaces before it; empty text where a cell is known to be blank."""

    text: str
    spaces: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `before` are labels that stand between it and the row above, `own` those on it; `total` is a figure that
    the row ends in behind the word "totaal"; `inline` says that its label is on the line of its figures."""

    row: int
    figures: tuple[Figure, ...]
    own: tuple[Label, ...] = ()
    before: tuple[Label, ...] = ()
    total: str = ""
    inline: bool = True


@dataclass(frozen=True, slots=True)
class Printed:
    """A table. `place` is the part of the answer it stands in (`1a`), `title` the words over it, `heads` the labels
    over its columns in order (empty when they are not known), `names` the dimensions that its heading names, `fixed`
    labels that hold for the whole table, `after` those under its last row."""

    place: str
    title: str
    rows: tuple[Row, ...]
    heads: tuple[tuple[Label, ...], ...] = ()
    names: tuple[str, ...] = ()
    fixed: tuple[Label, ...] = ()
    after: tuple[Label, ...] = ()
    heading: str = ""
    """The words behind the number of the part."""
    extra: str = ""
    """Words of the table that say something of its unit, such as `mio`."""
