"""Small numbers that an answer hides: an attacker with all that is published cannot work one out."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.faults import Report
from macros.hide import publishable
from macros.model import Collection
from tests.attacker import Attacker, Where
from tests.small import BELOW, Figures, Invented, added, attacker, files, hiding, is_small, loaded, published, write

SMALL = range(1, BELOW)
RULE = {"hide": {"below": BELOW}}
SEXES, AGES = ("M", "F", "_T"), ("Y_LT25", "Y25T54", "Y_GE55", "_T")
REGIONS = {"region": ("BE21", "BE22", "BE23", "_T")}
SECTORS = {"sector": ("_T", "construction-wood", "finishing", "wood", "shell", "services", "catering", "cleaning")}
CROSSED = {"sex": SEXES, "age": AGES}
WORK = {"period": ("2019", "2020"), "measure": ("to-work", "closed-clusters", "percent")}


def one_way(*values: int) -> Invented:
    leaves: Figures = dict(zip([("BE21",), ("BE22",), ("BE23",)], values, strict=True))
    return Invented(REGIONS, added(REGIONS, leaves))


def two_way(*values: int) -> Invented:
    leaves: Figures = dict(zip([(sex, age) for sex in SEXES[:2] for age in AGES[:3]], values, strict=True))
    return Invented(CROSSED, added(CROSSED, leaves))


def three_levels() -> Invented:
    leaves: Figures = {("finishing",): 3, ("wood",): 31, ("shell",): 52, ("catering",): 41, ("cleaning",): 77}
    return Invented(SECTORS, added(SECTORS, leaves))


def three_way() -> Invented:
    dimensions = {
        "period": ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2020"),
        "sex": SEXES,
        "region": ("BE21", "BE22", "_T"),
    }
    numbers = iter((12, 3, 40, 8, 9, 22, 0, 17, 31, 6, 1, 30, 11, 19, 25, 14))
    leaves: Figures = {
        (p, s, r): next(numbers) for p in dimensions["period"][:4] for s in "MF" for r in ("BE21", "BE22")
    }
    return Invented(dimensions, added(dimensions, leaves))


def shares() -> Invented:
    """Of 41 clusters 4 led to work, 9.8 per cent."""
    figures = {"to-work": ("4", "51"), "closed-clusters": ("41", "97"), "percent": ("9.8", "52.6")}
    return Invented(
        WORK,
        {
            (period, measure): figures[measure][at]
            for at, period in enumerate(WORK["period"])
            for measure in WORK["measure"]
        },
    )


def margins() -> Invented:
    """Numbers by sex and by age, without a number of all together: the source does not print it."""
    gaps = [{"sex": ["M", "F"], "age": list(AGES[:3])}, {"sex": "_T", "age": "_T"}]
    figures: Figures = {
        ("M", "_T"): 3,
        ("F", "_T"): 60,
        ("_T", "Y_LT25"): 20,
        ("_T", "Y25T54"): 30,
        ("_T", "Y_GE55"): 13,
    }
    return Invented(CROSSED, figures, {"not_in_source": gaps})


GIVEN_AWAY: dict[str, dict[str, Invented]] = {
    "one dimension": {"a": one_way(3, 20, 40)},
    "a bound: two ones make up the difference": {"a": one_way(1, 1, 60)},
    "a blank that is a zero": {"a": Invented(REGIONS, {("BE21",): 2, ("BE22",): 20, ("BE23",): None, ("_T",): 22})},
    "two dimensions with their totals": {"a": two_way(3, 20, 40, 15, 9, 31)},
    "two dimensions and zeros": {"a": two_way(3, 0, 40, 0, 9, 31)},
    "a tree of three levels": {"a": three_levels()},
    "three dimensions": {"a": three_way()},
    "percentages": {"a": shares()},
    "totals that are not printed": {"a": margins()},
}
"""Answers of which the small numbers could be worked out if nothing else were hidden."""


@pytest.fixture(params=GIVEN_AWAY)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Collection:
    """An invented answer with the rule."""
    write(tmp_path, "small-2020", GIVEN_AWAY[request.param], **RULE)
    return loaded(tmp_path)


def small(written: Collection) -> list[Where]:
    """The cells that the rule is about."""
    tables = (table for question in written.questions.values() for table in question.tables.values())
    cells = ((f"{table.answer}/{table.id}", cell) for table in tables for cell in table.cells.values())
    return [(name, cell.codes) for name, cell in cells if cell.value is not None and is_small(cell.value)]


def is_protected(spy: Attacker, everything: Attacker, cell: Where) -> bool:
    """Whether a count may be all that it could be if all were hidden, and more than one thing."""
    many = len(spy.may_be(cell, range(1, 3 * BELOW))) > 1
    return cell in spy.hidden and many and spy.may_be(cell, SMALL) == everything.may_be(cell, SMALL)


def test_no_small_number_can_be_worked_out(written: Collection) -> None:
    spy, everything = attacker(published(written)), attacker(files(hiding(written, bool)))
    assert [cell for cell in small(written) if not is_protected(spy, everything, cell)] == []


def test_with_the_small_numbers_alone_hidden_the_attacker_works_one_out(written: Collection) -> None:
    spy = attacker(files(hiding(written, is_small)))
    assert [cell for cell in small(written) if len(spy.may_be(cell, range(1, 3 * BELOW))) == 1] != []


def test_what_is_not_hidden_is_as_it_was_written_and_zeros_stay(written: Collection) -> None:
    spy, editor = attacker(published(written)), attacker(files(written))
    assert spy.known == {cell: value for cell, value in editor.known.items() if cell not in spy.hidden}
    assert all(editor.known[cell] for cell in spy.hidden)


def test_what_is_hidden_is_the_same_each_time(written: Collection) -> None:
    assert published(written) == published(written)


def test_no_more_is_hidden_than_one_neighbour_when_that_is_enough(tmp_path: Path) -> None:
    write(tmp_path, "small-2020", {"a": one_way(3, 20, 40)}, **RULE)
    assert attacker(published(loaded(tmp_path))).hidden == {("small-2020/a", ("BE21",)), ("small-2020/a", ("BE22",))}


def test_a_total_that_another_table_gives_too_gives_nothing_away(tmp_path: Path) -> None:
    by_region = {"period": ("2020",), "region": ("BE21", "BE22")}
    by_sex = {"period": ("2020",), "sex": SEXES}
    tables = {
        "a": Invented(by_region, {("2020", "BE21"): 3, ("2020", "BE22"): 20}),
        "b": Invented(by_sex, {("2020", "M"): 10, ("2020", "F"): 13, ("2020", "_T"): 23}),
    }
    write(tmp_path, "small-2020", tables, checks=[{"same": [{"table": "a"}, {"table": "b"}], "over": "period"}], **RULE)
    written = loaded(tmp_path)
    cell = ("small-2020/a", ("2020", "BE21"))
    spies = [attacker(texts) for texts in (published(written), files(hiding(written, is_small)))]
    for spy in spies:
        regions = [("small-2020/a", ("2020", code)) for code in by_region["region"]]
        spy.equal(regions, [("small-2020/b", ("2020", "_T"))])
    assert [spy.may_be(cell, SMALL) for spy in spies] == [set(SMALL), {3}]


def test_an_answer_that_repeats_a_table_hides_the_same_whether_it_has_a_rule_or_not(tmp_path: Path) -> None:
    write(tmp_path, "small-2020", {"a": two_way(3, 20, 40, 15, 9, 31)}, **RULE)
    again = two_way(3, 20, 40, 15, 9, 31)
    write(tmp_path, "again-2020", {"b": replace(again, more={"repeats": "small-2020/a"})})
    written = loaded(tmp_path)
    spy = attacker(published(written))
    for codes in again.figures:
        spy.equal([("small-2020/a", codes)], [("again-2020/b", codes)])
    assert {codes for name, codes in spy.hidden if name == "small-2020/a"} == {
        codes for name, codes in spy.hidden if name == "again-2020/b"
    }
    assert spy.may_be(("again-2020/b", ("M", "Y_LT25")), SMALL) == set(SMALL)


def test_a_draft_changes_nothing_of_what_is_published(tmp_path: Path) -> None:
    write(tmp_path, "open-2020", {"a": two_way(3, 20, 40, 15, 9, 31)})
    more = {"repeats": "open-2020/a"}
    write(tmp_path, "draft-2020", {"b": replace(two_way(3, 20, 40, 15, 9, 31), more=more)}, draft=True, **RULE)
    spy = attacker(published(loaded(tmp_path)))
    assert {name for name, _ in spy.hidden} == {"draft-2020/b"}


def test_figures_that_are_no_counts_are_no_small_numbers(tmp_path: Path) -> None:
    budget = Invented({"period": ("2019", "2020")}, {("2019",): 3, ("2020",): 4}, {"unit": "million-euro"})
    rates = Invented({"period": ("2019", "2020")}, {("2019",): 3, ("2020",): 4}, {"unit": "percent"})
    write(tmp_path, "small-2020", {"budget": budget, "rates": rates}, **RULE)
    assert attacker(published(loaded(tmp_path))).hidden == set()


def test_a_small_number_that_nothing_can_hide_is_told_with_its_row(tmp_path: Path) -> None:
    figures: Figures = {("BE21",): 0, ("BE22",): 3, ("BE23",): 0, ("_T",): 0}
    write(tmp_path, "small-2020", {"a": Invented(REGIONS, figures)}, **RULE)
    report = Report()
    publishable(loaded(tmp_path), report)
    (told,) = (fault.line("en") for fault in report)
    assert told.startswith('data/small-2020/a.csv, row 3, column "value": 3 is a small number that can be worked out')


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """A table to fill in at random."""
    folder = tmp_path_factory.mktemp("table")
    write(folder, "small-2020", {"a": two_way(6, 6, 6, 6, 6, 6)}, **RULE)
    return loaded(folder)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from((0, 1, 2, 3, 4, 6, 9, 20, 300)), min_size=6, max_size=6))
def test_no_small_number_of_any_table_can_be_worked_out(table: Collection, values: list[int]) -> None:
    question = table.questions["small-2020"]
    figures = two_way(*values).figures
    cells = {
        codes: replace(cell, value=Decimal(str(figures[codes]))) for codes, cell in question.tables["a"].cells.items()
    }
    filled = replace(question, tables={"a": replace(question.tables["a"], cells=cells)})
    written = replace(table, questions={"small-2020": filled})
    spy, everything = attacker(published(written)), attacker(files(hiding(written, bool)))
    assert [cell for cell in small(written) if not is_protected(spy, everything, cell)] == []
