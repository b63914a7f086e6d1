"""Which class of each dimension a row stands for, when a label stands beside a group of rows and not on each."""

from collections import Counter
from dataclasses import dataclass

from macros.intake.labels import ANY, Label
from macros.intake.printed import Printed, Row
from macros.intake.spellings import PART
from macros.model import TOTAL, UNKNOWN


@dataclass(frozen=True, slots=True)
class Placing:
    """A row with the code of each dimension; `sure` is false when its group was inferred and not proved."""

    row: Row
    at: dict[str, str]
    sure: bool = True
    group_total: bool = False
    """Whether it is the total of some rows above it, which the code list must name."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """The rows of a table in place: `inner` is the dimension of its rows, `outers` those of the groups around them;
    `lost` says how often the rows repeat without a label that tells them apart."""

    rows: tuple[Placing, ...]
    inner: str
    outers: tuple[str, ...]
    lost: int = 0


def grouped(table: Printed, taken: frozenset[str]) -> Grouped:
    """The rows of a table with their classes; `taken` are the dimensions of its columns."""
    inner = _inner(table)
    outers = _outers(table, inner, taken)
    kinds = [_kind(row, inner) for row in table.rows]
    cycles = _cycles(table.rows, kinds, inner)
    at: list[dict[str, str]] = [{} for _ in table.rows]
    sure = [True] * len(table.rows)
    for index, (row, kind) in enumerate(zip(table.rows, kinds, strict=True)):
        if kind == "inner":
            label = _own(row, inner)
            at[index][inner] = label.code
            sure[index] = label.sure
    labelled = 0
    for outer in outers:
        codes, certain = _spread(table, kinds, cycles, inner, outer)
        labelled = max(labelled, len(set(codes)))
        for index, code in enumerate(codes):
            if code:
                at[index][outer] = code
            sure[index] = sure[index] and (certain or kinds[index] == "outer")
    group_totals = _totals(table, kinds, cycles, inner, outers, at)
    lost = len(cycles) if len(cycles) > 1 and labelled < 2 else 0
    if lost:
        sure = [False] * len(sure)
        for number, (first, last) in enumerate(cycles, start=1):
            for index in range(first, last + 1):
                at[index]["group"] = f"group-{number}"
    rows = tuple(Placing(row, at[index], sure[index], index in group_totals) for index, row in enumerate(table.rows))
    return Grouped(rows, inner, (*outers, "group") if lost else outers, lost)


def _inner(table: Printed) -> str:
    """The dimension of most rows: that of their last label."""
    found: Counter[str] = Counter()
    for row in table.rows:
        classes = [label.dimension for label in row.own if label.is_class and label.dimension != ANY]
        if classes:
            found[classes[-1]] += 1
    return found.most_common(1)[0][0] if found else ANY


def _outers(table: Printed, inner: str, taken: frozenset[str]) -> tuple[str, ...]:
    labels = [label for row in table.rows for label in (*row.before, *row.own)]
    labels += [*table.fixed, *table.after]
    found = dict.fromkeys(label.dimension for label in labels if label.is_class)
    return tuple(name for name in found if name not in (inner, ANY) and name not in taken)


def _own(row: Row, dimension: str) -> Label:
    """The label of a row in a dimension; "onbekend" may be of any."""
    own = [label for label in row.own if label.is_class]
    for label in reversed(own):
        if label.dimension == dimension or (label.dimension == ANY and label.code == UNKNOWN):
            return label
    return Label("", dimension)


def _kind(row: Row, inner: str) -> str:
    """`inner` for a row of a class, `total` for one of a total, `outer` for one that only names its group."""
    if any(label.is_total for label in row.own):
        return "total"
    return "inner" if _own(row, inner).code else "outer"


def _cycles(rows: tuple[Row, ...], kinds: list[str], inner: str) -> list[tuple[int, int]]:
    """The first and last row of every group: a class that was there already begins another, and so does a quarter
    or month that comes before one that was there."""
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for index, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind != "inner":
            continue
        code = _own(row, inner).code
        back = inner == PART and any(code < other for other in seen)
        if not found or code in seen or back:
            found.append((index, index))
            seen = set()
        seen.add(code)
        found[-1] = (found[-1][0], index)
    return found


def _spread(
    table: Printed, kinds: list[str], cycles: list[tuple[int, int]], inner: str, outer: str
) -> tuple[list[str], bool]:
    """The code of a dimension of groups for every row, empty for totals, and whether that is certain."""
    size = len(table.rows)
    explicit = [_code(row.own, outer) for row in table.rows]
    constant = _code(table.fixed, outer)
    if constant:
        return [constant] * size, True
    if all(code or kind == "total" for code, kind in zip(explicit, kinds, strict=True)):
        return explicit, True
    marks: list[tuple[int, str]] = []
    for index, row in enumerate(table.rows):
        marks += [(index, label.code) for label in (*row.before, *row.own) if label.dimension == outer]
    marks += [(size, label.code) for label in table.after if label.dimension == outer]
    marks = [mark for place, mark in enumerate(marks) if not place or marks[place - 1][1] != mark[1]]
    if len(marks) == 1:
        return [marks[0][1]] * size, marks[0][0] == 0 or len(cycles) < 2
    codes = [""] * size
    if len(marks) == len(cycles):
        ends = [-1, *(last for _, last in cycles)]
        starts_after = [*(first for first, _ in cycles[1:]), size]
        # each stands in, before or after its own group: so their order alone says which is whose
        certain = all(
            before < position <= after for (position, _), before, after in zip(marks, ends, starts_after, strict=False)
        )
        # a row that is lost would shift the groups, unless each begins with its label or all hold the same classes
        begun = all(position <= first for (position, _), (first, _) in zip(marks, cycles, strict=True))
        certain = certain and (begun or _alike(table.rows, kinds, cycles, inner))
        for (_, code), (first, last) in zip(marks, cycles, strict=True):
            for index in range(first, last + 1):
                codes[index] = explicit[index] or code
    else:
        starts = {first for first, _ in cycles}
        positions = [position for position, _ in marks]
        certain = positions[:1] == [0] and starts.issuperset(positions) and len(set(positions)) == len(positions)
        for position, code in marks:
            codes[position:] = [code] * (size - position)
    for index, kind in enumerate(kinds):
        if kind != "inner":
            codes[index] = explicit[index]
    return codes, certain


def _alike(rows: tuple[Row, ...], kinds: list[str], cycles: list[tuple[int, int]], inner: str) -> bool:
    """Whether all groups hold the same classes in the same order; of quarters and months the last may be missing."""
    held = [
        [_own(rows[index], inner).code for index in range(first, last + 1) if kinds[index] == "inner"]
        for first, last in cycles
    ]
    longest = max(held, key=len)
    return all(one == (longest[: len(one)] if inner == PART else longest) for one in held)


def _code(labels: tuple[Label, ...], dimension: str) -> str:
    return next((label.code for label in labels if label.dimension == dimension and label.code), "")


def _totals(
    table: Printed,
    kinds: list[str],
    cycles: list[tuple[int, int]],
    inner: str,
    outers: tuple[str, ...],
    at: list[dict[str, str]],
) -> set[int]:
    """Gives rows of totals and of groups their codes; returns the totals of which only the code list can say what
    they are the total of."""
    totals = [index for index, kind in enumerate(kinds) if kind == "total"]
    for index, kind in enumerate(kinds):
        if kind == "outer" and inner != ANY:
            at[index][inner] = TOTAL
    if len(totals) > 1 and len(cycles) < 2:
        return set(totals)
    spread = [name for name in outers if len({place[name] for place in at if name in place}) > 1]
    per_group = len(totals) in (len(cycles), len(cycles) + 1) and len(cycles) > 1
    for place, index in enumerate(totals):
        own = [label for label in table.rows[index].own if label.is_class and not label.is_total]
        at[index] |= {label.dimension: label.code for label in own}
        if inner != ANY:
            at[index].setdefault(inner, TOTAL)
        for name in outers:
            values = dict.fromkeys(row[name] for row in at if name in row)
            if name in at[index] and _code(tuple(own), name):
                continue
            if name not in spread:
                at[index][name] = next(iter(values), TOTAL)
            elif per_group and place < len(cycles):
                at[index][name] = at[cycles[place][0]].get(name, TOTAL)
            else:
                at[index][name] = _all(name, tuple(values))
    return set()


def _all(dimension: str, codes: tuple[str, ...]) -> str:
    """The class that holds all of some classes: a range for years without a gap, else the total."""
    years = sorted(codes)
    whole = all(code.isdigit() for code in years) and int(years[-1]) - int(years[0]) == len(years) - 1
    if dimension == "period" and whole:
        return f"{years[0]}/{years[-1]}"
    return TOTAL
