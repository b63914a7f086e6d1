"""`make format`: whatever a spreadsheet made of a table, its bytes come back, and no figure says anything else."""

import random
from collections.abc import Callable

import pytest

from macros.model import Collection
from tests.conftest import ROOT, Copy
from tests.wide import wide

FILES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("data/*/*.csv")))
BUDGET = "data/online-opleidingen-2023/budget.csv"
QUARTERS = "data/online-opleidingen-2023/by-quarter.csv"
NOTHING = "Nothing to do: all tables are as they should be.\n"

Mangle = Callable[[list[list[str]]], bytes]


def number(value: str, thousands: str, point: str) -> str:
    """A figure as a spreadsheet shows it."""
    whole, _, decimals = value.partition(".")
    if not whole.isdigit():
        return value
    grouped = f"{int(whole):,}".replace(",", thousands)
    return f"{grouped}{point}{decimals}" if decimals else grouped


def figures(rows: list[list[str]], thousands: str, point: str) -> list[list[str]]:
    """The rows with their figures, before the last column, in another notation."""
    return [rows[0], *([*row[:-2], number(row[-2], thousands, point), row[-1]] for row in rows[1:])]


def joined(rows: list[list[str]], sign: str = ",", end: str = "\n") -> str:
    return "".join(sign.join(row) + end for row in rows)


def belgian(rows: list[list[str]]) -> bytes:
    """As the spreadsheet saves on a Belgian computer, with two empty columns and rows at the end."""
    padded = [[*row, "", ""] for row in [*figures(rows, ".", ","), *[[""] * len(rows[0])] * 2]]
    return joined(padded, ";", "\r\n").encode("cp1252")


def marked(rows: list[list[str]]) -> bytes:
    return joined(figures(rows, "", ","), ";", "\r\n").encode("utf-8-sig")


def spaced(rows: list[list[str]]) -> bytes:
    """With the hard spaces that stand between thousands, in the encoding of Windows."""
    return joined(figures(rows, "\u00a0", ","), ";", "\r\n").encode("cp1252")


def unicode_text(rows: list[list[str]]) -> bytes:
    return joined(figures(rows, ".", ","), "\t", "\r\n").encode("utf-16")


def english(rows: list[list[str]]) -> bytes:
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in figures(rows, ",", ".")]
    return joined(quoted).encode()


def untidy(rows: list[list[str]]) -> bytes:
    """With spaces around cells, hard ones too, empty rows between and the columns in another order."""
    chosen = random.Random(4)
    order = chosen.sample(range(len(rows[0])), len(rows[0]))
    moved = [[f"{chosen.choice(['', ' ', chr(160)])}{row[index]} " for index in order] for row in rows]
    return ("\ufeff" + joined([moved[0], [], *moved[1:], [], []])).encode()


MANGLES: tuple[Mangle, ...] = (belgian, marked, spaced, unicode_text, english, untidy)


def contents(copy: Copy) -> dict[str, bytes]:
    return {file: (copy.root / file).read_bytes() for file in FILES}


def spoil(copy: Copy, mangle: Mangle) -> None:
    for file in FILES:
        path = copy.root / file
        path.write_bytes(mangle([line.split(",") for line in path.read_text().splitlines()]))


@pytest.mark.parametrize("mangle", MANGLES, ids=[mangle.__name__ for mangle in MANGLES])
def test_what_a_spreadsheet_made_of_the_tables_is_undone_byte_for_byte(copy: Copy, mangle: Mangle) -> None:
    before = contents(copy)
    spoil(copy, mangle)
    changed = sorted(file for file, content in contents(copy).items() if content != before[file])
    assert len(changed) == (8 if mangle is english else len(FILES))
    done = copy.run("format")
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(copy) == before
    *lines, last = done.stdout.splitlines()
    assert sorted(line.split(":")[0] for line in lines) == changed
    assert last == f'Tables converted: {len(changed)}. See with "make check" whether all is right.'
    again = copy.run("format")
    assert (again.returncode, again.stdout, again.stderr) == (0, NOTHING, "")
    assert contents(copy) == before


def test_what_was_changed_is_said_for_each_file_in_the_editors_language(copy: Copy) -> None:
    path = copy.root / QUARTERS
    rows = [line.split(",") for line in path.read_text().splitlines()]
    path.write_bytes(belgian(rows))
    copy.edit(BUDGET, "2021,3.95,", '2021 ,"3,95",')
    assert copy.run("format", lang="nl").stdout.splitlines() == [
        f"{QUARTERS}: komma's tussen de kolommen gezet; spaties, lege rijen of lege kolommen weggehaald; "
        "cijfers met een punt voor decimalen en niets tussen duizendtallen: 19 (zo werd 47.520 47520).",
        f"{BUDGET}: spaties, lege rijen of lege kolommen weggehaald; "
        "cijfers met een punt voor decimalen en niets tussen duizendtallen: 1 (zo werd 3,95 3.95).",
        "Omgezette tabellen: 2. Kijk met „make check” of alles klopt.",
    ]
    path.write_bytes(joined(rows, "\t").encode("utf-16"))
    (copy.root / BUDGET).write_bytes((copy.root / BUDGET).read_bytes().replace(b"\n", b"\r\n"))
    ages = copy.root / "data/online-opleidingen-2023/by-age.csv"
    others = [line.split(",") for line in ages.read_text().splitlines()]
    ages.write_text(joined([[row[1], row[0], *row[2:]] for row in others]))
    assert copy.run("format").stdout.splitlines() == [
        f"{QUARTERS}: converted to UTF-8; commas put between columns.",
        "data/online-opleidingen-2023/by-age.csv: columns put in the right order.",
        f"{BUDGET}: line ends and signs without meaning tidied.",
        'Tables converted: 3. See with "make check" whether all is right.',
    ]


def test_a_wide_table_is_put_right_too(copy: Copy, collection: Collection) -> None:
    name = "data/online-opleidingen-2023/by-province.csv"
    content = wide(collection.questions["online-opleidingen-2023"].tables["by-province"], ("region",))
    copy.edit(
        "data/online-opleidingen-2023/question.yaml", "\n  by-province:\n", "\n  by-province:\n    columns: region\n"
    )
    path = copy.root / name
    path.write_text(content)
    assert copy.run("format").stdout == NOTHING
    rows = [line.split(",") for line in content.splitlines()]
    rows = [rows[0], *([row[0], *(number(cell, ".", ",") for cell in row[1:])] for row in rows[1:])]
    moved = [[row[0], *reversed(row[1:])] for row in rows]
    path.write_bytes(joined(moved, ";", "\r\n").encode("utf-8-sig"))
    done = copy.run("format")
    assert (done.returncode, path.read_text()) == (0, content)
    assert copy.faults() == []


def test_a_draft_is_put_right_too(copy: Copy) -> None:
    before = (copy.root / BUDGET).read_bytes()
    copy.edit("data/online-opleidingen-2023/question.yaml", "\nid:", "\ndraft: true\nid:")
    (copy.root / BUDGET).write_bytes(before.replace(b",", b";"))
    assert copy.run("format").returncode == 0
    assert (copy.root / BUDGET).read_bytes() == before


LEFT: list[tuple[bytes, str]] = [
    (
        b"jaar;bedrag;status\n2020;3;\n",
        ": The columns are not those of this table, so the file stays as it is. "
        "The first row must be: period,value,status",
    ),
    (b"", ": This file cannot be read as a table and stays as it is."),
    (b"\x00\x01\x02,\x81\n", ": This file cannot be read as a table and stays as it is."),
    (
        b"period,value,status\n2020,3,95,\n",
        ": Row 2 has more cells than the first row, so the file stays as it is. Is there a comma in a number?",
    ),
    (
        b'period,value,status\n2020,"3,\n2021,3.95,\n',
        ", row 2: In this row a cell begins with a quotation mark that is not closed. Take it out.",
    ),
]


@pytest.mark.parametrize(("content", "said"), LEFT, ids=range(len(LEFT)))
def test_a_file_that_is_not_understood_is_left_as_it_is_and_the_others_are_not(
    copy: Copy, content: bytes, said: str
) -> None:
    quarters = (copy.root / QUARTERS).read_bytes()
    (copy.root / BUDGET).write_bytes(content)
    (copy.root / QUARTERS).write_bytes(quarters.replace(b",", b";"))
    done = copy.run("format")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [BUDGET + said, "Not converted: 1. What is said above is for you to do."]
    assert (copy.root / BUDGET).read_bytes() == content
    assert (copy.root / QUARTERS).read_bytes() == quarters


def test_what_is_wrong_in_a_cell_is_left_for_the_check(copy: Copy) -> None:
    spoilt = "period;value;status\n2020;3,955;\n2021;n.v.t.;\n2022;=B2;\n2O23/2025;9,0;several-years\n"
    (copy.root / BUDGET).write_text(spoilt)
    assert copy.run("format").returncode == 0
    assert (copy.root / BUDGET).read_text() == (
        'period,value,status\n2020,"3,955",\n2021,n.v.t.,\n2022,=B2,\n2O23/2025,"9,0",several-years\n'
    )
    assert copy.run("format").stdout == NOTHING


def test_a_table_that_question_yaml_does_not_declare_well_is_told(copy: Copy) -> None:
    question = "data/online-opleidingen-2023/question.yaml"
    copy.edit(question, "unit: million-euro\n", "unit: million-euros\n")
    row = (copy.root / question).read_text().split("\n  budget:")[0].count("\n") + 2
    copy.edit("data/knelpuntopleidingen-2021/question.yaml", 'number: "315"', 'number: "315')
    done = copy.run("format")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "data/knelpuntopleidingen-2021/question.yaml: question.yaml cannot be read, so the tables of this answer are "
        'not converted. See with "make check" what is wrong.',
        f'{question}, row {row}: What question.yaml says of the table "budget" is not right, so it is not converted. '
        'See with "make check" what is wrong.',
        "Not converted: 2. What is said above is for you to do.",
    ]
