"""What an editor is told of her Markdown: every planted fault at its row in both languages, and nothing besides."""

import logging
import random
import shutil
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.builders.mkdocs import _Messages
from macros.check import check
from macros.faults import Report
from macros.languages import LANGS
from macros.page import read_page
from macros.project import Project
from tests.conftest import ROOT, Copy, make_copy

PLANTED = yaml.safe_load((ROOT / "tests" / "planted_pages.yaml").read_text(encoding="utf-8"))
ANSWER = "online-opleidingen-2023"
ABOUT = "docs/{}/about.md"


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What the check says in each language of a copy with everything planted, and what it should say."""
    copy = make_copy(tmp_path_factory.mktemp("spoiled"))
    wanted: dict[str, set[str]] = {}
    for lang in LANGS:
        for part in {plant["page"] for plant in PLANTED}:
            file = copy.root / "docs" / lang / ANSWER / f"{part}.md"
            text = file.read_text(encoding="utf-8").rstrip("\n") + "\n"
            for index, plant in enumerate(PLANTED):
                if plant["page"] == part:
                    row = text.count("\n") + 2
                    text += f"\n{plant['text']}\n"
                    wanted[f"{lang} {index}"] = {_line(file, copy, row, said, lang) for said in plant[lang]}
            file.write_text(text, encoding="utf-8")
    report = Report()
    check(Project(copy.root), report)
    found = [fault for fault in (*report, *report.warnings) if fault.file.endswith(".md")]
    return wanted | {lang: {fault.line(lang) for fault in found if f"/{lang}/" in fault.file} for lang in LANGS}


def _line(file: Path, copy: Copy, row: int, said: str, lang: str) -> str:
    offset, _, message = said.partition(" ")
    word = {"nl": "rij", "en": "row"}[lang]
    return f"{file.relative_to(copy.root).as_posix()}, {word} {row + int(offset)}: {message}"


@pytest.mark.parametrize("index", range(len(PLANTED)))
def test_what_is_wrong_in_markdown_is_told_at_its_row(spoiled: dict[str, set[str]], index: int) -> None:
    for lang in LANGS:
        assert spoiled[f"{lang} {index}"]
        assert spoiled[f"{lang} {index}"] <= spoiled[lang]


def test_nothing_is_told_besides(spoiled: dict[str, set[str]]) -> None:
    for lang in LANGS:
        wanted = set().union(*(spoiled[f"{lang} {index}"] for index in range(len(PLANTED))))
        assert spoiled[lang] - wanted == set()


REFUSED = {
    "a page that is not there": "[Part](nowhere.md)",
    "a file that is not there": "[File](numbers.xlsx)",
    "a picture that is not there": "![Map](map.png)",
    "an anchor here": "[Part](#nothing)",
    "an anchor there": "[Part](about.md#nothing)",
    "an absolute link": "[Part](/about/)",
    "a folder": "[Part](themes/)",
    "a page without its ending": "[Part](about)",
    "another case": "[Part](About.md)",
    "an address without its beginning": "[Part](www.example.org)",
    "a page of the other language": "[Part](../en/about.md)",
    "a link by reference": "[Part][a]\n\n[a]: nowhere.md",
}
"""What MkDocs refuses when it is strict."""


def test_what_mkdocs_refuses_in_pages_is_told_by_the_check(copy: Copy) -> None:
    """MkDocs reads the same pages apart from the site, so that its own words can be compared page by page."""
    apart = copy.root / "apart"
    (apart / "docs" / "themes").mkdir(parents=True)
    for name in ("index.md", "about.md", "themes/index.md"):
        (apart / "docs" / name).write_text("# Page\n")
    names = [f"page-{index}.md" for index in range(len(REFUSED))]
    for name, text in zip(names, REFUSED.values(), strict=True):
        (apart / "docs" / name).write_text(f"# Page\n\n{text}\n")
        for lang in LANGS:
            (copy.root / "docs" / lang / name).write_text(f"---\ndescription: {name}.\n---\n\n# Page\n\n{text}\n")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    kept = {key: config[key] for key in ("validation", "markdown_extensions")}
    nav = ["index.md", "gone.md", *names]  # about.md is in no menu
    (apart / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "Apart", "nav": nav, **kept}))
    copy.edit("mkdocs.yml", "  - about.md\n", "".join(f"  - {name}\n" for name in ["gone.md", *names]))
    messages = _Messages()
    said = _mkdocs(apart, messages)
    told = "\n".join(copy.faults())
    for name, kind in zip(names, REFUSED, strict=True):
        assert f"'{name}'" in said, kind
        assert f"docs/en/{name}, row 7: " in told, kind
    assert "gone.md" in said and "about.md" in said
    row = (copy.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines().index("  - gone.md") + 1
    assert f'mkdocs.yml, row {row}: The page "gone.md" under nav does not exist.' in told
    assert "docs/nl/about.md: Nothing leads to this page. Put it under nav in mkdocs.yml: - about.md" in told


def _mkdocs(folder: Path, messages: _Messages) -> str:
    log = logging.getLogger("mkdocs")
    level = log.level
    log.addHandler(messages)
    log.setLevel(logging.INFO)
    messages.setLevel(logging.INFO)
    try:
        build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    finally:
        log.removeHandler(messages)
        log.setLevel(level)
    return "\n".join(messages.texts)


def test_links_that_lead_somewhere_are_not_told(copy: Copy) -> None:
    text = (
        "[Part](../online-opleidingen-2023/8.md#goals), [figure](1.md#by-age), [note](1.md#by-age-note-unknown),\n"
        "[words](../glossary.md#vdab), [above](#asked), [home](../index.md), <https://example.org/a?b=1>,\n"
        "[mail](mailto:a@example.org), [paragraph](#opening) and [![Map of Flanders](map.png)](https://example.org).\n"
        "{: #opening }\n"
    )
    for lang in LANGS:
        folder = copy.root / "docs" / lang / ANSWER
        shutil.copy(ROOT / "overrides" / "assets" / "favicon.svg", folder / "map.png")
        copy.edit(f"docs/{lang}/{ANSWER}/2.md", "{{ source() }}\n", f"{{{{ source() }}}}\n\n{text}")
    assert copy.faults() == []


def test_an_anchor_that_is_not_there_is_told_with_the_nearest(copy: Copy) -> None:
    copy.edit(f"docs/en/{ANSWER}/2.md", "[part 1](1.md)", "[part 1](#figurs) and [part 1](1.md#by-agee)")
    lines = copy.faults()
    assert [line.split(": ", 1)[1] for line in lines] == [
        'Nothing on this page has the id "figurs". Did you mean "figures"?',
        'Nothing in docs/en/online-opleidingen-2023/1.md has the id "by-agee". Did you mean "by-age"?',
    ]


def test_a_folder_of_no_answer_is_told_once(copy: Copy) -> None:
    for lang in LANGS:
        folder = copy.root / "docs" / lang / "online-opleidingen-2024"
        folder.mkdir()
        for name in ("1.md", "index.md"):
            (folder / name).write_text("---\ndescription: Nieuw.\n---\n\n# {{ title() }}\n")
    assert copy.faults() == [
        'docs/nl/online-opleidingen-2024/1.md: The folder "online-opleidingen-2024" belongs to no answer: there is '
        'no data/online-opleidingen-2024/question.yaml. Did you mean "online-opleidingen-2023"?'
    ]


def test_what_differs_between_the_languages_is_told_once_each(copy: Copy) -> None:
    page = f"docs/en/{ANSWER}/1.md"
    copy.edit(
        page,
        '{{ figure("by-sex") }}\n\n{{ figure("by-province") }}\n',
        '{{ figure("by-province") }}\n\n{{ figure("by-sex") }}\n',
    )
    copy.edit(page, "## Not answered {: #unanswered }", "## Not answered {: #not-answered }")
    copy.edit(page, 'value("by-quarter", period="2021-Q1")', 'value("by-quarter", period="2021-Q2")')
    said = [line.split(": ", 1)[1] for line in copy.faults()]
    assert len(said) == 3
    other = f"docs/nl/{ANSWER}/1.md"
    assert any(line.startswith(f'This says "## {{: #not-answered }}", but {other}, row ') for line in said)
    assert any(line.startswith('This says "{{ value("by-quarter", period="2021-Q2") }}", but') for line in said)
    assert any(line.endswith("The order must be the same.") for line in said)


def test_a_text_that_was_left_untranslated_is_a_warning_at_its_row(copy: Copy) -> None:
    dutch = "De figuren gaan over opleidingen die\nin Vlaanderen gestart zijn."
    for lang in LANGS:
        copy.edit(ABOUT.format(lang), "description: ", "description: Een zin die in geen van beide talen vertaald is. ")
        path = copy.root / ABOUT.format(lang)
        path.write_text(path.read_text(encoding="utf-8") + f"\n{dutch}\n", encoding="utf-8")
    copy.edit(ABOUT.format("en"), "description: Een zin", "description: An English sentence. Een zin")
    report = Report()
    check(Project(copy.root), report)
    row = (copy.root / ABOUT.format("en")).read_text(encoding="utf-8").split(dutch, 1)[0].count("\n") + 1
    (line,) = [fault.line("en") for fault in report.warnings]
    assert line.startswith(
        f"docs/en/about.md, row {row}: This text is the same in both languages (docs/nl/about.md, row "
    )


def test_words_that_are_allowed_for_nothing_are_a_warning(copy: Copy) -> None:
    copy.edit("docs/en/accessibility.md", "allow: [320 pixels]", "allow: [320 pixels, ISO 9001]")
    copy.edit(f"data/{ANSWER}/question.yaml", "\nid: ", '\nallow: ["12 cellen"]\nid: ')
    done = copy.run("check")
    assert done.returncode == 0
    row = (copy.root / f"data/{ANSWER}/question.yaml").read_text(encoding="utf-8").splitlines().index(
        'allow: ["12 cellen"]'
    ) + 1
    assert done.stderr.splitlines()[:2] == [
        f'Note: data/{ANSWER}/question.yaml, row {row}: "12 cellen" under allow excuses nothing: delete it.',
        'Note: docs/en/accessibility.md, row 3: "ISO 9001" under allow excuses nothing: delete it.',
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/glossary.yaml", "    en: An occupation in", "    en: 12 occupations in"),
        (f"data/{ANSWER}/question.yaml", "short_title:\n  nl: ", "short_title:\n  nl: 12 "),
        ("data/themes.yaml", "    en: What was spent", "    en: 12 were spent"),
        (ABOUT.format("en"), "description: ", "description: 12 times "),
    ],
)
def test_a_typed_figure_is_told_at_the_row_of_its_text(copy: Copy, file: str, old: str, new: str) -> None:
    row = (copy.root / file).read_text(encoding="utf-8").split(old, 1)[0].count("\n") + 1 + old.count("\n")
    copy.edit(file, old, new)
    assert (
        f'{file}, row {row}: The figure "12" is typed by hand. Take it from the data with a macro; '
        "if it is no figure, list its words under allow."
    ) in copy.faults()


def test_a_page_however_spoiled_is_read_and_told_at_rows_that_it_has() -> None:
    signs = [
        "{{",
        "}}",
        "{%",
        "{#",
        "`",
        "```",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "](",
        "![",
        "<a href=",
        "<!--",
        "|",
        "#",
        '"',
        "„",
    ]
    signs += ["---\n", "\0", "\r", "\u2028", "{: #a }", "&#0;", "<![CDATA[", "*", "\t"]
    chosen = random.Random(4)
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for _ in range(8):
            at = chosen.randrange(len(text))
            text = text[:at] + chosen.choice(signs) + text[at + chosen.choice((0, 1, 20)) :]
        report = Report()
        read = read_page("docs/nl/a.md", "a.md", text, report)
        last = text.replace("\r", "\n").count("\n") + 1
        assert all(1 <= row <= last for row in [fault.row for fault in report] + [block.row for block in read.prose])
