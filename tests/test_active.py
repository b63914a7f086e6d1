"""What could do something in a reader's browser is refused in a page, at its row; what only shows something is not."""

import pytest
import yaml

from macros.faults import Report
from macros.languages import LANGS
from macros.page import read_page
from macros.page.active import CONFIGURED, EXTENSIONS
from tests.conftest import ROOT, Copy

HEAD = "---\ndescription: x\n---\n\n"
REFUSED = [
    ("<script>x</script>", 5, "<script"),
    ("a\n\n<IFRAME src=x></IFRAME>", 7, "<IFRAME"),
    ("<style>a {}</style>", 5, "<style"),
    ("<form><p>x</p></form>", 5, "<form"),
    ("<object data=x>", 5, "<object"),
    ("<!-- x --><base href=x>", 5, "<base"),
    ("x <svg/onload=x>", 5, "<svg/onload=x>"),
    ("x <b onclick='y'>z</b>", 5, "<b onclick='y'>"),
    ('x <b\nonclick="y">z</b>', 6, "onclick"),
    ('<p style="color: x">y</p>', 5, "style"),
    ('<b data-md-component="x">y</b>', 5, "data-md-component"),
    ('<b id="__config">x</b>', 5, "__config"),
    ("[x](y.md){: onclick=z }", 5, "onclick"),
    ('[x](y.md){ onclick="z" }', 5, "onclick"),
    ("a\n{: onmouseover=x }", 6, "onmouseover"),
    ('# a {: style="color: x" }', 5, "style"),
    ("```{ .html onclick=x }\na\n```", 5, "onclick"),
    ("see `<script>`\n\n<script>x</script>", 7, "<script"),
    ("x <?php y ?>", 5, "<?php"),
    ("x <![CDATA[y]]>", 5, "<![CDATA["),
    ("<javascript:x>", 5, "<javascript:x>"),
]
TAKEN = [
    "see `<script>`, and `onclick=`",
    "```html\n<script>x</script>\n```",
    "    <script>in code</script>",
    "- a\n\n    ```\n    <script>\n    ```",
    "<!-- a remark -->",
    "| a | b |\n|--:|:-:|\n| c | d |",
    '<details open><summary>a</summary><p lang="en" aria-label="x">b</p></details>',
    "a < b, c <3 & d > e<br/>f",
    "a {: #b .c }",
    "<https://example.org/>",
]


def told(text: str) -> list[tuple[int, str, str]]:
    """Row, key and subject of what is said of a page with this text."""
    report = Report()
    read_page("docs/nl/x.md", "x.md", text, report)
    return [(fault.row, fault.key, next(iter(dict(fault.params).values()), "")) for fault in report]


@pytest.mark.parametrize(("text", "row", "what"), REFUSED)
def test_what_could_do_something_is_refused_at_its_row(text: str, row: int, what: str) -> None:
    found = [(place, key) for place, key, said in told(HEAD + text) if said.startswith(what)]
    assert (row, "active-html") in found


@pytest.mark.parametrize("text", TAKEN)
def test_what_only_shows_something_is_taken(text: str) -> None:
    assert told(HEAD + text) == []


@pytest.mark.parametrize("sign", "\u202e\u2066")
def test_signs_that_turn_the_order_of_a_text_are_refused(sign: str) -> None:
    assert told(f"{HEAD}a\n\nb{sign}c") == [(7, "yaml-invisible", f"U+{ord(sign):04X}")]


def test_the_head_of_a_page_says_nothing_but_what_it_may() -> None:
    head = "---\ndescription: x\ntemplate: 404.html\ntitle: <b>x</b>\nauthor: '\"><script>'\n---\n"
    assert told(head) == [
        (3, "front-key", "template"),
        (4, "front-matter-title", ""),
        (5, "front-key", "author"),
    ]
    assert [key for _, key, _ in told("---\ndescription: x\ntitle: '{{ x }}'\n---\n")] == ["front-macro"]


def test_a_link_leads_to_an_address_and_does_nothing(copy: Copy) -> None:
    targets = ("javascript:x", "JaVaScript:x", "java&#115;cript:x", "data:text/html,x", "vbscript:x")
    for lang in LANGS:
        page = copy.root / "docs" / lang / "about.md"
        links = "".join(f"\n[a word {number}]({target})\n" for number, target in zip("abcde", targets, strict=True))
        page.write_text(page.read_text(encoding="utf-8") + links, encoding="utf-8")
    faults = copy.faults()
    assert len(faults) == len(targets) * len(LANGS)
    assert all("An address does not begin with" in fault for fault in faults)


def test_the_pages_are_read_as_the_site_reads_them() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: None)
    said = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)["markdown_extensions"]
    own = {name: settings for name, settings in said.items() if name not in ("toc", "macros.outward")}
    assert set(own) | {"fenced_code"} == set(EXTENSIONS)  # MkDocs adds that one itself
    assert {name: settings for name, settings in own.items() if settings} == CONFIGURED


@pytest.mark.parametrize("address", ["javascript:alert(x)", 'https://a.example/"><script>'])
def test_an_address_of_the_site_or_its_source_that_is_none_is_refused(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    done = copy.run("site", "--url", address)
    assert done.returncode == 1 and "SITE_URL must be an address on the web" in done.stderr
    monkeypatch.setenv("REPOSITORY_URL", address)
    done = copy.run("check")
    assert done.returncode == 1 and "REPOSITORY_URL must be the address" in done.stderr
