"""What an editor changed: the files that the site is made of, as they are now and as they were."""

import contextlib
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

FOLDERS = ("data", "docs", "macros", "overrides")
SETTINGS = "mkdocs*.yml"
QUIET = 0.06
"""Seconds without a further change, after which what was saved together is taken together."""
LONGEST = 1.0
ANYWAY = 2.0
"""Seconds after which the files are looked at though nothing was heard: a folder may have been replaced whole."""
_PASSING = (".pyc", ".tmp", ".bak", ".part", ".crdownload")
_LOOKS = ("opened", "closed_no_write")
"""Events that change nothing."""

State = Mapping[str, tuple[int, int, int]]


class Watch:
    """Watches a checkout from the moment it is made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stirred = threading.Event()
        self._state = state(root)
        self._observer = Observer()
        with contextlib.suppress(OSError):  # where the system gives no more watches, looking every so often will do
            handler = _Handler(self._stirred)
            self._observer.schedule(handler, str(root))
            for name in FOLDERS:
                if (root / name).is_dir():
                    self._observer.schedule(handler, str((root / name).resolve()), recursive=True)
            self._observer.start()

    def changes(self) -> Iterator[frozenset[str]]:
        """Without end: the names of files that came, went or changed since the last time."""
        while True:
            if self._stirred.wait(ANYWAY):
                self._settle()
            now = state(self._root)
            before, self._state = self._state, now
            if changed := {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}:
                yield frozenset(changed)

    def close(self) -> None:
        if self._observer.is_alive():
            self._observer.stop()

    def _settle(self) -> None:
        for _ in range(int(LONGEST / QUIET)):
            self._stirred.clear()
            if not self._stirred.wait(QUIET):
                return


def state(root: Path) -> State:
    """All files that the site is made of, each with what changes when it is written."""
    found: dict[str, tuple[int, int, int]] = {}
    for file in [*_files(root), *root.glob(SETTINGS)]:
        with contextlib.suppress(OSError):  # gone since
            status = file.stat()
            found[file.relative_to(root).as_posix()] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _files(root: Path) -> Iterator[Path]:
    for top in FOLDERS:
        for folder, folders, names in os.walk(root / top):
            folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
            yield from (Path(folder, name) for name in names if not passing(name))


def passing(name: str) -> bool:
    """Whether a file belongs to the program that edits another: a lock, a spare copy, a file half written."""
    return name.startswith((".", "~", "#")) or name.endswith(("~", "#", *_PASSING)) or name == "4913"


class _Handler(FileSystemEventHandler):
    def __init__(self, stirred: threading.Event) -> None:
        self._stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        name = Path(os.fsdecode(event.src_path)).name
        moved = Path(os.fsdecode(event.dest_path)).name if event.dest_path else name
        if event.event_type not in _LOOKS and not (passing(name) and passing(moved)):
            self._stirred.set()
