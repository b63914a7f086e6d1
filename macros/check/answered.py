"""What `answered` says of a part, against the page of that part."""

from macros.check.pages import Pages
from macros.faults import Report
from macros.model import Question

SECTION = "unanswered"
"""The id of the section of a page that says what was not answered."""


def check_answered(pages: Pages, question: Question, report: Report) -> None:
    """Report parts that were not wholly answered and do not say what is missing, here or on their pages. A part of
    which `answered` says nothing needs neither."""
    for part in question.parts.values():
        if part.answered not in ("partly", "not"):
            continue
        row = question.rows[f"parts.{part.id}.answered"]
        if not part.gap["nl"]:
            report.add(question.file, row, "", "answered-gap", part=part.id)
        page = pages["nl"].get(f"{question.id}/{part.id}.md")  # both languages have the same sections
        if page and SECTION not in page.ids:
            report.add(page.file, 0, "", "answered-section", part=part.id, id=SECTION)
