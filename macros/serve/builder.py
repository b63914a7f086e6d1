"""Takes changes, has the open pages made and the whole site after them, and tells what came of it."""

import os
import shutil
import threading
import time
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from macros.languages import Lang
from macros.numbers import format_number
from macros.project import Project
from macros.serve.forks import Fork, Nursery
from macros.serve.shown import Shown
from macros.words import fault_words
from macros.workplace import leave, own_folder

ASSETS = "overrides/assets/"
CODE = "macros/"
TASKS = ("check", "pages", "site")


class Builder:
    """Builds in the background, one change at a time: a newer one ends the build of the whole site under way."""

    def __init__(self, root: Path, lang: Lang, url: str, shown: Shown) -> None:
        self._root = root
        self._lang = lang
        self._url = url
        self._shown = shown
        self._nursery = Nursery()
        self._forks: dict[str, Fork] = {}
        self._work = own_folder(Project(root), "serve")
        self._turn = 0
        """Counts the changes; what belongs to an earlier one is not shown any more."""
        self._done = 0
        self._began = time.monotonic()
        self._asked: dict[str, Fork] = {}
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._loop, daemon=True)

    def start(self) -> None:
        """Build for the first time, and after that on every change."""
        self._thread.start()
        self._renew()

    def changed(self, names: Collection[str]) -> None:
        """Build again as these files changed."""
        first, *more = sorted(names)
        key = "serve-changed-more" if more else "serve-changed"
        click.echo(fault_words(key)[self._lang].format(file=first, more=len(more)))
        if assets := [name for name in names if name.startswith(ASSETS)]:
            self._shown.put_assets(assets)
        self._renew(*(TASKS if any(name.startswith(CODE) for name in names) else ()))

    def close(self) -> None:
        """End everything that was started."""
        with self._news:
            self._turn = -1
            self._end(*TASKS)
            self._news.notify()
        self._nursery.close()
        self._thread.join(1)
        leave(Project(self._root), "serve")

    def _renew(self, *ended: str) -> None:
        """Begin anew; with what runs the code as it was `ended`."""
        with self._news:
            self._turn += 1
            self._began = time.monotonic()
            self._end(*ended, *(("site",) if "site" in self._asked else ()))
            self._news.notify()

    def _end(self, *tasks: str) -> None:
        for task in tasks:
            if fork := self._forks.pop(task, None):
                fork.kill()

    def _loop(self) -> None:
        while self._turn >= 0:
            try:
                self._prepare()
                with self._news:
                    self._news.wait_for(lambda: self._turn != self._done)
                    self._done = turn = self._turn
                    began = self._began
                if turn >= 0:
                    self._build(turn, began)
            except OSError as error:  # no memory or disk left: told, and tried again at the next change
                self._crashed("site", {"kind": "crashed", "text": str(error)})

    def _build(self, turn: int, began: float) -> None:
        folder = self._work / str(turn)
        self._ask(turn, folder, "check", "pages")  # at the same time: the pages are shown when the check is right
        right = self._hear("check", turn, folder) is not None
        made = self._hear("pages", turn if right else -1, folder)
        if made is None:
            return
        if made:
            self._tell("serve-pages", began, count=made)
        self._ask(turn, folder, "site")
        if self._hear("site", turn, folder) is not None:
            self._tell("serve-site", began)

    def _prepare(self) -> None:
        """Have a fork ready for each task."""
        for task in TASKS:
            if task not in self._forks:
                fork = self._nursery.fork(root=str(self._root), lang=self._lang, task=task)
                with self._news:
                    self._forks[task] = fork
                    if self._turn < 0:
                        self._end(task)

    def _ask(self, turn: int, folder: Path, *tasks: str) -> None:
        self._prepare()
        with self._news:
            forks = {task: self._forks.get(task) for task in tasks if turn == self._turn}
            self._asked = {task: fork for task, fork in forks.items() if fork}
        for fork in self._asked.values():
            fork.ask(open=self._shown.open_pages(), url=self._url, folder=str(folder))

    def _hear(self, task: str, turn: int, folder: Path) -> int | None:
        """Show what comes of a task: how many pages, `None` when something is wrong or something changed since."""
        fork = self._asked.get(task)
        if fork is None:
            return None
        made, right = 0, True
        for message in fork.messages():
            with self._news:
                if message["kind"] in ("crashed", "died") and self._forks.get(task) is fork:
                    self._end(task)
                if turn == self._turn:
                    made += message["kind"] == "page"
                    right = self._take(task, message, folder) and right
        with self._news:
            self._asked.pop(task, None)
            if turn != self._turn or not right:
                return None
            if task != "check":
                self._shown.put_found(task, (), ())
            return made

    def _take(self, task: str, message: Mapping[str, Any], folder: Path) -> bool:
        """Show what a message brings; whether all is well."""
        match message["kind"]:
            case "found":
                self._shown.put_found(task, message["faults"], message["warnings"])
                return not message["faults"]
            case "page":
                self._shown.put_page(message["path"], message["html"])
            case "site":
                self._shown.put_site(folder)
                for other in self._work.iterdir():
                    if other != folder:
                        shutil.rmtree(other, ignore_errors=True)
            case "crashed" | "died":
                self._crashed(task, message)
                return False
        return True

    def _crashed(self, task: str, message: Mapping[str, Any]) -> None:
        file, row = message.get("file", ""), message.get("row", 0)
        place = file + (fault_words("row")[self._lang].format(row=row) if row else "")
        said = fault_words("serve-crashed" if message["kind"] == "crashed" else "serve-died")[self._lang]
        said = said.format(text=message.get("text", ""))
        colour = False if os.environ.get("NO_COLOR") else None
        click.echo(click.style(f"{place}: " if place else "", fg="red", bold=True) + said, err=True, color=colour)
        self._shown.put_found(task, [{"place": place, "file": file, "row": row, "message": said}], ())

    def _tell(self, key: str, began: float, count: int = 0) -> None:
        seconds = format_number(Decimal(f"{time.monotonic() - began:.1f}"), self._lang)
        click.echo(fault_words(key)[self._lang].format(count=count, seconds=seconds))
