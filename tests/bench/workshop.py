"""Where everything is measured: copies of the project in a temporary folder, and what several parts need once."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from tests.bench.answers import write_project
from tests.bench.run import Cost, cost
from tests.conftest import PARTS, ROOT, Copy
from tests.serving import PRINTED, SOURCE


class Workshop:
    """Makes projects and sites under `folder`; `say` tells whoever waits what goes on."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.say = say
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    @property
    def url(self) -> str:
        """Where the sites stand while they are looked at: they are built for this address."""
        return f"http://127.0.0.1:{self.port}/"

    def today(self, name: str) -> Copy:
        """A copy of the project as it stands in the checkout, code and history too, with nothing in its cache."""
        root = self.folder / name
        if (ROOT / ".git").exists():
            subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(root)], check=True)
        for part in (*PARTS, "macros"):
            source = ROOT / part
            if source.is_dir():
                shutil.rmtree(root / part, ignore_errors=True)
                shutil.copytree(source, root / part)
            else:
                shutil.copy(source, root / part)
        with (root / SOURCE).open("a", encoding="utf-8") as text:
            text.write(PRINTED)
        return _compiled(Copy(root))

    def invented(self, name: str, answers: int, parts: int) -> Copy:
        """A project of so many invented answers, checked and with ledgers."""
        copy = Copy(self.folder / name)
        copy.root.mkdir()
        write_project(copy.root, answers, parts)
        self.macros(_compiled(copy), "record")
        return copy

    def macros(self, copy: Copy, *arguments: str, env: dict[str, str] | None = None) -> Cost:
        """The cost of `python -m macros …` with the code of a copy."""
        return cost([sys.executable, "-m", "macros", *arguments], copy.root, env)

    def site(self, copy: Copy) -> Cost:
        """The cost of `make site` in a copy."""
        return self.macros(copy, "site", "--url", self.url)

    @cached_property
    def built(self) -> Copy:
        """A copy of the project with its site."""
        self.say("the site of today")
        copy = self.today("built")
        self.site(copy)
        return copy


def forget(copy: Copy, *folders: str) -> None:
    """Remove folders that were made, as `.cache` and `site`."""
    for folder in folders:
        shutil.rmtree(copy.root / folder, ignore_errors=True)


def pages(copy: Copy) -> int:
    """How many pages of the theme a built site has; figures to embed are none."""
    site = copy.root / "site"
    return sum("embed" not in file.relative_to(site).parts for file in site.rglob("*.html"))


def charts(copy: Copy) -> int:
    """How many charts a built site has, each language for itself."""
    return sum(1 for _ in (copy.root / "site").glob("**/charts/*/*.svg"))


def _compiled(copy: Copy) -> Copy:
    """The copy with its code compiled, as it is from the second command on."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "macros"], cwd=copy.root, check=True)
    return copy
