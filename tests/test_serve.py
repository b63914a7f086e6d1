"""`make serve`: both languages at one address, renewed on a change, and never dead of a fault."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy

CSV = "data/knelpuntopleidingen-2021/to-work.csv"
PAGE = "en/knelpuntopleidingen-2021/3/"


@dataclass(frozen=True)
class Served:
    """A running server on a copy of the project."""

    copy: Copy
    url: str
    log: Path

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds; fail when it does not come to hold."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.fixture
def server(copy: Copy, tmp_path: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "serve.log"
    command = [sys.executable, "-m", "macros", "--root", str(copy.root), "--lang", "en", "serve", "--port", str(port)]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out) as process:
        served = Served(copy, f"http://127.0.0.1:{port}/", log)
        try:
            until(lambda: "The site is at" in served.told() or process.poll() is not None)
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def test_both_languages_stand_at_one_address_and_are_renewed_unless_there_is_a_fault(server: Served) -> None:
    assert server.get("")[0] == 200
    status, page = server.get(PAGE)
    assert status == 200 and "7,286" in page
    assert re.search(r'href="\.\./\.\./\.\./knelpuntopleidingen-2021/3/"', page)
    assert server.get("nowhere/")[0] == 404

    server.copy.edit(CSV, "2019,to-work,7286,", "2019,to-work,7287,")
    until(lambda: "7,287" in server.get(PAGE)[1])

    server.copy.edit(CSV, "2019,to-work,7287,", "2019,to-work,7.287,")
    until(lambda: "was not renewed" in server.told())
    assert f'{CSV}, row 2, column "value"' in server.told()
    assert "7,287" in server.get(PAGE)[1]

    server.copy.edit(CSV, "2019,to-work,7.287,", "2019,to-work,7286,")
    until(lambda: "7,286" in server.get(PAGE)[1])
