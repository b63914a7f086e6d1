"""`make serve` when something is wrong: told in the browser and the terminal, and never the end of it."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.serve.forks import Fork
from tests.serving import CSV, PAGE, PATIENCE, Served, checkout, serving, until

expect.set_options(timeout=PATIENCE * 1000)
PLACE = f'{CSV}, row 2, column "value"'


@pytest.fixture
def faulty(tmp_path: Path) -> Iterator[Served]:
    """A server that was started on a project with a fault."""
    copy = checkout(tmp_path / "checkout")
    copy.edit(CSV, "2019,to-work,7286,", "2019,to-work,<b>7286,")
    with serving(copy, tmp_path / "serve.log") as served:
        yield served


def children(pid: int) -> list[int]:
    """The processes that descend from one."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid="], check=True, capture_output=True, text=True).stdout
    pairs = [tuple(map(int, line.split())) for line in found.splitlines()]
    own = [child for child, parent in pairs if parent == pid]
    return own + [later for child in own for later in children(child)]


def test_faults_lie_over_the_last_good_page_until_they_are_mended(faulty: Served, page: Page) -> None:
    stopped: list[str] = []
    page.on("console", lambda said: stopped.append(said.text) if "Security Policy" in said.text else None)
    page.goto(faulty.url + PAGE)
    panel = page.locator("section.panel")
    expect(page.get_by_role("alert")).to_contain_text("Nothing has been built yet")
    expect(panel).to_contain_text(PLACE)
    expect(panel).to_contain_text("<b>7286")
    assert f"{PLACE}: " in faulty.told()

    faulty.copy.edit(CSV, "<b>7286,", "7286,")
    expect(page.get_by_text("7,286").first).to_be_visible()
    expect(panel).to_have_count(0)
    expect(page.locator("#__drawer")).to_be_hidden()  # by the theme's own styles, which are there from the first

    faulty.copy.edit(CSV, "2019,to-work,7286,", "2019,to-work,7.286,")
    expect(page.get_by_role("alert")).to_contain_text("Faults: 1. The site was not renewed")
    expect(panel.get_by_text(PLACE)).to_be_visible()
    expect(page.get_by_text("7,286").first).to_be_visible()
    expect(panel.get_by_role("button", name=f"Copy {CSV}:2")).to_have_attribute("data-copy", f"{CSV}:2")

    page.locator("section.panel summary").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_text(PLACE)).to_be_hidden()
    page.reload()
    expect(panel.get_by_text(PLACE)).to_be_hidden()
    page.locator("section.panel summary").press("Enter")
    expect(panel.get_by_text(PLACE)).to_be_visible()

    faulty.copy.edit(CSV, "2019,to-work,7.286,", "2019,to-work,7286,")
    expect(panel).to_have_count(0)
    assert stopped == []

    process = faulty.process
    started = children(process.pid)
    assert started
    taken = subprocess.run(
        [sys.executable, "-m", "macros", "--lang", "en", "serve", "--port", str(faulty.port)],
        check=False, capture_output=True, text=True, cwd=faulty.copy.root,
    )  # fmt: skip
    assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
    assert "is in use already" in taken.stderr
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 0
    until(lambda: not [pid for pid in started if Path(f"/proc/{pid}").exists()])
    assert "Traceback" not in faulty.told()
    assert not list((faulty.copy.root / ".build").glob("serve*"))


def test_what_crashed_before_it_was_asked_anything_says_why() -> None:
    said = {"kind": "crashed", "text": "SyntaxError"}
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            theirs.sendall(json.dumps({"pid": 0}).encode() + b"\n" + json.dumps(said).encode() + b"\n")
            fork = Fork(ours, {})
            theirs.recv(100)
        fork.ask()
        assert list(fork.messages()) == [said]
