"""What the site publishes, as plain frozen data.

    Collection  ->  Question  ->  Table  ->  Observation
                              ->  Figure ->  Chart, Layout
                              ->  Part, Note, KeyFigure, Stated
                ->  Theme    ->  Rule
                ->  Catalogue

Nothing here reads a file, knows a language or changes after it is made.
"""

from macros.model.catalogue import Catalogue, Licence
from macros.model.figures import CellRef, Chart, Figure, KeyFigure, Layout, Note, Stated
from macros.model.questions import Collection, Correction, Part, Percent, Question, Same, Term
from macros.model.tables import (
    HIDDEN,
    TOTAL,
    UNKNOWN,
    VALUE,
    Code,
    Codes,
    Dimension,
    Observation,
    Selection,
    Status,
    Table,
    Unit,
)
from macros.model.themes import Rule, Theme, Themes

__all__ = [
    "HIDDEN",
    "TOTAL",
    "UNKNOWN",
    "VALUE",
    "Catalogue",
    "CellRef",
    "Chart",
    "Code",
    "Codes",
    "Collection",
    "Correction",
    "Dimension",
    "Figure",
    "KeyFigure",
    "Layout",
    "Licence",
    "Note",
    "Observation",
    "Part",
    "Percent",
    "Question",
    "Rule",
    "Same",
    "Selection",
    "Stated",
    "Status",
    "Table",
    "Term",
    "Theme",
    "Themes",
    "Unit",
]
