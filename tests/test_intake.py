"""Tables in the text of a document: where they are found, what they become, what is left to a person."""

import random
from decimal import Decimal

import pytest

from macros.intake import Proposal, shown, tables_yaml
from macros.languages import Text
from macros.load.concepts import Concepts
from macros.model import Collection
from macros.periods import month_number
from tests.bench.intake import cells as known_cells
from tests.bench.intake import compared
from tests.conftest import ROOT, Copy
from tests.invented import cells, invented, only, taken

ANSWER = "data/invented-2024"


def doubts(proposal: Proposal) -> list[str]:
    return [f"{fault.row}: {fault.message('en')}" for fault in proposal.doubts]


YEARS = {
    "before": "2022\nman 1.001\nvrouw 1.002\n2023\nman 1.003\nvrouw 1.004",
    "in the middle": "man 1.001\n2022\nvrouw 1.002\nman 1.003\n2023\nvrouw 1.004",
    "after": "man 1.001\nvrouw 1.002\n2022\nman 1.003\nvrouw 1.004\n2023",
    "on the first row": "2022 man 1.001\nvrouw 1.002\n2023 (*) man 1.003\nvrouw 1.004",
    "on every row": "2022 man 1.001\n2022 vrouw 1.002\n2023 man 1.003\n2023 vrouw 1.004",
    "stuck to a figure": "man 1.0012022\nvrouw 1.002\nman 1.0032023 (**)\nvrouw 1.004",
    "on pages of their own": "\n\n\nman 1.001\n\n2022\n\n\n\nvrouw 1.002\n\nman\n\n1.003\n\n2023\n\nvrouw 1.004",
}


@pytest.mark.parametrize("rows", YEARS.values(), ids=YEARS)
def test_a_year_stands_for_its_group_wherever_it_is_printed(concepts: Concepts, rows: str) -> None:
    proposal = only(f"Jaar Geslacht Aantal mensen\n{rows}\n\n(*) voorlopig", concepts)
    assert cells(proposal) == {"2022 M": "1.001", "2022 F": "1.002", "2023 M": "1.003", "2023 F": "1.004"}
    assert (proposal.id, proposal.unit) == ("by-sex", "people")


def test_groups_that_nothing_names_are_to_be_checked(concepts: Concepts) -> None:
    proposal = only("Geslacht\nman 1.001\nvrouw 1.002\nman 1.003\nvrouw 1.004", concepts)
    assert cells(proposal) == {}
    assert "2: The rows of this table repeat 2 times, and nothing says what tells those groups apart." in " ".join(
        doubts(proposal)
    )


BLANK = "Aantal opleidingen 2022\n-25 jaar 25-54 55+ Totaal\nM 20 30 4 54\nV 6 28 34\nTotaal {} 58 4 {}"


def test_a_blank_stands_where_rows_and_columns_add_up(concepts: Concepts) -> None:
    proposal = only(BLANK.format(26, 88), concepts)
    assert cells(proposal, sure=False) == {}
    assert {cell.codes for cell in proposal.cells if cell.value is None} == {("2022", "F", "Y_GE55")}
    assert "2022,F,Y_GE55,,blank\n" in proposal.csv(month_number("2022-12"))


def test_a_blank_that_no_sum_places_is_to_be_checked(concepts: Concepts) -> None:
    proposal = only("Aantal opleidingen 2022\n-25 jaar 25-54 55+\nM 20 30 4\nV 6 28", concepts)
    assert set(cells(proposal, sure=False)) == {"2022 F Y_LT25", "2022 F Y25T54", "2022 F Y_GE55"}
    assert doubts(proposal) == [
        "4: This row has fewer figures (2) than columns (3), and no sum says which cell is blank."
    ]
    assert proposal.csv(month_number("2022-12")).count(",to-check\n") == 3


def test_a_total_that_does_not_add_up_is_told_with_its_line(concepts: Concepts) -> None:
    rows = "-25 jaar 1 2 3\n25-54 4 5 10\nTotaal 5 7 13"
    proposal = only(f"Aantal opleidingen 2022\nMannen Vrouwen Totaal\n{rows}", concepts)
    assert doubts(proposal) == [
        "4: The parts of 2022, Y25T54, _T add up to 9, but it says 10 (lines 4).",
        "5: The parts of 2022, _T, _T add up to 12, but it says 13 (lines 5).",
    ]
    assert set(cells(proposal, sure=False)) == {"2022 Y25T54 _T", "2022 _T _T"}


def test_tables_of_years_and_outcomes_become_one(concepts: Concepts) -> None:
    heads = (("gestarte", "2021"), ("gestarte", "2022"), ("vroegtijdig stopgezette", "2021"))
    text = "".join(f"Aantal {what} \nopleidingen {year}\n\nman 1\nvrouw 2\nTotaal 3\n\n" for what, year in heads)
    proposal = only(f"1. \n{text}", concepts)
    assert dict(proposal.dimensions)["outcome"] == ("started", "stopped")
    assert len(cells(proposal)) == 9
    assert proposal.missing == ({"period": ("2022",), "outcome": ("stopped",)},)
    assert all(cell.sums for cell in proposal.cells)


def test_a_table_that_is_printed_again_is_taken_once_and_a_contradiction_is_told(concepts: Concepts) -> None:
    first = "1. a)\nJaar Geslacht Aantal mensen\n2021 man 10\n2021 vrouw 20\n2022 man 30\n2022 vrouw 40\n\n"
    again = "2. a)\nJaar Geslacht Aantal mensen\n2022 man 30\n2022 vrouw {}\n"
    assert only(first + again.format(40), concepts).places == ("1a", "2a")
    intake = taken(first + again.format(41), concepts)
    assert [proposal.id for proposal in intake.proposals] == ["by-sex", "by-sex-2a"]
    assert "11: It says 41 here and 40 in line 6, for the same figure." in doubts(intake.proposals[1])


def test_columns_may_have_two_headings_each(concepts: Concepts) -> None:
    proposal = only("Provincie 2021 2022 M V M V\nAntwerpen 1 2 3 4\nLimburg 5 6 7 8", concepts)
    assert cells(proposal)["2022 BE22 M"] == "7"
    assert len(cells(proposal)) == 8


def test_columns_that_nothing_names_are_to_be_checked(concepts: Concepts) -> None:
    proposal = only("in 2019 en 2020 \nProvincie aanvragen goedgekeurd\nAntwerpen 11 22\nLimburg 33 44", concepts)
    assert cells(proposal) == {}
    said = "3: What the 2 columns of this table stand for cannot be read. Name their classes yourself."
    assert said in doubts(proposal)


def test_a_percentage_beside_a_number_is_a_measure_when_the_heading_says_so(concepts: Concepts) -> None:
    rows = "man 389 51,9%\nvrouw 405 49,9%"
    named = only(f"Naar werk in 2021 (aantal) en naar werk (%)\n{rows}", concepts)
    assert cells(named)["2021 F percent"] == "49,9%"
    assert cells(only(f"Aantal fietsen 2021 en evolutie\n{rows}", concepts)) == {}


def test_a_period_that_figures_do_not_reach_the_end_of_is_partial(concepts: Concepts) -> None:
    text = "Kwartaal Aantal mensen\n2022 3 10\n4 20\n2023 1 30\n2 40 totaal 70\n\n**= cijfers tot en met mei 2023"
    intake = taken(text, concepts)
    assert intake.last_month == month_number("2023-05")
    rows = intake.proposals[0].csv(intake.last_month).splitlines()
    assert rows == [
        "period,value,status",
        "2022-Q3,10,",
        "2022-Q4,20,",
        "2023-Q1,30,",
        "2023-Q2,40,partial",
        "2023,70,partial",
    ]


def test_figures_that_no_table_took_are_told_with_their_line(concepts: Concepts) -> None:
    intake = taken(
        "In 2020 waren er 1.234 mensen op 16 maart.\n\nman 10\nvrouw 20\n\nHet budget is 9 mio € per jaar.", concepts
    )
    assert [line.row for line in intake.left] == [1, 6]


def test_a_draft_is_what_the_check_wants(with_third: Copy, concepts: Concepts) -> None:
    text = "Maand M V Totaal\njanuari 2024 1.000 200 1.200\nfebruari 2024 1.300 1.300\nmaart 2024 1.100 400 1.500\n"
    text += "kwartaal 1 2024 3.400 600 4.000\n2024 3.400 600 4.000\n\n(cijfers tot en met maart 2024)"
    intake = taken(text, concepts)
    proposal = intake.proposals[0]
    file = f"{ANSWER}/bicycles.csv"
    content = proposal.csv(month_number("2024-03"))
    (with_third.root / file).write_text(content, encoding="utf-8")
    section = tables_yaml(intake, Text("Fietsen", "Bicycles")).replace(f"{proposal.id}:", "bicycles:", 1)
    said = "# Fietsen source.txt, rij 2: Wat deze tabel telt, is niet te lezen. Kies de eenheid"
    assert said in section  # so that it is not forgotten
    question = (with_third.root / ANSWER / "question.yaml").read_text(encoding="utf-8")
    before, _, rest = question.partition("tables:\n")
    after = rest[rest.index("notes:\n") :]
    (with_third.root / ANSWER / "question.yaml").write_text(before + section + "\n" + after, encoding="utf-8")
    assert with_third.faults() == []
    with_third.edit(file, "2024-M02,F,,blank", "2024-M02,F,,to-check")
    said = f'{file}, row 6, column "status": The status "to-check" still stands with this cell. Compare it with the'
    assert [line for line in with_third.faults() if line.startswith(said)]


def test_the_texts_of_all_answers_are_read_without_an_error_that_looks_right(
    collection: Collection, concepts: Concepts
) -> None:
    right = known = 0
    for question in collection.questions.values():
        text = (ROOT / "data" / question.id / "source.txt").read_text(encoding="utf-8")
        found = compared(taken(text, concepts), tuple(known_cells(table) for table in question.tables.values()))
        assert found["wrong"] == 0
        right, known = right + int(found["right"]), known + int(found["cells"])
    assert right >= Decimal("0.9") * known


def test_no_cell_of_invented_tables_is_sure_and_wrong(concepts: Concepts) -> None:
    right = known = 0
    for seed in range(150):
        text, expected = invented(random.Random(seed))
        found = compared(taken(text, concepts), (expected,))
        assert found["wrong"] == 0, (seed, text)
        right, known = right + int(found["right"]), known + int(found["cells"])
    assert right >= Decimal("0.9") * known


WORDS = (
    "man vrouw Totaal 2021 2022 Kwartaal Jaar 1 4 1.234 51,9% onbekend -25_jaar 25_tot en_met_54_jaar 55_jaar_en_+ (*)"
)
WORDS += " **= Limburg HORECA 1. b) € mio 2023-2025 maart Q3 fietsen_in_de_stad 12.3452021 - – % () 12345678901234567"
SIGNS = [*(word.replace("_", " ") for word in WORDS.split()), "\n", "\n", "\n\n", "\t", "Voeding 9  "]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_a_text_holds_there_is_an_answer(seed: int, concepts: Concepts) -> None:
    chance = random.Random(seed)
    if seed % 2:
        text = (ROOT / "data" / "online-opleidingen-2023" / "source.txt").read_text(encoding="utf-8")
        lines = text.split("\n")
        chance.shuffle(lines)
        text = "\n".join(line[chance.randrange(4) :] for line in lines[:200])
    else:
        text = " ".join(chance.choice(SIGNS) for _ in range(400))
    intake = taken(text, concepts)
    told = "\n".join(shown(intake, "en"))
    for proposal in intake.proposals:
        assert f"{proposal.id}.csv" in told
        assert len(proposal.csv(intake.last_month or 0).splitlines()) == len(proposal.cells) + 1
