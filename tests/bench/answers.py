"""A project with as many answers as one asks for, none of them real: valid in every check, and different each."""

import json
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import yaml

from macros.languages import LANGS, Lang
from macros.project import GLOSSARY_FILE, QUESTION, SOURCE, THEMES, THEMES_FILE, Project
from tests.conftest import PARTS, ROOT

YEARS = tuple(str(year) for year in range(2014, 2024))
SPLITS = {"sex": ("M", "F"), "region": ("BE21", "BE22", "BE23", "BE24", "BE25")}
"""The dimensions of the two tables of a part besides the year, with the classes that add up to the total."""
TOTAL = "_T"
LETTERS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What stands for the number of a part in texts, where no figure is typed."""
KEPT_PAGES = ("index.md", "figures.md", "glossary.md", "about.md", "quality.md", "corrections.md", "accessibility.md")
"""Pages of the project that name no answer."""
TITLE = {"nl": "Verzonnen antwoord", "en": "Invented answer"}
PART = {"nl": "Gestarte opleidingen, reeks", "en": "Courses started, series"}
SHOWN = {
    "sex": {"nl": "Mannen en vrouwen", "en": "Men and women"},
    "region": {"nl": "Totaal per jaar", "en": "Total by year"},
}
PAGES = Path(__file__).parent / "pages"
"""What stands on the pages of an answer; `PART` is the number of the part."""


def write_project(root: Path, answers: int, parts: int) -> None:
    """Write into an empty folder a project of so many `answers` of so many `parts`: on the page of a part stand two
    charts and two tables. Its ledgers are still to be recorded."""
    for name in PARTS:
        if name not in ("data", "docs"):
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    shutil.copytree(ROOT / "macros", root / "macros")
    (root / "data").mkdir()
    for file in ROOT.glob("data/*.*"):
        shutil.copy(file, root / "data")
    _write_themes(root)
    for lang in LANGS:
        _write_pages(Project(root).docs(lang), lang)
    for number in range(1, answers + 1):
        _write_answer(root, number, parts)


def _write_themes(root: Path) -> None:
    themes = yaml.safe_load((ROOT / THEMES_FILE).read_text(encoding="utf-8"))
    kept = {name: theme for name, theme in themes.items() if {"dimension": "sex"} in theme["holds"]}
    _dump(root / THEMES_FILE, "themes.schema.json", kept)
    for lang, name in product(LANGS, ("index", *kept)):
        page = Project(root).docs(lang) / THEMES / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        shown = "themes" if name == "index" else "theme"
        page.write_text(f"---\ndescription: Themes.\n---\n\n# Themes\n\n{{{{ {shown}() }}}}\n", encoding="utf-8")


def _write_pages(docs: Path, lang: Lang) -> None:
    for name in KEPT_PAGES:
        shutil.copy(Project(ROOT).docs(lang) / name, docs / name)
    words = yaml.safe_load((ROOT / GLOSSARY_FILE).read_text(encoding="utf-8"))
    terms = ", ".join(f'{{{{ term("{word}") }}}}' for word in words)
    (docs / "reuse.md").write_text(f"---\ndescription: Reuse.\n---\n\n# Reuse\n\n{terms}\n", encoding="utf-8")


def _write_answer(root: Path, number: int, parts: int) -> None:
    answer = f"invented-{number:03}"
    folder, random = root / "data" / answer, Random(number)
    folder.mkdir()
    _dump(folder / QUESTION, "../question.schema.json", _question(answer, number, parts))
    printed = []
    for part, split in product(range(1, parts + 1), SPLITS):
        rows = tuple(_rows(random, SPLITS[split]))
        lines = [f"{year},{code},{value}," for year, code, value in rows]
        (folder / f"{split}-{part}.csv").write_text("\n".join([f"period,{split},value,status", *lines, ""]))
        printed.append(" ".join(str(value) for _, _, value in rows))
    (folder / SOURCE).write_text("\n\n".join(["Een verzonnen antwoord.", *printed, ""]), encoding="utf-8")
    for lang in LANGS:
        docs = Project(root).docs(lang) / answer
        docs.mkdir()
        shutil.copy(PAGES / "index.md", docs)
        page = (PAGES / f"part.{lang}.md").read_text(encoding="utf-8")
        for part in range(1, parts + 1):
            (docs / f"{part}.md").write_text(page.replace("PART", str(part)), encoding="utf-8")


def _rows(random: Random, classes: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    for year in YEARS:
        values = [random.randint(1_000, 40_000) for _ in classes]
        yield from ((year, code, value) for code, value in zip(classes, values, strict=True))
        yield year, TOTAL, sum(values)


def _question(answer: str, number: int, parts: int) -> dict[str, object]:
    numbers = range(1, parts + 1)
    title = {lang: f"{text} {number}" for lang, text in TITLE.items()}
    return {
        "id": answer,
        "title": title,
        "short_title": title,
        "summary": {"nl": "Alleen om mee te meten.", "en": "To measure with only."},
        "number": str(number),
        "date": "not-stated",
        "asker": "not-stated",
        "minister": "Niemand",
        "minister_role": {"nl": "minister van niets", "en": "minister of nothing"},
        "last_month": "2023-12",
        "published": "2024-06-03",
        "parts": {str(part): _part(part) for part in numbers},
        "tables": {f"{split}-{part}": _table(split, part) for part, split in product(numbers, SPLITS)},
        "notes": {},
        "figures": {f"{split}-{part}": _figure(split, part) for part, split in product(numbers, SPLITS)},
        "key_figures": [
            {
                "table": "sex-1",
                "where": {"period": YEARS[-1], "sex": TOTAL},
                "label": {"nl": "opleidingen", "en": "courses"},
                "figure": "sex-1",
            }
        ],
    }


def _part(part: int) -> dict[str, object]:
    title = {lang: f"{text} {LETTERS[part]}" for lang, text in PART.items()}
    return {"title": title, "holds": {"nl": "twee tabellen", "en": "two tables"}}


def _table(split: str, part: int) -> dict[str, object]:
    return {
        "part": str(part),
        "title": {lang: f"{SHOWN[split][lang]}, {LETTERS[part]}" for lang in LANGS},
        "source": {"nl": "een tabel", "en": "a table"},
        "unit": "courses",
        "dimensions": {"period": list(YEARS), split: [*SPLITS[split], TOTAL]},
    }


def _figure(split: str, part: int) -> dict[str, object]:
    kinds: dict[str, object] = {
        "sex": {"chart": {"kind": "bars", "panels": "sex", "bars": "period"}},
        "region": {"chart": {"kind": "line", "x": "period"}, "where": {"region": TOTAL}},
    }
    return {
        "part": str(part),
        "table": f"{split}-{part}",
        "title": SHOWN[split],
        "subtitle": {"nl": "Gestarte opleidingen per jaar", "en": "Courses started by year"},
        "layout": {"rows": ["period"], "columns": [split] if split == "sex" else []},
        "notes": [],
        **kinds[split],  # type: ignore[dict-item]
    }


def _dump(file: Path, schema: str, content: object) -> None:
    """Write a file of data; JSON is YAML too, in which every text stands between quotation marks."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    file.write_text(f"# yaml-language-server: $schema={schema}\n{text}\n", encoding="utf-8")
