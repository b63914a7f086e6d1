"""What is on the screen now: the site as built last, newer pages over it, and what is wrong."""

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from macros.languages import FOLDERS, Lang
from macros.show.templates import html
from macros.words import fault_words

Found = Mapping[str, Any]
"""A fault: its `place`, `file`, `row` and `message`."""
LARGEST_CROWD = 4
"""A browser keeps no more than six connections to one address, so no more pages than this wait for news."""

_SPEC = find_spec("material")
THEME = tuple(Path(folder) / "templates" for folder in (_SPEC and _SPEC.submodule_search_locations) or ())
"""Where the theme's own styles are: the first pages are on the screen before the site has a copy."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets for an address."""

    status: int
    content: bytes
    digest: str


class Shown:
    """The state of the server; every change of it wakes those that `wait`."""

    def __init__(self, overrides: Path, lang: Lang) -> None:
        self.lang = lang
        self.version = 0
        self.styles = 0
        self._scripts = 0
        self._overrides = overrides
        self._site: Path | None = None
        self._over: dict[str, str] = {}
        self._found: dict[str, tuple[Sequence[Found], Sequence[Found]]] = {}
        self._visitors: list[tuple[str, object]] = []
        self._changed = threading.Condition()

    def put_page(self, path: str, page: str) -> None:
        """Show a page in place of the one that the site has."""
        with self._change():
            self._over[path] = page

    def put_site(self, folder: Path) -> None:
        """Show a whole site."""
        with self._change():
            self._site = folder
            self._over.clear()

    def put_found(self, task: str, faults: Sequence[Found], warnings: Sequence[Found]) -> None:
        """Show what a task found in place of what it found before."""
        with self._change():
            self._found[task] = (faults, warnings)

    def put_assets(self, names: Sequence[str]) -> None:
        """Tell that styles, scripts or fonts of the theme changed; they are shown as they stand in the project."""
        with self._change():
            if any(name.endswith(".css") for name in names):
                self.styles += 1
            if any(not name.endswith(".css") for name in names):
                self._scripts += 1

    def wake(self) -> None:
        """Let those that wait look again."""
        with self._change():
            pass

    def wait(self, version: int, seconds: float) -> None:
        """Wait until something is newer than `version`, or so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)

    @contextmanager
    def visit(self, path: str) -> Iterator[object]:
        """A page is open as long as this; what is given stands for it in `welcome`."""
        visitor = object()
        with self._change():
            self._visitors.append((path, visitor))
        try:
            yield visitor
        finally:
            self._visitors = [entry for entry in self._visitors if entry[1] is not visitor]

    def welcome(self, visitor: object) -> bool:
        """Whether this visitor is among the newest."""
        return any(entry[1] is visitor for entry in self._visitors[-LARGEST_CROWD:])

    def open_pages(self) -> tuple[str, ...]:
        """The paths of the pages that are open, the newest first; the home page before anything is built."""
        found = [path for path, _ in reversed(self._visitors)]
        return tuple(dict.fromkeys([*found, ""] if self._site is None else found))

    def page(self, path: str) -> Answer:
        """The page at a path that ends in a slash or is empty; the site's own page for what is not there."""
        with self._changed:
            over, site, scripts = self._over.get(path), self._site, self._scripts
        status = 200
        if over is not None:
            content = over.encode()
        elif site is None:
            status, content = 503, html("serve/waiting", self.lang, text=fault_words("serve-first")[self.lang]).encode()
        else:
            lang: Lang = "en" if path.startswith(f"{FOLDERS['en']}/") else "nl"
            file = site / path / "index.html"
            if not file.is_file():
                status, file = 404, site / FOLDERS[lang] / "404.html"
            content = file.read_bytes()
        return Answer(status, content, hashlib.sha256(content + str(scripts).encode()).hexdigest()[:16])

    def file(self, path: str) -> Path | None:
        """Any other file: of the theme as it stands in the project, else of the site, else of the theme as it came."""
        parts = PurePosixPath(path).parts
        if not parts or any(part.startswith("..") for part in parts):
            return None
        own = parts[1:] if parts[0] in FOLDERS.values() else parts
        with self._changed:
            found = [self._site.joinpath(*parts)] if self._site else []
        if own[:1] == ("assets",):
            found = [self._overrides.joinpath(*own), *found, *(folder.joinpath(*own) for folder in THEME)]
        return next((file for file in found if file.is_file()), None)

    def panel(self) -> str:
        """What is wrong, as HTML to lie over a page; empty when nothing is."""
        with self._changed:
            checked, drawn, built = (self._found.get(task, ((), ())) for task in ("check", "pages", "site"))
            nothing = self._site is None and not self._over
        faults, warnings = checked[0] or drawn[0] or built[0], checked[1]
        if not faults and not warnings:
            return ""
        keys = {"faults": "serve-faults", "warnings": "serve-warnings", "take": "serve-take", "taken": "serve-taken"}
        keys["state"] = "serve-nothing" if nothing else "serve-kept"
        said = {name: fault_words(key)[self.lang] for name, key in keys.items()}
        return html("serve/panel", self.lang, faults=faults, warnings=warnings, said=said)

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._changed:
            yield
            self.version += 1
            self._changed.notify_all()
