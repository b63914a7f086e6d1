"""What the ids on a page mean: a page of an answer speaks of that answer, other pages name it."""

from dataclasses import dataclass

from macros.addresses import known, page_of
from macros.compare import reasons
from macros.faults import FaultError, guess
from macros.languages import LANGS, Lang
from macros.model import Collection, Figure, Note, Question, Term, Theme
from macros.project import THEMES
from macros.values import Values


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in the site of its language: `a/1/` is part 1 of the answer `a`."""

    url: str

    @property
    def answer(self) -> str:
        """The first step of the address: the id of an answer, if the page is about one."""
        return self.url.strip("./").split("/")[0]

    @property
    def part(self) -> str:
        """The second step of the address: the number of a part."""
        steps = self.url.strip("./").split("/")
        return steps[1] if len(steps) > 1 else ""

    def to(self, address: str) -> str:
        """The relative address of `address` (from the root of the language) seen from this page."""
        depth = len([step for step in self.url.strip("./").split("/") if step])
        return ("../" * depth + address) or "./"

    def to_figure(self, figure: Figure) -> str:
        """The relative address of a whole figure, on the page of its part."""
        return self.to(page_of(figure))


@dataclass(frozen=True, slots=True)
class References:
    """Finds what a page at `place` names; every method raises `FaultError` for what is not there."""

    collection: Collection
    lang: Lang
    place: Place

    def question(self, answer: str = "") -> Question:
        """The question with this id, or the one that the page is about."""
        wanted = answer or self.place.answer
        questions = self.collection.questions
        if wanted in questions:
            return questions[wanted]
        if not answer:
            raise FaultError("macro-outside")
        raise FaultError("unknown-answer", answer=answer, guess=guess(answer, questions))

    def split(self, reference: str) -> tuple[Question, str]:
        """`answer/id`, or `id` on a page of the answer, as the question and the id."""
        answer, slash, name = reference.rpartition("/")
        return self.question(answer if slash else ""), name

    def figure(self, reference: str) -> tuple[Question, Figure]:
        """A figure with its question."""
        question, name = self.split(reference)
        if name not in question.figures:
            raise FaultError("unknown-figure", figure=name, guess=guess(name, question.figures))
        return question, question.figures[name]

    def side_by_side(self, references: tuple[str, ...], scale: str) -> tuple[tuple[Question, Figure], ...]:
        """Figures with their questions; `FaultError` when they must have one scale and may not."""
        if len(set(references)) < max(2, len(references)):
            raise FaultError("beside-two")
        if scale not in ("", "one"):
            raise FaultError("beside-scale", scale=scale)
        found = tuple(self.figure(reference) for reference in references)
        apart = reasons(self.collection, *(figure for _, figure in found)) if scale else ()
        if apart:
            said = {f"reasons_{lang}": " ".join(reason.sentence(lang) for reason in apart) for lang in LANGS}
            raise FaultError("not-alike", **said)
        return found

    def theme(self) -> Theme:
        """The theme that the page is about."""
        if self.place.answer != THEMES or not self.place.part:
            raise FaultError("theme-outside")
        themes = self.collection.themes
        if self.place.part not in themes:
            raise FaultError("unknown-theme", theme=self.place.part, guess=guess(self.place.part, themes))
        return themes[self.place.part]

    def note(self, reference: str) -> tuple[Question, Note]:
        """A note with its question."""
        question, name = self.split(reference)
        if name not in question.notes:
            raise FaultError("unknown-note", note=name, guess=guess(name, question.notes))
        return question, question.notes[name]

    def values(self, reference: str) -> tuple[Values, str]:
        """The figures of the question that `reference` names, and the id of the table."""
        question, name = self.split(reference)
        return Values(self.collection, question, self.lang), name

    def address(self, address: str) -> str:
        """An address from the root of the language of something that can be taken along, as it was given."""
        addresses = known(self.collection)
        if address not in addresses:
            raise FaultError("unknown-address", address=address, guess=guess(address, addresses))
        return address

    def term(self, name: str) -> Term:
        """A word of the glossary."""
        if name not in self.collection.glossary:
            known = guess(name, self.collection.glossary)
            raise FaultError("unknown-term", term=name, guess=known)
        return self.collection.glossary[name]
