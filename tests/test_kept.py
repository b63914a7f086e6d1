"""What was made before is used again when it would come out the same, and never otherwise."""

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
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


def test_a_change_makes_what_shows_it_anew_and_nothing_else(shop: Workshop) -> None:
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
    now = shop.site()
    assert f"{OTHER}/2/" in pages(new(after, shop.entries()))
    assert differing(now, shop.fresh(*DRAWN)) == []
    shop.edit("overrides/assets/colours.css", "#1a2226", "#2a2226")
    elsewhere = {"SITE_URL": "https://example.org/other/", "REPOSITORY_URL": "https://example.org/source"}
    assert differing(shop.site(**elsewhere), shop.fresh(**elsewhere)) == []


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


def test_what_is_damaged_or_gone_is_made_again(shop: Workshop) -> None:
    was = shop.site()
    for folder in Project(shop.root).kept:
        files = sorted(folder.iterdir())
        assert files
        few = files[:3] if folder.name in DRAWN else files
        for number, file in enumerate(few):
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


def test_a_page_with_a_warning_is_never_kept(shop: Workshop) -> None:
    code = "macros/show/macros.py"
    before = shop.text(code)
    warn = '__import__("logging").getLogger("mkdocs.plugins").warning("Look here")'
    shop.edit(code, 'return html("glossary"', f'{warn}\n        return html("glossary"')
    try:
        for _ in range(2):
            done = shop.run("site")
            assert done.returncode == 1
            assert "Look here" in done.stderr
    finally:
        shop.put(code, before)


def test_two_builds_with_one_cache_give_the_same(shop: Workshop, tmp_path: Path) -> None:
    was = shop.site()
    for folder in set(Project(shop.root).kept) - {shop.cache / name for name in DRAWN[:2]}:
        shutil.rmtree(folder)
    twin = Workshop.__new__(Workshop)
    twin.root = tmp_path / "twin"
    shutil.copytree(shop.root, twin.root, ignore=shutil.ignore_patterns(".cache", ".build", "site"))
    (twin.root / ".cache").symlink_to(shop.cache)
    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(Workshop.site, (shop, twin)))
    assert built == [was, was]
    assert twin.site() == was
