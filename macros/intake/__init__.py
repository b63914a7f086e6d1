"""From the text of an answer to draft tables: `make new FROM=answer.pdf`.

    read(path)                 -> Source    the text and the tables of a PDF, Word or text file
    propose(source, concepts)  -> Intake    a Proposal per table, and what could not be placed
    proposal.csv(last_month)   -> str       the CSV file of a table
    tables_yaml(intake, blank) -> str       the section `tables:` of question.yaml
    quoted(text)               -> str       a text as question.yaml holds it, whatever signs it has
    shown(intake, lang)        -> lines     what an editor is told of it, for the terminal

Nothing is guessed silently: what is not sure has the status `to-check`, which stops publication, and a doubt
that says why. Nothing here is imported by the check or by a page.
"""

from macros.intake.propose import propose
from macros.intake.read import read
from macros.intake.show import shown
from macros.intake.source import Grid, Line, Source
from macros.intake.tables import TO_CHECK, Cell, Intake, NewCode, Proposal
from macros.intake.write import quoted, tables_yaml

__all__ = [
    "TO_CHECK",
    "Cell",
    "Grid",
    "Intake",
    "Line",
    "NewCode",
    "Proposal",
    "Source",
    "propose",
    "quoted",
    "read",
    "shown",
    "tables_yaml",
]
