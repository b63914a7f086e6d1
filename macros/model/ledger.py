"""What was published of an answer, and what was corrected since."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.languages import Text
from macros.model.tables import Observation

At = tuple[tuple[str, str], ...]
"""The codes of a cell with their dimensions before them, in the order of those names: tables whose dimensions changed
can be compared, and so can tables that are no more."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: the value as it is written, empty for a blank, and the status, empty for none."""

    value: str
    status: str

    @classmethod
    def of(cls, cell: Observation) -> "Content":
        return cls("" if cell.value is None else str(cell.value), cell.status)

    @classmethod
    def read(cls, text: str) -> "Content":
        """The content that `text` says: `2.3`, `blank` or `2.3 partial`."""
        first, _, rest = text.partition(" ")
        return cls(first, rest) if first[-1:].isdigit() else cls("", text)

    def __str__(self) -> str:
        return f"{self.value} {self.status}".strip()


Contents = Mapping[At, Content]
"""A table as it is published: the contents of its cells."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell before and after; `None` where it was not there."""

    at: At
    before: Content | None
    after: Content | None


@dataclass(frozen=True, slots=True)
class Version:
    """A table as it stood from `date` on (ISO 8601), by its fingerprint (see `macros.ledger.fingerprint`)."""

    date: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is published of one table now, and the versions that there have been, the oldest first; `dimensions` are
    in the order of the table."""

    table: str
    dimensions: tuple[str, ...]
    contents: Contents
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of published figures: its date (ISO 8601), its `kind` (`error` of ours, `source` corrected, new
    `method`), why it was made, and the cells that changed, by table."""

    date: str
    kind: str
    why: Text
    changes: Mapping[str, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an answer published, by table, and its corrections, the oldest first. `rows` says where something stands
    in its `file`: `tables.budget`, `corrections.0`. Empty for an answer of which nothing is recorded yet."""

    file: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
