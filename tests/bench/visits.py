"""What a reader downloads: a server that sends as a real one does and counts, and the weight of files and visits.

All of it is exact: the same site gives the same numbers on every machine. 1 kB is 1000 bytes.
"""

import contextlib
import gzip
import mimetypes
import posixpath
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from playwright.sync_api import Page

PACKED = (".html", ".css", ".js", ".json", ".jsonld", ".svg", ".xml", ".txt", ".ttl", ".csv", ".map")
"""The kinds of files that a server packs; fonts and pictures are packed already."""
KEPT_FOR = 600
"""Seconds that a browser may keep a file, as GitHub Pages tells it."""
_CHART = re.compile(r"""<div[^>]*\sclass=["']?chart[\s"'>].*?(?=<svg)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Request:
    """A file that was asked for by its path from the root, and how it was answered; `size` in bytes."""

    path: str
    status: int
    size: int


@dataclass(frozen=True, slots=True)
class Visit:
    """All that a browser asked for when it opened a page, and the addresses that gave nothing."""

    requests: tuple[Request, ...]
    lost: tuple[str, ...] = ()

    @property
    def kilobytes(self) -> float:
        return sum(request.size for request in self.requests) / 1000

    def failed(self, page: str) -> tuple[str, ...]:
        """What could not be had, but for the `page` that was opened: that may be one that is not there."""
        wrong = (request.path for request in self.requests if request.status >= 400 and request.path != page)
        return (*wrong, *self.lost)


def packed(content: bytes) -> bytes:
    """Text as a server sends it."""
    return gzip.compress(content, 9, mtime=0)


@lru_cache(maxsize=4096)
def sent(file: Path) -> bytes:
    """A file as a server sends it."""
    content = file.read_bytes()
    return packed(content) if file.suffix in PACKED else content


class Counting(ThreadingHTTPServer):
    """Serves a folder at an address of this machine, with its own page for what is not there, and counts."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = folder
        self.requests: list[Request] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def find(self, path: str) -> tuple[int, Path | None]:
        """The status and the file for a path."""
        file = self.folder / posixpath.normpath("/" + unquote(path)).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            return 200, file
        page = self.folder / "404.html"
        return 404, page if page.is_file() else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Counting

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        status, file = self.server.find(path)
        content = sent(file) if file else b""
        self.server.requests.append(Request(path.lstrip("/"), status, len(content)))
        self.send_response(status)
        if file:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if file.suffix in PACKED else kind)
            if file.suffix in PACKED:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", f"max-age={KEPT_FOR}")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a browser may leave before all has come
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[Counting]:
    """A server of a folder, for as long as it is needed."""
    with Counting(folder, port) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def visit(page: Page, server: Counting, path: str) -> Visit:
    """What a browser asks for when it opens a path, until it asks for nothing more; what it keeps from the pages
    before it does not ask again."""
    before = len(server.requests)
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.goto(server.url + path)
    page.wait_for_load_state("networkidle")
    return Visit(tuple(server.requests[before:]), tuple(lost))


def before_chart(site: Path, page: str) -> int | None:
    """The bytes that must have come before the first chart of a page can be shown: the HTML up to it, and the styles
    and scripts in it that hold the first paint up. `None` for a page without a chart."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    chart = _CHART.search(html)
    if not chart:
        return None
    start = html[: chart.end()]
    files = (on_disk(site, page, address) for address in blocking(start))
    return len(packed(start.encode())) + sum(len(sent(file)) for file in dict.fromkeys(files))


def blocking(html: str) -> list[str]:
    """The addresses of the styles and scripts in a piece of HTML that hold the first paint up."""
    soup = BeautifulSoup(html, "html.parser")
    styles = [tag["href"] for tag in soup.select("link[rel~=stylesheet]") if tag.get("media") != "print"]
    scripts = [tag["src"] for tag in soup.select("script[src]:not([defer], [async], [type=module])")]
    return [str(address) for address in (*styles, *scripts)]


def on_disk(site: Path, page: str, address: str) -> Path:
    """The file of a site behind an address in a page."""
    return site / unquote(urlsplit(urljoin(f"http://site/{page}", address)).path).lstrip("/")


def own_scripts(site: Path) -> int:
    """The bytes of all scripts of the project, of all pages together, as they are sent."""
    return sum(len(sent(file)) for file in (site / "assets").glob("*.js"))
