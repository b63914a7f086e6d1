"""What an editor is told: each planted fault at its file, row and column, in whole sentences, never a traceback."""

import re
import shutil
from collections.abc import Callable

import pytest
import yaml

from macros.model import Collection
from tests.conftest import ROOT, Copy

PLANTED = yaml.safe_load((ROOT / "tests" / "planted.yaml").read_text(encoding="utf-8"))
BUDGET = "data/online-opleidingen-2023/budget.csv"
ABOUT = "docs/en/about.md"


@pytest.mark.parametrize("fault", PLANTED, ids=range(len(PLANTED)))
def test_a_planted_fault_is_told_where_it_is(copy: Copy, fault: dict[str, str]) -> None:
    row = (copy.root / fault["file"]).read_text(encoding="utf-8").split(fault["old"], 1)[0].count("\n") + 1
    said = fault["said"]
    for place, number in (("{row}", row), ("{next}", row + 1), ("{after}", row + 2), ("{code}", row + 3)):
        said = said.replace(place, str(number))
    copy.edit(fault["file"], fault["old"], fault["new"])
    lines = copy.faults()
    assert f"{fault['file']}, {said}" in lines, "\n".join(lines)


def latin_1(copy: Copy) -> None:
    path = copy.root / "data/online-opleidingen-2023/question.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("„", '"').replace("”", '"').encode("latin-1", "replace"))


def binary(copy: Copy) -> None:
    (copy.root / BUDGET).write_bytes(b"period,value,status\n2020,3,\n\xff\xfe\n")


def no_table(copy: Copy) -> None:
    (copy.root / BUDGET).unlink()


def stray_table(copy: Copy) -> None:
    shutil.copy(copy.root / BUDGET, copy.root / "data/online-opleidingen-2023/budgets.csv")


def empty_table(copy: Copy) -> None:
    (copy.root / BUDGET).write_text("")


def page_in_one_language(copy: Copy) -> None:
    (copy.root / ABOUT).unlink()


def page_of_no_part(copy: Copy) -> None:
    for lang in ("nl", "en"):
        shutil.copy(
            copy.root / f"docs/{lang}/knelpuntopleidingen-2021/5.md",
            copy.root / f"docs/{lang}/knelpuntopleidingen-2021/6.md",
        )


def part_without_page(copy: Copy) -> None:
    for lang in ("nl", "en"):
        (copy.root / f"docs/{lang}/knelpuntopleidingen-2021/5.md").unlink()


def figure_in_one_language(copy: Copy) -> None:
    copy.edit("docs/en/knelpuntopleidingen-2021/3.md", '{{ figure("to-work") }}\n', "")


def figure_on_no_page(copy: Copy) -> None:
    for lang in ("nl", "en"):
        copy.edit(f"docs/{lang}/knelpuntopleidingen-2021/3.md", '{{ figure("to-work") }}\n', "")


FILES: list[tuple[Callable[[Copy], None], str]] = [
    (latin_1, "This file is not saved as UTF-8, but probably in the encoding of Windows (1252). Choose"),
    (binary, f"{BUDGET}, row 3: This file is not saved as UTF-8, but"),
    (no_table, f"{BUDGET}: This file is missing or cannot be read."),
    (stray_table, 'budgets.csv: question.yaml names no table "budgets". Did you mean "budget"?'),
    (empty_table, f"{BUDGET}, row 1: This file is empty."),
    (page_in_one_language, f"docs/nl/about.md: This page exists in one language only: {ABOUT} is missing."),
    (page_of_no_part, "docs/nl/knelpuntopleidingen-2021/6.md: question.yaml names no part for this page."),
    (part_without_page, "docs/nl/knelpuntopleidingen-2021/5.md: Part 5 of the answer has no page."),
    (
        figure_in_one_language,
        'docs/nl/knelpuntopleidingen-2021/3.md, row 27: "{{ figure("to-work") }}" is only here. '
        "Put it in docs/en/knelpuntopleidingen-2021/3.md too, after row",
    ),
    (figure_on_no_page, 'The figure "to-work" is on no page.'),
]


@pytest.mark.parametrize(("plant", "said"), FILES, ids=[plant.__name__ for plant, _ in FILES])
def test_a_spoiled_file_is_told(copy: Copy, plant: Callable[[Copy], None], said: str) -> None:
    plant(copy)
    lines = copy.faults()
    assert any(said in line for line in lines), "\n".join(lines)


def test_all_faults_are_told_at_once_in_order_and_in_the_editors_language(copy: Copy) -> None:
    copy.edit(BUDGET, "2021,3.95,", "2021,3.955,")
    copy.edit("data/knelpuntopleidingen-2021/to-work.csv", "2019,to-work,7286,", "2019,to-wrk,7286,")
    copy.edit(ABOUT, "## Translation {: #translation }", "## Translation")
    row = (copy.root / ABOUT).read_text(encoding="utf-8").splitlines().index("## Translation") + 1
    done = copy.run("check", lang="nl")
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "data/knelpuntopleidingen-2021/to-work.csv, rij 2, kolom „measure”",
        "data/online-opleidingen-2023/budget.csv, rij 3, kolom „value”",
        f"{ABOUT}, rij {row}",
        "Fouten",
    ]
    assert lines[0].endswith(": „to-wrk” is geen klasse van deze tabel. Bedoelde u „to-work”?")
    assert lines[-1] == "Fouten: 3 (bestanden: 3). Er is niets gepubliceerd."


def test_a_site_that_stands_is_left_alone_by_a_build_with_faults(copy: Copy) -> None:
    site = copy.root / "site"
    site.mkdir()
    (site / "index.html").write_text("what stood there")
    for file, old, new in ((BUDGET, ",value", ";value"), (ABOUT, "# About", "# {{ nothing() }}")):
        copy.edit(file, old, new)
        done = copy.run("site")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert [path.name for path in site.iterdir()] == ["index.html"]
        assert (site / "index.html").read_text() == "what stood there"


def test_a_page_that_only_mkdocs_can_fault_leaves_the_site_alone_too(copy: Copy) -> None:
    copy.edit("mkdocs.yml", "  def_list: {}", "  def_lists: {}")
    site = copy.root / "site"
    site.mkdir()
    done = copy.run("site")
    assert done.returncode == 1
    assert "def_lists" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(site.iterdir()) == []
    assert [path.name for path in (copy.root / ".build").iterdir()] == ["lock"]


def test_a_check_without_faults_counts_what_it_looked_at(collection: Collection) -> None:
    done = Copy(ROOT).run("check")
    assert (done.returncode, done.stderr) == (0, "")
    said, *rest = done.stdout.splitlines()
    assert all("git fetch --unshallow" in line for line in rest)  # where the checkout was made without its history
    tables = [table for question in collection.questions.values() for table in question.tables.values()]
    counted = re.fullmatch(r"No faults: (\d+) tables, (\d+) figures and (\d+) sums checked\.", said)
    assert counted
    assert [int(counted[1]), int(counted[2])] == [len(tables), sum(len(table.cells) for table in tables)]
    assert int(counted[3]) >= 188


def test_a_chart_does_not_set_different_units_on_one_scale(copy: Copy) -> None:
    question = "data/knelpuntopleidingen-2021/question.yaml"
    copy.edit(
        question,
        "panels: measure, bars: period, codes: {measure: [to-work",
        "groups: measure, bars: period, codes: {measure: [to-work",
    )
    (line,) = copy.faults()
    assert line.endswith('The chart "to-work" sets different units on one scale: clusters, learners-or-clusters.')


def test_a_value_after_the_end_of_the_figures_is_refused(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/question.yaml", 'last_month: "2023-05"', 'last_month: "2022-12"')
    quarters = "data/online-opleidingen-2023/by-quarter.csv"
    assert (
        f'{quarters}, row 17, column "period": The figures stop before 2023-Q1 '
        "(see last_month in question.yaml), but there is a value here."
    ) in copy.faults()


def test_pages_and_tables_saved_on_windows_are_read_alike(copy: Copy) -> None:
    for path in [*copy.root.joinpath("docs").rglob("*.md"), *copy.root.joinpath("data").rglob("*.csv")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert copy.faults() == []


def test_a_fault_in_one_answer_hides_none_in_another_or_on_its_pages(copy: Copy) -> None:
    copy.edit(BUDGET, "2021,3.95,", "2021,3.955,")
    copy.edit("data/knelpuntopleidingen-2021/to-work.csv", "2020,percent,56.5,", "2020,percent,65.5,")
    for lang in ("nl", "en"):
        copy.edit(f"docs/{lang}/knelpuntopleidingen-2021/3.md", '{{ figure("to-work") }}', '{{ figure("to-wrk") }}')
    files = {line.split(",")[0].split(":")[0] for line in copy.faults()}
    assert files == {
        BUDGET,
        "data/knelpuntopleidingen-2021/to-work.csv",
        "docs/nl/knelpuntopleidingen-2021/3.md",
        "docs/en/knelpuntopleidingen-2021/3.md",
    }


def test_the_site_does_not_replace_the_project(copy: Copy) -> None:
    for output in ("docs", "data/x", ".", ".."):
        done = copy.run("site", "--output", output)
        assert done.returncode == 1
        assert "the project itself is there" in done.stderr
    assert (copy.root / "docs" / "nl" / "index.md").is_file()


def test_an_address_that_is_none_is_refused(copy: Copy) -> None:
    done = copy.run("site", "--url", "example.org")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    said = 'SITE_URL must be an address on the web, such as https://example.org/site/, not "example.org".'
    assert done.stderr == f"{said}\n"


def test_a_table_saved_badly_is_told_though_question_yaml_cannot_be_read(copy: Copy) -> None:
    copy.edit("data/online-opleidingen-2023/question.yaml", "minister: Jo Brouns", "minister: [Jo Brouns")
    question = (copy.root / "data/online-opleidingen-2023/question.yaml").read_text(encoding="utf-8")
    row = 1 + question.splitlines().index("minister: [Jo Brouns")
    copy.edit(BUDGET, "period,value,status", "period;value;status")
    (copy.root / "data/online-opleidingen-2023/by-sex.csv").write_bytes(b"PK\x03\x04 and so on")
    lines = copy.faults()
    assert [line.split(":")[0] for line in lines] == [
        f"{BUDGET}, row 1",
        "data/online-opleidingen-2023/by-sex.csv",
        f"data/online-opleidingen-2023/question.yaml, row {row}",
    ]
    assert lines[1].endswith(
        'This is a spreadsheet or another package under a wrong name, not text. Save it as "CSV UTF-8"; changing the '
        "name is not enough."
    )
