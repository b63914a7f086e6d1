"""Everything that must hold of a `Collection` and of the pages that use it.

places    files and folders where they may stand
printed   figures against the printed text of the answer
repeats   figures that two answers give
sums      totals against their parts, as the code trees say
across    totals of one table against those of another
hide      small numbers, by the rule of an answer: from here on, nothing knows the figures that are not published
looked    cells that a person must look at before they are published
dates     the last month with figures against the periods of the tables
percents  percentages against the numbers they were computed from
explained what notes explain is there
answered  parts that were not answered say what is missing
notes     notes name existing figures, and something uses them
figures   charts and tables of figures can be made
pages     both languages alike, macros that work
age       English pages that are older than their Dutch twins
links     links and pictures lead somewhere
menu      every page can be reached
catalogue who publishes and where a mistake is reported are pages
themes    every theme has figures and a page
unused    tables and figures of a sentence that nothing uses
typed     no figure typed by hand
drafts    what is left to fill in, no page that names an answer that is not published
ledger    no published figure changes without a word
"""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.check.across import check_across
from macros.check.age import check_age
from macros.check.answered import check_answered
from macros.check.catalogue import check_catalogue
from macros.check.dates import check_dates
from macros.check.drafts import check_drafts
from macros.check.explained import ADDS_UP, DIFFERS, NOT_PRINTED, Cells, Settled, check_explained, explained
from macros.check.figures import check_figures
from macros.check.ledger import check_ledger
from macros.check.links import check_links
from macros.check.looked import check_looked
from macros.check.menu import check_menu
from macros.check.notes import check_notes
from macros.check.pages import check_pages, read_pages
from macros.check.percents import check_percents
from macros.check.places import check_places
from macros.check.printed import check_printed
from macros.check.repeats import check_repeats
from macros.check.sums import check_sums
from macros.check.themes import check_themes
from macros.check.typed import check_typed
from macros.check.unused import check_unused
from macros.faults import Report
from macros.load import collection
from macros.model import Collection, Question, Status
from macros.project import Project


@dataclass(frozen=True, slots=True)
class Checked:
    """What an editor wrote, with all figures, and what may be published of it."""

    written: Collection
    published: Collection


def check(project: Project, report: Report) -> Collection | None:
    """Load everything and check everything; what is wrong goes into `report`.

    Returns what could be loaded, without the figures that are hidden; `None` when nothing could, as when links or
    pipes stand between the files. It is fit to publish only when the report is empty. What is wrong with a draft is a
    warning, as it is not published.
    """
    checked = check_written(project, report)
    return checked.published if checked else None


def check_written(project: Project, report: Report) -> Checked | None:
    """The same, with the figures that are hidden too: for what is told to an editor, and never for the site."""
    checked = _check(project, report)
    report.soften(project.draft_folders())
    return checked


def check_arithmetic(question: Question, statuses: Mapping[str, Status], report: Report, settled: Settled) -> Cells:
    """Report every sum, repeated total and percentage that does not hold, unless it is settled.

    Returns the cells of those that do not hold.
    """
    wrong = (check_sums(table, statuses, report, settled) for table in question.tables.values())
    return frozenset().union(*wrong, check_across(question, report, settled), check_percents(question, report, settled))


def _check(project: Project, report: Report) -> Checked | None:
    from macros.hide import publishable  # it uses parts of this package
    from macros.hide.texts import check_hidden

    loaded = collection(project, report) if check_places(project, report) else None
    if loaded is None:
        return None
    broken = frozenset(folder.name for folder in project.answers()) - set(loaded.questions)
    differ = check_repeats(loaded, broken, report)
    for question in loaded.questions.values():
        for table in question.tables.values():
            check_looked(table, loaded.statuses, report)
        check_dates(question, report)
        doubted = check_printed(project, question, report)
        odd = check_arithmetic(question, loaded.statuses, report, Settled(doubted, explained(question, ADDS_UP)))
        check_explained(question, {NOT_PRINTED: doubted, ADDS_UP: odd, DIFFERS: differ[question.id]}, report)
    shown = publishable(loaded, report)
    check_hidden(loaded, shown, report)
    _check_shown(project, shown, report)
    return Checked(loaded, shown)


def _check_shown(project: Project, loaded: Collection, report: Report) -> None:
    """Check figures, notes and pages with what they may show."""
    check_figures(loaded, report)
    pages = read_pages(project, report)
    check_pages(project, pages, loaded, report)
    check_age(project, pages, report)
    check_links(project, pages, loaded, report)
    check_menu(project, pages, report)
    check_catalogue(project, pages, loaded.catalogue, report)
    check_notes(project, pages, loaded, report)
    check_themes(project, pages, loaded, report)
    check_drafts(project, pages, report)
    check_unused(project, pages, loaded, report)
    check_typed((page for by_path in pages.values() for page in by_path.values()), loaded, report)
    for question in loaded.questions.values():
        check_answered(pages, question, report)
        check_ledger(question, report)


__all__ = ["check"]
