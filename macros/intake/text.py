"""Lines of text as words and kinds: rows that end in figures, labels, headings of parts, remarks, prose."""

import re
from dataclasses import dataclass

from macros.intake.figures import CURRENCY, YEAR, is_figure, is_none
from macros.intake.labels import LONGEST, Lexicon, Word
from macros.intake.source import Line
from macros.intake.spellings import months

_DECIMAL = re.compile(r"\d+[.,]\d+%?")
_POINTS = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b")
_MARK = re.compile(r"\s*(?:\(\*+\)|\*+)\s*")
_NUMBERING = re.compile(r"\(\d{1,2}\)\s*(?=[^\W\d]|[-<]\s*\d|\d+ )|(?<=[^\W\d])\s*\(\d{1,2}\)")
_BULLET = re.compile(r"^\s*[-•–▪]\s+")
_STUCK = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?%|\d+(?=[A-Z][a-zé]{2}))((?:(?:19|20)\d\d$)|[^\W\d].*)")
_PART = re.compile(r"^\s*(\d{1,2})\.(?=\s+\D|\s*$)\s*")
_LETTER = re.compile(r"^\s*([a-h])[).](?:\s+|$)")
_REMARK = re.compile(r"^\s*\(?\*+\)?\s*(?:=|[A-Z])|^\s*\(?\*+\)?\s*\w+\s*=")
PROSE = 11
"""Words of a line that is no label or heading of a table any more."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line. `kind`: `blank`, `part` (with its number and letter), `remark`, `prose`, `row` or `label`. `words` are
    those before its figures, `figures` the figures, `after` the words stuck behind them, `total` what "totaal" says."""

    kind: str
    line: Line
    words: tuple[Word, ...] = ()
    figures: tuple[Word, ...] = ()
    after: tuple[Word, ...] = ()
    total: str = ""
    units: tuple[str, ...] = ()
    part: str = ""
    letter: str = ""


def parsed(lines: list[Line], lexicon: Lexicon) -> tuple[Parsed, ...]:
    """Every line with its kind."""
    found: list[Parsed] = []
    in_prose = False
    plain = not any(_POINTS.search(line.text) for line in lines)
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        one = _parse(line, following, lexicon, plain)
        if one.kind == "label" and in_prose:
            one = Parsed("prose", line)
        size = len(line.text.split())
        if one.kind in ("prose", "part", "remark"):
            in_prose = (one.kind == "prose" or size >= PROSE) and not line.text.rstrip().endswith((".", ":", ";", "?"))
        else:
            in_prose = False
        found.append(one)
    return tuple(found)


def _parse(line: Line, following: str, lexicon: Lexicon, plain: bool) -> Parsed:
    text = line.text
    if not text.strip():
        return Parsed("blank", line)
    part, letter, text = _heading(text)
    words = words_of(text, line.row)
    if (part or letter) and not _is_ranked(line, words, lexicon, plain):
        return Parsed("part", line, words, part=part, letter=letter)
    if _REMARK.match(text) or not words:
        return Parsed("remark", line)
    row = _row(line, words, lexicon, plain)
    if row and not _goes_on(row, following, lexicon):
        known = any(label.is_class for label, _ in lexicon.labels(row.words))
        return row if len(row.words) < PROSE or known else Parsed("prose", line)
    if text.lstrip().startswith(("*", "(*")) and not lexicon.label(" ".join(word.text for word in words)):
        return Parsed("remark", line)
    return Parsed("prose" if _is_prose(words, lexicon) else "label", line, words)


def _is_ranked(line: Line, words: tuple[Word, ...], lexicon: Lexicon, plain: bool) -> bool:
    """Whether a line that begins with a number is a row of a ranking: `1. Limburg 1.234`."""
    row = _row(line, words, lexicon, plain) if words else None
    labels = [label for label, _ in lexicon.labels(row.words)] if row else []
    return bool(labels) and all(label.is_class and not label.dimension.startswith("period") for label in labels)


def _is_prose(words: tuple[Word, ...], lexicon: Lexicon) -> bool:
    """Whether words are a sentence: many that name no class, or an end as only sentences have."""
    if words[-1].text.endswith((".", ";", "?")) and len(words) > 2:
        return True
    if len(words) < PROSE:
        return False
    unknown = [label for label, _ in lexicon.labels(words) if label.is_words]
    return sum(len(label.printed.split()) for label in unknown) * 2 >= PROSE


def _heading(text: str) -> tuple[str, str, str]:
    part = _PART.match(text)
    rest = text[part.end() :] if part else text
    letter = _LETTER.match(rest)
    return part[1] if part else "", letter[1] if letter else "", rest[letter.end() :] if letter else rest


def words_of(text: str, row: int) -> tuple[Word, ...]:
    """The words of a line, without marks of remarks and numbering, and apart where the document lost a space."""
    plain = _NUMBERING.sub("", _BULLET.sub("", _MARK.sub(" ", text.replace("\u00a0", " "))))
    found: list[Word] = []
    for match in re.finditer(r"( *)\t*(\S+)", plain):
        spaces, word = len(match[1]), match[2]
        stuck = _STUCK.fullmatch(word)
        first = not found
        if stuck:
            found.append(Word(stuck[1], row, spaces, first))
            found.append(Word(stuck[2], row, 0, False, True))
        else:
            found.append(Word(word, row, spaces, first))
    return tuple(found)


def _row(line: Line, words: tuple[Word, ...], lexicon: Lexicon, plain: bool) -> Parsed | None:
    """The line as a row of figures; `None` when it does not end in figures. In a `plain` text a year may be one."""
    cut = next((index for index, word in enumerate(words) if word.stuck), len(words))
    body, after = words[:cut], words[cut:]
    total = ""
    if _has_total(body):
        total, body = body[-1].text, body[:-2]
    figures: list[Word] = []
    units: list[str] = []
    while body and (_counts(body, figures, plain) or body[-1].text.casefold() in CURRENCY):
        if _counts(body, figures, plain):
            figures.insert(0, body[-1])
        else:
            units.append(body[-1].text)
        body = body[:-1]
    if not figures or (body and body[-1].text.casefold() in ("nr.", "nr", "artikel", "blz.", "pagina")):
        return None
    while size := _belongs(lexicon, body, figures):
        body, figures = (*body, *figures[:size]), figures[size:]
    if not any(is_figure(word.text) or YEAR.fullmatch(word.text) for word in figures):
        return None
    return Parsed("row", line, body, tuple(figures), after, total, tuple(units))


def _belongs(lexicon: Lexicon, body: tuple[Word, ...], figures: list[Word]) -> int:
    """How many of the first figures end the label before them: `kwartaal 1`, `25 tot en met 54`, `25 - 54`."""
    for more in range(min(3, len(figures)), 0, -1):
        for size in range(min(LONGEST, len(body)), -1 if more > 1 else 0, -1):
            words = (*body[len(body) - size :], *figures[:more])
            label = lexicon.label(" ".join(word.text for word in words))
            if label and label.is_class and label.dimension:
                return more
    return 0


def _counts(body: tuple[Word, ...], figures: list[Word], plain: bool) -> bool:
    """Whether the last word is a figure; in a text without points between thousands a year beside one is too."""
    if is_figure(body[-1].text) or is_none(body[-1].text):
        return True
    beside = bool(figures) or (len(body) > 1 and is_figure(body[-2].text))
    return plain and beside and len(body) > 1 and bool(YEAR.fullmatch(body[-1].text))


def _has_total(words: tuple[Word, ...]) -> bool:
    """Whether a row ends in the total of its group: `59.188 totaal 214.532`."""
    texts = [word.text for word in words[-3:]]
    return (
        len(texts) == 3 and is_figure(texts[0]) and texts[1].casefold() in ("totaal", "total") and is_figure(texts[2])
    )


def _goes_on(row: Parsed, following: str, lexicon: Lexicon) -> bool:
    """Whether the last figure is a word of a label that goes on in the next line: `na 3 / maanden`."""
    last = row.figures[-1].text
    if len(row.figures) > 1 or not row.words or len(last) > 2 or not following[:1].islower():
        return False
    words = words_of(following, 0)
    return not any(is_figure(word.text) for word in words) and lexicon.label(following.strip()) is None


def has_figures(line: Line) -> bool:
    """Whether a line that no table took may hold a figure that belongs in one: not only years, dates and numbering."""
    named = months()
    words = [word.strip("().,;:") for word in _heading(line.text)[2].split()]
    if any(_DECIMAL.fullmatch(word) for word in words):
        return True
    for index, word in enumerate(words):
        following = words[index + 1].casefold() if index + 1 < len(words) else ""
        counts = len(word) > 2 or following in CURRENCY or (index > 0 and words[index - 1] == "€")
        if counts and is_figure(word) and not YEAR.fullmatch(word) and following not in named:
            return True
    return False
