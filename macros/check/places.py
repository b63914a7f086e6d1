"""What stands in `data/` and `docs/`: files and folders and nothing else, with names that every system and every
address can hold, and in `docs/` only what may be published, since all of it is."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from macros.faults import Report
from macros.ids import fits
from macros.limits import DEEPEST_FOLDER, LONGEST_NAME, MOST_FILES
from macros.project import Project

PUBLISHED = (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf")
"""Kinds of files that `docs/` may hold. What a browser would run, such as HTML and SVG, is none of them."""
_READ = (".csv", ".yaml")
"""What is read of a folder of `data/`; other files there are left alone."""
_NAME = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")


def check_places(project: Project, report: Report) -> bool:
    """Report what cannot stand where it stands. Whether the files can be read safely: if not, they are not to be."""
    before, seen = len(report), 0
    roots = (project.data, project.root / "docs")
    found: list[os.DirEntry[str]] = []
    for root in roots:
        if root.is_symlink():
            report.add(project.name(root), 0, "", "linked")
        elif root.is_dir():
            for entry in _walk(project, root, report):
                seen += 1
                if seen > MOST_FILES:
                    report.add(project.name(root), 0, "", "many-files", limit=str(MOST_FILES))
                    return False
                found.append(entry)
    safe = len(report) == before
    _check_names(project, found, report)
    return safe


def _walk(project: Project, folder: Path, report: Report) -> Iterator[os.DirEntry[str]]:
    """Files and folders below a folder; what is neither is told, and no link is followed."""
    try:
        with os.scandir(folder) as entries:
            here = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        report.add(project.name(folder), 0, "", "missing-file")
        return
    for entry in here:
        path = Path(entry.path)
        yield entry
        if entry.is_symlink():
            report.add(project.name(path), 0, "", "linked")
        elif entry.is_dir(follow_symlinks=False):
            if len(path.relative_to(project.root).parts) > DEEPEST_FOLDER:
                report.add(project.name(path), 0, "", "deep-folder", limit=str(DEEPEST_FOLDER))
            else:
                yield from _walk(project, path, report)
        elif not entry.is_file(follow_symlinks=False):
            report.add(project.name(path), 0, "", "no-file")


def _check_names(project: Project, found: list[os.DirEntry[str]], report: Report) -> None:
    """Report names that cannot be, and files that are not published. Hidden files are nothing to the site."""
    seen: dict[str, str] = {}
    for entry in found:
        path = Path(entry.path)
        steps = path.relative_to(project.root).parts
        docs = steps[0] == "docs"
        if any(step.startswith((".", "~")) for step in steps) or entry.is_symlink():
            continue
        if not docs and not (entry.is_dir() or path.suffix in _READ):
            continue
        name = project.name(path)
        if not _NAME.fullmatch(entry.name) or not fits(path.stem):
            report.add(name, 0, "", "bad-file-name", limit=str(LONGEST_NAME))
        elif docs and not entry.is_dir() and path.suffix.lower() not in PUBLISHED:
            report.add(name, 0, "", "not-published", kinds=", ".join(PUBLISHED))
        alike = unicodedata.normalize("NFC", name).casefold()
        if alike in seen:
            report.add(name, 0, "", "names-alike", other=seen[alike])
        seen.setdefault(alike, name)
