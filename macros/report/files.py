"""Which files differ from a commit, as git tells it, and the files of that commit."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from macros.history import git

Kind = Literal["added", "removed", "changed"]
_KINDS: dict[str, Kind] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs, by its path from the root."""

    kind: Kind
    name: str

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site."""
        return self.name.startswith("docs/") and self.name.endswith(".md")


def common_commit(root: Path, since: str) -> str | None:
    """The commit on which both this version and `since` are built, in full; `None` when git does not know `since`."""
    named = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    if named is None:
        return None
    commit = named.decode().strip()
    shared = git(root, "merge-base", "HEAD", commit)
    return shared.decode().strip() if shared else commit


def changed_files(root: Path, commit: str) -> tuple[FileChange, ...]:
    """The files that this folder, with what is in no commit yet, has otherwise than a commit, by name."""
    diff = git(root, "diff", "--no-ext-diff", "--name-status", "--no-renames", "-z", "--relative", commit, "--") or b""
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    fields = iter(diff.decode("utf-8", "replace").split("\0"))
    found = [FileChange(_KINDS.get(kind, "changed"), next(fields)) for kind in fields if kind]
    found += (FileChange("added", name) for name in new.decode("utf-8", "replace").split("\0") if name)
    return tuple(sorted(found, key=lambda file: file.name))


def unpack(root: Path, commit: str, folder: Path) -> bool:
    """Put the `data/` of a commit into an empty folder, files only; `False` when git cannot give it."""
    packed = git(root, "archive", "--format=tar", commit, "data")
    if packed is None:
        return False
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, members=_plain(archive), filter="data")
    return True


def _plain(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """What is a file or a folder: a link could lead out of the archive."""
    return (member for member in archive if member.isfile() or member.isdir())
