"""`data/themes.yaml`: themes that bring figures of all answers together."""

from collections.abc import Iterator, Mapping
from typing import Any

from macros.faults import FaultError, Report, guess
from macros.load.concepts import Concepts
from macros.load.dimension import unknown
from macros.load.document import Document, Path_, load_document, text, text_rows
from macros.model import Question, Rule, Theme, Themes
from macros.project import THEMES_FILE, Project

INDEX = "index"
"""The page of all themes, which no theme can have as its own."""


def load_themes(
    project: Project, concepts: Concepts, questions: Mapping[str, Question], report: Report
) -> Themes | None:
    """The themes by id, in the file's order; what they name and is not there becomes a fault. `None` when the file
    cannot be used."""
    document = load_document(project, project.root / THEMES_FILE, "themes", report)
    if document is None:
        return None
    reader = _Reader(document, concepts, questions, frozenset(folder.name for folder in project.answers()), report)
    return {key: reader.theme(key, entry) for key, entry in document.data.items()}


class _Reader:
    """Reads one `themes.yaml`. Of an answer that could not be read, nothing is known and so nothing is told."""

    def __init__(
        self,
        document: Document,
        concepts: Concepts,
        questions: Mapping[str, Question],
        answers: frozenset[str],
        report: Report,
    ) -> None:
        self.document = document
        self.concepts = concepts
        self.questions = questions
        self.answers = answers
        self.report = report

    def theme(self, key: str, entry: Mapping[str, Any]) -> Theme:
        if key == INDEX:
            self.report.add(self.document.file, self.document.row(key), "", "reserved-theme", theme=key)
        rules = tuple(self._rule((key, "holds", index), raw) for index, raw in enumerate(entry["holds"]))
        rows = text_rows(self.document, key, "title", "summary")
        return Theme(key, text(entry["title"]), text(entry["summary"]), rules, self.document.row(key), rows)

    def _rule(self, path: Path_, raw: Mapping[str, Any]) -> Rule:
        rule = Rule(
            dimension=raw.get("dimension"),
            unit=raw.get("unit"),
            classes={name: tuple(codes) for name, codes in raw.get("classes", {}).items()},
            only=tuple(raw["only"]) if "only" in raw else None,
            figures=tuple(raw["figures"]) if "figures" in raw else None,
        )
        for step, fault in self._faults(rule):
            self.report.extend(fault.at(self.document.file, self.document.row(*path, step)))
        return rule

    def _faults(self, rule: Rule) -> Iterator[tuple[str, FaultError]]:
        """What is wrong with a rule, each with the key that it stands under."""
        dimensions, units = self.concepts.codelists, self.concepts.units
        if rule.unit is not None and rule.unit not in units:
            yield "unit", FaultError("unknown-unit", unit=rule.unit, guess=guess(rule.unit, units))
        named = [("dimension", rule.dimension)] if rule.dimension else []
        named += [*(("only", name) for name in rule.only or ()), *(("classes", name) for name in rule.classes)]
        for step, name in named:
            if name not in dimensions:
                yield step, FaultError("unknown-dimension", dimension=name, guess=guess(name, dimensions))
        for name, codes in rule.classes.items():
            if name in dimensions:
                faults = (unknown(dimensions[name], code) for code in codes)
                yield from (("classes", fault) for fault in faults if fault)
        for reference in rule.figures or ():
            yield from (("figures", fault) for fault in self._unknown_figure(reference))

    def _unknown_figure(self, reference: str) -> Iterator[FaultError]:
        answer, _, figure = reference.partition("/")
        if answer not in self.answers:
            yield FaultError("unknown-answer", answer=answer, guess=guess(answer, sorted(self.answers)))
        elif answer in self.questions and figure not in self.questions[answer].figures:
            figures = self.questions[answer].figures
            yield FaultError("unknown-figure", figure=figure, guess=guess(figure, figures))
