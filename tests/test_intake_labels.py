"""Labels of documents: which class of the shared lists they stand for, and when that is not certain."""

import pytest

from macros.intake import shown
from macros.load.concepts import Concepts
from tests.invented import cells, only, taken


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("-25 jaar", "Y_LT25"),
        ("jonger dan 25 jaar", "Y_LT25"),
        ("tot en met 24 jaar", "Y_LT25"),
        ("(02) 25 tot en met 59 jaar", "Y25T59"),
        ("25-54", "Y25T54"),
        ("25 t/m 54 jaar", "Y25T54"),
        ("55 jaar en +", "Y_GE55"),
        ("60+", "Y_GE60"),
        ("60-plus", "Y_GE60"),
        ("60 jaar en ouder", "Y_GE60"),
        ("V", "F"),
        ("Mannen", "M"),
        ("Provincie West-Vlaanderen", "BE25"),
        ("OOST-VLAANDEREN", "BE23"),
        ("Buiten Brussel/Vlaanderen", "_O"),
        ("module 4a: beroepsgerichte doorstroomopleiding", "4a"),
        ("INDUSTRIËLE ONDERHOUDS- EN PRODUCTIETECHNIEKEN", "maintenance-production"),
    ],
)
def test_a_class_is_known_however_it_is_spelt(concepts: Concepts, printed: str, code: str) -> None:
    proposal = only(f"Aantal mensen 2022\n{printed} 1.234\nTotaal 1.234", concepts)
    assert f"2022 {code}" in cells(proposal)


@pytest.mark.parametrize(
    "printed", ["Kwartaal 2 2024", "2de kwartaal 2024", "2024 Q2", "tweede kwartaal van 2024", "Q2-2024", "K2 2024"]
)
def test_a_quarter_is_known_however_it_is_spelt(concepts: Concepts, printed: str) -> None:
    proposal = only(f"Aantal cursisten\n{printed} 1.234\njanuari 2025 77", concepts)
    assert cells(proposal) == {"2024-Q2": "1.234", "2025-M01": "77"}


@pytest.mark.parametrize("label", ["Antwerpen stad", "Niet Antwerpen", "25 tot 54 jaar"])
def test_a_name_that_may_be_another_class_is_to_be_checked(concepts: Concepts, label: str) -> None:
    proposal = only(f"Aantal mensen 2022\n{label} 10\nLimburg 20", concepts)
    assert "10" in cells(proposal, sure=False).values()
    assert "10" not in cells(proposal).values()


def test_a_class_that_the_lists_do_not_have_gets_a_code_and_the_line_to_add(concepts: Concepts) -> None:
    intake = taken(
        "Aantal mensen 2022\n15-24 jaar 10\n25-54 jaar 20\n\n2. b)\nProvincie 2021 2022\nLimburg 1 2\nLier 3 4",
        concepts,
    )
    by_age, by_region = intake.proposals
    assert cells(by_age) == {"2022 Y15T24": "10", "2022 Y25T54": "20"}
    assert set(cells(by_region, sure=False)) == {"2021 lier", "2022 lier"}
    said = "\n".join(shown(intake, "en"))
    assert 'Y15T24: {label: {nl: "15 tot en met 24 jaar", en: "15 to 24"}}' in said
    assert 'lier: {label: {nl: "Lier", en: "Lier"}}' in said
    assert '"Lier" is in no code list. Proposed: the code lier of region.' in said


def test_a_ranking_is_a_table_and_its_numbers_are_no_parts(concepts: Concepts) -> None:
    proposal = only("3. Aantal mensen 2022\n1. Antwerpen 1.200\n2. Limburg (1) 900\n3. (06) Brussel 80", concepts)
    assert cells(proposal) == {"2022 BE21": "1.200", "2022 BE22": "900", "2022 BE10": "80"}
    assert proposal.part == "3"


def test_what_stands_in_place_of_a_figure_keeps_its_place_and_is_to_be_checked(concepts: Concepts) -> None:
    proposal = only("Aantal mensen\nProvincie 2021 2022 2023\nAntwerpen 12 n.b. 14\nLimburg <5 - 16", concepts)
    assert cells(proposal) == {"2021 BE21": "12", "2023 BE21": "14", "2023 BE22": "16"}
    assert cells(proposal, sure=False) == {"2022 BE21": "n.b.", "2021 BE22": "<5", "2022 BE22": "-"}


@pytest.mark.parametrize("years", ["2021-2022 10\n2022-2023 20", "2021 - 2022 10\n2022 - 2023 20"])
def test_a_school_year_may_not_be_two_years(concepts: Concepts, years: str) -> None:
    proposal = only(f"Schooljaar Aantal mensen\n{years}", concepts)
    assert cells(proposal) == {}
    assert cells(proposal, sure=False) == {"2021/2022": "10", "2022/2023": "20"}


def test_figures_of_an_english_text_are_to_be_checked(concepts: Concepts) -> None:
    proposal = only("Number of people 2022\nMen 1,234\nWomen 2,345\nTotal 3,579", concepts)
    assert cells(proposal) == {}


def test_a_quarter_without_a_year_is_to_be_checked(concepts: Concepts) -> None:
    intake = taken("Aantal mensen\nkwartaal 1 10\nkwartaal 2 20\n\nDe cijfers lopen tot juni 2022.", concepts)
    (proposal,) = intake.proposals
    assert cells(proposal, sure=False) == {"2022-Q1": "10", "2022-Q2": "20"}
    assert "No year stands with this quarter or month. 2022-Q1 was chosen" in "\n".join(shown(intake, "en"))


def test_alike_tables_under_other_headings_are_other_tables(concepts: Concepts) -> None:
    rows = "Jaar Geslacht Aantal mensen\n2022 man {}\n2022 vrouw {}\n\n"
    intake = taken(f"1. a) aangevraagd\n\n{rows.format(10, 20)}b) goedgekeurd\n\n{rows.format(5, 6)}", concepts)
    assert [(one.id, one.places, one.doubts) for one in intake.proposals] == [
        ("by-sex", ("1a",), ()),
        ("by-sex-1b", ("1b",), ()),
    ]
