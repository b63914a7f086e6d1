"""The recipes of a guide as steps that can be taken: what an editor reads is what is done here."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.languages import Lang
from tests.conftest import ROOT, Copy

GUIDES: dict[Lang, str] = {"nl": "CONTRIBUTING.nl.md", "en": "CONTRIBUTING.md"}
_FILE = re.compile(r"[\w./-]+/[\w.-]+\.\w+|[A-Z]+\.md")


@dataclass(frozen=True)
class Step:
    """A block of a recipe: a command (`sh`) with what it says (`said`, where … is anything), lines of `file` that
    change (`diff`), or all that is in it."""

    recipe: str
    kind: str
    text: str
    file: str
    said: str = ""

    def take(self, copy: Copy) -> None:
        """Do to a copy of the project what the block says."""
        if self.kind == "sh":
            for line in self.text.splitlines():
                self._run(copy, line)
            return
        path = copy.root / self.file
        if self.kind == "diff":
            path.write_text(changed(path.read_text(encoding="utf-8"), self.text), encoding="utf-8")
        else:
            assert path.parent.is_dir(), self.file
            path.write_text(self.text, encoding="utf-8")

    def _run(self, copy: Copy, line: str) -> None:
        make, command, *given = shlex.split(line)
        assert make == "make"
        facts = dict(fact.split("=", 1) for fact in given)
        lang: Lang = "en" if facts.pop("IN", "nl") == "en" else "nl"
        options = [part for name, value in facts.items() for part in (f"--{name}", value)]
        done = copy.run(command, *options, lang=lang)
        told = done.stdout + done.stderr
        assert (done.returncode == 0) == (not self.said), told
        for said in self.said.splitlines():
            assert re.search(".*".join(map(re.escape, said.split("…"))), told), told


def changed(text: str, diff: str) -> str:
    """`text` with the lines that a diff says in place of those that it had, which must be there once."""
    lines = [(line[:1].strip(), line[1:].rstrip()) for line in diff.splitlines()]
    before = [line for sign, line in lines if sign != "+"]
    after = [line for sign, line in lines if sign != "-"]
    found = text.splitlines()
    plain = [line.rstrip() for line in found]
    places = [at for at in range(len(found)) if plain[at : at + len(before)] == before]
    assert len(places) == 1, (before, places)
    found[places[0] : places[0] + len(before)] = after
    return "\n".join(found) + "\n"


def steps(lang: Lang) -> list[Step]:
    """The steps of all recipes of a guide, in its order."""
    return list(_steps((ROOT / GUIDES[lang]).read_text(encoding="utf-8")))


def _steps(guide: str) -> Iterator[Step]:
    tokens = MarkdownIt().parse(_recipes(guide))
    blocks = [token for token in tokens if token.type in ("fence", "inline", "heading_open")]
    recipe = file = ""
    command: Token | None = None
    for token, following in zip(blocks, [*blocks[1:], None], strict=True):
        if token.type == "inline":
            named = [code.content for code in token.children or [] if code.type == "code_inline"]
            file = next((name for name in reversed(named) if _FILE.fullmatch(name)), file)
            recipe = token.content if token.level and recipe == "?" else recipe
        elif token.type == "heading_open":
            recipe = "?"
        elif token.info == "sh":
            says = following is not None and following.type == "fence" and following.info == "text"
            command = following if says else None
            yield Step(recipe, "sh", token.content, "", following.content if says and following else "")
        elif token is not command:
            yield Step(recipe, token.info, token.content, file)


def _recipes(guide: str) -> str:
    """The part of a guide under its first heading of the second level."""
    return guide.split("\n## ")[1]
