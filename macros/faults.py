"""What is wrong with the data or the pages, where, and in whose words.

    Fault        one thing that is wrong, with its place; ordered by place
    FaultError   raised where the place is not known; whoever knows it makes a Fault
    Report       collects the faults and warnings of a run, so that all are told at once

The sentences stand in `faults.yaml`, in both languages.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from itertools import islice

from macros.languages import Lang
from macros.words import fault_words

LONGEST_GUESS, MOST_GUESSES = 80, 1_000
"""Signs of a word and words that are compared for a suggestion, which takes long."""
LONGEST_SHOWN = 1_000
"""Signs of what a message repeats."""
_OWN = ("faults", "log")
"""Parameters that are made of messages."""
TURNING = "\u202a-\u202e\u2066-\u2069"
"""Signs after which a text is read in another order than it stands in, as a class of a pattern."""
UNSEEN = f"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{TURNING}"
"""Those and the signs that steer what shows a text, but for tabs and ends of lines."""
_UNSHOWN = re.compile(f"[{UNSEEN}\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault at `file`, `row` (as a spreadsheet counts: the header is row 1) and `column`.

    `key` names a sentence of `faults.yaml`, `params` (names and values) fill it; those whose names end in `_nl` and
    `_en` are words of one language, for one name without the ending.
    """

    file: str
    row: int
    column: str
    key: str
    params: tuple[tuple[str, str], ...] = ()

    def message(self, lang: Lang) -> str:
        """The sentence without the place. What it repeats of a file is made harmless for a terminal, and cut."""
        params = {name: value if name in _OWN else _shown(value) for name, value in self.params}
        params |= {name.removesuffix(f"_{lang}"): value for name, value in params.items() if name.endswith(f"_{lang}")}
        sentence = fault_words(self.key)[lang].format_map(params)
        guess = params.get("guess")
        return f"{sentence} {fault_words('guess')[lang].format(guess=guess)}" if guess else sentence

    def place(self, lang: Lang) -> str:
        """Where it is: `data/a/b.csv, row 7, column "age"`."""
        place = _shown(self.file)
        if self.row:
            place += fault_words("row")[lang].format(row=self.row)
        if self.column:
            place += fault_words("column")[lang].format(column=_shown(self.column))
        return place

    def line(self, lang: Lang) -> str:
        """Place and sentence: `data/a/b.csv, row 7, column "age": ...`."""
        return f"{self.place(lang)}: {self.message(lang)}"


def _shown(value: str) -> str:
    """What a file says as a message repeats it, in one line, as GitHub takes lines for commands: signs that steer a
    terminal, and halves of signs that nothing can print, as �."""
    cut = value if len(value) <= LONGEST_SHOWN else f"{value[: LONGEST_SHOWN - 3]}..."
    return _UNSHOWN.sub("\ufffd", cut.replace("\n", " "))


class FaultError(Exception):
    """A fault whose place the caller knows: `key` and `params` as in `Fault`."""

    def __init__(self, key: str, /, **params: str) -> None:
        self.key = key
        self.params = params
        super().__init__(key, params)

    def at(self, file: str, row: int = 0, column: str = "") -> Fault:
        """This fault, with its place."""
        return Fault(file, row, column, self.key, tuple(self.params.items()))

    def __reduce__(self) -> tuple[Callable[[], "FaultError"], tuple[()]]:
        """So that it comes whole from another process."""
        return partial(FaultError, self.key, **self.params), ()

    def __str__(self) -> str:
        return self.at("").message("en")


FILL_IN = "fill-in"
"""The key of a place where a draft is not written yet."""


class Report:
    """What was found so far, each thing once. A fault stops publication, a warning does not; those that go
    through the report, and its length, are the faults, in the order of their places."""

    def __init__(self) -> None:
        self._faults: set[Fault] = set()
        self._warnings: set[Fault] = set()

    def add(self, file: str, row: int, column: str, key: str, /, **params: str) -> None:
        """Note a fault; `params` fill its sentence, `guess` adds a suggestion."""
        self._faults.add(Fault(file, row, column, key, tuple(params.items())))

    def warn(self, file: str, row: int, column: str, key: str, /, **params: str) -> None:
        """Note what an editor should look at though it stops nothing; as `add`."""
        self._warnings.add(Fault(file, row, column, key, tuple(params.items())))

    def extend(self, *faults: Fault) -> None:
        """Note faults that have their place."""
        self._faults.update(faults)

    def soften(self, folders: tuple[str, ...] = (), keys: Set[str] = frozenset()) -> None:
        """Make warnings of the faults that stop nothing: those in files with names in `folders`, as they are not
        published, and those with one of the `keys`."""
        softer = {fault for fault in self._faults if fault.file.startswith(folders) or fault.key in keys}
        self._faults -= softer
        self._warnings |= softer

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The warnings in the order of their places; what is left to fill in, of which a draft has much, at the end."""
        return tuple(sorted(self._warnings, key=lambda found: (found.key == FILL_IN, found)))

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._faults))

    def __len__(self) -> int:
        return len(self._faults)


def guess(word: str, known: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    """The known word most like `word`, or an empty string: for a suggestion."""
    if len(word) > LONGEST_GUESS:
        return ""
    likely = [each for each in islice(known, MOST_GUESSES) if len(each) <= LONGEST_GUESS]
    matches = get_close_matches(word, likely, n=1, cutoff=0.5)
    return matches[0] if matches else ""
