"""A project that git keeps the history of."""

import os
import subprocess
from pathlib import Path

from tests.conftest import Copy


class Repository:
    """A project in a git repository of its own, in a folder of it or at its top."""

    def __init__(self, top: Path, root: Path) -> None:
        self.top, self.root = top, root
        self.copy = Copy(root)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, date: str = "2026-03-01") -> str:
        who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = {f"GIT_{role}_DATE": f"{date}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
        clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
        done = subprocess.run(
            ["git", "-C", str(self.top), *arguments], check=True, capture_output=True, text=True, env=clean | who | when
        )
        return done.stdout

    def commit(self, date: str) -> None:
        self.git("add", "--all", date=date)
        self.git("commit", "--quiet", "--message", "A change", date=date)
