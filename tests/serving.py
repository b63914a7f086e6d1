"""`make serve` on a copy of the project, for tests and for measuring."""

import contextlib
import shutil
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

from tests.conftest import PARTS, ROOT, Copy

CSV = "data/knelpuntopleidingen-2021/to-work.csv"
SOURCE = "data/knelpuntopleidingen-2021/source.txt"
PRINTED = "\n7.287 7.289\n"
"""Figures that tests change others into, as the text of an answer prints them."""
PAGE = "en/knelpuntopleidingen-2021/3/"
PATIENCE = 45
"""Seconds, on a machine that does much besides."""


@dataclass(frozen=True)
class Served:
    """A running server on a copy of the project."""

    copy: Copy
    port: int
    log: Path
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str = "") -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


def until(holds: Callable[[], bool], patience: int = PATIENCE) -> None:
    """Wait until something holds; fail when it does not come to hold within `patience` seconds."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def checkout(folder: Path) -> Copy:
    """A copy of the project with its code, to change that too; it shares the drawn charts."""
    for part in (*PARTS, "macros"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy(source, folder / part)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    with (folder / SOURCE).open("a", encoding="utf-8") as text:
        text.write(PRINTED)
    return Copy(folder)


@contextlib.contextmanager
def serving(copy: Copy, log: Path, lang: str = "en") -> Iterator[Served]:
    """A server from the moment that it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "--lang", lang, "serve", "--port", str(port)]
    with log.open("w") as out, subprocess.Popen(command, cwd=copy.root, stdout=out, stderr=out) as process:
        served = Served(copy, port, log, process)
        try:
            until(lambda: "The site is at" in served.told() or process.poll() is not None)
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
