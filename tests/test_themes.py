"""Themes across answers, and figures side by side: alike or not, and why."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.classes import meet, overlap, span
from macros.compare import reasons
from macros.languages import LANGS, Lang
from macros.model import Collection, Dimension, Figure
from macros.themes import figures_of, themes_of
from tests.built import Built
from tests.conftest import Copy

SHORTAGE = "knelpuntopleidingen-2021"
ONLINE = "online-opleidingen-2023"
AGE_PAGES = ("docs/nl/themes/age.md", "docs/en/themes/age.md")


def figure(collection: Collection, reference: str) -> Figure:
    answer, _, name = reference.partition("/")
    return collection.questions[answer].figures[name]


def said(collection: Collection, lang: Lang, *references: str) -> list[str]:
    """The reasons, in words, why figures may not share a scale."""
    return [reason.sentence(lang) for reason in reasons(collection, *(figure(collection, ref) for ref in references))]


def test_figures_that_count_the_same_in_the_same_classes_may_share_a_scale(collection: Collection) -> None:
    ages = [f"{SHORTAGE}/{name}-by-age" for name in ("started", "succeeded", "failed", "stopped")]
    assert said(collection, "nl", *ages) == []
    assert said(collection, "nl", f"{ONLINE}/by-sex", f"{ONLINE}/by-sex-since-2021") == []


def test_age_classes_that_differ_are_named_in_words(collection: Collection) -> None:
    pair = (f"{SHORTAGE}/started-by-age", f"{ONLINE}/by-age")
    assert (
        "De klassen van leeftijd zijn niet dezelfde: „25 tot en met 54 jaar” en „55 jaar en ouder” "
        "tegenover „25 tot en met 59 jaar” en „60 jaar en ouder”."
    ) in said(collection, "nl", *pair)
    assert (
        "The classes of age are not the same: “25 to 54” and “55 and over” against “25 to 59” and “60 and over”."
    ) in said(collection, "en", *pair)
    clusters = said(collection, "en", f"{ONLINE}/clusters", f"{ONLINE}/sectors")
    assert any("“Industry” and 2 more against “Personal support”" in line for line in clusters)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("started-by-age", f"{ONLINE}/by-age", "The unit is not the same: courses against online courses started."),
        (
            "started-by-age",
            f"{ONLINE}/by-age",
            "Not all periods are complete: complete periods only in one chart, 2023 (January–May) in the other.",
        ),
        (
            "started-by-age",
            "started",
            "The breakdown is not the same: age in one chart, type of course and sex in the other.",
        ),
        ("outcomes", f"{ONLINE}/by-quarter", "The periods are not of the same length: years against quarters."),
        (
            "to-work-share",
            "early-leavers-by-sex",
            "The percentages are parts of different wholes: “Moves into work after training for a shortage occupation” "
            "against “People in work three months after stopping early”.",
        ),
        (
            "early-leavers-by-sex",
            "early-leavers-by-age",
            "Each figure sets different units side by side itself: learners and per cent.",
        ),
    ],
)
def test_every_reason_not_to_compare_is_told(collection: Collection, one: str, other: str, reason: str) -> None:
    other = other if "/" in other else f"{SHORTAGE}/{other}"
    assert reason in said(collection, "en", f"{SHORTAGE}/{one}", other)


def of_group(collection: Collection, name: str, age: str, sex: str = "_T") -> Figure:
    """The figure `outcomes` of shortage occupations or one of its likes, about one group only."""
    found = figure(collection, f"{SHORTAGE}/{name}")
    return replace(found, where={**found.where, "module": ("4b",), "age": (age,), "sex": (sex,)})


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("Y25T54", "_T"), ("_T", "_T"), "(age): “25 to 54” in one, all classes together in the other."),
        (("_T", "_T"), ("Y_LT25", "_T"), "(age): all classes together in one, “Under 25” in the other."),
        (("Y_LT25", "M"), ("Y_LT25", "_T"), "(sex): “Men” in one, all classes together in the other."),
    ],
)
def test_figures_about_a_class_and_about_everyone_share_no_scale(
    collection: Collection, one: tuple[str, str], other: tuple[str, str], said: str
) -> None:
    pair = (of_group(collection, "outcomes", *one), of_group(collection, "outcomes", *other))
    (reason,) = reasons(collection, *pair)
    assert reason.sentence("en") == f"The charts are not about the same group {said}"
    assert len(reasons(collection, *reversed(pair))) == 1


def test_figures_about_classes_with_nothing_in_common_may_share_a_scale(collection: Collection) -> None:
    young, old = of_group(collection, "outcomes", "Y25T54", "M"), of_group(collection, "outcomes", "Y_GE55", "F")
    assert reasons(collection, young, old) == ()


def test_figures_about_classes_that_overlap_share_no_scale(collection: Collection) -> None:
    question = collection.questions[SHORTAGE]
    table = question.tables["trainings"]
    age = table.dimensions["age"]
    code = replace(age.codes["Y25T54"], id="Y25T59")
    ages = replace(
        age, codes={("Y25T59" if key == "Y25T54" else key): c for key, c in age.codes.items()} | {code.id: code}
    )
    swap = {"Y25T54": "Y25T59"}
    cells = {
        tuple(swap.get(c, c) for c in codes): replace(cell, codes=tuple(swap.get(c, c) for c in codes))
        for codes, cell in table.cells.items()
    }
    other = replace(table, dimensions={**table.dimensions, "age": ages}, cells=cells)
    twin = replace(question, id="twin", tables={**question.tables, "trainings": other})
    both = replace(collection, questions={**collection.questions, "twin": twin})
    here = of_group(collection, "outcomes", "Y25T54")
    there = replace(of_group(collection, "outcomes", "Y25T59"), answer="twin")
    assert [reason.kind for reason in reasons(both, here, there)] == ["apart_fixed"]
    assert reasons(both, here, replace(there, where={**there.where, "age": ("Y_GE55",)})) == ()


def test_classes_meet_when_bounds_overlap_or_the_one_is_part_of_the_other(collection: Collection) -> None:
    table = collection.questions[ONLINE].tables["by-sector"]
    sectors: Dimension = table.dimensions["sector"]
    whole, parts = next(iter(sectors.parts.items()))
    assert meet(whole, parts[0], sectors) and meet(parts[0], whole, sectors)
    assert not meet(parts[0], parts[1], sectors)
    assert meet("Y25T54", "Y25T59") and not meet("Y_LT25", "Y_LE24") and not meet("Y25T54", "Y_GE55")


def test_a_scale_for_a_class_and_everyone_is_refused_by_the_check(copy: Copy) -> None:
    where = "    where: {outcome: started, module: _T, sex: _T}"
    copy.edit(f"data/{SHORTAGE}/question.yaml", where, where.replace("module: _T", 'module: "4b"'))
    lines = [line for line in copy.faults() if line.startswith(AGE_PAGES[1])]
    assert len(lines) == 1 and "not about the same group (type of course): “" in lines[0], lines
    assert "in one, all classes together in the other." in lines[0]


def test_a_kind_of_chart_is_a_reason_where_there_is_no_other(collection: Collection) -> None:
    line = figure(collection, f"{ONLINE}/by-quarter")
    bars = replace(line, chart=replace(line.chart, kind="bars", bars="period", x=None))
    assert [reason.kind for reason in reasons(collection, line, bars)] == ["apart_kind"]


def test_an_order_of_figures_does_not_decide_whether_they_are_alike(collection: Collection) -> None:
    every = [figure for question in collection.questions.values() for figure in question.figures.values()]
    for one in every:
        for other in every:
            assert bool(reasons(collection, one, other)) == bool(reasons(collection, other, one)), (one.id, other.id)


@pytest.mark.parametrize(
    ("code", "bounds"),
    [
        ("Y25T54", ("Y", 25, 54)),
        ("Y_LT25", ("Y", float("-inf"), 24)),
        ("Y_LE24", ("Y", float("-inf"), 24)),
        ("Y_GE55", ("Y", 55, float("inf"))),
        ("Y_GT54", ("Y", 55, float("inf"))),
        ("Y30", ("Y", 30, 30)),
        ("2020-Q1", ("period", 2020 * 12, 2020 * 12 + 2)),
    ],
)
def test_a_code_says_where_its_class_begins_and_ends(code: str, bounds: tuple[str, float, float]) -> None:
    found = span(code)
    assert found and (found.unit, found.first, found.last) == bounds


@pytest.mark.parametrize("code", ["BE21", "M", "F", "_T", "_U", "4a", "started", "percent"])
def test_a_code_without_bounds_has_none(code: str) -> None:
    assert span(code) is None


def test_no_class_of_a_published_table_overlaps_another_that_is_no_sum_of_it(collection: Collection) -> None:
    for question in collection.questions.values():
        for table in question.tables.values():
            for dimension in table.dimensions.values():
                assert overlap(dimension, dimension.leaves()) is None


def test_a_figure_knows_its_themes_and_a_theme_its_figures(collection: Collection) -> None:
    themes = themes_of(collection, figure(collection, f"{ONLINE}/by-sex"))
    assert [theme.id for theme in themes] == ["men-women"]
    held = {
        theme.id: [f"{f.answer}/{f.id}" for f in figures_of(collection, theme)] for theme in collection.themes.values()
    }
    assert held["money"] == [f"{ONLINE}/budget"]
    assert held["region"] == [f"{ONLINE}/by-province", f"{ONLINE}/by-province-since-2021"]
    assert held["to-work"] == [
        f"{SHORTAGE}/{name}" for name in ("early-leavers-by-sex", "early-leavers-by-age", "to-work", "to-work-share")
    ]
    assert held["corona"] == [
        *(f"{ONLINE}/{name}" for name in ("by-quarter", "by-quarter-since-2021", "budget")),
        *(f"{SHORTAGE}/{name}" for name in ("outcomes", "to-work", "to-work-share")),
    ]
    assert {f"{SHORTAGE}/started", f"{SHORTAGE}/early-leavers-by-sex", f"{ONLINE}/by-sex"} <= set(held["men-women"])
    assert {f"{SHORTAGE}/started", f"{SHORTAGE}/started-by-age", f"{ONLINE}/by-age"} <= set(held["age"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_a_theme_lists_its_figures_with_links_to_them(
    site: Path, collection: Collection, lang: Lang
) -> None:
    for theme in collection.themes.values():
        page = Built(site, f"{'en/' if lang == 'en' else ''}themes/{theme.id}/")
        assert page.soup.h1 and page.soup.h1.get_text().startswith(theme.title[lang])
        links = [str(link["href"]) for link in page.soup.select(".entry__title a")]
        assert links == [f"../../{f.answer}/{f.part}/#{f.id}" for f in figures_of(collection, theme)]


LONG = 20
HUNDREDTH = 0.01 / LONG
"""Pixels of a drawing are told to a hundredth."""


def scales(chart: Tag) -> list[float]:
    """For every bar of a chart that is long enough to tell, how many pixels stand for one of what it counts."""
    widths = [float(str(bar["d"]).split("h")[1].split("v")[0]) for bar in chart.select("path[fill][stroke]")]
    said = [
        str(hit["data-said"]).split()[0].replace(".", "").replace(",", ".").rstrip("%")
        for hit in chart.select("[data-said]")
    ]
    numbers = [float(number) for number in said if number[0].isdigit() and float(number)]
    return [width / number for width, number in zip(widths, numbers, strict=True) if width > LONG]


def test_charts_that_are_alike_are_drawn_on_one_scale_and_say_so(site: Path) -> None:
    alike, apart = Built(site, "themes/age/").soup.select(".beside")
    charts = alike.select(".beside .chart")
    assert len(charts) == 4
    for chart, title in zip(charts, alike.select(".small__title"), strict=True):
        drawn = chart.select_one("svg[role=img]")
        assert drawn and str(drawn["aria-label"]).startswith(title.get_text())
    found = [scale for chart in charts for scale in scales(chart)]
    assert found == pytest.approx([found[0]] * len(found), rel=HUNDREDTH)
    assert "Eén schaal." in alike.get_text() and "Niet te vergelijken" not in alike.get_text()
    first, second = (scales(chart)[0] for chart in apart.select(".beside .chart"))
    assert first > 2 * second


def test_the_panels_of_a_chart_that_count_the_same_have_one_scale(site: Path) -> None:
    for path, name in ((f"{ONLINE}/1/", "by-age"), (f"{ONLINE}/1/", "by-province"), (f"{SHORTAGE}/1/", "started")):
        for size in ("wide", "narrow"):
            (chart,) = Built(site, path).figure(name).select(f".chart__{size} svg")
            found = scales(chart)
            assert found == pytest.approx([found[0]] * len(found), rel=HUNDREDTH), (name, size)


def test_charts_that_are_not_alike_stand_with_the_reasons(site: Path) -> None:
    for path, title, words in (
        ("themes/age/", "Niet te vergelijken", "25 tot en met 54 jaar"),
        ("en/themes/age/", "Not to be compared", "25 to 54"),
    ):
        (box,) = Built(site, path).soup.select(".verdict--apart")
        assert title in box.get_text() and words in box.get_text()


def test_a_scale_that_may_not_be_shared_is_refused_with_the_classes_in_the_editors_language(copy: Copy) -> None:
    for page in AGE_PAGES:
        copy.edit(page, '/by-age-since-2021")', '/by-age-since-2021", scale="one")')
    row = (copy.root / AGE_PAGES[0]).read_text(encoding="utf-8").split('2021", scale="one")', 1)[0].count("\n") + 1
    said = {lang: [line for line in copy.faults(lang) if line.startswith(AGE_PAGES[0])] for lang in LANGS}
    assert len(said["nl"]) == len(said["en"]) == 1
    assert said["nl"][0].startswith(
        f"{AGE_PAGES[0]}, rij {row}: Deze figuren delen geen schaal. De eenheid is niet dezelfde"
    )
    assert "25 tot en met 54 jaar" in said["nl"][0] and "60 jaar en ouder" in said["nl"][0]
    assert "25 to 54" in said["en"][0] and "60 and over" in said["en"][0]


def test_a_scale_that_may_not_be_shared_stops_the_site(copy: Copy) -> None:
    for page in AGE_PAGES:
        copy.edit(page, '/by-age-since-2021")', '/by-age-since-2021", scale="one")')
    done = copy.run("site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and not (copy.root / "site").exists()


def test_a_table_with_age_classes_that_overlap_is_refused(copy: Copy) -> None:
    question = f"data/{ONLINE}/question.yaml"
    copy.edit(question, "age: [Y_LT25, Y25T59, Y_GE60, _U]", "age: [Y_LT25, Y25T59, Y_GE55, _U]")
    csv = copy.root / f"data/{ONLINE}/by-age.csv"
    csv.write_text(csv.read_text(encoding="utf-8").replace("Y_GE60", "Y_GE55"), encoding="utf-8")
    told = [line for line in copy.faults() if "overlap" in line]
    assert len(told) == 1  # in the table, and not again in its charts
    assert told[0].startswith(question)
    assert told[0].endswith('The table "by-age" has classes of "age" that overlap: "Y25T59" and "Y_GE55".')


def test_a_chart_of_periods_that_overlap_is_refused_but_a_sum_may_stand_beside_its_parts(copy: Copy) -> None:
    question = f"data/{ONLINE}/question.yaml"
    chart = "chart: {kind: line, x: period}"
    copy.edit(question, chart, 'chart: {kind: line, x: period, codes: {period: ["2020", 2020-Q2/2023-M05]}}')
    (line,) = copy.faults()
    assert line.endswith('sets classes on one scale that overlap: "2020" and "2020-Q2/2023-M05" (period).')
    copy.edit(question, '["2020", 2020-Q2/2023-M05]', '["2020", 2020-Q1]')
    assert copy.faults() == []


def test_a_theme_without_figures_or_without_a_page_is_told(copy: Copy) -> None:
    copy.edit("data/themes.yaml", "    - unit: million-euro", "    - {unit: million-euro, dimension: sex}")
    for lang in LANGS:
        (copy.root / f"docs/{lang}/themes/region.md").unlink()
        shutil.copy(copy.root / f"docs/{lang}/themes/age.md", copy.root / f"docs/{lang}/themes/ages.md")
    lines = copy.faults()
    assert any('No figure at all belongs to the theme "money".' in line for line in lines)
    assert any("docs/nl/themes/region.md is missing" in line for line in lines)
    assert "docs/nl/themes/ages.md: themes.yaml names no theme for this page." in lines
    assert any('"ages" is not a theme of themes.yaml. Did you mean "age"?' in line for line in lines)


def test_a_figure_of_a_third_answer_joins_themes_and_list_by_itself(with_third: Copy) -> None:
    done = with_third.run("site")
    assert done.returncode == 0, done.stderr
    for folder in ("site", "site/en"):
        theme = BeautifulSoup(
            (with_third.root / folder / "themes/men-women/index.html").read_text(encoding="utf-8"), "html.parser"
        )
        links = [str(link["href"]) for link in theme.select(".entry__title a")]
        assert "../../invented-2024/1/#by-sex" in links and "../../invented-2024/1/#by-month" not in links
        every = BeautifulSoup(
            (with_third.root / folder / "figures/index.html").read_text(encoding="utf-8"), "html.parser"
        )
        assert every.select_one('a[href="../invented-2024/1/#by-month"]')
        assert every.select_one('select[name="answer"] option[value="invented-2024"]')
