"""Links and pictures of the pages: each leads somewhere, and says so to who does not see it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from macros.check.pages import Pages
from macros.faults import FaultError, Report, guess
from macros.languages import LANGS, Lang
from macros.model import Collection
from macros.page import Link, Page
from macros.page.active import SCHEMES
from macros.page.calls import MACRO
from macros.project import Project
from macros.references import Place

_VAGUE = re.compile(
    "(?:(?:klik |via )?hier|deze link|link|(?:lees )?meer|meer info|meer lezen|deze pagina|"
    "(?:click )?here|this link|(?:read )?more|more info|this page)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"[\w./ -]+\.(?:png|jpe?g|gif|svg|webp|pdf)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:www\.[\w.-]+\.\w{2,}|[\w-]+(?:\.[\w-]+)*\.(?:be|com|org|net|eu|vlaanderen))(?:/.*)?")


@dataclass(frozen=True, slots=True)
class _Site:
    """Where links can lead from a page of one language: files by their path from the root of the language."""

    project: Project
    lang: Lang
    pages: Pages
    collection: Collection
    files: frozenset[str]

    def ids(self, page: Page) -> frozenset[str] | None:
        """Everything on a page that a link can lead to: headings, ids typed by hand, and what macros put there;
        `None` where that is not known, as a macro or the data could not be read."""
        found = set(page.ids)
        answer = Place(page.url).answer
        for _, reference in page.named("figure"):
            question = self.collection.questions.get(reference.rpartition("/")[0] or answer)
            name = reference.rpartition("/")[2]
            if question is None:
                return None
            found |= {name, f"{name}-described"}
            if name in question.figures:
                found |= {f"{name}-note-{note}" for note in question.figures[name].notes}
        for _, reference in page.named("chart"):
            whole = reference if "/" in reference else f"{answer}/{reference}"
            found.add(f"{whole.replace('/', '-')}-described")
        if any(call.name == "glossary" for call in page.calls):
            if "unknown-term" in self.collection.untold:
                return None
            found |= set(self.collection.glossary)
        return frozenset(found) if page.whole else None


def check_links(project: Project, pages: Pages, collection: Collection, report: Report) -> None:
    """Report links and pictures that lead nowhere or say nothing; warn of links whose text could be any."""
    for lang in LANGS:
        root = project.docs(lang)
        files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
        site = _Site(project, lang, pages, collection, files)
        for page in pages[lang].values():
            for link in page.links:
                for fault in _faults(site, page, link):
                    report.extend(fault.at(page.file, link.row))
                if link.kind == "link" and _VAGUE.fullmatch(link.text.strip(" .!→»>")):
                    report.warn(page.file, link.row, "", "link-vague", text=link.text)


def _faults(site: _Site, page: Page, link: Link) -> Iterator[FaultError]:
    if link.kind == "html-link":
        yield FaultError("link-html", target=link.target)
    elif link.kind == "html-picture":
        yield FaultError("picture-html", target=link.target)
    elif link.kind == "picture":
        if not link.text.strip():
            yield FaultError("picture-without-text", target=link.target)
        elif _FILE_NAME.fullmatch(link.text.strip()) or link.text.strip() == link.target.rpartition("/")[2]:
            yield FaultError("picture-file-name", text=link.text)
    elif not link.text.strip():
        yield FaultError("link-without-text", target=link.target)
    if link.kind in ("link", "picture") and MACRO not in link.target:
        try:
            _check_target(site, page, link)
        except FaultError as fault:
            yield fault


def _check_target(site: _Site, page: Page, link: Link) -> None:
    """`FaultError` for a target that leads nowhere."""
    target = link.target
    if not target.strip() or target == "#":
        raise FaultError("link-empty", text=link.text.replace(MACRO, "…"))
    if re.match(r"[A-Za-z]:[\\/]|\\\\|file:", target):
        raise FaultError("link-disk", target=target)
    if re.search(r"\s|\\", target):
        raise FaultError("link-sign", target=target)
    try:
        parts = urlsplit(target)
    except ValueError:
        raise FaultError("link-address", target=target) from None
    if parts.scheme:
        _check_address(link, parts)
    elif _BARE_HOST.fullmatch(target):
        raise FaultError("link-bare-host", target=target)
    elif target.startswith("/"):
        raise FaultError("link-absolute", target=target, guess=_relative(site, page, target))
    elif not parts.path:
        _check_anchor(site, page, page, parts.fragment)
    else:
        _check_file(site, page, parts)


def _check_address(link: Link, parts: SplitResult) -> None:
    if parts.scheme not in SCHEMES:
        like = guess(parts.scheme, SCHEMES)
        raise FaultError("link-scheme", scheme=parts.scheme, guess=like)
    if parts.scheme == "mailto":
        if not re.fullmatch(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+", parts.path):
            raise FaultError("link-address", target=link.target)
    elif parts.scheme != "tel":
        host = parts.hostname or ""
        if host in ("localhost", "127.0.0.1"):
            raise FaultError("link-local", target=link.target)
        if not re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+", host) or "://" in parts.path:
            raise FaultError("link-address", target=link.target)
        if link.kind == "picture":
            raise FaultError("picture-elsewhere", target=link.target)


def _check_file(site: _Site, page: Page, parts: SplitResult) -> None:
    folder = posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if path.startswith(".."):
        raise FaultError("link-outside", target=parts.path, folder=site.project.name(site.project.docs(site.lang)))
    if path not in site.files:
        inside = "index.md" if path == "." else f"{path}/index.md"
        if inside in site.files or f"{path}.md" in site.files:
            better = inside if inside in site.files else f"{path}.md"
            raise FaultError("link-folder", target=parts.path, guess=posixpath.relpath(better, folder or "."))
        raise FaultError("link-nowhere", target=parts.path, guess=_like(site, folder, path))
    if path.endswith(".md") and parts.fragment and path in site.pages[site.lang]:
        _check_anchor(site, page, site.pages[site.lang][path], parts.fragment)


def _check_anchor(site: _Site, page: Page, there: Page, fragment: str) -> None:
    known = site.ids(there)
    wanted = unquote(fragment)
    if known is not None and wanted not in known:
        key = "anchor-here" if there is page else "anchor-there"
        other = {} if there is page else {"page": there.file}
        raise FaultError(key, id=wanted, guess=guess(wanted, sorted(known)), **other)


def _relative(site: _Site, page: Page, target: str) -> str:
    """How a page would link to an absolute address of the site, if there is such a page."""
    path = target.partition("#")[0].strip("/").removeprefix(f"{site.lang}/")
    for file in (path, f"{path}.md", f"{path}/index.md", "index.md" if not path else ""):
        if file in site.files:
            return posixpath.relpath(file, posixpath.dirname(page.path) or ".")
    return ""


def _like(site: _Site, folder: str, path: str) -> str:
    """The file most like `path`, as a page in `folder` links to it."""
    end = posixpath.splitext(path)[1].lower()
    files = sorted(file for file in site.files if posixpath.splitext(file)[1].lower() == end)
    by_case = [file for file in files if file.lower() == path.lower()]
    same_name = [file for file in files if posixpath.basename(file) == posixpath.basename(path)]
    if by_case:
        found = by_case[0]
    elif len(same_name) == 1:
        found = same_name[0]
    else:
        near = [file for file in files if posixpath.dirname(file) == posixpath.dirname(path)]
        found = guess(path, near) or guess(path, files)
    return posixpath.relpath(found, folder or ".") if found else ""
