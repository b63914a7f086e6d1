"""Reading a document apart, with no more memory and time than any real one needs: the libraries unpack whatever a file
says, and a small file can say much."""

import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from macros.faults import FaultError

Result = TypeVar("Result")

SECONDS = 180
"""Of work for one document; two hundred pages take less."""
MEMORY = 4_000_000_000
"""Bytes that the reading may take."""


def guarded(read: Callable[[Path], Result], path: Path, seconds: int = SECONDS) -> Result:
    """What `read` gives for the document at `path`; `FaultError` when it does, or needs more than a document may."""
    apart = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=apart, initializer=_limit, initargs=(seconds,)) as pool:
        try:
            return pool.submit(read, path).result()
        except (BrokenProcessPool, MemoryError):
            raise FaultError("intake-heavy", file=path.name) from None


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
