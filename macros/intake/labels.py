"""Labels of rows and columns, and which classes of the shared code lists they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.intake.spellings import PART, by_rule
from macros.intake.words import squeezed, stems
from macros.languages import LANGS
from macros.load.concepts import Concepts
from macros.model import TOTAL, UNKNOWN

ANY = ""
"""The dimension of a label that any dimension may have: `Totaal`, `Onbekend`."""
NONE = "?"
"""The dimension of words that are no class that is known."""
LONGEST = 9
"""Words of the longest label."""

_DENIALS = frozenset({"niet", "geen", "zonder", "not", "no", "without"})
"""Words that turn the meaning of others round."""
_TOTALS = ("totaal", "eindtotaal", "algemeen totaal", "total", "grand total", "som", "subtotaal", "samen", "totalen")
_UNKNOWNS = ("onbekend", "niet gekend", "niet bekend", "unknown", "geen gegevens")
_NAMES = {"jaar": "period", "year": "period", "kwartaal": PART, "quarter": PART, "maand": PART, "month": PART}


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a document with the class that they stand for. Without a code they name the dimension itself."""

    printed: str
    dimension: str
    code: str = ""
    sure: bool = True

    @property
    def is_class(self) -> bool:
        return bool(self.code)

    @property
    def is_total(self) -> bool:
        return self.dimension == ANY and self.code == TOTAL

    @property
    def is_words(self) -> bool:
        return self.dimension == NONE


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a document: `spaces` stand before it, `start` says that it begins a line, `stuck` that the document
    has it without a space behind a figure."""

    text: str
    row: int
    spaces: int = 1
    start: bool = False
    stuck: bool = False


class Lexicon:
    """The labels that the code lists know, in both languages and in the spellings that rules make of them."""

    def __init__(self, concepts: Concepts) -> None:
        self.concepts = concepts
        self._found: dict[str, Label | None] = {}
        self.known: dict[str, tuple[str, str]] = {}
        for dimension, codelist in concepts.codelists.items():
            for lang in LANGS if TOTAL in (codelist.codes or {}) else ():
                terms = [codelist.label[lang], *codelist.terms[lang].split(", ")]
                for name in (part for term in terms for part in (term, *term.split(" en "))):
                    self._add(name, dimension, "")
            for code in (codelist.codes or {}).values():
                if code.id not in (TOTAL, UNKNOWN):
                    for name in (*(code.label[lang] for lang in LANGS), *code.also):
                        for spelling in _spellings(name):
                            self._add(spelling, dimension, code.id)
        for word, dimension in _NAMES.items():
            self.known[squeezed(word)] = (dimension, "")
        self.known |= {squeezed(word): (ANY, TOTAL) for word in _TOTALS}
        self.known |= {squeezed(word): (ANY, UNKNOWN) for word in _UNKNOWNS}

    def _add(self, name: str, dimension: str, code: str) -> None:
        key = squeezed(name)
        if key and (code or key not in self.known):
            self.known[key] = (dimension, code)

    def label(self, printed: str) -> Label | None:
        """The label that exactly these words are; `None` when they are no one's name."""
        if printed not in self._found:
            self._found[printed] = self._label(printed)
        return self._found[printed]

    def _label(self, printed: str) -> Label | None:
        ruled = by_rule(printed)
        if ruled:
            return Label(printed, *ruled)
        first, *_, last = printed.split() * 2
        if not (squeezed(first) and squeezed(last)):
            return None  # a sign alone is no part of a name
        found = self.known.get(squeezed(printed))
        return Label(printed, *found) if found else None

    def labels(self, words: tuple[Word, ...]) -> tuple[tuple[Label, Word], ...]:
        """The labels in a run of words, each with its last word; the longest name wins, and words between names
        are a label of `NONE`."""
        found: list[tuple[Label, Word]] = []
        between: list[Word] = []
        at = 0
        while at < len(words):
            label, size = self._longest(words, at)
            if label is None:
                if between and words[at].start and words[at].text[:1].isupper():
                    found += _rest(between)  # a line that begins with a capital begins another label
                    between = []
                between.append(words[at])
                at += 1
                continue
            found += _rest(between)
            between = []
            found.append((label, words[at + size - 1]))
            at += size
        return (*found, *_rest(between))

    def _longest(self, words: tuple[Word, ...], at: int) -> tuple[Label | None, int]:
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            label = self.label(" ".join(word.text for word in words[at : at + size]))
            if label:
                return label, size
        return None, 0

    def phrase(self, text: str, dimension: str, share: bool | None = None) -> str | None:
        """The class of a dimension whose name is in a longer phrase: `Aantal gestarte opleidingen` is `started`;
        with `share` only one that is a percentage, or only one that is not."""
        inside = stems(text)
        best: list[tuple[int, str]] = []
        for code in (self.concepts.codelists[dimension].codes or {}).values():
            if share is not None and (code.unit == "percent") != share:
                continue
            names = [stems(name) for name in (*(code.label[lang] for lang in LANGS), *code.also)]
            sizes = [len(name) for name in names if name <= inside and not _DENIALS & (inside - name)]
            if sizes:
                best.append((max(sizes), code.id))
        best.sort(reverse=True)
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1]

    def phrased(self) -> Iterator[str]:
        """The dimensions that say what is counted, so that their classes stand in titles: those without a total."""
        for name, codelist in self.concepts.codelists.items():
            if codelist.codes and TOTAL not in codelist.codes:
                yield name


def _rest(words: list[Word]) -> list[tuple[Label, Word]]:
    return [(Label(" ".join(word.text for word in words), NONE), words[-1])] if words else []


def _spellings(name: str) -> Iterator[str]:
    """`X (Y)` is printed as `Y: X` too, and as `X`."""
    yield name
    if name.endswith(")") and "(" in name:
        first, _, last = name[:-1].partition("(")
        yield f"{last} {first}"
        yield first
