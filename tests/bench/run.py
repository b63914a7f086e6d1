"""Running a command and watching what it costs."""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.05
"""Seconds between two looks at the memory of a command."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds on the clock, seconds of the processors for itself (`user`) and for the system
    on its behalf, and at its peak the MB of its biggest process and of all its processes together, where memory
    that they share counts once. Memory is 0 where there is no `/proc`."""

    wall: float
    user: float
    system: float
    biggest: float
    together: float
    said: str

    @property
    def cpu(self) -> float:
        return self.user + self.system


class CommandError(Exception):
    """A command that should have gone well did not; the text is what it said."""


def cost(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder and give its cost; `said` is what it wrote. Raises `CommandError` when it fails."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})}
    ) as process:
        assert process.stdout
        peak = _Peak(process.pid)
        peak.start()
        said = process.stdout.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        peak.stop()
    if process.returncode:
        raise CommandError(f"{' '.join(command)}: exit {process.returncode}\n{said}")
    return Cost(wall, usage.ru_utime, usage.ru_stime, peak.biggest / 1024, peak.together / 1024, said)


class _Peak(threading.Thread):
    """Looks at the memory of a process and its descendants until it is stopped. The peak of a process is its own
    high-water mark: that of `wait4` begins with the memory of whoever started it."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._ended = threading.Event()
        self.biggest = self.together = 0

    def run(self) -> None:
        while PROC.is_dir() and not self._ended.wait(EVERY):
            tree = tuple(_tree(self._pid))
            self.biggest = max([self.biggest, *(_kilobytes(pid, "status", "VmHWM:") for pid in tree)])
            self.together = max(self.together, sum(_kilobytes(pid, "smaps_rollup", "Pss:") for pid in tree))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(root: int) -> Iterator[int]:
    """A process and all that it started."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(folder.name))
    left = [root]
    while left:
        pid = left.pop()
        left += children.get(pid, [])
        yield pid


def _kilobytes(pid: int, file: str, name: str) -> int:
    """A number that the system gives of a process; 0 when the process has ended."""
    with contextlib.suppress(OSError):
        for line in (PROC / str(pid) / file).read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
