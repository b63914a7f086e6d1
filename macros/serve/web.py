"""Hands the site to browsers of this machine, and tells those that are open when something is newer."""

import contextlib
import json
import mimetypes
import select
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import Markup

from macros.serve.shown import Shown

LIVE = "/.live/"
"""Where the server's own script and style are, and its news."""
TYPES = {".vl.json": "application/json", ".jsonld": "application/ld+json", ".ttl": "text/turtle", ".md": "text/plain"}
LOOK = 1.0
"""Seconds after which it is seen that a browser has left."""

_SCRIPT = Markup('<script src="{}live.js" data-page="{}" data-digest="{}" data-styles="{}" defer></script>')


class Web(ThreadingHTTPServer):
    """A server on 127.0.0.1; making one raises `OSError` when the port is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, shown: Shown, port: int) -> None:
        self.shown = shown
        self.ended = False
        super().__init__(("127.0.0.1", port), _Handler)

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def close(self) -> None:
        self.ended = True
        self.shown.wake()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may leave before all has come."""


class _Handler(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix("/")
        if address.path == f"{LIVE}events":
            asked = {name: values[-1] for name, values in parse_qs(address.query).items()}
            self._news(asked.get("page", ""), asked.get("digest", ""), asked.get("styles", ""))
        elif address.path.startswith(LIVE):
            self._own(address.path.removeprefix(LIVE))
        elif path and not path.endswith("/"):
            self._file(path)
        else:
            self._page(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _page(self, path: str) -> None:
        shown = self.server.shown
        styles = shown.styles
        answer = shown.page(path)
        script = _SCRIPT.format(LIVE, path, answer.digest, styles).encode()
        head, body, tail = answer.content.rpartition(b"</body>")
        self._send(answer.status, "text/html; charset=utf-8", head + script + body + tail)

    def _file(self, path: str) -> None:
        file = self.server.shown.file(path)
        if file is None:
            if self.server.shown.page(f"{path}/").status == 200:
                self.send_response(301)
                self.send_header("Location", quote(f"/{path}/"))
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._page(path)
            return
        ending = next((ending for ending in TYPES if path.endswith(ending)), "")
        kind = TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        text = kind.startswith("text/") or kind.endswith(("json", "javascript", "xml"))
        self._send(200, f"{kind}; charset=utf-8" if text else kind, file.read_bytes())

    def _own(self, name: str) -> None:
        if name in ("live.js", "panel.css"):
            content = files("macros").joinpath("templates", "serve", name).read_bytes()
            self._send(200, f"text/{'css' if name.endswith('css') else 'javascript'}; charset=utf-8", content)
        else:
            self._send(404, "text/plain; charset=utf-8", b"")

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache, no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _news(self, path: str, digest: str, styles: str) -> None:
        """Events for a page that is open: `panel` with what is wrong, `styles`, and at last `reload` or `sleep`."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        panel = None
        shown = self.server.shown
        with contextlib.suppress(OSError), shown.visit(path) as visitor:
            while not self.server.ended:
                version = shown.version
                if shown.page(path).digest != digest:
                    return self._event("reload", "")
                if not shown.welcome(visitor):
                    return self._event("sleep", "")
                if (now := shown.panel()) != panel:
                    panel = now
                    self._event("panel", panel)
                if str(shown.styles) != styles:
                    styles = str(shown.styles)
                    self._event("styles", styles)
                while shown.version == version and not self.server.ended:
                    shown.wait(version, LOOK)
                    if select.select([self.connection], [], [], 0)[0]:
                        return None  # a browser says nothing more on this connection but that it leaves
        return None

    def _event(self, name: str, data: str) -> None:
        self.wfile.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()
