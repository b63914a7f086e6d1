"""How long an editor waits: `python -m tests.bench_serve` measures it with the server and a browser of this machine."""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser
from tests.serving import CSV, PAGE, checkout, serving, until

TIMES = 5


def measure() -> list[tuple[str, str]]:
    """What was measured and how much it was: the middle of `TIMES` changes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = checkout(Path(folder) / "checkout")
        began = time.perf_counter()
        with serving(copy, Path(folder) / "serve.log") as served:
            page = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"]).new_page()
            page.goto(served.url + PAGE)
            page.get_by_text("7,286").first.wait_for()
            first = time.perf_counter() - began
            until(lambda: "whole site renewed" in served.told(), patience=150)
            whole_first = time.perf_counter() - began
            shown, whole = [], []
            for number in range(TIMES):
                old, new = (7286, 7287) if number % 2 == 0 else (7287, 7286)
                time.sleep(2)  # what makes ready for the next change has ended
                done = served.told().count("whole site renewed")
                began = time.perf_counter()
                copy.edit(CSV, f"2019,to-work,{old},", f"2019,to-work,{new},")
                page.get_by_text(f"7,{new - 7000}").first.wait_for()
                shown.append(time.perf_counter() - began)
                until(lambda done=done: served.told().count("whole site renewed") > done)  # type: ignore[misc]
                whole.append(time.perf_counter() - began)
    return [
        ("make serve: the first page on the screen", f"{first:.1f} s"),
        ("make serve: the whole site", f"{whole_first:.1f} s"),
        ("make serve: a changed cell on the screen", f"{statistics.median(shown):.2f} s"),
        ("make serve: the whole site after that change", f"{statistics.median(whole):.1f} s"),
    ]


if __name__ == "__main__":
    for name, value in measure():
        print(f"{name}: {value}")
