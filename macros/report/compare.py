"""What differs between two versions of what is published: answers, tables, cells, words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.languages import Text
from macros.ledger import changes, contents
from macros.model import Change, Collection, Question, Table


@dataclass(frozen=True, slots=True)
class TableChange:
    """Cells of a table that say something else; `before` or `after` is `None` for a table that was or is not there."""

    before: Table | None
    after: Table | None
    cells: tuple[Change, ...]

    @property
    def table(self) -> Table:
        """The table as it is, or as it was when it is gone."""
        found = self.after or self.before
        assert found
        return found


@dataclass(frozen=True, slots=True)
class WordChange:
    """A text that says something else; `None` where there was, or is, no such text. `of` says which it is as its file
    does: `notes.since-april`; the names of classes `tables.by-sex.sex.M`."""

    of: str
    before: Text | None
    after: Text | None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """What changed of an answer; `before` or `after` is `None` for one that was or is not published."""

    before: Question | None
    after: Question | None
    tables: tuple[TableChange, ...]
    words: tuple[WordChange, ...]

    @property
    def answer(self) -> Question:
        """The answer as it is, or as it was when it is gone."""
        found = self.after or self.before
        assert found
        return found


def compare(before: Collection, after: Collection, unread: frozenset[str] = frozenset()) -> tuple[AnswerChange, ...]:
    """The answers of which something changed, those that went at the end. Drafts are not published: they count as not
    there. Nothing is said of the answers `unread`, which one of the versions has and cannot be read."""
    was, now = (version.published().questions for version in (before, after))
    both = (_answer(was.get(id_), now.get(id_)) for id_ in _all(was, now) if id_ not in unread)
    return tuple(answer for answer in both if not (answer.before and answer.after) or answer.tables or answer.words)


def _answer(before: Question | None, after: Question | None) -> AnswerChange:
    was, now = (question.tables if question else {} for question in (before, after))
    tables = (_table(was.get(id_), now.get(id_)) for id_ in _all(was, now))
    said, says = (dict(_words(question)) if question else {} for question in (before, after))
    words = () if before is None or after is None else tuple(_differing(said, says))
    return AnswerChange(before, after, tuple(table for table in tables if _has_changed(table)), words)


def _table(before: Table | None, after: Table | None) -> TableChange:
    was, now = (contents(table) if table else {} for table in (before, after))
    return TableChange(before, after, changes(was, now))


def _has_changed(table: TableChange) -> bool:
    return bool(table.cells) or table.before is None or table.after is None


def _words(question: Question) -> Iterator[tuple[str, Text]]:
    """Every text of an answer that gives its figures their meaning, and where it stands."""
    yield from (("title", question.title), ("short_title", question.short_title), ("summary", question.summary))
    for part in question.parts.values():
        yield from ((f"parts.{part.id}.title", part.title), (f"parts.{part.id}.holds", part.holds))
    for table in question.tables.values():
        at = f"tables.{table.id}"
        yield from ((f"{at}.title", table.title), (f"{at}.source", table.source))
        yield (f"{at}.unit", Text.same(table.unit))
        for dimension in table.dimensions.values():
            yield (f"{at}.{dimension.id}", dimension.label)
            for code in dimension.codes.values():
                yield (f"{at}.{dimension.id}.{code.id}", code.label)
    for note in question.notes.values():
        yield (f"notes.{note.id}", note.text)
    for stated in question.stated.values():
        yield (f"stated.{stated.id}", Text.same(f"{stated.value:f} {stated.unit}"))
    for figure in question.figures.values():
        at = f"figures.{figure.id}"
        yield from ((f"{at}.title", figure.title), (f"{at}.subtitle", figure.subtitle))


def _differing(before: Mapping[str, Text], after: Mapping[str, Text]) -> Iterator[WordChange]:
    for of in _all(before, after):
        if before.get(of) != after.get(of):
            yield WordChange(of, before.get(of), after.get(of))


def _all(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of both, those that went at the end."""
    return tuple(dict.fromkeys((*after, *before)))
