"""Zensical, by the makers of the theme Material. It reads what MkDocs reads, but in a folder of its own, and knows no
more of the site than its configuration says in plain values."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
from jinja2 import Environment, FileSystemLoader

import macros
from macros.builders import BuilderError
from macros.builders.zensical.pages import write_pages
from macros.builders.zensical.settings import read_settings
from macros.faults import FaultError
from macros.languages import Lang
from macros.memory import Memory
from macros.page.model import address_of
from macros.project import Project
from macros.show.templates import html

ENVIRONMENT = "macros.builders.zensical.pages"
"""The module that gives its pages their macros."""
LOOK = "classic"
"""Its own look that has the classes of Material."""
THEME = "overrides-zensical"
"""Files of the theme that stand in the place of others, or beside them."""
SEARCHER = "assets/searcher.js"
"""The script that runs the search."""
OURS = ("collection", "read")
"""What the site adds to the configuration for macros that run in its own process."""
_TRACE = "Traceback (most recent call last):"
_ERROR = "RuntimeError: "


def settings(file: Path, into: str) -> Any:
    """What the file says, in the shape that `macros.configuration` completes."""
    said = read_settings(file)
    plugins = {name: SimpleNamespace(config=options or {}) for name, options in said.pop("plugins").items()}
    return SimpleNamespace(**{"exclude_docs": None, "strict": True, **said, "plugins": plugins})


def build(project: Project, config: Any, lang: Lang, into: Path, memory: Memory) -> None:
    """Make the pages of one language in the folder `into`. Raises `BuilderError` with what Zensical said when it
    cannot, or when it points out something in pages that are published."""
    work = into.with_name(f"{into.name}-zensical")
    work.mkdir()
    write_pages(project, lang, config.exclude_docs, work / "docs")
    for folder in (config.theme["custom_dir"], THEME):
        shutil.copytree(project.root / folder, work / "theme", dirs_exist_ok=True)
    told = _told(project, config, lang)
    (work / "mkdocs.yml").write_text(json.dumps(told, ensure_ascii=False, default=_plain), encoding="utf-8")
    _run(work, config.strict)
    _fill_in(work / "theme", config.theme["static_templates"], told, work / "site")
    (work / "site").rename(into)
    shutil.rmtree(work)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Within this, what cannot be published becomes a `BuilderError`."""
    try:
        yield
    except FaultError as error:
        raise BuilderError(str(error)) from error


def _told(project: Project, config: Any, lang: Lang) -> dict[str, Any]:
    """The configuration as Zensical reads it: plain values only, and all paths as they are from its own folder."""
    known = {
        "root": str(project.root),
        "drafts": sorted(project.drafts()),
        "policy": html("_policy", lang),
        "sections": _sections(config.nav),
        "searcher": SEARCHER,
    }
    return {
        **{name: said for name, said in vars(config).items() if name not in ("exclude_docs", "strict", "watch")},
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**config.theme, "custom_dir": "theme", "variant": LOOK},
        "markdown_extensions": {**config.markdown_extensions, "pymdownx.highlight": {"use_pygments": False}},
        "plugins": {
            "search": {},
            "macros": {**config.plugins["macros"].config, "modules": [ENVIRONMENT]},
        },
        "extra": {**{name: said for name, said in config.extra.items() if name not in OURS}, **known},
    }


def _sections(nav: list[Any]) -> dict[str, str]:
    """The titles of the sections of the menu, by the addresses of their pages."""
    sections = [(title, pages) for item in nav if isinstance(item, dict) for title, pages in item.items()]
    named = [(title, page) for title, pages in sections if isinstance(pages, list) for page in pages]
    files = ((title, page if isinstance(page, str) else next(iter(page.values()))) for title, page in named)
    return {address_of(file): title for title, file in files}


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else asdict(value)


def _run(work: Path, strict: bool) -> None:
    command = [sys.executable, "-m", "zensical", "build", *(["--strict"] if strict else [])]
    code = Path(macros.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(code), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=work, env=environment)
    if done.returncode:
        raise BuilderError(_said(click.unstyle(done.stdout + done.stderr)))


def _said(output: str) -> str:
    """What is of use to who wrote the pages: not where in the code of Zensical it was said."""
    before, _, trace = output.partition(_TRACE)
    return f"{before}{trace.rpartition(_ERROR)[2].partition(_TRACE)[0]}".strip() if _ERROR in trace else output.strip()


def _fill_in(theme: Path, names: list[str], told: Mapping[str, Any], site: Path) -> None:
    """The templates of files that are no pages, which Zensical copies as they are; none of what nothing comes of."""
    templates = Environment(loader=FileSystemLoader(theme))
    for name in names:
        (site / name).unlink(missing_ok=True)
        if filled := templates.get_template(name).render(config=told).strip():
            (site / name).write_text(f"{filled}\n", encoding="utf-8")
