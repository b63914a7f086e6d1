"""Figures typed by hand. A page's numbers come from the data; what is none (see `numerals`) may be typed.

What a page needs beyond that, it lists in its head: `allow: ["VR 2022 2810"]`; an answer in its `question.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.check.numerals import ALLOWED, FIGURE, named
from macros.faults import Report
from macros.languages import LANGS, Text
from macros.model import Collection, Question
from macros.page import Block, Page
from macros.project import GLOSSARY_FILE, THEMES_FILE


@dataclass(frozen=True, slots=True)
class Allowed:
    """What excuses a number besides its own form: class names, and words listed by an editor."""

    classes: re.Pattern[str]
    words: tuple[str, ...] = ()

    def without(self, words: str) -> "Allowed":
        """The same without one of the listed words."""
        return Allowed(self.classes, tuple(other for other in self.words if other != words))


def label_numbers(collection: Collection) -> frozenset[str]:
    """The numbers in the names of classes, such as the 25 and the 59 of an age."""
    labels = (label[lang] for label in collection.classes for lang in LANGS)
    return frozenset(number for label in labels for number in re.findall(r"\b\d{1,2}\b", label))


def typed_figures(text: str, allowed: Allowed) -> Iterator[tuple[int, str]]:
    """The figures in prose that nothing excuses, each with its position in the text."""
    if not FIGURE.search(text):
        return
    for words in allowed.words:
        spaced = r"\s+".join(map(re.escape, words.split()))
        text = re.sub(rf"(?<![\w])(?<!\d[.,]){spaced}(?!\w|[.,]\d)", _blank, text)
    rest = allowed.classes.sub(_blank, ALLOWED.sub(_blank, text))
    for found in FIGURE.finditer(rest):
        yield found.start(), " ".join(found[0].split())


def _blank(found: re.Match[str]) -> str:
    """As much space with its ends of lines, so that positions stay."""
    return re.sub(r"[^\n]", " ", found[0])


def check_typed(pages: Iterable[Page], collection: Collection, report: Report) -> None:
    """Report every figure typed by hand on a page or in a text of the data; warn of what is allowed for nothing."""
    allowed = Allowed(named(label_numbers(collection)))
    for page in pages:
        words = tuple(map(str, page.meta.get("allow", [])))
        head = [
            Block(page.meta_rows.get(key, 1), str(page.meta[key]))
            for key in ("title", "description")
            if key in page.meta
        ]
        rows = [page.meta_rows.get("allow", 1)] * len(words)
        _check(page.file, (*page.prose, *head), Allowed(allowed.classes, words), rows, report)
    for question in collection.questions.values():
        rows = [question.rows[f"allow.{index}"] for index in range(len(question.allow))]
        _check(question.file, _texts(question), Allowed(allowed.classes, question.allow), rows, report)
    for theme in collection.themes.values():
        _check(THEMES_FILE, _blocks(theme.rows, title=theme.title, summary=theme.summary), allowed, [], report)
    for term in collection.glossary.values():
        _check(GLOSSARY_FILE, _blocks(term.rows, term=term.term, definition=term.definition), allowed, [], report)


def _blocks(rows: Mapping[str, int], **texts: Text) -> tuple[Block, ...]:
    """Texts by the keys that they stand under, in both languages, each at its own row."""
    return tuple(Block(rows[f"{name}.{lang}"], text[lang]) for name, text in texts.items() for lang in LANGS)


def _check(file: str, blocks: tuple[Block, ...], allowed: Allowed, rows: list[int], report: Report) -> None:
    """`rows` are those of the words that `allowed` lists."""
    for block in blocks:
        for position, figure in typed_figures(block.text, allowed):
            report.add(file, block.row_at(position), "", "typed-figure", figure=figure)
    for words, row in zip(allowed.words, rows, strict=True):
        less = allowed.without(words)
        meant = (b.text for b in blocks if words.split()[0] in b.text)
        if all(list(typed_figures(text, less)) == list(typed_figures(text, allowed)) for text in meant):
            report.warn(file, row, "", "allow-unused", words=words)


def _texts(question: Question) -> tuple[Block, ...]:
    """Every text of a question in both languages, at its own row; names in braces are left out."""
    texts: dict[str, Text] = {f"notes.{note.id}.text": note.text for note in question.notes.values()}
    for name, figure in question.figures.items():
        texts |= {f"figures.{name}.{key}": getattr(figure, key) for key in ("title", "subtitle", "source")}
    for name, table in question.tables.items():
        texts |= {f"tables.{name}.{key}": getattr(table, key) for key in ("title", "source")}
    for name, part in question.parts.items():
        texts |= {f"parts.{name}.{key}": getattr(part, key) for key in ("title", "holds")}
    texts |= {f"stated.{name}.source": stated.source for name, stated in question.stated.items()}
    texts |= {f"key_figures.{index}.label": key.label for index, key in enumerate(question.key_figures)}
    texts |= {key: getattr(question, key) for key in ("summary", "title", "short_title", "minister_role")}
    return tuple(
        Block(_row(question, place, lang), re.sub(r"\{\w+\}", " ", text[lang]))
        for place, text in texts.items()
        for lang in LANGS
    )


def _row(question: Question, place: str, lang: str) -> int:
    """The row of a text, or of the nearest thing around it where the text is made of others."""
    path = f"{place}.{lang}"
    while path not in question.rows and "." in path:
        path = path.rpartition(".")[0]
    return question.rows.get(path, 1)
