"""The house in order: documentation and code agree, colours and words exist, modules are small."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.charts import theme
from macros.check.calls import Trial, names
from macros.check.drafts import MARKS
from macros.languages import LANGS
from macros.project import THEMES, Project
from macros.show.macros import PageMacros
from macros.words import fault_words, words
from tests.conftest import ROOT
from tests.recipes import GUIDES

MODULES = sorted((ROOT / "macros").rglob("*.py"))
TEMPLATES = sorted(
    file
    for file in (ROOT / "macros" / "templates").iterdir()
    if file.suffix in (".html", ".md", ".svg", ".txt", ".xml")
)


def test_the_macros_that_are_checked_are_those_that_pages_have() -> None:
    public = {name for name, _ in inspect.getmembers(PageMacros, inspect.isfunction) if not name.startswith("_")}
    assert set(names()) == public
    for name in public:
        checked = inspect.signature(getattr(Trial, name)).parameters
        shown = inspect.signature(getattr(PageMacros, name)).parameters
        assert list(checked.values()) == list(shown.values()), name


@pytest.mark.parametrize("guide", GUIDES.values())
def test_the_guide_tells_of_every_macro_and_of_no_other(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `\{\{ (\w+)\(", text, re.MULTILINE))
    assert told == set(names())


@pytest.mark.parametrize("guide", GUIDES.values())
def test_the_guide_names_what_stands_where(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    for mark in MARKS.values():
        assert f"`{mark}`" in text
    for name in re.findall(r"`(data/[\w.]+|docs/\w\w|CHANGELOG\.md|mkdocs\.yml)`", text):
        assert (ROOT / name).exists(), name


def test_the_commands_of_readme_and_guides_are_targets_of_the_makefile() -> None:
    readme, *guides = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", *GUIDES.values()))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for text in (readme, *guides):
        assert set(re.findall(r"(?:^ *|`)make ([a-z]+)", text, re.MULTILINE)) <= targets
    assert readme.index("make serve") < readme.index("make test") < 900


def test_every_colour_of_a_chart_is_a_property_of_the_stylesheet_in_light_and_dark() -> None:
    styles = (ROOT / "overrides" / "assets" / "colours.css").read_text(encoding="utf-8")
    light, dark = styles.split('[data-md-color-scheme="slate"]')
    named = {theme.INK, theme.PAPER, theme.RULE, theme.STRONG, theme.CALM}
    for colour in named:
        name = colour.removeprefix("var(").removesuffix(")")
        assert f"{name}:" in light and f"{name}:" in dark, name


def test_the_icon_of_the_site_has_the_colours_of_the_stylesheet() -> None:
    assets = ROOT / "overrides" / "assets"
    colours = re.compile(r"(strong|calm|accent)(?: \{ fill)?: (#[0-9a-f]{6})")
    asked, given = (set(colours.findall((assets / name).read_text())) for name in ("favicon.svg", "colours.css"))
    assert len(asked) == 6
    assert asked <= given


def test_colours_stand_in_one_file() -> None:
    for file in [*(ROOT / "overrides").rglob("*.css"), *(ROOT / "overrides").rglob("*.html"), *MODULES, *TEMPLATES]:
        if file.name != "colours.css":
            assert not re.search(r"#[0-9a-fA-F]{6}\b|rgba?\(", file.read_text(encoding="utf-8")), file


def test_every_word_is_said_in_both_languages_and_somewhere_used() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in [*MODULES, *TEMPLATES])
    for lang in LANGS:
        for key, text in words(lang).items():
            assert text, key
            assert re.search(rf"w\.{key}\b|\[[^\]]*['\"]{key}['\"]", code), key


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in MODULES)
    sentences = yaml.safe_load((ROOT / "macros" / "faults.yaml").read_text(encoding="utf-8"))
    used = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', code)) | {"unknown-key-on-top", "missing-key-on-top"}
    used |= {"unknown-key", "missing-key"}
    assert set(sentences) - used == set()
    for key in sentences:
        braces = [sorted(re.findall(r"(?<!\{)\{(\w+)\}", fault_words(key)[lang])) for lang in LANGS]
        assert braces[0] == braces[1], key


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_one_noun_and_about_200_lines_at_most(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 230


def test_the_core_knows_nothing_of_mkdocs() -> None:
    for module in MODULES:
        if module.parent.name in ("mkdocs", "serve"):
            continue
        assert "import mkdocs" not in module.read_text(encoding="utf-8"), module
        assert "from mkdocs" not in module.read_text(encoding="utf-8"), module


def test_the_check_needs_neither_altair_nor_pandas() -> None:
    asked = (
        "import sys, macros.check; print([n for n in ('altair', 'pandas', 'vl_convert', 'mkdocs') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_every_answer_is_published_in_two_languages(project: Project) -> None:
    for lang in LANGS:
        folders = {path.parent.name for path in project.pages(lang)} - {lang}
        assert folders == {THEMES, *(folder.name for folder in project.answers())}


def test_requirements_record_no_addresses() -> None:
    for file in ROOT.glob("requirements*.txt"):
        assert "://" not in file.read_text(encoding="utf-8")
