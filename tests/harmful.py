"""A copy of the project with the invented answer alone, and a hostile text in the place of every text."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from macros.languages import LANGS
from tests.conftest import ROOT, Copy

ANSWER = "invented-2024"
HOSTILE = (
    """<script>ran=true</script>"><img src=x onerror=ran=true>' onload='ran=true </title></textarea></text></svg>"""
    """</script><style>*{display:none}</style> ]]> --></style> *a* _b_ `c` [d](javascript:ran=true) ![e](x.png) """
    """<https://example.com/> &lt;b&gt; &amp;quot; \\ \\<i> | $f$ @import | \u05d0 {%raw%} {#h#} """
)
"""A text that means something to each language that it is put into, with no figure, as those are refused."""
BRACED = "{{ ran }} {: onclick=ran=true } "
"""The same for what macros and attributes of Markdown are made of; a note takes braces for the names of its figures."""
STARTS = ("=cmd|'/c calc'!A", "@SUM(A:A)", "+ a", "# b", "    c", "- d", "> e", "{: #f }", "<p>", "```", "a: b")
"""What a spreadsheet or Markdown looks for at the beginning."""
PEOPLE = ("asker", "minister")
"""Texts that are the same in both languages."""

KEY = "(key)"
"""The end of the path of a key."""
FILES = (
    "concepts.yaml",
    "themes.yaml",
    "glossary.yaml",
    "catalogue.yaml",
    f"{ANSWER}/question.yaml",
    f"{ANSWER}/ledger.yaml",
)
"""Everything that an editor writes in YAML."""

Path_ = tuple[str | int, ...]


def _marks() -> Iterator[str]:
    """A word without meaning for each text, which stands in no other and on no page."""
    for signs in product(ascii_lowercase, repeat=2):
        yield f"zq{''.join(signs)}qz"


class Planter:
    """Puts a hostile text of its own in the place of each text, and keeps them by their marks."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.paths: dict[str, Path_] = {}
        self._marks = _marks()

    def plant(self, data: Any, path: Path_ = ()) -> Any:
        """The data of a YAML file with hostile texts in both languages, and hostile names of people."""
        if is_text(path):
            return self._text(data, path) if isinstance(data, str) else [self._text(one, path) for one in data]
        if isinstance(data, dict):
            return {key: self.plant(value, (*path, key)) for key, value in data.items()}
        return [self.plant(value, (*path, at)) for at, value in enumerate(data)] if isinstance(data, list) else data

    def _text(self, old: str, path: Path_) -> str:
        """A new text, which ends in its mark, or in the figure that the old one names."""
        mark = next(self._marks)
        start = STARTS[len(self.texts) % len(STARTS)]
        whole = f"{start} {HOSTILE}{BRACED}{mark}"
        if "notes" in path:
            whole = whole.replace("{", "(").replace("}", ")")
        self.texts[mark], self.paths[mark] = whole, path
        return whole + (" {all}" if "{all}" in old else "")


def is_text(path: Path_) -> bool:
    """Whether a text for readers stands at a path, or a list of such texts."""
    return bool(path) and (path[-1] in LANGS or (len(path) == 1 and path[0] in PEOPLE))


def load(file: Path) -> Any:
    """The data of a YAML file, all of it text."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def change(file: Path, edit: Callable[[Any], Any]) -> None:
    """Write a YAML file anew with other data, under its own first row."""
    head = file.read_text(encoding="utf-8").split("\n", 1)[0]
    data = yaml.dump(edit(load(file)), allow_unicode=True, sort_keys=False, width=10_000, default_style='"')
    file.write_text(f"{head}\n{data}", encoding="utf-8")


MORE: Mapping[str, Any] = {
    "stated": {"most": {"value": "7000", "unit": "people", "source": {"nl": "", "en": ""}}},
}
"""What the invented answer does not have otherwise."""
PAGE = """---
description: For tests only.
---

# One

## Two {: #two }

{{ all_downloads() }}

{{ statuses() }}

{{ rights() }}

Words {{ term("vdab") }} and {{ term("vdab", "*others*") }}.

{{ side_by_side("invented-2024/by-month", "invented-2024/by-sex") }}

{{ chart("invented-2024/by-sex") }}
"""
THEME = "---\ndescription: For tests only.\n---\n\n# {{ title() }}\n\n{{ theme() }}\n"


def hostile_copy(copy: Copy) -> Planter:
    """Leave of a copy of the project the invented answer and what it needs, with a hostile text for each text."""
    root, planter = copy.root, Planter()
    shutil.copytree(ROOT / "tests" / "third_answer", root, dirs_exist_ok=True)
    for folder in [*root.glob("data/*/"), *root.glob("docs/*/*/")]:
        if folder.name not in (ANSWER, "themes"):
            shutil.rmtree(folder)
    for lang in LANGS:
        for page in root.glob(f"docs/{lang}/themes/*.md"):
            if page.stem != "index":
                page.unlink()
        (root / "docs" / lang / "themes" / "men-women.md").write_text(THEME)
        (root / "docs" / lang / "reuse.md").write_text(PAGE)
        part = root / "docs" / lang / ANSWER / "1.md"
        part.write_text(part.read_text() + '\n{{ note("invented") }}\n\n{{ stated("most") }}\n')

    def concepts(data: Any) -> Any:
        dimensions = {name: data["dimensions"][name] for name in ("period", "sex")}
        dimensions["sex"]["codes"].pop("_U")
        return planter.plant({**data, "dimensions": dimensions, "units": {"people": data["units"]["people"]}})

    change(root / "data" / "concepts.yaml", concepts)
    change(root / "data" / "themes.yaml", lambda data: planter.plant({"men-women": data["men-women"]}))
    words = ("vdab", "written-question")
    change(root / "data" / "glossary.yaml", lambda data: planter.plant({name: data[name] for name in words}))
    change(root / "data" / "catalogue.yaml", planter.plant)

    def question(data: Any) -> Any:
        data["tables"]["bicycles"]["labels"] = {"sex": {"nl": "", "en": ""}}
        data["figures"]["by-sex"]["source"] = {"nl": "", "en": ""}
        return planter.plant({**data, **MORE})

    change(root / "data" / ANSWER / "question.yaml", question)
    source = root / "data" / ANSWER / "source.txt"
    source.write_text(f"{source.read_text()}\nSamen 7.000, en 0.\n")
    copy.edit(f"data/{ANSWER}/bicycles.csv", "2024-M02,F,,blank", "2024-M02,F,0,")
    copy.record()
    change(root / "data" / ANSWER / "ledger.yaml", planter.plant)
    return planter


def other_places(data: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of all in the data of a YAML file that is no text for readers, ids too (which end in `KEY`); of a list
    its first entry."""
    if isinstance(data, dict) and not is_text(path):
        for key, value in data.items():
            yield (*path, key, KEY)
            yield from other_places(value, (*path, key))
    elif isinstance(data, list) and not is_text(path):
        for value in data[:1]:
            yield from other_places(value, (*path, 0))
    elif not is_text(path):
        yield path


def put(data: Any, path: Path_, new: str) -> Any:
    """The data with `new` at a path."""
    if not path:
        return new
    if path[1:] == (KEY,):
        return {new if key == path[0] else key: value for key, value in data.items()}
    if isinstance(data, list):
        return [put(value, path[1:], new) if at == path[0] else value for at, value in enumerate(data)]
    return {key: put(value, path[1:], new) if key == path[0] else value for key, value in data.items()}
