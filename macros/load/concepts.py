"""`data/concepts.yaml` and `data/glossary.yaml`: the words that all answers share."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.faults import Report, guess
from macros.languages import LANGS, Text
from macros.limits import DEEPEST
from macros.load.document import Document, Path_, load_document, text, text_rows
from macros.model import TOTAL, Status, Term, Unit
from macros.project import CONCEPTS_FILE, Project

NO_LIMIT = "none"
"""How a unit says that its figures may be of any size."""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code of a shared list, with its parent in the whole list."""

    id: str
    label: Text
    parent: str | None
    unit: str | None
    also: tuple[str, ...] = ()
    """Other names of the class, in documents that are read for their tables."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """A dimension as all answers share it: its codes in order, or `None` for periods of time, whose names
    `pattern` may put into words (`Gestart in {}`). `terms` as in `Dimension`."""

    id: str
    label: Text
    codes: Mapping[str, CodeEntry] | None
    pattern: Text
    terms: Text

    def ancestors(self, code: str) -> tuple[str, ...]:
        """From the parent of `code` up to the root."""
        assert self.codes is not None
        found: dict[str, None] = {}
        parent = self.codes[code].parent
        while parent is not None and parent not in found:
            found[parent] = None
            parent = self.codes[parent].parent
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Concepts:
    """Everything in `concepts.yaml`, with the row of `file` where each thing stands."""

    codelists: Mapping[str, CodeList]
    units: Mapping[str, Unit]
    statuses: Mapping[str, Status]
    file: str
    rows: Mapping[Path_, int]

    def classes(self) -> tuple[Text, ...]:
        """The names of all classes of all code lists."""
        return tuple(
            code.label for codelist in self.codelists.values() if codelist.codes for code in codelist.codes.values()
        )


def load_concepts(project: Project, report: Report) -> Concepts | None:
    """The shared lists; `None`, with faults, when the file cannot be used."""
    document = load_document(project, project.root / CONCEPTS_FILE, "concepts", report)
    if document is None:
        return None
    before = len(report)
    data = document.data
    units = {key: _unit(key, entry) for key, entry in data["units"].items()}
    codelists = {key: _codelist(document, key, entry, units, report) for key, entry in data["dimensions"].items()}
    statuses = {key: _status(key, entry) for key, entry in data["statuses"].items()}
    concepts = Concepts(codelists, units, statuses, document.file, document.rows)
    return concepts if len(report) == before else None


def load_glossary(project: Project, report: Report) -> Mapping[str, Term] | None:
    """The terms by id, in the file's order; `None`, with faults, when the file cannot be used."""
    document = load_document(project, project.data / "glossary.yaml", "glossary", report)
    if document is None:
        return None
    return {
        key: Term(key, text(entry["term"]), text(entry["definition"]), text_rows(document, key, "term", "definition"))
        for key, entry in document.data.items()
    }


def _unit(key: str, entry: Mapping[str, object]) -> Unit:
    inline = entry.get("inline")
    suffix = str(entry.get("suffix", ""))
    most = "100" if suffix == "%" else NO_LIMIT
    return Unit(
        id=key,
        label=text(entry["label"]),  # type: ignore[arg-type]
        decimals=int(str(entry["decimals"])),
        suffix=suffix,
        inline=text(inline) if isinstance(inline, dict) else Text.same(""),
        minimum=_limit(str(entry.get("minimum", "0"))),
        maximum=_limit(str(entry.get("maximum", most))),
    )


def _limit(said: str) -> Decimal | None:
    return None if said == NO_LIMIT else Decimal(said)


def _status(key: str, entry: Mapping[str, object]) -> Status:
    return Status(
        id=key,
        label=text(entry["label"]),  # type: ignore[arg-type]
        explanation=text(entry["explanation"]),  # type: ignore[arg-type]
        mark=str(entry["mark"]),
        blank=entry.get("blank") == "true",
        counts_as_zero=entry.get("counts_as_zero") == "true",
        whole=entry.get("whole") != "false",
        publish=entry.get("publish") != "false",
    )


def _codelist(
    document: Document, key: str, entry: Mapping[str, object], units: Mapping[str, Unit], report: Report
) -> CodeList:
    label = text(entry["label"])  # type: ignore[arg-type]
    terms = entry.get("terms")
    synonyms = Text(*(", ".join(terms[lang]) for lang in LANGS)) if isinstance(terms, dict) else Text.same("")
    raw = entry.get("codes")
    if not isinstance(raw, dict):
        pattern = entry.get("pattern")
        return CodeList(key, label, None, text(pattern) if isinstance(pattern, dict) else Text.same("{}"), synonyms)
    codes = {}
    for code, fields in raw.items():
        default = TOTAL if TOTAL in raw and code != TOTAL else None
        parent = fields.get("parent", default)
        if parent is not None and (parent not in raw or parent == code):
            row = document.row("dimensions", key, "codes", code, "parent")
            report.add(document.file, row, "", "unknown-parent", code=code, parent=parent, guess=guess(parent, raw))
            parent = default
        unit = fields.get("unit")
        if unit is not None and unit not in units:
            row = document.row("dimensions", key, "codes", code, "unit")
            report.add(document.file, row, "", "unknown-unit", unit=unit, guess=guess(unit, units))
            unit = None
        also = tuple(name for lang in LANGS for name in fields.get("also", {}).get(lang, ()))
        codes[code] = CodeEntry(code, text(fields["label"]), parent, unit, also)
    for lang in LANGS:
        labels = Counter(code.label[lang] for code in codes.values())
        for code in codes.values():
            if labels[code.label[lang]] > 1:
                row = document.row("dimensions", key, "codes", code.id)
                report.add(document.file, row, "", "same-label", code=code.id, label=code.label[lang])
    codelist = CodeList(key, label, codes, Text.same("{}"), synonyms)
    for code in codes:
        above = codelist.ancestors(code)
        row = document.row("dimensions", key, "codes", code)
        if code in above:
            report.add(document.file, row, "", "code-circle", code=code)
        elif len(above) > DEEPEST:
            report.add(document.file, row, "", "code-deep", code=code, limit=str(DEEPEST))
    return codelist
