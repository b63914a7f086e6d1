"""A page makes nothing run but its macros, whatever it holds, and its head changes nothing of the build."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

import macros
from macros.faults import FaultError
from tests import miniature
from tests.miniature import Small

PAGE = miniature.PAGE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A small project without faults."""
    return Small(tmp_path_factory.mktemp("small"))


def lines(small: Small) -> list[str]:
    return [fault.line("en") for fault in small.told()[1]]


def page(body: str) -> Callable[[bytes], bytes]:
    return lambda content: content + f"\n{body}\n".encode()


RUN = [
    "{{ ''.__class__.__mro__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ lipsum() }}",
    "{{ config }}",
    "{{ environment }}",
    "{{ context() }}",
    "{{ title(config) }}",
    "{{ title(9**9**9) }}",
    '{{ term("a" * 999999999) }}',
    '{{ term("a" ~ "b") }}',
    '{{ term(["a", ["b"]]) }}',
    "{{ title() | safe }}",
    "{{ title()() }}",
    "{{ (title)() }}",
    "{{ title().x }}",
    "{{ [title()] }}",
    "{{ title(*[1]) }}",
    "{% include '/etc/passwd' %}",
    "{% set x = 1 %}",
    "{%- raw %}{{ title() }}{% endraw %}",
    "{% for",
    "```\n{#x}\n```\n\n{{ title() }} #}",
    "{#a} {{ title() }} #}",
    "`{{ '{{' }}` {{ title() }}",
    "{{ " + "(" * 3_000 + " }}",
    '{{ term("\\ud800") }}',
    "{{ term(0x" + "f" * 900 + ") }}",
]


@pytest.mark.parametrize("body", RUN, ids=range(len(RUN)))
def test_a_page_makes_nothing_run_but_its_macros(whole: Small, body: str) -> None:
    def look() -> None:
        assert [line for line in lines(whole) if line.startswith(PAGE)]

    whole.with_content(PAGE, page(body)(whole.content(PAGE)), look)


HEADS = [
    ("template: ../../../etc/passwd", 'row 3: "template" cannot stand at the top of a page.'),
    ("render_macros: false", 'row 3: "render_macros" cannot stand at the top of a page.'),
    ("search: {exclude: true}", 'row 3: "search" cannot stand at the top of a page.'),
    ("Title: x", 'row 3: "Title" cannot stand at the top of a page.'),
    ("title: x", "row 3: This page uses the macro title()"),
    ('description2: "{{ x }}"', 'row 3: "description2" cannot'),
    ("hide: [header]", "row 3: What can be hidden is: navigation, toc."),
    ("hide: toc", 'row 3: "hide" must be a list of texts'),
    ("allow: [[a]]", 'row 3: "allow" must be a list of texts'),
    ("checked: {a: b}", 'row 3: "checked" must be one text.'),
    ("checked: '{{ title }}'", 'row 3: "checked" at the top of the page can hold no macro'),
    ("checked: !ENV HOME", "row 3: A word with ! in front is no text to YAML."),
    ("checked: !!python/object/apply:os.system [id]", "row 3: A word with ! in front is no text to YAML."),
    ("checked: &a x", "row 3: Anchors and aliases (& and *) are not used."),
    ("<<: {template: x}", 'row 3: "<<" cannot stand at the top of a page.'),
    ('checked: "\\x1b"', "row 3: There is an invisible sign here (U+001B)"),
    ("...\ntemplate: x", "row 3: A file holds one set of data"),
    ("description: y", 'row 3: The key "description" is there twice'),
]


@pytest.mark.parametrize(("head", "said"), HEADS, ids=range(len(HEADS)))
def test_the_head_of_a_page_says_what_it_may_say_and_nothing_else(whole: Small, head: str, said: str) -> None:
    def look() -> None:
        assert any(line.startswith(f"{PAGE}, {said}") for line in lines(whole))

    whole.with_content(PAGE, whole.content(PAGE).replace(b"tests only.\n", f"tests only.\n{head}\n".encode(), 1), look)


def shown(answer: str, body: str, title: str = "x") -> str:
    """What a page of a site with the draft `drafted-2024` is before its macros are run."""
    page = SimpleNamespace(url=f"{answer}/1/", title=title, meta={}, file=SimpleNamespace(name="1"))
    conf = {"extra": {"drafts": ["drafted-2024"]}, "theme": {"language": "en"}}
    env = SimpleNamespace(markdown=body, page=page, conf=conf)
    macros.on_pre_page_macros(env)
    return f"{env.page.meta.get('title', title)} {env.markdown}"


@pytest.mark.parametrize(
    "body", ["{{ ''.__class__ }}", "{% include 'x' %}", "{{ lipsum() }}", "{{ config }}", "{{ (", "{# x"]
)
def test_what_the_check_only_points_out_in_a_draft_does_not_run_when_it_is_shown(body: str) -> None:
    with pytest.raises(FaultError, match="A page holds macros only"):
        shown("published-2024", body)
    assert body not in shown("drafted-2024", body)
    assert "A page holds macros only" in shown("drafted-2024", body)
    assert body not in shown("drafted-2024", "# Title", title=body)
    assert shown("drafted-2024", "{{ title() }} { # }") == "x {{ title() }} { # }"
