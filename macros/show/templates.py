"""HTML from the templates in `macros/templates/`. Everything put in is escaped; only SVG that we drew is not,
nor plain text."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.languages import Lang
from macros.limits import LONGEST_TEXT
from macros.words import words


@cache
def _environment(escaped: bool = True, finalize: Callable[[object], object] | None = None) -> Environment:
    return Environment(
        loader=PackageLoader("macros"),
        autoescape=escaped,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(template: str, lang: Lang, **given: object) -> str:
    """The template filled in, as one block of HTML: no blank lines, which would end it in Markdown."""
    filled = _environment().get_template(f"{template}.html").render(w=words(lang), lang=lang, **given)
    return re.sub(r"\n\s*(?=\n)", "", filled).strip()


def picture(template: str, lang: Lang, **given: object) -> str:
    """The SVG template filled in."""
    return _environment().get_template(f"{template}.svg").render(w=words(lang), lang=lang, **given)


def xml(template: str, lang: Lang, **given: object) -> str:
    """The XML template filled in."""
    return _environment().get_template(f"{template}.xml").render(w=words(lang), lang=lang, **given)


def plain(template: str, lang: Lang, **given: object) -> str:
    """The template of a plain text filled in: nothing is escaped, as nothing reads it as HTML."""
    return _environment(escaped=False).get_template(f"{template}.txt").render(w=words(lang), lang=lang, **given)


def markdown(template: str, lang: Lang, **given: object) -> str:
    """The template of a Markdown text filled in, for who reads it as it is and for GitHub: everything put in is only
    words, with no line but its own; `plain_words` says how."""
    found = _environment(escaped=False, finalize=plain_words).get_template(f"{template}.md")
    return re.sub(r"\n{3,}", "\n\n", found.render(w=words(lang), lang=lang, **given)).strip() + "\n"


def stylesheet(template: str, **given: str) -> str:
    """The template of a stylesheet filled in with pieces of stylesheets of our own."""
    pieces = {name: Markup(piece) for name, piece in given.items()}
    return _environment().get_template(f"{template}.css").render(**pieces)


def drawn(svg: str) -> Markup:
    """An SVG of our own making, to go into a template as it is."""
    return Markup(svg)


def theme_text(text: str) -> str:
    """`text` for a place where the theme puts it as it is, and the macros plugin looks for macros first."""
    return str(escape(text)).replace("{", "&#123;")


_SIGNS = re.compile(r"[&<>\"'\\`*_{}\[\]()#+.!|~^:=-]")


def markdown_text(text: str) -> Markup:
    """`text` for use on a line of Markdown, within HTML there too: read as plain words, whatever signs it holds."""
    line = re.sub(r"\s*\n\s*", " ", text)
    return Markup(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", line))


_MARKS = re.compile(r"[\\`*_{}\[\]<>&|~$#!@]|:(?=/)|(?<=www)\.", re.IGNORECASE)


def plain_words(text: object) -> str:
    """`text` on one line, with a backslash before every sign that Markdown or HTML could take for more than itself; it
    can still be read in a terminal. Signs that cannot be seen go; what is longer than a text may be is cut."""
    seen = "".join(" " if sign.isspace() else sign for sign in str(text) if sign.isspace() or _can_be_seen(sign))
    line = " ".join(seen.split())
    short = line if len(line) <= LONGEST_TEXT else f"{line[:LONGEST_TEXT]}…"
    return _MARKS.sub(lambda sign: f"\\{sign[0]}", short)


def _can_be_seen(sign: str) -> bool:
    """No control, and none that turns the direction of what follows."""
    return not unicodedata.category(sign).startswith("C")
