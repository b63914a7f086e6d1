"""English pages that are older than what their Dutch twins say."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from macros.faults import Report
from macros.history import Change, read_history
from macros.languages import Lang
from macros.page import Page, read_page
from macros.project import Project


def check_age(project: Project, pages: Mapping[Lang, Mapping[str, Page]], report: Report) -> None:
    """Warn of English pages whose Dutch twin says something else than at the English page's last change.

    What a page says are its headings and its prose: not its head, its macros or how its lines are broken. A page
    with changes that are in no commit changes now.
    """
    folders = {lang: project.name(project.docs(lang)) for lang in pages}
    history = read_history(project.root, *folders.values())
    if history is None:
        return
    pairs = [
        (page, pages["en"][path], history.changes[pages["en"][path].file][0])
        for path, page in pages["nl"].items()
        if path in pages["en"] and pages["en"][path].file in history.changes.keys() - history.dirty
    ]
    before = history.contents([(last.commit, page.file) for page, _, last in pairs])
    for (page, twin, last), content in zip(pairs, before, strict=True):
        now = project.read(project.root / page.file, Report())
        rows = [] if content is None or _bare(content) == _bare(now or "") else _changed(page, content)
        if rows:
            said = ", ".join(map(str, rows[:5])) + (", …" if len(rows) > 5 else "")
            since = _since(history.changes.get(page.file, ()), last, page.file in history.dirty)
            key = "translation-old" if since else "translation-behind"
            report.warn(twin.file, 1, "", key, other=page.file, rows=said, **({"date": since} if since else {}))


def _since(changes: tuple[Change, ...], last: Change, dirty: bool) -> str:
    """The day of the first change after `last`; empty when all that changed is in no commit yet."""
    later = [change for change in changes if change.order < last.order]
    if later:
        return later[-1].date
    return "" if dirty or not changes else changes[0].date


def _bare(content: str) -> str:
    """A page without its head, macros and ends of lines: when that is the same, the page need not be read again."""
    return " ".join(re.sub(r"\A---\n.*?\n---\n|\{\{.*?\}\}", "", content, flags=re.DOTALL).split())


def _changed(page: Page, content: str) -> list[int]:
    """The rows of a page that say something else than its earlier `content` did."""
    earlier = read_page(page.file, page.path, content, Report())
    old, new = ([" ".join(block.text.split()) for block in each.prose] for each in (earlier, page))
    rows = []
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal" and page.prose:
            rows += [block.row for block in page.prose[start:end] or page.prose[max(start - 1, 0) :][:1]]
    return rows
