"""What the machine may refuse, such as room on the disk: files are written whole or not at all, and what it said is
told in plain words."""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from macros.languages import LANGS, Text
from macros.words import fault_words

_SAID = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
}


def write_whole(file: Path, content: bytes, *, lasting: bool = True) -> None:
    """Put all of a file in place at once, with the permissions that it had. With `lasting` it is on the disk itself
    when this returns, so that a power cut leaves the old or the new.

    Raises `OSError` with the name of the file when that cannot be done; the file is then as it was.
    """
    made = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with made.open("wb") as out:
            out.write(content)
            if lasting:
                out.flush()
                os.fsync(out.fileno())
        if file.is_file():
            made.chmod(file.stat().st_mode)
        made.replace(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def problem(error: OSError) -> Mapping[str, str]:
    """What the machine refused, in both languages, as the parameters of a fault: for its `{problem}`."""
    known = _SAID.get(error.errno or 0)
    said = fault_words(known) if known else Text.same(error.strerror or str(error))
    return {f"problem_{lang}": said[lang] for lang in LANGS}
