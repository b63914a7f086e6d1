"""What a page loads at once: its stylesheets in one file, its deferred scripts in another. Each name holds a hash
of the content, and both languages load the same file, so that a browser fetches none twice and keeps none too long."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)assets/([\w.-]+\.css)">')
_DEFERRED = re.compile(r'<script src="([^"]*)assets/([\w.-]+\.js)" defer(?:="")?></script>')
_EARLY = re.compile(r'<script src="([^"]*)assets/([\w.-]+\.js)"(?= data-root=)')
_SHARED = re.compile(r'(?<= href=")([^"]*)assets/(fonts/[\w.-]+|favicon\.\w+)(?=")')


class Joined:
    """The files of the folder `assets`, joined as pages ask for them."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._made: dict[tuple[str, ...], str] = {}
        self.replaced: set[str] = set()
        """The names of the files that no page loads any more."""

    def page(self, html: str, up: str) -> str:
        """A page that loads the joined files in place of its own; `up` leads from the root of its language to that of
        the site."""
        html = self._put(_STYLE, html, '<link rel="stylesheet" href="{}">', up, cssmin)
        html = self._put(_DEFERRED, html, '<script src="{}" defer></script>', up, jsmin)
        html = self._put(_EARLY, html, '<script src="{}"', up, jsmin)
        return _SHARED.sub(rf"\1{up}assets/\2", html)

    def _put(self, what: re.Pattern[str], html: str, tag: str, up: str, minify: Callable[[str], str]) -> str:
        """The page with one `tag` where the first of its own stood."""
        found = list(what.finditer(html))
        if not found:
            return html
        name = self._join(tuple(dict.fromkeys(one[2] for one in found)), minify)
        first = found[0]
        one = tag.format(f"{first[1]}{up}assets/{name}")
        return html[: first.start()] + one + what.sub("", html[first.end() :])

    def _join(self, names: tuple[str, ...], minify: Callable[[str], str]) -> str:
        if names not in self._made:
            texts = ((self._assets / name).read_text(encoding="utf-8") for name in names)
            content = minify("\n".join(texts)).encode()
            first = Path(names[0] if len(names) == 1 else f"site{Path(names[0]).suffix}")
            made = f"{first.stem}.{hashlib.sha256(content).hexdigest()[:8]}{first.suffix}"
            (self._assets / made).write_bytes(content)
            self._made[names] = made
            self.replaced.update(names)
        return self._made[names]
