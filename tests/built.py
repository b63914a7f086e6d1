"""Reading the built site: its pages, links, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from macros.languages import FOLDERS, Lang
from tests.conftest import SITE_URL


@dataclass(frozen=True)
class Built:
    """A page of the built site, by its path from the root of the site (`en/about/`)."""

    site: Path
    path: str

    @property
    def lang(self) -> Lang:
        return "en" if self.path.startswith("en/") else "nl"

    @property
    def file(self) -> Path:
        return self.site / self.path / "index.html" if not self.path.endswith(".html") else self.site / self.path

    @property
    def url(self) -> str:
        return SITE_URL + self.path

    @property
    def soup(self) -> BeautifulSoup:
        return _soup(self.file)

    def ids(self) -> set[str]:
        """Everything on the page that a link can point at."""
        return {str(tag["id"]) for tag in self.soup.select("[id]")}

    def links(self) -> Iterator[tuple[str, Tag]]:
        """The full address of everything that the page loads or links to."""
        for name in ("href", "src"):
            for tag in self.soup.select(f"[{name}]"):
                yield urljoin(self.url, str(tag[name])), tag

    def figure(self, figure_id: str) -> Tag:
        """The `<figure>` under the heading with this id."""
        found = self.soup.select_one(f'figure[aria-labelledby="{figure_id}"]')
        assert found, (self.path, figure_id)
        return found


def path_in(lang: Lang, path: str) -> str:
    """Where a path from the root of a language stands in the whole site."""
    return f"{FOLDERS[lang]}/{path}".lstrip("/")


def page_at(site: Path, lang: Lang, path: str) -> Built:
    """The page of a language at a path from its root."""
    return Built(site, path_in(lang, path))


@cache
def _soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def pages(site: Path) -> list[Built]:
    """Every page of the site, those for what is not found too; not the figures alone that other sites show."""
    found = [Built(site, file.parent.relative_to(site).as_posix() + "/") for file in sorted(site.rglob("index.html"))]
    found = [Built(site, "" if page.path == "./" else page.path) for page in found]
    found = [page for page in found if not page.path.removeprefix("en/").startswith("embed/")]
    return [*found, Built(site, "404.html"), Built(site, "en/404.html")]


def on_disk(site: Path, address: str) -> Path | None:
    """The file behind an address of this site; `None` for an address elsewhere."""
    if not address.startswith(SITE_URL):
        return None
    path = unquote(urlsplit(address).path)[len(urlsplit(SITE_URL).path) :]
    file = site / path
    return file / "index.html" if path == "" or path.endswith("/") else file


def cell_text(cell: Tag) -> str:
    """What a data cell says itself, without its marks and what is for screen readers."""
    return "".join(text for text in cell.find_all(string=True, recursive=False)).strip()
