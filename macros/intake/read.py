"""Reading a document: which kind it is, and whether it can be read at all."""

from pathlib import Path

from macros.faults import FaultError
from macros.intake.pdf import read_pdf
from macros.intake.source import Line, Source
from macros.intake.word import read_word
from macros.limits import LARGEST_FILE, LONGEST_LINE

LARGEST = 30_000_000
"""Bytes. Answers with tables are far below; a larger file is a mistake."""
LONGEST = 60_000
"""Lines of text."""


def read(path: Path) -> Source:
    """The document at `path`: a PDF, a Word file or text; `FaultError` when it cannot be used."""
    kind = path.suffix.lower()
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise FaultError("intake-missing", file=path.name)
        if kind not in _READERS:
            raise FaultError("intake-kind", file=path.name)
        if size > LARGEST:
            raise FaultError("intake-large", file=path.name, limit=f"{LARGEST // 1_000_000}")
        content = path.read_bytes()
    except OSError as error:
        raise FaultError("intake-missing", file=path.name) from error
    source = _READERS[kind](path.name, content)
    lines = source.text.split("\n")
    if len(lines) > LONGEST:
        raise FaultError("intake-long", file=path.name, limit=str(LONGEST))
    if not source.text.strip():
        raise FaultError("intake-empty", file=path.name)
    if len(source.text.encode("utf-8", "replace")) > LARGEST_FILE or len(max(lines, key=len)) > LONGEST_LINE:
        raise FaultError("intake-text", file=path.name, limit=str(LARGEST_FILE), line=str(LONGEST_LINE))
    return source


def _plain(name: str, content: bytes) -> Source:
    """Text as a program extracted it from a document: UTF-8, or what Windows writes."""
    if b"\0" in content:
        raise FaultError("intake-binary", file=name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = text.split("\n")
    return Source(name, text, tuple(Line(line, row) for row, line in enumerate(lines, start=1)))


_READERS = {".pdf": read_pdf, ".docx": read_word, ".txt": _plain}
