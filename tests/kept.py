"""A small project that brings its own code and cache, to build time and again."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from macros.languages import LANGS
from tests.conftest import ROOT
from tests.machine import contents
from tests.miniature import ANSWER, MENU, QUESTION, SOURCE, THEMES, TIDY, Small

PARTS = ("overrides", "mkdocs.yml", "mkdocs.en.yml", "macros")
OTHER = "other-2024"
"""The second answer, a draft with the same figures as the first."""


class Workshop:
    """A project at `root` with two answers, its own code and its own cache."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        Small(root)
        for name in PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        menu = re.sub(r"\nnav:\n(  - .*\n)+", "\nnav: [index.md, glossary.md, about.md]\n", self.text(MENU))
        self.put(MENU, menu)
        self.put(QUESTION, re.sub(r"\n  by-sex:\n(    .*\n)+", "\n", self.text(QUESTION)))
        self.edit(THEMES, "- dimension: sex", "- dimension: period")
        for lang in LANGS:
            page = f"docs/{lang}/invented-2024/1.md"
            self.put(page, re.sub(r'{{ (figure|table)\("by-sex"\) }}', "", self.text(page)))
        (root / SOURCE).unlink()
        first = ANSWER.removeprefix("data/")
        for folder in ("data", "docs/nl", "docs/en"):
            shutil.copytree(root / folder / first, root / folder / OTHER)
            for file in (root / folder / OTHER).iterdir():
                file.write_text(file.read_text(encoding="utf-8").replace(first, OTHER), encoding="utf-8")
        self.edit(f"data/{OTHER}/question.yaml", "id:", "draft: true\nid:")

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def put(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file by `new`."""
        before, found, after = self.text(name).partition(old)
        assert found, (name, old)
        self.put(name, f"{before}{new}{after}")

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """`python -m macros …` with the project's own code."""
        command = [sys.executable, "-m", "macros", "--lang", "en", *arguments]
        told = {**os.environ, "PYTHONPATH": str(self.root), **settings}
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=self.root, env=told)

    def site(self, *arguments: str, **settings: str) -> Mapping[str, bytes]:
        """Every file of the site as it is built now."""
        done = self.run("site", *arguments, **settings)
        assert done.returncode == 0, done.stdout + done.stderr
        return contents(self.root / "site")

    def fresh(self, *kept: str, **settings: str) -> Mapping[str, bytes]:
        """The same when nothing was made before, but for what stands in the folders of the cache that are `kept`."""
        known = self.cache.rename(self.root / "known")
        try:
            for name in kept:
                shutil.copytree(known / name, self.cache / name)
            return self.site(**settings)
        finally:
            shutil.rmtree(self.cache)
            known.rename(self.cache)

    def publish(self) -> None:
        """Let the second answer be no draft."""
        name = f"data/{OTHER}/question.yaml"
        self.put(name, self.text(name).replace("draft: true\n", ""))

    def change_a_cell(self) -> None:
        """Publish other figures of the first answer, of which the sums hold."""
        changes = {"M01,M,1000": "M01,M,1001", "M01,_T,1200": "M01,_T,1201"}
        changes |= {"M02,M,1300": "M02,M,1299", "M02,_T,1300": "M02,_T,1299"}
        for old, new in changes.items():
            self.edit(TIDY, old, new)
        why = ("--kind", "error", "--why-nl", "Een fout hersteld.", "--why-en", "A mistake mended.")
        done = self.run("record", *why, "--date", "2024-07-01")
        assert done.returncode == 0, done.stdout + done.stderr

    def entries(self) -> dict[str, bytes]:
        """What the cache holds, by the names of its files."""
        return contents(self.cache)


def pages(entries: Mapping[str, bytes]) -> set[str]:
    """The paths of the pages among the entries of a cache: `en/a/1/`."""
    found = (
        re.search(rb'rel=."canonical." href=."(?:https?://[^/]*/)([^"\\\\]*)', entry) for entry in entries.values()
    )
    return {path[1].decode() for path in found if path}


def new(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The entries that were not there before, or are written anew."""
    return {name: content for name, content in after.items() if before.get(name) != content}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
