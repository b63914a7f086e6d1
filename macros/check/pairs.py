"""The two languages side by side: the same pages with the same headings and macros, and no text left untranslated."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.faults import Report
from macros.languages import LANGS, Lang
from macros.page import Block, Page
from macros.project import Project

_FEWEST = 6
"""Words of a text that is not the same in two languages by chance."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a macro as both languages must have it; `told` when something else is said of it already."""

    row: int
    said: str
    told: bool = False


def check_pairs(project: Project, pages: Mapping[Lang, Mapping[str, Page]], report: Report) -> None:
    """Report pages in one language only, and all that differs between two that belong together."""
    for here, there in (LANGS, LANGS[::-1]):
        for path, page in pages[here].items():
            other = project.docs(there) / path
            if not other.is_file():
                report.add(page.file, 0, "", "missing-page", other=project.name(other))
    for path, page in pages["nl"].items():
        twin = pages["en"].get(path)
        if twin:
            _check_order(page, twin, _headings(page), _headings(twin), report)
            if page.whole and twin.whole:
                _check_order(page, twin, _calls(page), _calls(twin), report)
            _check_translated(page, twin, report)


def _headings(page: Page) -> list[Item]:
    return [
        Item(
            heading.row,
            f"{'#' * heading.level} {f'{{: #{heading.id} }}' if heading.id else ''}".strip(),
            heading.level > 1 and not heading.id,
        )
        for heading in page.headings
    ]


def _calls(page: Page) -> list[Item]:
    """The macro calls as both languages must have them: the displayed words of a term are a translation."""
    calls = []
    for call in page.calls:
        given = [_typed(arg) for arg in (call.args[:1] if call.name == "term" else call.args)]
        given += [f"{name}={_typed(value)}" for name, value in sorted(call.kwargs.items())]
        said = f"{{{{ {call.name}({', '.join(given)}) }}}}"
        calls.append(Item(call.row, said))
    return calls


def _typed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _check_order(page: Page, twin: Page, here: list[Item], there: list[Item], report: Report) -> None:
    """Report what stands on one page only, in another place or with other words; each thing once."""
    only_here: list[tuple[Item, int]] = []
    only_there: list[tuple[Item, int]] = []
    matcher = SequenceMatcher(None, [item.said for item in here], [item.said for item in there], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        alone, added = here[first:last], there[start:end]
        if len(alone) == len(added) and not {item.said for item in alone} & {item.said for item in added}:
            for one, other in zip(alone, added, strict=True):
                if not one.told and not other.told:
                    report.add(twin.file, other.row, "", "differs", other=page.file, row=str(one.row),
                               here=other.said, there=one.said)  # fmt: skip
            continue
        only_here += [(item, there[start - 1].row if start else 0) for item in alone]
        only_there += [(item, here[first - 1].row if first else 0) for item in added]
    moved = {item.said for item, _ in only_there} & {item.said for item, _ in only_here}
    for item, _ in only_there:
        if item.said in moved:
            (place,) = [other.row for other, _ in only_here if other.said == item.said][:1]
            report.add(twin.file, item.row, "", "moved", what=item.said, other=page.file, row=str(place))
    for rich, poor, lacking in ((page, twin, only_here), (twin, page, only_there)):
        for item, after in lacking:
            if item.said not in moved and not item.told:
                report.add(rich.file, item.row, "", "only-here", what=item.said, other=poor.file, after=str(after))


def _check_translated(page: Page, twin: Page, report: Report) -> None:
    """Warn of texts that are the same on both pages."""
    known = {_plain(block): block.row for block in _texts(page)}
    for block in _texts(twin):
        plain = _plain(block)
        if len(re.findall(r"[^\W\d_]{2,}", plain)) >= _FEWEST and plain in known:
            report.warn(twin.file, block.row, "", "same-text", other=page.file, row=str(known[plain]))


def _texts(page: Page) -> list[Block]:
    description = page.meta.get("description")
    return [*page.prose, *([Block(page.meta_rows.get("description", 1), str(description))] if description else [])]


def _plain(block: Block) -> str:
    return " ".join(block.text.split())
