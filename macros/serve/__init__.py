"""The site at one local address, on the screen again soon after every change.

    watch    what an editor changed
    builder  takes changes, has the pages built and the site after them, tells what came of it
    nursery  a process that has the slow libraries loaded already, and forks itself for each build
    forks    the nursery and its children, as the server sees them
    work     what such a child does: check, make the pages that are open, make the whole site
    shown    what is on the screen now: pages, faults, styles
    web      hands that to browsers, and tells them of changes

The server itself runs none of the code that makes pages, so changed code counts and broken code does no harm.
"""

import signal
from types import FrameType

import click

from macros.faults import FaultError
from macros.languages import Lang
from macros.machine import problem
from macros.project import Project
from macros.serve.builder import Builder
from macros.serve.shown import Shown
from macros.serve.watch import Watch
from macros.serve.web import Web
from macros.words import fault_words


def serve_site(project: Project, lang: Lang, port: int) -> None:
    """Serve both languages on 127.0.0.1 until interrupted. Raises `FaultError` when the port is taken."""
    shown = Shown(project.root / "overrides", lang)
    try:
        web = Web(shown, port)
    except OSError:
        raise FaultError("port-in-use", port=str(port)) from None
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:
            signal.signal(name, _interrupt)
    try:
        builder = Builder(project.root, lang, f"http://127.0.0.1:{port}/", shown)
    except OSError as error:
        raise FaultError("site-not-written", file=project.name(project.build), **problem(error)) from None
    watch = Watch(project.root)
    try:
        web.start()
        click.echo(fault_words("serving")[lang].format(url=f"http://127.0.0.1:{port}/"))
        builder.start()
        for changed in watch.changes():
            builder.changed(changed)
    except KeyboardInterrupt:
        click.echo("")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        watch.close()
        builder.close()
        web.close()


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


__all__ = ["serve_site"]
