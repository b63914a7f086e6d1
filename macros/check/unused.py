"""Tables and stated figures that nothing of their answer shows, names or checks."""

from collections.abc import Iterator

from macros.check.pages import Pages, all_read
from macros.faults import Report
from macros.model import Collection, Percent, Question
from macros.project import Project

_OF_TABLES = ("value", "change", "share")


def check_unused(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Warn of tables and stated figures without use; of none while a page cannot be read, which may use them."""
    if not all_read(project, pages):
        return
    on_pages = {name: set(_on_pages(pages, name)) for name in (*_OF_TABLES, "stated")}
    for question in collection.questions.values():
        shown = {table for name in _OF_TABLES for answer, table in on_pages[name] if answer == question.id}
        stated = {figure for answer, figure in on_pages["stated"] if answer == question.id}
        for kind, known, used in (
            ("tables", question.tables, shown | set(_in_answer(question)) | set(_repeated(collection, question))),
            ("stated", question.stated, stated),
        ):
            for name in known:
                if name not in used:
                    key = "table-without-use" if kind == "tables" else "stated-without-use"
                    report.warn(question.file, question.rows[f"{kind}.{name}"], "", key, name=name)


def _on_pages(pages: Pages, macro: str) -> Iterator[tuple[str, str]]:
    """The answer and the id of everything that a macro names on a page."""
    for page in pages["nl"].values():
        for _, named in page.named(macro):
            answer, _, name = named.rpartition("/")
            yield answer or page.url.partition("/")[0], name


def _in_answer(question: Question) -> Iterator[str]:
    """The tables that figures, cards, notes and checks of an answer need."""
    yield from (figure.table for figure in question.figures.values())
    yield from (key.cell.table for key in question.key_figures)
    for note in question.notes.values():
        yield from (ref.table for ref in (*note.values.values(), *note.cells))
    for check in question.checks:
        yield from (check.table,) if isinstance(check, Percent) else (cell.table for cell in check.cells)
    yield from (table.id for table in question.tables.values() if table.repeats)


def _repeated(collection: Collection, question: Question) -> Iterator[str]:
    """The tables of an answer that another one says it repeats."""
    for other in collection.questions.values():
        for table in other.tables.values():
            answer, _, name = table.repeats.partition("/")
            if answer == question.id:
                yield name
