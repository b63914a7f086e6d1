"""What git knows of the pages: which commit changed a file last, and what another file held then.

Where there is no git, no repository or no commit, nothing is known and nothing is wrong.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FIELDS = "--format=%x01%H %cs"


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that changed a file; the newest has the lowest `order`."""

    commit: str
    date: str
    order: int


@dataclass(frozen=True, slots=True)
class History:
    """The changes of files under a folder, the newest first, by their names of today, `dirty` those that have
    changes which are in no commit; `names` what each commit called the files that were called otherwise then."""

    root: Path
    changes: Mapping[str, tuple[Change, ...]]
    dirty: frozenset[str]
    names: Mapping[str, Mapping[str, str]]

    def contents(self, wanted: Sequence[tuple[str, str]]) -> tuple[str | None, ...]:
        """For each commit and name of today what the file held then; `None` where it did not exist."""
        asked = "".join(f"{commit}:./{self.names.get(commit, {}).get(name, name)}\n" for commit, name in wanted)
        given = git(self.root, "cat-file", "--batch", stdin=asked.encode())
        return _batch(given, len(wanted)) if given is not None else (None,) * len(wanted)


def read_history(root: Path, *folders: str) -> History | None:
    """The history of the files in `folders` of a checkout; `None` where git knows none."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    log = git(root, "log", _FIELDS, "--name-status", "-M", "-z", "--relative", "--", *folders)
    status = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *folders)
    prefix = git(root, "rev-parse", "--show-prefix")
    if log is None or status is None or prefix is None:
        return None
    changes, names = _read_log(log.decode("utf-8", "replace"))
    within = prefix.decode("utf-8", "replace").strip()
    dirty = (entry[3:].removeprefix(within) for entry in status.decode("utf-8", "replace").split("\0") if entry)
    return History(root, changes, frozenset(dirty), names)


def whole_history(root: Path, *folders: str) -> History | None:
    """The same; `None` too where the checkout has only a part of it, as the oldest commit then seems to have made
    everything."""
    return None if is_cut_off(root) else read_history(root, *folders)


def is_cut_off(root: Path) -> bool:
    """Whether this is a checkout without its whole history, as `git clone --depth 1` makes."""
    said = git(root, "rev-parse", "--is-shallow-repository")
    return said is not None and said.strip() == b"true"


def _read_log(log: str) -> tuple[Mapping[str, tuple[Change, ...]], Mapping[str, Mapping[str, str]]]:
    """Changes and names from `git log`, newest first; a file that was only renamed has not changed."""
    today: dict[str, str] = {}
    changes: dict[str, list[Change]] = {}
    names: dict[str, dict[str, str]] = {}
    for order, entry in enumerate(log.split("\1")[1:]):
        head, _, rest = entry.partition("\0")
        commit, date = head.strip().split(" ")
        names[commit] = {now: then for then, now in today.items() if then != now}
        fields = iter(field.strip("\n") for field in rest.split("\0"))
        renamed: dict[str, str] = {}
        for status in fields:
            if not status:
                continue
            old = next(fields)
            new = next(fields) if status[0] in "RC" else old
            now = today.get(new, new)
            if status != "R100":
                changes.setdefault(now, []).append(Change(commit, date, order))
            if status[0] == "R":
                renamed[old] = now
        today |= renamed
    return {name: tuple(found) for name, found in changes.items()}, names


def _batch(given: bytes, count: int) -> tuple[str | None, ...]:
    """The contents that `git cat-file --batch` gives."""
    found: list[str | None] = []
    while len(found) < count and given:
        head, _, given = given.partition(b"\n")
        kind, size = head.split(b" ")[-2:] if b" " in head else (b"", b"")
        if kind != b"blob" or not size.isdigit():
            found.append(None)
            continue
        content, given = given[: int(size)], given[int(size) + 1 :]
        found.append(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    return (*found, *(None,) * (count - len(found)))


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git prints; `None` when it cannot do it. Variables of a git that runs this, as in a hook, are left out."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=quiet, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
