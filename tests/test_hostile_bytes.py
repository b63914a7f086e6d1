"""Whatever bytes stand in a file, the outcome is a report of faults or a valid answer: never a traceback, never a wait.

`make fuzz EXAMPLES=5000` tries so many of each, and others each time.
"""

from pathlib import Path

import jinja2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from macros.check.calls import names
from macros.faults import Report
from macros.format.command import format_tables
from macros.load.tree import read_tree
from macros.page import read_page
from macros.page.read import KEYS
from tests import hostile, miniature
from tests.hostile import spoiled, tries
from tests.miniature import Small

YAML_FILES = (
    miniature.QUESTION,
    miniature.CONCEPTS,
    miniature.THEMES,
    miniature.GLOSSARY,
    miniature.CATALOGUE,
    miniature.LEDGER,
    miniature.MENU,
)
FEW, MANY = 16, 300


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A small project, without faults."""
    made = Small(tmp_path_factory.mktemp("small"))
    assert list(made.told()[1]) == []
    return made


def outcome(small: Small, file: str, content: bytes) -> None:
    """The check tells a fault, or the answer is there with all its figures."""

    def look() -> None:
        found, report = small.told()
        assert len(report) or (found and {"bicycles", "wide"} <= set(found.questions["invented-2024"].tables))

    small.with_content(file, content, look)


def of(file: str, pieces: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """The file as the small project has it, spoiled."""
    return st.deferred(lambda: spoiled(WHOLE[file], pieces))


WHOLE: dict[str, bytes] = {}


@pytest.fixture(scope="module", autouse=True)
def whole(small: Small) -> None:
    """What the files of the small project hold, for those that spoil it."""
    for file in (*YAML_FILES, miniature.TIDY, miniature.WIDE, miniature.SOURCE, miniature.PAGE):
        WHOLE[file] = small.content(file)


@tries(FEW * len(YAML_FILES))
@given(st.sampled_from(YAML_FILES).flatmap(lambda file: st.tuples(st.just(file), of(file, hostile.YAML))))
def test_a_yaml_file_is_told_or_read(small: Small, found: tuple[str, bytes]) -> None:
    outcome(small, *found)


@tries(FEW * 3)
@given(st.sampled_from((miniature.TIDY, miniature.WIDE)).flatmap(lambda f: st.tuples(st.just(f), of(f, hostile.CSV))))
def test_a_table_is_told_or_read(small: Small, found: tuple[str, bytes]) -> None:
    outcome(small, *found)


@tries(FEW)
@given(of(miniature.SOURCE, hostile.CSV))
def test_the_text_of_an_answer_is_told_or_read(small: Small, content: bytes) -> None:
    outcome(small, miniature.SOURCE, content)


@tries(FEW * 2)
@given(of(miniature.PAGE, hostile.MARKDOWN))
def test_a_page_is_told_or_read(small: Small, content: bytes) -> None:
    outcome(small, miniature.PAGE, content)


@tries(FEW * 2)
@given(st.sampled_from((miniature.TIDY, miniature.WIDE)).flatmap(lambda f: st.tuples(st.just(f), of(f, hostile.CSV))))
def test_a_table_is_written_anew_or_left_as_it_is(small: Small, found: tuple[str, bytes]) -> None:
    file, content = found

    def look() -> None:
        read = format_tables(small.project, "en")
        assert read or small.content(file) == content
        if read:
            assert format_tables(small.project, "en"), "what was written can be read again"

    small.with_content(file, content, look)


@tries(MANY)
@given(of(miniature.QUESTION, hostile.YAML))
@example(b"[")
def test_yaml_is_plain_data_or_told(content: bytes) -> None:
    report = Report()
    document = read_tree("x.yaml", content.decode("utf-8", "replace"), report)
    assert document or len(report)
    assert all(fault.line("nl") and fault.line("en") for fault in report)


@tries(MANY)
@given(of(miniature.PAGE, hostile.MARKDOWN))
@example(b"---\ndescription: x\n---\n{# {{ title() }} #}\n")
@example(b"---\ndescription: x\n---\n" + b"<![CDATA[" * 20)
@example(b"---\ndescription: x\n---\n```\n{#x}\n```\n{{ title() }}\n")
def test_a_page_without_fault_holds_nothing_but_macros_for_jinja_and_known_keys_for_mkdocs(content: bytes) -> None:
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    report = Report()
    page = read_page("x.md", "x.md", text, report)
    assert all(fault.line("nl") and fault.line("en") for fault in report)
    if len(report) or not page.meta.get("description") or any(call.name not in names() for call in page.calls):
        return
    body, meta = get_data(text)
    assert set(meta) <= set(KEYS)
    run = []
    for piece in jinja2.Environment().parse(body).body:
        assert isinstance(piece, jinja2.nodes.Output)
        run += [node for node in piece.nodes if not isinstance(node, jinja2.nodes.TemplateData)]
    called = [node.node for node in run if isinstance(node, jinja2.nodes.Call)]
    assert len(called) == len(run) and all(isinstance(name, jinja2.nodes.Name) for name in called)
    assert [name.name for name in called if isinstance(name, jinja2.nodes.Name)] == [call.name for call in page.calls]


def test_the_small_project_is_as_it_was(small: Small) -> None:
    assert {file: small.content(file) for file in WHOLE} == WHOLE
    assert Path(small.root / "data").is_dir()
