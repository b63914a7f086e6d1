"""The tables of the answer to written question 315 (2021)."""

import re
from collections.abc import Iterator

from tests.transcription import Row, Transcript, between, plain, source_text, transcript

ANSWER = "knelpuntopleidingen-2021"

FIGURE = r"\d{1,3}(?:\.\d{3})*"
PERCENT = r"\d{1,3},\d%"
AGES = ("Y_LT25", "Y25T54", "Y_GE55", "_T")
OUTCOMES = {
    "Aantal gestarte opleidingen": "started",
    "Aantal succesvol beëindigde opleidingen": "succeeded",
    "Aantal beëindigde, niet- geslaagde opleidingen": "failed",
    "Aantal beëindigde, niet geslaagde opleidingen": "failed",
    "Aantal beëindigde, vroegtijdig stopgezette opleidingen": "stopped",
}
LINES = (
    ("4a", "_T", "module 4a: beroepsgerichte doorstroomopleiding"),
    ("4a", "M", "M"),
    ("4a", "F", "V"),
    ("4b", "_T", "module 4b: beroepsgerichte opleiding"),
    ("4b", "M", "M"),
    ("4b", "F", "V"),
    ("_T", "_T", "Eindtotaal"),
)
EARLY_LEAVERS = {
    "Man": ("M", "_T"),
    "Vrouw": ("F", "_T"),
    "-25 jaar": ("_T", "Y_LT25"),
    "25 tot en met 54 jaar": ("_T", "Y25T54"),
    "55 jaar en +": ("_T", "Y_GE55"),
    "Eindtotaal": ("_T", "_T"),
}


def tables() -> dict[str, Transcript]:
    """Every table of the answer by its file name."""
    text = source_text(ANSWER)
    return {
        "trainings": transcript("period outcome module sex age", _trainings(text)),
        "early-leavers": transcript("period measure sex age", _early_leavers(text)),
        "to-work": transcript("period measure", _to_work(text)),
    }


def _trainings(text: str) -> Iterator[Row]:
    text = between(text, "1. Het aantal knelpuntopleidingen", " 2. Het aantal doorgestroomde")
    heads = "|".join(re.escape(head) for head in OUTCOMES)
    pattern = rf"({heads}) (2019|2020) -25 jaar 25 tot en met 54 jaar 55 jaar en \+ Eindtotaal"
    blocks = list(re.finditer(pattern, text))
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        body = text[block.end() : following.start() if following else None]
        outcome, period = OUTCOMES[block[1]], block[2]
        at = 0
        for module, sex, label in LINES:
            found = re.compile(rf"{re.escape(label)} ((?:{FIGURE} ?)+)").search(body, at)
            assert found, (outcome, period, label)
            at = found.end()
            printed = found[1].split()
            for age, cell in zip(AGES, _with_gap(printed), strict=True):
                status = "" if cell else "blank"
                yield Row((period, outcome, module, sex, age), plain(cell), status)


def _with_gap(printed: list[str]) -> list[str]:
    """Three figures for four columns: the gap stands where the row then adds up to its total."""
    if len(printed) == len(AGES):
        return printed
    *parts, total = printed
    assert len(parts) == 2 and sum(int(plain(part)) for part in parts) == int(plain(total))
    # The row adds up without a third class, so it alone cannot say which one is blank. In both
    # rows of the source the youngest and the oldest class of the men (27 106 6, 31 147 1) and
    # the module's column totals (33 134 6, 34 218 1) leave 0 for the women of 55 and over.
    return [*parts, "", total]


def _early_leavers(text: str) -> Iterator[Row]:
    part = between(text, "2. Het aantal doorgestroomde cursisten", "3. Het algemeen")
    blocks = re.split(r"Uitstroom stopzettingen (2019|2020) ", part)[1:]
    seen: dict[tuple[str, ...], str] = {}
    for period, body in zip(blocks[::2], blocks[1::2], strict=True):
        for label, (sex, age) in EARLY_LEAVERS.items():
            found = re.search(rf"{re.escape(label)} ({FIGURE}) ({PERCENT})", body)
            if not found:
                continue
            for measure, printed in (("count", found[1]), ("percent", found[2])):
                codes: tuple[str, ...] = (period, measure, sex, age)
                # The total stands under both tables of a year: it must be the same.
                assert seen.get(codes, plain(printed)) == plain(printed), codes
                if codes not in seen:
                    seen[codes] = plain(printed)
    for codes, value in seen.items():
        yield Row(codes, value)


def _to_work(text: str) -> Iterator[Row]:
    part = between(text, "3. Het algemeen doorstroompercentage", "4. a)")
    labels = {
        "to-work": r"Uitstroom naar werk na 3 maanden \(aantal\)",
        "closed-clusters": "Aantal afgesloten clusters",
        "percent": r"Uitstroom naar werk na 3 maanden \(%\)",
    }
    blocks = re.split(r"Uitstroom (2019|2020) Totaal ", part)[1:]
    for period, body in zip(blocks[::2], blocks[1::2], strict=True):
        for measure, label in labels.items():
            found = re.search(rf"{label} ({PERCENT}|{FIGURE})", body)
            assert found, (period, measure)
            yield Row((period, measure), plain(found[1]))
