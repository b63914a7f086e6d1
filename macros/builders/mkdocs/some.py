"""A few pages of the site as they will stand in the whole, made without the others."""

import logging
import tempfile
from collections.abc import Iterable, Iterator

from macros.builders.mkdocs.language import Language
from macros.configuration import configuration
from macros.languages import FOLDERS, Lang
from macros.model import Collection
from macros.project import Project


def pages(project: Project, collection: Collection, paths: Iterable[str], url: str) -> Iterator[tuple[str, str]]:
    """Path and HTML of the pages at `paths` (`en/about/`), in that order by language; what is not there is left out.
    What the search and the links need of all pages is left to the build of the whole site."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what goes wrong is raised too
    wanted: dict[Lang, list[str]] = {}
    for path in paths:
        lang: Lang = "en" if path.startswith(f"{FOLDERS['en']}/") else "nl"
        wanted.setdefault(lang, []).append(path)
    for lang, own in wanted.items():
        prefix = f"{FOLDERS[lang]}/".lstrip("/")
        with tempfile.TemporaryDirectory() as folder:
            config = configuration(project, collection, lang, folder, url, drafts=True).config
            language = Language(config, project.templates, search=False)
            for path in own:
                if file := language.documents.get(path.removeprefix(prefix)):
                    yield path, language.make(file)
