"""The machine and the versions that figures were measured with: without them they say little."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from tests import browser

PACKAGES = {
    "mkdocs": "mkdocs",
    "material": "mkdocs-material",
    "altair": "altair",
    "vl-convert": "vl-convert-python",
    "pandas": "pandas",
}


def machine(root: Path) -> dict[str, str]:
    """What the figures depend on, by name."""
    return {
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
        "memory": f"{_memory() / 2**30:.1f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "chromium": _said([browser.find() or "", "--version"]),
        **{name: version(package) for name, package in PACKAGES.items()},
        "commit": _commit(root),
    }


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _commit(root: Path) -> str:
    """The commit that was measured, with a + when files differ from it."""
    commit = _said(["git", "-C", str(root), "rev-parse", "--short", "HEAD"])
    return commit + ("+" if commit and _said(["git", "-C", str(root), "status", "--porcelain"]) else "")


def _said(command: list[str]) -> str:
    """The first line that a command prints; empty when it cannot be run."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    except OSError:
        return ""
    return (done.stdout.splitlines() or [""])[0].strip()
