"""Questions with their answers, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from macros.languages import Text
from macros.model.catalogue import NONE, Catalogue
from macros.model.figures import CellRef, Figure, KeyFigure, Note, Stated
from macros.model.ledger import Ledger
from macros.model.tables import Status, Table, Unit
from macros.model.themes import Themes


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a question: its title, what its page holds, whether it was `answered` (`whole`, `partly`,
    `not`; empty when that is not said) and what is missing from the answer."""

    id: str
    title: Text
    holds: Text
    answered: str = ""
    gap: Text = NONE


@dataclass(frozen=True, slots=True)
class Same:
    """Cross-table check: the totals of these cells are equal for every class of `over` they share."""

    cells: tuple[CellRef, ...]
    over: str


@dataclass(frozen=True, slots=True)
class Percent:
    """Check of the percentages in `table`: `measure` is `part` as a percentage of `whole`. Without
    a whole, the wholes that the percentages imply must add up as the parts do."""

    table: str
    measure: str
    part: str
    whole: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A written question with its answer. `number`, `date` and `asker` are `None` where the source
    does not state them; `last_month` is the last one with figures (see `periods.month_number`). A `draft`
    is not published yet. `published` is the day on which it came onto the site (ISO 8601, empty for a draft),
    `ledger` holds what is published and what was corrected since; `data_themes` are codes of the data themes of the
    European Union."""

    id: str
    draft: bool
    published: str
    ledger: Ledger
    data_themes: tuple[str, ...]
    title: Text
    short_title: Text
    summary: Text
    number: str | None
    date: str | None
    asker: str | None
    minister: str
    minister_role: Text
    last_month: int
    parts: Mapping[str, Part]
    tables: Mapping[str, Table]
    figures: Mapping[str, Figure]
    notes: Mapping[str, Note]
    stated: Mapping[str, Stated]
    key_figures: tuple[KeyFigure, ...]
    checks: tuple[Same | Percent, ...]
    allow: tuple[str, ...]
    """Words that may stand in the texts though they hold a number."""
    file: str
    rows: Mapping[str, int]
    """The row of `file` where something stands: `notes.since-april`."""
    hide_below: int = 0
    """Counts that are more than zero and less than this are not published; 0: all are."""

    @property
    def changed(self) -> str:
        """The day of the last change of what is published (ISO 8601): a correction, else the publication."""
        return max((self.published, *(correction.date for correction in self.ledger.corrections)))


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. `rows` says where its texts stand in `glossary.yaml`: `definition.nl`."""

    id: str
    term: Text
    definition: Text
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Collection:
    """All answers, the newest first, and the words they share; `classes` are the names of all classes
    of the code lists, whether an answer uses them or not; `repeats` are the tables (`answer/table`) that repeat one of
    another answer, each with that one, whether it is there or not, so that nobody need look through all answers for
    them; `untold` are the keys of faults that mean nothing,
    since the file that would know what is meant cannot be read itself."""

    questions: Mapping[str, Question]
    units: Mapping[str, Unit]
    statuses: Mapping[str, Status]
    glossary: Mapping[str, Term]
    themes: Themes
    catalogue: Catalogue
    classes: tuple[Text, ...]
    repeats: tuple[tuple[str, str], ...] = ()
    untold: frozenset[str] = frozenset()

    def published(self) -> "Collection":
        """The same without the drafts."""
        return replace(self, questions={q.id: q for q in self.questions.values() if not q.draft})
