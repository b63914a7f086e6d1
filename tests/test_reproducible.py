"""Equal input gives an equal site, wherever and whenever it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, SITE_URL
from tests.machine import contents

ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def clone(folder: Path) -> None:
    """Another clone of this checkout, with the changes that are in no commit yet; its files are from another time."""
    git(ROOT, "clone", "--quiet", str(ROOT), str(folder))
    for entry in git(ROOT, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all").split("\0")[:-1]:
        changed, mine = folder / entry[3:], ROOT / entry[3:]
        changed.unlink(missing_ok=True)
        if mine.exists():
            changed.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(mine, changed)
    for name in git(folder, "ls-files", "-z").split("\0")[:-1]:
        if (folder / name).exists():
            os.utime(folder / name, (1e9, 1e9))
    (folder / ".cache").symlink_to(ROOT / ".cache")


def test_another_clone_on_another_machine_gives_the_same_site_to_the_byte(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "a folder with a longer name" / "kloon"
    clone(other)
    assert (other / "mkdocs.yml").stat().st_mtime == 1e9
    environment = {**os.environ, **ELSEWHERE, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "macros", "site", "--output", "its site", "--url", SITE_URL]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=other, env=environment, umask=0o077)
    assert done.returncode == 0, done.stderr
    mine, its = contents(site), contents(other / "its site")
    assert set(mine) == set(its)
    assert [name for name in mine if mine[name] != its[name]] == []
