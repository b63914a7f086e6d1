"""The menu: what `nav` of `mkdocs.yml` names exists, and every page that no answer and no theme holds is in it."""

from collections.abc import Iterator
from typing import Any

import yaml

from macros.check.pages import Pages
from macros.faults import Report, guess
from macros.languages import LANGS, Lang
from macros.project import THEMES, Project


def check_menu(project: Project, pages: Pages, report: Report) -> None:
    """Report entries of the menu without a page, and pages that nothing leads to."""
    folders = {folder.name for folder in project.answers()} | {THEMES}
    named = _menu(project, "nl", report)
    if named is None:
        return
    for path, row in named.items():
        if not any((project.docs(lang) / path).is_file() for lang in LANGS):
            known = sorted(pages["nl"])
            report.add(project.name(project.config("nl")), row, "", "menu-nowhere", path=path, guess=guess(path, known))
    strange: set[str] = set()
    for path, page in pages["nl"].items():
        folder = path.rpartition("/")[0]
        if folder in strange:
            continue
        if folder and folder not in folders:
            strange.add(folder)
            top = path.split("/")[0]
            report.add(page.file, 0, "", "page-in-folder", folder=folder, answer=top, guess=guess(top, sorted(folders)))
        elif not folder and path not in named:
            report.add(page.file, 0, "", "page-outside-menu", path=path)


def _menu(project: Project, lang: Lang, report: Report) -> dict[str, int] | None:
    """The pages that a configuration names with their rows; `None`, with a fault, when it cannot be read."""
    file = project.config(lang)
    content = project.read(file, report)
    if content is None:
        return None
    try:
        root = yaml.compose(content, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        row = mark.line + 1 if mark else 1
        report.add(project.name(file), row, "", "configuration")
        return None
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    return dict(_paths(next((value for key, value in entries if key.value == "nav"), None)))


def _paths(node: Any) -> Iterator[tuple[str, int]]:
    """The pages named below a node of the menu; addresses elsewhere are left out."""
    if isinstance(node, yaml.ScalarNode):
        if "://" not in node.value:
            yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _paths(entry)
    elif isinstance(node, yaml.MappingNode):
        for _, entry in node.value:
            yield from _paths(entry)
