"""Drafts: what is left to fill in, and that no published page speaks of an answer that is not published."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.check.pages import Pages
from macros.faults import FILL_IN, Report
from macros.languages import LANGS, Lang
from macros.page import Page
from macros.project import QUESTION, Project
from macros.references import Place

MARKS: dict[Lang, str] = {"nl": "INVULLEN", "en": "FILL IN"}
"""Stands wherever something is left to fill in."""
_MARK = re.compile(rf"\b(?:{'|'.join(MARKS.values())})\b:? *(.*?)(?=[\"'], en: |$)")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//", re.IGNORECASE)
"""How a link begins that leads to another site."""


def check_drafts(project: Project, pages: Pages, report: Report) -> None:
    """Report every place that is left to fill in, and every page that names a draft and is none."""
    for file in _files(project):
        _check_filled(project, file, report)
    drafts = project.drafts()
    for lang in LANGS if drafts else ():
        for page in pages[lang].values():
            if Place(page.url).answer not in drafts:
                for row, answer in _named(page):
                    if answer in drafts:
                        report.add(page.file, row, "", "draft-named", answer=answer)


def _files(project: Project) -> Iterator[Path]:
    yield from (folder / QUESTION for folder in project.answers())
    yield from project.data.glob("*.yaml")
    for lang in LANGS:
        yield from project.pages(lang)


def _check_filled(project: Project, file: Path, report: Report) -> None:
    """A file that cannot be read is told elsewhere."""
    content = project.read(file, Report())
    for row, line in enumerate((content or "").splitlines(), start=1):
        if left := _MARK.search(line):
            report.add(project.name(file), row, "", FILL_IN, text=left[1].rstrip(".\"'}, ") or "…")


def _named(page: Page) -> Iterator[tuple[int, str]]:
    """The answers that a page names in macros and links to, each with the row where it does."""
    for call in page.calls:
        yield from ((call.row, name.partition("/")[0]) for name in call.named if "/" in name)
        yield from ((call.row, name) for name in call.named if call.name == "key_figures")
        yield from ((call.row, step) for name in call.named if call.name == "address" for step in name.split("/"))
    for link in page.links:
        if not _ELSEWHERE.match(link.target):
            yield from ((link.row, step) for step in re.split(r"[/?#]", link.target))
