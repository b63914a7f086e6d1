"""The browser for the tests: `python -m tests.browser` finds or fetches one, and says which.

In this order: `$CHROMIUM`, a Chromium or Chrome on the PATH, Playwright's own, Debian's package (as root).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = "No browser for the tests. Run: sudo apt-get install chromium (or set CHROMIUM to the path of one)"
WIDTHS = (1280, 360)
"""The width of a page at a desk and on a phone, in pixels."""

FOCUSED = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const form = one.closest("form") ? getComputedStyle(one.closest("form")) : style;
    const header = document.querySelector(".md-header");
    const covered = !one.closest(".skip, .md-header, [data-md-type=navigation]");
    const under = covered ? header.getBoundingClientRect().bottom : 0;
    return {
        nth: one.dataset.nth ?? null, html: one.outerHTML.slice(0, 120),
        seen: [style, form].some(now => now.outlineStyle !== "none" && parseFloat(now.outlineWidth) >= 2),
        clear: box.top >= under - 1 && box.bottom > under + 1 || box.height > innerHeight - under,
    };
}"""
"""What has the focus: where it is in the order of Tab, whether that is to be seen and whether nothing lies over it."""


def find() -> str | None:
    """The path of a browser that is there, or `None`."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def fetch() -> None:
    """Try to get a browser: Playwright's download, then Debian's package."""
    print("Fetching a browser for the tests (once)", flush=True)
    if _runs(sys.executable, "-m", "playwright", "install", "chromium"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get") and _runs("apt-get", "update", "--quiet"):
        _runs("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")


def _runs(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, check=False, capture_output=True, env=environment, timeout=600)
    return done.returncode == 0


if __name__ == "__main__":
    if not find():
        fetch()
    browser = find()
    sys.exit(None if browser else HELP)
