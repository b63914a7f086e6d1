"""The pages of one language, made a page at a time with what MkDocs makes a whole site with, in its order."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from macros.builders.mkdocs.theme import environment

_MARKED = re.compile(r"[^\w\s,.?()'’-]|_")


class Language:
    """What the pages of a language are made with. `config` is the configuration of MkDocs, `templates` a folder that
    keeps compiled templates; without `search` nothing is made for the search."""

    def __init__(self, config: Any, templates: Path, *, search: bool = True) -> None:
        env = environment(config.theme, templates)
        config.theme.get_env = lambda: env  # the search asks for it too, for one word
        config.plugins.on_startup(command="build", dirty=False)
        self.config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        if not search:
            config.plugins.events["page_context"].clear()
        files = get_files(config)
        if search:
            files.add_files_from_theme(env, config)
        self.files: Files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        nav = get_navigation(self.files, config)
        self.nav: Navigation = config.plugins.on_nav(nav, config=config, files=self.files)
        self._documents = self.files.documentation_pages()
        for file in self._documents:
            page_of(file, config).read_source(config)  # its title stands in the navigation
        self.env = config.plugins.on_env(env, config=config, files=self.files)
        for file in self._documents:
            self._entitle(page_of(file, config))

    @property
    def documents(self) -> Mapping[str, File]:
        """The pages by their address from the root of the language (`a/1/`), in the order of MkDocs."""
        return {file.dest_uri.removesuffix("index.html"): file for file in self._documents}

    @property
    def entries(self) -> list[Any]:
        """What the search knows of the pages that were made."""
        found: list[Any] = self.config.plugins["material/search"].search_index.entries
        return found

    def make(self, file: File) -> str:
        """The HTML of a page, which is written into the site too. Raises an exception of MkDocs for a page that cannot
        be made."""
        page = page_of(file, self.config)
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self._documents, self.nav, self.env)
        return Path(file.abs_dest_path).read_text(encoding="utf-8")

    def _entitle(self, page: Page) -> None:
        """Give a page the title that it has when it is made, as other pages name it whether it was made before them,
        comes after them or is known."""
        heading = re.search(r"^# .*", str(page.markdown), re.MULTILINE)
        if "title" in vars(page) or "title" in page.meta or not heading or not _MARKED.search(str(page.title)):
            return
        page.markdown = self.config.plugins.on_page_markdown(
            heading[0], page=page, config=self.config, files=self.files
        )
        page.render(self.config, self.files)
        page.title = str(page.title).replace("{", "&#123;")

    def finish(self) -> None:
        """Write what a site has besides its pages, and look whether links lead to something that is there."""
        self.files.copy_static_files()
        for template in self.config.theme.static_templates:
            _build_theme_template(template, self.env, self.files, self.config, self.nav)
        for file in self._documents:
            page_of(file, self.config).validate_anchor_links(
                files=self.files, log_level=self.config.validation.links.anchors
            )
        self.config.plugins.on_post_build(config=self.config)
        self.config.plugins.on_shutdown()


def page_of(file: File, config: Any) -> Page:
    """The page of a file, which has none as long as it does not stand in the navigation."""
    return file.page or Page(None, file, config)
