"""The nursery and its children, as the server sees them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Fork:
    """A child that gets ready for its task and does it whenever it is asked."""

    def __init__(self, connection: socket.socket, order: dict[str, Any]) -> None:
        self._connection = connection
        self._lines = connection.makefile(encoding="utf-8")  # what it said is read though nothing can be said to it
        self._pid = 0
        self._say(order)
        with contextlib.suppress(OSError, ValueError):
            self._pid = int(json.loads(self._lines.readline())["pid"])

    def ask(self, **request: Any) -> None:
        """Let it begin."""
        self._say(request)

    def messages(self) -> Iterator[dict[str, Any]]:
        """What it says until it is `done`; when it ended instead, the last is of the kind `crashed` or `died`."""
        with contextlib.suppress(OSError, ValueError):
            for line in self._lines:
                message = json.loads(line)
                yield message
                if message["kind"] in ("done", "crashed"):
                    return
        yield {"kind": "died"}

    def kill(self) -> None:
        """End it and all that it started."""
        if self._pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def _say(self, given: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            self._connection.sendall(json.dumps(given).encode() + b"\n")


class Nursery:
    """Starts the nursery, and again when it is gone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def fork(self, **order: Any) -> Fork:
        """A child that gets ready for `order`."""
        if self._process is None or self._process.poll() is not None or self._control is None:
            self._control = self._start()
        ours, theirs = socket.socketpair()
        with theirs, contextlib.suppress(OSError):
            socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
        return Fork(ours, order | {"path": [str(Path(entry).absolute()) for entry in sys.path]})

    def close(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.2)
            if self._process.poll() is None:
                self._process.kill()  # it may be loading still
            self._process.wait()

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        program = [sys.executable, "-P", str(Path(__file__).with_name("nursery.py")), str(theirs.fileno())]
        # the threads of a numerical library would not come along when the nursery forks
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs:
            self._process = subprocess.Popen(
                program, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env=environment
            )
        return ours
