"""Files stand where they seem to stand and are no larger than anyone needs; whatever is not so is told."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import limits
from macros.intake.pdf import MOST_PAGES
from macros.intake.read import LARGEST
from macros.project import Project
from tests import miniature
from tests.conftest import ROOT
from tests.miniature import Small
from tests.recipes import GUIDES

PAGE, FOLDER, TABLE = miniature.PAGE, miniature.ANSWER, miniature.WIDE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A small project without faults, not to be spoiled for good."""
    return Small(tmp_path_factory.mktemp("small"))


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A small project to spoil."""
    return Small(tmp_path)


def lines(small: Small) -> list[str]:
    return [fault.line("en") for fault in small.told()[1]]


def linked(target: str) -> Callable[[Path], None]:
    def plant(path: Path) -> None:
        outside = path.parents[len(path.parents) - 2] / "nowhere" if target == "nowhere" else Path(target)
        path.unlink(missing_ok=True)
        path.symlink_to(outside)

    return plant


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)


LINK, NO_FILE = "This is a link to another place.", "A plain file belongs here"
NAME, KIND, ALIKE = "This name cannot exist everywhere.", "All of docs is published", "This name differs from"
PLACES: list[tuple[str, Callable[[Path], object], str]] = [
    (TABLE, linked("/etc/hostname"), LINK),
    (miniature.QUESTION, linked("/dev/zero"), LINK),
    (miniature.SOURCE, linked("nowhere"), LINK),
    (f"{FOLDER}/shared", linked("/etc"), LINK),
    ("data/other-2024", linked("/etc"), LINK),
    ("docs/nl/invented-2024/x.png", linked("/etc/hostname"), LINK),
    ("docs/en/more", linked("/etc"), LINK),
    (PAGE, linked("/etc/hostname"), LINK),
    (miniature.QUESTION, pipe, NO_FILE),
    (TABLE, pipe, NO_FILE),
    (PAGE, pipe, NO_FILE),
    ("data/themes.yaml", pipe, NO_FILE),
    ("docs/nl/x.html", Path.touch, KIND),
    ("docs/nl/invented-2024/x.svg", Path.touch, KIND),
    ("docs/nl/één.png", Path.touch, NAME),
    ("docs/nl/x y.png", Path.touch, NAME),
    ("docs/nl/x\n.png", Path.touch, NAME),
    (os.fsdecode(b"docs/nl/\xff.png"), Path.touch, NAME),
    ("docs/nl/{{ x }}.png", Path.touch, NAME),
    (f"docs/nl/{'x' * 61}.png", Path.touch, NAME),
    (f"{FOLDER}/aux.csv", Path.touch, NAME),
    (f"{FOLDER}/a..b~.csv", Path.touch, NAME),
    ("data/lpt1", folder, NAME),
    ("docs/nl/1/2/3/4/5/6/7", folder, "This folder stands within too many others"),
]


@pytest.mark.parametrize(("name", "plant", "said"), PLACES, ids=range(len(PLACES)))
def test_what_cannot_stand_there_is_told_with_its_name(
    small: Small, name: str, plant: Callable[[Path], object], said: str
) -> None:
    plant(small.root / name)
    shown = Project(small.root).name(small.root / name).replace("\n", " ")
    assert any(line.startswith(f"{shown}: {said}") for line in lines(small))


def test_names_that_are_one_on_another_computer_are_told(small: Small) -> None:
    for name in ("Kaart.png", "kaart.png", "\u00e9.png", "e\u0301.png"):
        (small.root / "docs" / "nl" / name).touch()
    assert sum(ALIKE in line for line in lines(small)) == 2


def test_a_link_or_a_pipe_stops_the_check_and_the_format_at_once(small: Small) -> None:
    pipe(small.root / miniature.QUESTION)
    linked("/etc/hostname")(small.root / TABLE)
    for command in ("check", "format", "site"):
        called = [sys.executable, "-m", "macros", "--root", str(small.root), "--lang", "en", command]
        done = subprocess.run(called, check=False, capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == 1, command
        assert "Traceback" not in done.stderr
        assert miniature.QUESTION in done.stderr


def test_too_many_files_are_told_and_not_read(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.check.places.MOST_FILES", 10)
    assert lines(small) == [
        "data: data and docs together hold more than 10 files. Take away what does not belong to the site."
    ]


def question(*pairs: str) -> Callable[[bytes], bytes]:
    """Puts the second of each pair in the place of the first."""

    def spoil(content: bytes) -> bytes:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            content = content.replace(old.encode(), new.encode(), 1)
        return content

    return spoil


def page(body: str) -> Callable[[bytes], bytes]:
    return lambda content: content + f"\n{body}\n".encode()


MANY = ", ".join(f'"{year}-M{month:02}"' for year in range(1920, 2003) for month in range(1, 13))
YEARS, ACROSS, ALL = '["2022", "2023"]', "    columns: sex\n    dimensions:\n", "age: [Y_LT25]"
WIDER = ACROSS.replace("sex", "[sex, period]")
AGES, REGIONS = "age: [Y_LT25, Y25T54, Y_GE55, Y25T59, Y_GE60]", "region: [BE21, BE22, BE23]"
LARGE: list[tuple[str, Callable[[bytes], bytes], str]] = [
    (TABLE, lambda content: content + b"\n" * limits.LARGEST_FILE, "This file is larger than 1000000 bytes."),
    (PAGE, page("x\n" * 25_000), "This file is larger than 50000 bytes."),
    (TABLE, lambda content: content + b"9" * 20_001, "This line has more than 20000 characters."),
    (miniature.QUESTION, question("by-month:", f"{'b' * 61}:"), 'The name "bbbbbbbbbbbbbbbbbbbb'),
    (miniature.QUESTION, question("Niemand", "x " * 2_501), "This text has more than 5000 characters."),
    (miniature.QUESTION, question("[invented]", f"[{'a, ' * 1_001}]"), "A list or block of more than 1000 entries"),
    (miniature.QUESTION, question('"99"', f'"{"9" * 4_500}"'), '"9999'),
    (
        miniature.QUESTION,
        question("parts:", f"allow: [{', '.join(map(str, range(101)))}]\nparts:"),
        '"allow" has more than 100',
    ),
    (miniature.QUESTION, question(YEARS, f"[{MANY}]\n      {AGES}\n      {REGIONS}"), '"wide" has 29880 cells, more'),
    (
        miniature.QUESTION,
        question(ACROSS, f"{WIDER}      {ALL}\n", YEARS, f"[{MANY}]"),
        '"wide" has 1992 columns, more',
    ),
    (TABLE, lambda content: b",".join([b"c"] * 1_001) + b"\n", "This table has 1001 columns, more than 1000."),
    (TABLE, lambda content: content + b"20,1,2,\n" * 300, "There are more than 200 faults above"),
    (PAGE, page("x\n" * 2_001), "This page has more than 2000 rows."),
    (PAGE, page("{{ title() }}\n" * 501), "This page has more than 500 macros."),
    (PAGE, page("> " * 21 + "x"), "This row begins with more than 20 signs of lists"),
    (PAGE, page("[" * 201), "This paragraph has more than 200 brackets."),
    (PAGE, page("<a " * 201), "This paragraph has more than 200 brackets."),
    (PAGE, page("<![CDATA["), "<! does not belong on a page."),
]


@pytest.mark.parametrize(("file", "spoil", "said"), LARGE, ids=range(len(LARGE)))
def test_what_is_larger_than_anyone_needs_is_told(
    whole: Small, file: str, spoil: Callable[[bytes], bytes], said: str
) -> None:
    def look() -> None:
        assert any(said in line for line in lines(whole))

    whole.with_content(file, spoil(whole.content(file)), look)


@pytest.mark.parametrize(("lang", "guide"), GUIDES.items())
def test_the_guide_names_the_limits_of_the_code(lang: str, guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    (told,) = (part for part in text.split("\n\n") if part.startswith(("**Limits**", "**Grenzen**")))
    sign = "." if lang == "nl" else ","
    wanted = [value for name, value in vars(limits).items() if name.isupper()]
    assert len(wanted) > 10
    for number in {*wanted, LARGEST // 1_000_000, MOST_PAGES}:
        assert re.search(rf"(?<![\d.,]){re.escape(f'{number:,}'.replace(',', sign))}(?![\d]|[.,]\d)", told), number


def test_the_schemas_have_the_limits_of_the_code() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "data").glob("*.schema.json"))
    assert set(re.findall(r'"maxLength": (\d+)', text)) == {"2", str(limits.LONGEST_NAME)}
