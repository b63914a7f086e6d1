"""What an editor is told of a document that was read."""

from collections.abc import Iterator

from macros.intake.tables import Intake
from macros.languages import Lang
from macros.words import fault_words


def shown(intake: Intake, lang: Lang) -> Iterator[str]:
    """Lines for the terminal: each table as a small grid, what is unsure, and the lines that no table took."""
    yield fault_words("intake-found")[lang].format(file=intake.source.name, tables=len(intake.proposals))
    for fault in intake.doubts:
        yield fault.line(lang)
    for line in intake.left:
        yield fault_words("intake-left")[lang].format(row=line.row, text=line.text.strip())
