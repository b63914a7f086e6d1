"""A figure says the same three times: its chart, its description and its table agree, on the page as it is built."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import Tag

from macros.charts.colours import light_colours
from macros.charts.marks import drawing
from macros.charts.render import svg
from macros.charts.theme import SIZES, WIDTH
from macros.charts.tidy import tidy
from macros.describe import description
from macros.export.charts import chart_spec
from macros.faults import Report
from macros.languages import FOLDERS, LANGS, Lang
from macros.load import collection as load
from macros.model import TOTAL, Collection, Figure, Observation, Question
from macros.notes import marked_cells
from macros.numbers import format_inline
from macros.project import Project
from macros.values import Values
from tests.built import cell_text, page_at
from tests.conftest import SITE, Copy


def shown(site: Path, collection: Collection) -> Iterator[tuple[Question, Figure, Lang, Tag]]:
    """Every figure as it stands on its page, in both languages."""
    for question in collection.questions.values():
        for figure in question.figures.values():
            for lang in LANGS:
                page = page_at(site, lang, f"{question.id}/{figure.part}/")
                yield question, figure, lang, page.figure(figure.id)


def test_every_mark_of_a_chart_says_what_the_cell_of_its_observation_says(site: Path, collection: Collection) -> None:
    for _, figure, lang, block in shown(site, collection):
        cells = {str(cell["data-row"]): cell for cell in block.select("td[data-row]")}
        for size in SIZES:
            marks = block.select(f".chart__{size} [data-row]")
            assert marks, (figure.id, size)
            for mark in marks:
                cell = cells[str(mark["data-row"])]
                blank = cell.select_one(".unseen") if not cell.get("data-value") else None
                expected = blank.get_text() if blank else cell_text(cell)
                said = str(mark["data-said"])
                assert said == expected or re.match(rf"{re.escape(expected)}(?=[\s\u00a0(]|$)", said), (figure.id, lang)


def test_both_sizes_of_a_chart_show_the_same_observations(site: Path, collection: Collection) -> None:
    for _, figure, _, block in shown(site, collection):
        rows = [sorted(str(mark["data-row"]) for mark in block.select(f".chart__{size} [data-row]")) for size in SIZES]
        assert rows[0] == rows[1], figure.id
        assert len(set(rows[0])) == len(rows[0])


def test_the_bars_of_a_chart_are_as_long_as_their_values_are_large(site: Path, collection: Collection) -> None:
    for question, figure, lang, block in shown(site, collection):
        if figure.chart.kind != "bars":
            continue
        table = question.tables[figure.table]
        values = {cell.row: cell for cell in table.cells.values()}
        for size in SIZES:
            svg = block.select_one(f".chart__{size} svg")
            assert svg
            lengths: dict[str, list[tuple[Decimal, float]]] = {}
            for mark, bar in zip(_hits(svg, values), _bars(svg), strict=True):
                cell = values[mark]
                assert cell.value is not None
                lengths.setdefault(table.unit_of(cell.codes), []).append((cell.value, bar))
            for unit, pairs in lengths.items():
                most, longest = max(pairs)
                scale = longest / float(most)
                for value, length in pairs:
                    assert length == pytest.approx(float(value) * scale, abs=0.6), (figure.id, lang, size, unit, value)


def _hits(svg: Tag, values: Mapping[int, Observation]) -> list[int]:
    """The rows of the marks that have a bar, in the order of the drawing."""
    rows = [int(str(mark["data-row"])) for mark in svg.select("[data-row]")]
    return [row for row in rows if values[row].value]


def _bars(svg: Tag) -> list[float]:
    """The lengths of the bars, which all begin at zero."""
    found = []
    for bar in svg.select("path[fill][stroke][d]"):
        drawn = re.fullmatch(r"M0,[\d.-]+h([\d.]+)v[\d.]+h-[\d.]+Z", str(bar["d"]))
        if drawn:
            found.append(float(drawn[1]))
    return found


def test_a_description_names_the_highest_and_the_lowest_of_the_marks_that_count(
    site: Path, collection: Collection
) -> None:
    partial = {status.id for status in collection.statuses.values() if not status.whole}
    for question, figure, lang, block in shown(site, collection):
        table = question.tables[figure.table]
        cells = {cell.row: cell for cell in table.cells.values()}
        marks = {int(str(mark["data-row"])): str(mark["data-name"]) for mark in block.select(".chart__wide [data-row]")}
        drawn = [cells[row] for row in marks]
        noted = {codes for found in marked_cells(question, figure).values() for codes in found}
        drawn = [cell for cell in drawn if cell.codes not in noted]
        whole = [cell for cell in drawn if cell.value is not None and cell.status not in partial]
        positions = [table.position(name) for name in figure.chart.dimensions()]
        parts = [cell for cell in whole if all(cell.codes[position] != TOTAL for position in positions)] or whole
        said = block.select_one(".figure__described p")
        assert said
        for unit in {table.unit_of(cell.codes) for cell in parts}:
            for pick in (min, max):
                end = pick(
                    (cell for cell in parts if table.unit_of(cell.codes) == unit), key=lambda cell: cell.value or 0
                )
                assert end.value is not None
                value = format_inline(end.value, collection.units[unit], lang)
                assert f"({value})" in said.get_text(), (figure.id, lang, value)
                last = marks[end.row].rpartition(", ")[2]
                assert last in said.get_text(), (figure.id, lang, last)


def test_a_chart_is_an_image_with_the_title_as_its_name_and_its_description(site: Path, collection: Collection) -> None:
    for question, figure, lang, block in shown(site, collection):
        for size in SIZES:
            svg = block.select_one(f".chart__{size} svg")
            assert svg and svg["role"] == "img" and svg["aria-label"] == figure.title[lang]
            said = block.select_one(f"#{svg['aria-describedby']}")
            assert said and said.get_text() == description(Values(collection, question, lang), figure)


def told(copy: Copy, answer: str, figure: str) -> str:
    """The description of a figure in English, of a copy that may not be free of faults."""
    collection = load(Project(copy.root), Report())
    assert collection
    question = collection.questions[answer]
    return description(Values(collection, question, "en"), question.figures[figure]).replace("\u00a0", " ")


def test_a_description_follows_the_data(copy: Copy) -> None:
    assert "Highest: 2021 (3.95 million euros). Lowest: 2022 (2.3 million euros)." in told(
        copy, "online-opleidingen-2023", "budget"
    )
    copy.edit("data/online-opleidingen-2023/budget.csv", "2022,2.3,", "2022,4,")
    assert told(copy, "online-opleidingen-2023", "budget") == (
        "Bar chart. Budget in millions of euros, 2020 to 2025. "
        "Highest: 2022 (4 million euros). Lowest: 2020 (3 million euros). "
        "From 3 million euros (2020) to 4 million euros (2022), 33.3% higher. "
        "Left out of this (several years together): 2023–2025 together."
    )


def test_equal_values_are_all_named_as_the_highest(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/budget.csv", "2022,2.3,", "2022,3.95,")
    assert "Highest: 2021; 2022 (3.95 million euros)." in told(copy, "online-opleidingen-2023", "budget")


def test_a_change_from_very_few_is_told_as_a_number(copy: Copy) -> None:
    for row, value in (("2019,count,_T,Y_GE55", 15), ("2020,count,_T,Y_GE55", 16)):
        copy.edit("data/knelpuntopleidingen-2021/early-leavers.csv", f"{row},{value},", f"{row},{value - 10},")
    copy.edit(
        "data/knelpuntopleidingen-2021/question.yaml",
        "codes: {age: [Y_LT25, Y25T54, Y_GE55, _T]}",
        "codes: {age: [Y_GE55]}",
    )
    said = told(copy, "knelpuntopleidingen-2021", "early-leavers-by-age")
    assert "Number moving into work, 55 and over: from 5 (2019) to 6 (2020), 1 higher." in said


def test_a_cell_that_a_note_warns_of_is_no_extreme_and_cohorts_are_not_compared(collection: Collection) -> None:
    question = collection.questions["online-opleidingen-2023"]
    said = description(Values(collection, question, "nl"), question.figures["completions"])
    assert "Laagste: Gestart in 2021, 1e kwartaal 2023 (118)." in said
    assert "Niet meegerekend (zie de opmerkingen): Gestart in 2023 (januari–mei), 1e kwartaal 2022." in said
    assert "Geen waarde (kan niet voorkomen): 7 cellen." in said
    assert "hoger" not in said and "lager" not in said


@pytest.mark.parametrize("count", [1, 2, 3, 5, 14])
def test_a_line_is_laid_out_for_its_size_whatever_the_number_of_its_points(
    collection: Collection, count: int, tmp_path: Path
) -> None:
    question = collection.questions["online-opleidingen-2023"]
    whole = drawing(Values(collection, question, "nl"), question.figures["by-quarter"])
    for size in SIZES:
        drawn = svg(replace(whole, marks=whole.marks[:count]), size, tmp_path)
        box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
        assert box
        assert float(box[1]) <= WIDTH[size] + 12
        assert float(box[2]) <= 330


def test_a_new_name_of_a_unit_makes_a_new_live_chart(copy: Copy, tmp_path: Path) -> None:
    def axis() -> str:
        found = load(Project(copy.root), Report())
        assert found
        question = found.questions["online-opleidingen-2023"]
        values = Values(found, question, "en")
        colours = light_colours(Project(copy.root).colours.read_text(encoding="utf-8"))
        return chart_spec(values, question.figures["budget"], SITE, tmp_path / "kept", colours)

    before = axis()
    assert axis() == before
    copy.edit("data/concepts.yaml", "label: {nl: miljoen euro, en: million euros}", "label: {nl: mln, en: mln euro}")
    assert "mln euro" in axis() and "mln euro" not in before


def test_notes_and_the_cells_that_carry_their_marks_lead_to_each_other(site: Path, collection: Collection) -> None:
    counted = 0
    for _, figure, _, block in shown(site, collection):
        for mark in block.select(".noteref a"):
            note = block.select_one(str(mark["href"]))
            assert note, (figure.id, mark)
            assert note.select_one(f'a[href="#{mark["id"]}"][aria-label]'), (figure.id, mark)
            counted += 1
        for back in block.select(".noteback"):
            assert block.select_one(f"td {back['href']}"), (figure.id, back)
    assert counted


def test_the_text_of_charts_is_kept_out_of_the_search(site: Path) -> None:
    for lang in LANGS:
        index = (site / FOLDERS[lang] / "search" / "search_index.json").read_text(encoding="utf-8")
        assert "K1 2020" not in index and "Apr–May" not in index


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ('<g fill="none"><g transform="translate(0,0)"/></g><g><path d="M0,1.0049h2Z" fill="a"/></g>', "M0,1h2Z"),
        (
            '<g><g opacity="1"><text x="1" opacity="1"></text></g></g><path d="M0,28.140h1e-7Z" fill="a"/>',
            "M0,28.14h0Z",
        ),
    ],
)
def test_a_drawing_loses_what_nobody_sees_and_stays_whole(drawn: str, expected: str) -> None:
    assert tidy(drawn) == f'<path d="{expected}" fill="a"/>'
