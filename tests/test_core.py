"""Small pure functions: numbers, periods, dimensions, values, layout, marks, what counts as typed."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from macros.charts.marks import drawing
from macros.faults import FaultError
from macros.languages import Lang, Text
from macros.layout import grid
from macros.model import Collection, Unit
from macros.numbers import format_cell, format_change, format_inline, format_number, percentage
from macros.periods import Period, month_number
from macros.references import Place
from macros.values import Values

KNELPUNT = "knelpuntopleidingen-2021"
ONLINE = "online-opleidingen-2023"
MAY_2023 = month_number("2023-05")


def values(collection: Collection, answer: str, lang: Lang = "nl") -> Values:
    return Values(collection, collection.questions[answer], lang)


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        ("23297", "23.297", "23,297"),
        ("51.9", "51,9", "51.9"),
        ("43.0", "43,0", "43.0"),
        ("3", "3", "3"),
        ("0", "0", "0"),
    ],
)
def test_a_number_has_the_signs_of_its_language_and_the_decimals_it_was_printed_with(
    number: str, nl: str, en: str
) -> None:
    assert format_number(Decimal(number), "nl") == nl
    assert format_number(Decimal(number), "en") == en


def test_a_unit_follows_its_number_as_it_should(collection: Collection) -> None:
    units = collection.units
    assert format_cell(Decimal("51.9"), units["percent"], "nl") == "51,9%"
    assert format_cell(Decimal("3.95"), units["million-euro"], "nl") == "3,95"
    assert format_inline(Decimal("3.95"), units["million-euro"], "en") == "3.95\u00a0million euros"
    assert format_inline(Decimal(300), units["courses"], "en") == "300"


def test_a_percentage_rounds_halves_up() -> None:
    assert percentage(Decimal(1), Decimal(2000)) == Decimal("0.1")
    assert percentage(Decimal(7286), Decimal(10939)) == Decimal("66.6")


def test_a_change_is_said_in_percent_or_in_percentage_points(collection: Collection) -> None:
    count, percent = collection.units["courses"], collection.units["percent"]
    assert format_change(Decimal(23297), Decimal(20624), count, "nl") == "11,5% lager"
    assert format_change(Decimal(23297), Decimal(20624), count, "en") == "11.5% lower"
    assert format_change(Decimal("66.6"), Decimal("56.5"), percent, "nl") == "10,1 procentpunt lager"
    assert format_change(Decimal("56.5"), Decimal("66.6"), percent, "en") == "10.1 percentage points higher"
    assert format_change(Decimal(5), Decimal(5), count, "nl") == "niet hoger of lager"


@pytest.mark.parametrize(
    ("code", "nl", "short_en"),
    [
        ("2022", "2022", "2022"),
        ("2023", "2023 (januari–mei)", "2023 (Jan–May)"),
        ("2023-Q2", "2e kwartaal 2023 (april–mei)", "Q2 2023 (Apr–May)"),
        ("2023-Q3", "3e kwartaal 2023", "Q3 2023"),
        ("2023-M05", "mei 2023", "May 2023"),
        ("2023/2025", "2023–2025 samen", "2023–2025 together"),
        ("2020-Q2/2023-M05", "april 2020 – mei 2023", "April 2020 – May 2023"),
    ],
)
def test_a_period_names_its_months_when_the_figures_stop_in_it(code: str, nl: str, short_en: str) -> None:
    assert Period.parse(code).label(MAY_2023)["nl"] == nl
    assert Period.parse(code).label(MAY_2023, short=True)["en"] == short_en


@pytest.mark.parametrize(
    "code", ["", "20", "2020-Q5", "2020-M13", "2021/2020", "2020/2021/2022", "1e kwartaal", "2020-q1"]
)
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(FaultError):
        Period.parse(code)


def test_a_value_is_the_total_of_what_is_not_named(collection: Collection) -> None:
    nl, en = values(collection, KNELPUNT), values(collection, KNELPUNT, "en")
    assert nl.value("trainings", {"period": "2019", "outcome": "started"}) == "23.297"
    assert en.value("trainings", {"period": "2020", "outcome": "failed", "module": "4a", "sex": "F"}) == "74"
    assert nl.value("to-work", {"period": "2020", "measure": "percent"}) == "56,5%"
    assert values(collection, ONLINE).value("by-quarter", {"period": "2023"}) == "76.135 (januari–mei)"


@pytest.mark.parametrize(
    ("table", "at", "key"),
    [
        ("trainings", {"period": "2019", "outcome": "started", "sex": "M"}, "no-such-cell"),
        ("trainings", {"period": "2018"}, "not-in-table"),
        ("trainings", {"year": "2019"}, "not-a-dimension"),
        ("training", {}, "unknown-table"),
        (
            "trainings",
            {"period": "2019", "outcome": "failed", "module": "4a", "sex": "F", "age": "Y_GE55"},
            "blank-cell",
        ),
    ],
)
def test_a_value_that_is_not_there_is_refused(collection: Collection, table: str, at: dict[str, str], key: str) -> None:
    with pytest.raises(FaultError) as caught:
        values(collection, KNELPUNT).value(table, at)
    assert caught.value.key == key


def test_a_share_is_of_all_classes_and_counts_none_twice(collection: Collection) -> None:
    nl = values(collection, ONLINE)
    assert nl.share("by-age", "age", {"period": "2022", "age": "_U"}) == "43,7%"
    cluster = {"period": "2022", "sector": "business-retail-ict"}
    assert nl.share("by-sector", "sector", cluster) == "51,9%"


def test_the_unknown_are_between_36_and_44_percent_each_year(collection: Collection) -> None:
    nl = values(collection, ONLINE)
    for year in ("2020", "2021", "2022", "2023"):
        shares = {
            nl.share(table, dimension, {"period": year, dimension: "_U"})
            for table, dimension in (("by-age", "age"), ("by-sex", "sex"), ("by-province", "region"))
        }
        (share,) = shares
        assert 36 <= float(share.removesuffix("%").replace(",", ".")) <= 44


def test_no_change_is_computed_from_a_period_that_is_not_whole(collection: Collection) -> None:
    nl = values(collection, ONLINE)
    assert nl.change("by-quarter", {"period": ["2021", "2022"]}) == "19,0% lager"
    for table, periods in (("by-quarter", ["2022", "2023"]), ("budget", ["2022", "2023/2025"])):
        with pytest.raises(FaultError) as caught:
            nl.change(table, {"period": periods})
        assert caught.value.key == "not-whole"


def test_a_table_has_the_rows_and_columns_of_its_layout(collection: Collection) -> None:
    question = collection.questions[KNELPUNT]
    made = grid(values(collection, KNELPUNT), question.figures["started"])
    assert [head.text for head in made.heads[0]] == [
        "Jonger dan 25 jaar",
        "25 tot en met 54 jaar",
        "55 jaar en ouder",
        "Totaal",
    ]
    assert [group.label for group in made.groups] == ["2019", "2020"]
    rows = made.groups[0].rows
    assert [(row.label, row.depth, row.total) for row in rows[:3]] == [
        ("Beroepsgerichte doorstroomopleiding (module 4a)", 0, True),
        ("Mannen", 1, False),
        ("Vrouwen", 1, False),
    ]
    assert rows[1].within == rows[0].label
    assert [cell.text for cell in rows[-1].cells if cell] == ["4.294", "18.158", "845", "23.297"]


def test_columns_of_two_dimensions_have_two_rows_of_heads(collection: Collection) -> None:
    question = collection.questions[KNELPUNT]
    made = grid(values(collection, KNELPUNT, "en"), question.figures["early-leavers-by-sex"])
    assert [(head.text, head.span) for head in made.heads[0]] == [("2019", 2), ("2020", 2)]
    assert [head.text for head in made.heads[1]] == ["Number moving into work", "Share moving into work"] * 2


def test_a_chart_shows_the_leaves_in_their_order_and_ranks_when_asked(collection: Collection) -> None:
    question = collection.questions[ONLINE]
    en = values(collection, ONLINE, "en")
    ages = drawing(en, question.figures["by-age"]).marks
    assert list(dict.fromkeys(mark.panel for mark in ages)) == ["Under 25", "25 to 59", "60 and over", "Unknown"]
    assert [mark.whole for mark in ages[:4]] == [True, True, True, False]
    sectors = drawing(en, question.figures["sectors"]).marks
    assert len(sectors) == 34
    known = [mark.value for mark in sectors[:-1] if mark.value is not None]
    assert known == sorted(known, reverse=True)
    assert (sectors[-1].label, sectors[-1].strong) == ("Sector unknown", False)  # last, however many they are
    clusters = drawing(en, question.figures["clusters"]).marks
    assert clusters[0].group == "Business support, retail and ICT"


def test_what_is_loaded_does_not_change(collection: Collection) -> None:
    question = collection.questions[KNELPUNT]
    with pytest.raises(FrozenInstanceError):
        question.id = "another"  # type: ignore[misc]


def test_an_address_is_relative_to_its_page() -> None:
    assert Place("a/1/").to("data/a/t.csv") == "../../data/a/t.csv"
    assert Place("a/").to("a/1/") == "../a/1/"
    assert Place("").to("a/") == Place("./").to("a/") == "a/"
    assert (Place("a/1/").answer, Place("a/1/").part, Place("").answer) == ("a", "1", "")


def test_a_unit_without_words_adds_none() -> None:
    unit = Unit("x", Text.same("x"), 0, "", Text.same(""))
    assert format_inline(Decimal(7), unit, "nl") == "7"
