"""Processes that work beside each other for one build, and end with the one that started them."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import parent_process
from threading import Thread

from macros.faults import FaultError
from macros.languages import LANGS
from macros.machine import problem
from macros.project import Project

SLOW = (
    "macros.builders.mkdocs",
    "macros.configuration",
    "material.plugins.search.plugin",
    "mkdocs_macros.plugin",
)
"""What makes pages and is slow to load."""


@contextmanager
def workers(project: Project) -> Iterator[Executor]:
    """One for each processor that this process may use, and for each language; they load what makes pages while the
    one that started them goes on. Raises `FaultError` when the machine refuses them."""
    try:
        made = ProcessPoolExecutor(max_workers=max(len(LANGS), cores()), initializer=_begin)
    except OSError as error:
        raise FaultError("site-not-written", file=project.name(project.build), **problem(error)) from error
    with made as pool:
        for _ in LANGS:
            pool.submit(_load)
        yield pool


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Let a worker end when the one that started it does, even if that is killed. An interruption from the keyboard
    ends it at once, with nothing to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    assert parent

    def wait() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def _load() -> None:
    for name in SLOW:
        import_module(name)
