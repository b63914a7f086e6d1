"""The site at one local address, built again on every change.

Each build runs in a process of its own, so that changed code counts; when one fails, what stood before
stays, and the faults are printed.
"""

import socket
import subprocess
import sys
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from macros.faults import FaultError
from macros.languages import Lang
from macros.project import Project
from macros.words import fault_words

WATCHED = ("data", "docs", "macros", "overrides", "mkdocs.yml", "mkdocs.en.yml")


def serve_site(project: Project, lang: Lang, port: int) -> None:
    """Serve both languages on 127.0.0.1 until interrupted."""
    url = f"http://127.0.0.1:{port}/"
    target = project.root / ".build" / "serve"

    def build() -> None:
        command = [sys.executable, "-m", "macros", "--root", str(project.root), "--lang", lang]
        done = subprocess.run([*command, "site", "--output", str(target), "--url", url, "--drafts"], check=False)
        if done.returncode:
            click.echo(fault_words("kept")[lang], err=True)
            if not target.exists():
                _placeholder(target, lang)

    _refuse_taken(port)
    build()
    server = LiveReloadServer(builder=build, host="127.0.0.1", port=port, root=str(target))
    server.error_handler = lambda code: _error_page(target, code)
    for name in WATCHED:
        server.watch(str(project.root / name))
    click.echo(fault_words("serving")[lang].format(url=url))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.shutdown()


def _refuse_taken(port: int) -> None:
    """`FaultError` when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise FaultError("port-in-use", port=str(port)) from None


def _placeholder(target: Path, lang: Lang) -> None:
    """A page for the time that nothing could be built yet."""
    from macros.show.templates import html

    target.mkdir(parents=True)
    (target / "index.html").write_text(html("nothing_yet", lang, text=fault_words("kept")[lang]), encoding="utf-8")


def _error_page(target: Path, code: int) -> bytes | None:
    page = target / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
