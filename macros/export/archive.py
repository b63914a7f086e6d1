"""Everything of an answer in one zip file, in the folder of the answer, with a text that says what it is."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from macros.addresses import Site
from macros.export.readme import readme
from macros.model import Question
from macros.values import Values

README = "readme.txt"
_NO_DAY = date(1980, 1, 1)
"""The first day that a zip file can name, for a draft, which has no date."""
_READABLE = 0o100644
_UNIX = 3


def archive(values: Values, site: Site, files: Mapping[str, bytes]) -> bytes:
    """A zip file of `files`, which are by address from the root of the language, and a readme: `<answer>/<table>.csv`,
    `<answer>/charts/<figure>.svg`. Its files have the day of the last change; equal files give equal bytes."""
    question = values.question
    paths = {address: inside(question, address) for address in files}
    packed = {path: files[address] for address, path in paths.items()}
    packed[README] = readme(values, site, paths).encode()
    day = date.fromisoformat(question.changed) if question.changed else _NO_DAY
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, content in sorted(packed.items()):
            entry = zipfile.ZipInfo(f"{question.id}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _READABLE << 16
            made.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def inside(question: Question, address: str) -> str:
    """Where the file at an address of the site stands in the folder of its answer: tables beside the description of
    their columns, charts in a folder. `ValueError` for an address that is none of this answer."""
    kind, answer, *rest = PurePosixPath(address).parts
    if answer != question.id or len(rest) != 1 or rest[0] == ".." or kind not in ("data", "charts"):
        raise ValueError(address)
    return rest[0] if kind == "data" else f"{kind}/{rest[0]}"
