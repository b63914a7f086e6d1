"""What was made before is used again when it would come out the same, and never otherwise."""

import os
import time
from pathlib import Path

import pytest

from macros import surroundings
from macros.faults import Report
from macros.hide import read_publishable
from macros.memory import Memory
from macros.project import Project
from tests.kept import OTHER, Workshop, differing, new, pages
from tests.machine import DAMAGES
from tests.miniature import CATALOGUE, CONCEPTS, GLOSSARY, MENU, THEMES

DRAWN = ("charts", "pictures", "workbooks")
SHARED = (
    (CONCEPTS, "Mannen", "Heren"),
    (GLOSSARY, "openbare dienst", "dienst"),
    (THEMES, "Mannen en vrouwen", "Vrouwen en mannen"),
    (CATALOGUE, "MIT-licentie", "licentie"),
    (MENU, "Naar de", "Ga naar de"),
    ("mkdocs.en.yml", "Skip to", "Go to"),
    ("overrides/main.html", "<title>", "<title >"),
    ("overrides/partials/nav.html", "menu__head", "menu__top"),
    ("overrides/assets/colours.css", "--", "--a: red; --"),
    ("macros/words.yaml", "hoger", "meer"),
    ("macros/numbers.py", '"""', '"""A change. '),
    ("macros/templates/_table.html", "<table", "<table "),
)
"""Edits of what everything may depend on: file, old and new text."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project of which the site was built: one answer is a draft, and a title in the menu is marked up."""
    made = Workshop(tmp_path_factory.mktemp("kept") / "one")
    made.edit("docs/nl/glossary.md", "# nl", "# *Woorden* & `code`")
    made.site()
    return made


def test_an_answer_that_is_published_is_everywhere(shop: Workshop) -> None:
    shop.publish()
    assert differing(shop.site(), shop.fresh(*DRAWN)) == []


def test_a_change_makes_what_shows_it_and_nothing_else(shop: Workshop) -> None:
    shop.publish()
    was, known = shop.site(), shop.entries()
    assert shop.site() == was
    assert new(known, shop.entries()) == {}
    shop.change_a_cell()
    changed, after = shop.site(), shop.entries()
    made = pages(new(known, after))
    assert {"invented-2024/1/", "en/invented-2024/1/", "themes/men-women/"} <= made
    assert [page for page in made if OTHER in page] == []
    assert not any(OTHER in name for name in differing(was, changed))
    shop.edit("docs/en/about.md", "# en", "# *About* this")
    shop.edit(f"docs/nl/{OTHER}/2.md", "For tests only", "Voor tests")
    assert differing(shop.site(), shop.fresh(*DRAWN)) == []
    assert f"{OTHER}/2/" in pages(new(after, shop.entries()))
    shop.edit(f"data/{OTHER}/question.yaml", "No figures", "No figures here")
    assert differing(shop.site(), shop.fresh()) == []


def test_a_build_of_what_is_known_loads_nothing_that_draws(shop: Workshop) -> None:
    shop.site()
    done = shop.run("site", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert {"macros.site", "mkdocs.config", "jinja2"} <= loaded
    assert loaded & {"altair", "pandas", "numpy", "vl_convert", "PIL.Image", "rdflib", "gptables", "scipy"} == set()


def test_what_all_depends_on_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "unbuilt")
    monkeypatch.setattr(surroundings, "CODE", shop.root / "macros")
    seen = {around(shop)}
    for name, old, fresh in SHARED:
        shop.edit(name, old, fresh)
        assert around(shop) not in seen, name
        seen.add(around(shop))
    (shop.root / "overrides" / "partials").rename(shop.root / "overrides" / "partial")
    assert around(shop) not in seen
    seen.add(around(shop))
    monkeypatch.setenv("REPOSITORY_URL", "https://example.org/other")
    assert around(shop) not in seen
    seen.add(around(shop))
    (tmp_path / "library-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    surroundings._installed.cache_clear()
    assert around(shop) not in seen


def around(shop: Workshop) -> str:
    project = Project(shop.root)
    found = read_publishable(project, Report())
    assert found
    return Memory.of(found, project.made, surroundings.surroundings(project)).around


def test_charts_follow_labels_colours_code_and_address(shop: Workshop) -> None:
    shop.edit(CONCEPTS, "en: Men}", "en: Gentlemen}")
    shop.edit("overrides/assets/colours.css", "#1a2226", "#2a2226")
    elsewhere = {"SITE_URL": "https://example.org/other/", "REPOSITORY_URL": "https://example.org/source"}
    assert differing(shop.site(**elsewhere), shop.fresh(**elsewhere)) == []


def test_what_is_damaged_or_gone_is_made_again(shop: Workshop) -> None:
    was = shop.site()
    entries = sorted(file for file in shop.cache.glob("*/*") if file.is_file())
    assert {file.parent.name for file in entries} == {*DRAWN, "made", "read", "templates"}
    for number, file in enumerate(entries):
        DAMAGES[number % len(DAMAGES)](file)
    assert shop.site() == was
    known = shop.entries()
    assert shop.site() == was
    assert new(known, shop.entries()) == {}


def test_what_no_build_used_for_a_month_goes_and_what_one_used_stays(shop: Workshop) -> None:
    shop.site()
    folders = [folder for folder in shop.cache.iterdir() if folder.is_dir()]
    for folder in folders:
        (folder / "unused").write_bytes(b"")
        (folder / ".lost.1").write_bytes(b"")
    before, month = set(shop.entries()), time.time() - 31 * 24 * 60 * 60
    for file in shop.cache.rglob("*"):
        os.utime(file, (month, month))
    was = shop.site()
    left = set(shop.entries())
    assert {name for name in before - left if name.startswith("made/")} >= {"made/unused", "made/.lost.1"}
    assert not any(name.endswith(("unused", ".lost.1")) for name in left)
    (shop.cache / "made" / "unused").write_bytes(b"")
    os.utime(shop.cache / "made" / "unused", (month, month))
    assert shop.site() == was
    assert set(shop.entries()) - left == {"made/unused"}
