"""A process that has loaded what is slow to load, and forks itself for every build. Run as a program.

It gets one end of a pair of sockets for each child; parent and child write one JSON object a line. It loads
nothing of the project, so a child runs the project's code as it is when the child begins.
"""

import contextlib
import importlib
import json
import os
import re
import select
import signal
import socket
import sys
import traceback
from typing import Any

SLOW = (
    "altair",
    "babel.dates",
    "babel.numbers",
    "click",
    "concurrent.futures.process",
    "jsonschema",
    "markdown_it",
    "material.plugins.search.plugin",
    "mkdocs.commands.build",
    "mkdocs.config",
    "mkdocs_macros.plugin",
    "pandas",
    "PIL.Image",
    "vl_convert",
)
"""What is loaded beforehand; what cannot be is loaded, or told, by the build that needs it."""
_PLACE = re.compile(r'File "([^"]+)", line (\d+)')
_LAST = 4
"""So many lines at the end of an error are told."""


def main(control: socket.socket) -> None:
    """Fork a child for every socket that comes, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in SLOW:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        _, given, _, _ = socket.recv_fds(control, 1, 1)
        if not given:
            return
        if os.fork() == 0:
            control.close()
            _child(socket.socket(fileno=given[0]))
        os.close(given[0])


def _child(connection: socket.socket) -> None:
    """Work for one connection in a process group of its own, tell what crashed, and end."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    lines = connection.makefile("rb", buffering=0)  # what is not read yet is seen to wait

    def say(**message: Any) -> None:
        connection.sendall(json.dumps(message).encode() + b"\n")

    def asked(seconds: float) -> bool:
        return bool(select.select([connection], [], [], seconds)[0])

    def read() -> str:
        return lines.readline().decode()

    root = ""
    try:
        say(kind="born", pid=os.getpid())
        order = json.loads(read() or "{}")
        if order:
            root = order["root"]
            sys.path[:] = order["path"]
            from macros.serve.work import work

            work(order, asked, read, say)
    except (BrokenPipeError, ConnectionResetError):
        pass
    except BaseException as error:
        with contextlib.suppress(OSError):
            say(kind="crashed", **_crash(error, root))
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(0)


def _crash(error: BaseException, root: str) -> dict[str, Any]:
    """Where in the project an error came up, and what it says: its last lines."""
    told = "".join(traceback.format_exception(error))
    places = [(file, int(row)) for file, row in _PLACE.findall(told) if file.startswith(f"{root}/")]
    said = [line for line in "".join(traceback.format_exception_only(error)).splitlines() if line.strip()]
    if isinstance(getattr(error, "filename", None), str) and isinstance(getattr(error, "lineno", None), int):
        places.append((str(error.filename), int(error.lineno)))  # type: ignore[attr-defined]
    own = [place for place in places if ".venv" not in place[0]] or [("", 0)]
    file, row = own[-1]
    return {"file": file.removeprefix(f"{root}/"), "row": row, "text": "\n".join(said[-_LAST:])}


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
