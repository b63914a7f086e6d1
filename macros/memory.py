"""What was made of answers before, kept until one of the answers that it was made of changes.

Whoever makes something is handed answers that note which of them are read; so nobody has to say what a page depends
on. What else there is (code, theme, words, shared lists) is one text, `around`, that holds for everything.
"""

import hashlib
import io
import pickle
import zipfile
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Collection as Names
from dataclasses import dataclass, replace
from pathlib import Path

from macros.cache import keep, read_kept
from macros.model import Collection, Question


class Watched(Mapping[str, Question]):
    """Answers that note in `read` the id of each that is looked at. Which there are is no secret of theirs: a `Memory`
    knows their ids, and which of them are drafts."""

    def __init__(self, questions: Mapping[str, Question], read: set[str]) -> None:
        self._questions = questions
        self._read = read

    def __getitem__(self, answer: str) -> Question:
        question = self._questions[answer]
        self._read.add(answer)
        return question

    def __contains__(self, answer: object) -> bool:
        return answer in self._questions

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


def watched(collection: Collection, read: set[str]) -> Collection:
    """The same collection, whose answers note in `read` which of them are looked at."""
    return replace(collection, questions=Watched(collection.questions, read))


@dataclass(frozen=True, slots=True)
class Memory:
    """Keeps in `folder` what is made of some answers; `around` is a digest of all else, `prints` are those of the
    answers."""

    folder: Path
    around: str
    prints: Mapping[str, str]

    @classmethod
    def of(cls, collection: Collection, folder: Path, around: str) -> "Memory":
        """A memory for things that are made of a collection."""
        ids = tuple((name, question.draft) for name, question in collection.questions.items())
        rest = digest(replace(collection, questions={}, untold=frozenset()), ids, around)
        return cls(folder, rest, {name: digest(question) for name, question in collection.questions.items()})

    def recall(self, name: str) -> bytes | None:
        """What was noted under a name when everything it was made of was as it is now; else `None`."""
        known = read_kept(self._file(name))
        if known is None:
            return None
        read = known.decode().split()
        return read_kept(self._file(name, read)) if all(answer in self.prints for answer in read) else None

    def knows(self, name: str) -> bool:
        """Whether there is something to `recall`, be it damaged."""
        known = read_kept(self._file(name))
        read = ["?"] if known is None else known.decode().split()
        return all(answer in self.prints for answer in read) and self._file(name, read).is_file()

    def files(self, name: str, read: set[str], make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        """The files that `make` gives, by address; they are made when they are not known under this name. While that
        goes on, answers note in `read` that they are looked at."""
        if (known := self.recall(name)) is not None:
            return _unpacked(known)
        read.clear()
        made = make()
        self.note(name, read, _packed(made))
        return made

    def note(self, name: str, read: Names[str], content: bytes) -> None:
        """Keep `content` under a name; these answers were `read` to make it."""
        keep(self._file(name), " ".join(sorted(read)).encode())
        keep(self._file(name, read), content)

    def _file(self, name: str, read: Names[str] | None = None) -> Path:
        of = None if read is None else [(answer, self.prints[answer]) for answer in sorted(read)]
        return self.folder / digest(self.around, name, of)


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def _unpacked(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def digest(*things: object) -> str:
    """A digest of plain data: equal data that were made in the same way have the same."""
    return hashlib.sha256(pickle.dumps(things, 5)).hexdigest()
