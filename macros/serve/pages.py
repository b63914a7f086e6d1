"""A few pages of the site as they will stand in the whole, made without the others."""

import logging
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from macros.cache import keep, read_kept
from macros.configuration import configuration
from macros.languages import FOLDERS, Lang
from macros.model import Collection
from macros.project import Project


def pages(project: Project, collection: Collection, paths: Iterable[str], url: str) -> Iterator[tuple[str, str]]:
    """Path and HTML of the pages at `paths` (`en/about/`), in that order by language; what is not there is left out."""
    wanted: dict[Lang, list[str]] = {}
    for path in paths:
        lang: Lang = "en" if path.startswith(f"{FOLDERS['en']}/") else "nl"
        wanted.setdefault(lang, []).append(path)
    for lang, own in wanted.items():
        prefix = f"{FOLDERS[lang]}/".lstrip("/")
        shorter = [path.removeprefix(prefix) for path in own]
        for path, html in _of_language(project, collection, lang, shorter, url):
            yield prefix + path, html


def _of_language(
    project: Project, collection: Collection, lang: Lang, paths: list[str], url: str
) -> Iterator[tuple[str, str]]:
    """What MkDocs does for a whole site, in its order, for `paths` alone. What the search and the links need of all
    pages is left to the build of the whole site."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what goes wrong is raised too
    with tempfile.TemporaryDirectory() as folder:
        config = configuration(project, collection, lang, folder, url, drafts=True).config
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        config.plugins.events["page_context"].clear()  # the search reads the page there
        files = get_files(config)
        env = config.theme.get_env()
        env.bytecode_cache = _Templates(project.cache / "templates")
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        documents = files.documentation_pages()
        mine = {file.dest_uri.removesuffix("index.html"): file for file in documents if file.page}
        mine = {path: mine[path] for path in paths if path in mine}
        for file in documents:
            if file.page and file not in mine.values():
                file.page.read_source(config)  # its title stands in the navigation
        env = config.plugins.on_env(env, config=config, files=files)
        for path, file in mine.items():
            _populate_page(file.page, config, files)
            _build_page(file.page, config, documents, nav, env)
            yield path, Path(file.abs_dest_path).read_text(encoding="utf-8")


class _Templates(BytecodeCache):
    """Templates as they were compiled before, unless that is damaged: damaged code could do anything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        if (known := read_kept(self._folder / bucket.key)) is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._folder / bucket.key, bucket.bytecode_to_string())
