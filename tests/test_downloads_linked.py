"""What the site writes to take along: whatever names it leads to it, and nothing is written that nothing names."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from macros.addresses import CATALOGUE, FEED
from macros.languages import FOLDERS, LANGS
from tests.built import Built, on_disk, pages, path_in
from tests.conftest import SITE_URL

FOLDERS_OF_FILES = ("data", "charts", "embed", "previews")
WHOLE = re.compile(rf"{re.escape(SITE_URL)}[^\s\"'<>\\),;{{}}]*")
"""A whole address of this site, wherever it stands."""


def written(site: Path) -> Iterator[Path]:
    """Every file that is there to be taken along, embedded or shown elsewhere."""
    for lang in LANGS:
        root = site / FOLDERS[lang]
        yield root / FEED
        for folder in FOLDERS_OF_FILES:
            yield from (file for file in (root / folder).rglob("*") if file.is_file())
    yield from (site / name for name in CATALOGUE.values())


def named(page: Built) -> Iterator[str]:
    """The whole addresses that a page names: in its links, in what its script loads, and in its text."""
    yield from (address for address, _ in page.links())
    for tag in page.soup.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("data-") and re.fullmatch(r"[\w./@-]*/[\w./@-]+", str(value)):
                yield urljoin(page.url, str(value))
            elif name == "content" and str(value).startswith(SITE_URL):
                yield str(value)
        if tag.name in ("code", "textarea", "input", "pre", "script"):
            yield from WHOLE.findall(f"{tag.get_text()} {tag.get('value', '')}")


@pytest.fixture(scope="module")
def addresses(site: Path) -> dict[str, str]:
    """Every address of this site that its pages, feeds and catalogues name, without its fragment, and who does."""
    found = {address: page.path for page in pages(site) for address in named(page)}
    for file in [*(site / FOLDERS[lang] / FEED for lang in LANGS), *(site / name for name in CATALOGUE.values())]:
        found |= dict.fromkeys(WHOLE.findall(file.read_text(encoding="utf-8")), file.name)
    return {address.partition("#")[0]: who for address, who in found.items() if address.startswith(SITE_URL)}


def test_whatever_names_a_file_of_the_site_leads_to_it(site: Path, addresses: dict[str, str]) -> None:
    missing = {address: who for address, who in addresses.items() if not on_disk(site, address).is_file()}  # type: ignore[union-attr]
    assert missing == {}


def test_no_file_to_take_along_is_written_that_nothing_names(site: Path, addresses: dict[str, str]) -> None:
    files = {on_disk(site, unquote(address)) for address in addresses}
    left = [file.relative_to(site).as_posix() for file in written(site) if file not in files]
    assert left == []


def test_every_kind_of_file_is_looked_at(site: Path) -> None:
    paths = {file.relative_to(site).as_posix() for file in written(site)}
    for lang in LANGS:
        for folder in FOLDERS_OF_FILES:
            assert [path for path in paths if path.startswith(path_in(lang, f"{folder}/"))], folder
        assert path_in(lang, FEED) in paths
    assert paths >= set(CATALOGUE.values())
