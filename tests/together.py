"""Which tests one worker runs: those of a file that share a server or a build, as marks of groups, which stand in the
ids of tests, do not reach the scheduler with this pytest."""

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = ("test_serve.py", "test_hostile.py", "test_kept.py")


class _Together(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out tests one by one, but those of a file in `TOGETHER` to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if Path(file).name in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """The scheduler of a run in several workers."""
    return _Together(config, log)
