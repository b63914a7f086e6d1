"""This version against an earlier one."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from macros.faults import FaultError, Report
from macros.hide import read_publishable
from macros.languages import Lang
from macros.model import Collection
from macros.project import Project
from macros.report.compare import compare
from macros.report.files import changed_files, common_commit, unpack
from macros.report.write import Found, write


@dataclass(frozen=True, slots=True)
class _Version:
    """What could be read of a version, and the answers that could not."""

    collection: Collection | None
    unread: frozenset[str]


def since(project: Project, name: str, lang: Lang) -> str:
    """What is published here and was not, or otherwise, in the version called `name` (a branch, a tag, a commit), as
    Markdown. Of a branch it is the version from which this one set out. `FaultError` when git does not know it."""
    commit = common_commit(project.root, name)
    if commit is None:
        raise FaultError("report-unknown", name=name)
    after = _read(project)
    with tempfile.TemporaryDirectory() as folder:
        there = unpack(project.root, commit, Path(folder))
        before = _read(Project(Path(folder))) if there else _Version(None, frozenset())
    unread = tuple(sorted(before.unread | after.unread))
    answers = None
    if before.collection and after.collection:
        answers = compare(before.collection, after.collection, frozenset(unread))
    statuses = {
        **(before.collection.statuses if before.collection else {}),
        **(after.collection.statuses if after.collection else {}),
    }
    return write(Found(commit, answers, unread, changed_files(project.root, commit), statuses), lang)


def _read(project: Project) -> _Version:
    """What a version publishes: the small counts that it hides stay hidden."""
    found = read_publishable(project, Report())
    unread = frozenset(folder.name for folder in project.answers()) - set(found.questions if found else {})
    return _Version(found, unread)
