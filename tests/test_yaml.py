"""What an editor is told of her YAML: each mistake once, at its row, in her language; and never a traceback."""

import copy as copies
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import check
from macros.faults import Fault, Report
from macros.load import collection
from macros.load.tree import read_tree
from macros.project import Project
from tests.conftest import ROOT, Copy

PLANTED = yaml.safe_load((ROOT / "tests" / "planted_yaml.yaml").read_text(encoding="utf-8"))
ANSWER = "data/knelpuntopleidingen-2021/question.yaml"
FILES = (ANSWER, "data/online-opleidingen-2023/question.yaml")
SHARED = ("data/concepts.yaml", "data/themes.yaml", "data/glossary.yaml")
ENGLISH = re.compile(
    r"\b(the|expected|found|did|mapping|sequence|scalar|token|character|while|row|required|property)\b"
)
"""Words that a Dutch sentence of this project does not have, and those of the libraries do."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its data only, to spoil and to mend."""
    root = tmp_path_factory.mktemp("data-only")
    shutil.copytree(ROOT / "data", root / "data")
    return root


def told(root: Path, file: str, content: str) -> list[Fault]:
    """The faults of the data when a file holds `content`, which is taken out again."""
    path = root / file
    kept = path.read_bytes()
    path.write_bytes(content.encode("utf-8"))
    report = Report()
    try:
        collection(Project(root), report)
    finally:
        path.write_bytes(kept)
    return list(report)


@pytest.mark.parametrize("fault", PLANTED, ids=range(len(PLANTED)))
def test_a_mistake_is_told_once_at_its_row_and_in_whole_sentences(data: Path, fault: dict[str, str]) -> None:
    content = (data / fault["file"]).read_text(encoding="utf-8")
    assert fault["old"] in content
    row = content.split(fault["old"], 1)[0].count("\n") + 1
    said = re.sub(r"\{row([+-]\d+)?\}", lambda match: str(row + int(match[1] or 0)), fault["said"], count=1)
    found = told(data, fault["file"], content.replace(fault["old"], fault["new"], 1))
    assert [one.line("en") for one in found] == [f"{fault['file']}, {said}"]
    assert not ENGLISH.search(found[0].message("nl").split(" Bedoelde u ")[0].lower())


HOSTILE = [
    ("", "This file is empty."),
    ("# nothing but a remark\n", "This file is empty."),
    ("- asker: Tom Ongena\n", "This file must consist of keys with a colon"),
    ("Tom Ongena\n", "This file must consist of keys with a colon"),
    ("asker: " + "[" * 5_000, "No file has so many levels."),
    ("asker:\n" + "".join("  " * depth + "- \n" for depth in range(1, 500)), "No file has so many levels."),
    ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "Anchors and aliases (& and *) are not used."),
    ("asker: \x00\n", "There is an invisible sign here (U+0000)"),
    ("asker: To\u202em\n", "There is an invisible sign here (U+202E)"),
    ("asker: To\u2067m\n", "There is an invisible sign here (U+2067)"),
    ("asker: Tom\rminister: Jo\n", "There is an invisible sign here (U+000D)"),
    ("%YAML 1.2\n---\nasker: x\n...\n---\n", "A file holds one set of data"),
    ("{asker: {}, {}: asker}\n", "A key is one word with a colon"),
    ("asker:\t- x\n", "YAML cannot read this row."),
]


@pytest.mark.parametrize(("content", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_that_means_nothing_is_told_and_nothing_else(data: Path, content: str, said: str) -> None:
    (fault,) = told(data, ANSWER, content)
    assert fault.message("en").startswith(said)


def test_a_schema_that_is_no_json_is_told(copy: Copy) -> None:
    copy.edit("data/glossary.schema.json", "{", "")
    (line,) = copy.faults()
    assert line == "data/glossary.schema.json, row 2: This schema is not valid JSON. Put the file back as it was."


def test_all_faults_of_a_file_and_of_its_tables_are_told_at_once(copy: Copy) -> None:
    copy.edit(ANSWER, 'date: "2021-01-12"', "date: 12 januari")
    copy.edit(ANSWER, "minister: Hilde Crevits\n", "")
    copy.edit(ANSWER, "notes: [not-one-cohort]", "notes: not-one-cohort")
    copy.edit(ANSWER, "notes: [no-men-women-total]", "notes: [no-total]")
    copy.edit(ANSWER, "text:\n", "txt:\n")
    copy.edit("data/knelpuntopleidingen-2021/to-work.csv", "2019,to-work,7286,", "2019,to-wrk,7286,")
    copy.edit("data/glossary.yaml", "term: {nl: SYNTRA, en: SYNTRA}", "term: SYNTRA")
    assert [line.partition(": ")[2][:58] for line in copy.faults()] == [
        '"syntra.term" must be a block of keys, not a text. Expecte',
        'The key "minister" is missing: who answered.',
        '"12 januari" does not fit "date". Expected: the date of th',
        'There is no key "txt" under "notes.blank-women-55". Did yo',
        '"figures.outcomes.notes" must be a list, not a text. Expec',
        '"no-total" is not a note of this answer. Did you mean "no-',
        '"to-wrk" is not a class of this table. Did you mean "to-wo',
    ]


@pytest.mark.parametrize("file", SHARED)
def test_a_shared_file_that_cannot_be_read_is_one_fault_whatever_names_it(copy: Copy, file: str) -> None:
    (copy.root / file).write_text("a: 'b\n", encoding="utf-8")
    (line,) = copy.faults()
    assert line.startswith(f"{file}, row 1: The quotation mark ' with which this text begins is not closed.")


def test_a_broken_shared_list_does_not_hide_the_faults_of_answers(copy: Copy) -> None:
    copy.edit("data/concepts.yaml", "decimals: 1", "decimals: one")
    copy.edit(ANSWER, "asker: Tom", "askr: Tom")
    assert [line.split(",")[0] for line in copy.faults()] == ["data/concepts.yaml", ANSWER]


VALUES: tuple[Any, ...] = (
    "",
    "zz",
    "7",
    "2023-05\n",
    "a {b} {} c",
    ["zz"],
    {"zz": "zz"},
    [],
    {},
    [["zz"]],
    [{"zz": ""}],
)
MUTANTS = 8
"""Of every file so many mutants are tried, evenly spread over all keys and all ways to spoil them."""
SIGNS = ('"', "'", "{", "}", "[", "]", ": ", "- ", "#", "\t", "  ", "&", "*", "!", "|", ">", "%", "@", "?", ",", "\\")


def paths(found: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(found, dict | list):
        for step, value in found.items() if isinstance(found, dict) else enumerate(found):
            yield (*path, step)
            yield from paths(value, (*path, step))


def mutants(document: Any) -> Iterator[Any]:
    """Documents without one of the keys, with one renamed, or with a value of `VALUES` in the place of one."""
    places = list(paths(document))
    ways = len(VALUES) + 2
    for number in range(MUTANTS):
        place, way = divmod(len(places) * ways * number // MUTANTS, ways)
        *within, last = places[place]
        mutant = copies.deepcopy(document)
        around = mutant
        for step in within:
            around = around[step]
        if way < len(VALUES):
            around[last] = VALUES[way]
        elif way == len(VALUES) or isinstance(around, list):
            del around[last]
        else:
            items = [(f"{key}x" if key == last else key, value) for key, value in around.items()]
            around.clear()
            around.update(items)
        yield mutant


@pytest.mark.parametrize("file", [*FILES, *SHARED])
def test_whatever_is_spoiled_is_told_or_does_no_harm(copy: Copy, file: str) -> None:
    path = copy.root / file
    content = path.read_text(encoding="utf-8")
    for mutant in mutants(yaml.load(content, Loader=yaml.BaseLoader)):
        written = yaml.dump(mutant, allow_unicode=True, sort_keys=False, default_style='"')
        path.write_text(f"{content.splitlines()[0]}\n{written}", encoding="utf-8")
        report = Report()
        loaded = check(Project(copy.root), report)
        assert len(report) or (loaded and len(loaded.questions) == 2), written
        assert all(fault.line(lang) for fault in (*report, *report.warnings) for lang in ("nl", "en"))


def test_a_sign_too_many_anywhere_is_told_within_two_rows() -> None:
    content = (ROOT / ANSWER).read_text(encoding="utf-8")[:6000]
    for number, at in enumerate(range(200, len(content), 23)):
        sign = SIGNS[number % len(SIGNS)]
        report = Report()
        read_tree(ANSWER, content[:at] + sign + content[at:], report)
        row = content.count("\n", 0, at) + 1
        assert all(row - 1 <= fault.row <= row + 2 for fault in report), (sign, at, [*report])
