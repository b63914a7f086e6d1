"""`make bench`: the parts that are asked for, each as a table, and the whole kept in `.bench/`."""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from tests.bench.kept import earlier, keep, record
from tests.bench.machine import machine
from tests.bench.measure import Measure, table
from tests.bench.workshop import Workshop
from tests.conftest import ROOT

PARTS = {
    "intake": "how well the text of each answer is read",
    "commands": "commands that are run again and again",
    "build": "the site of today",
    "serve": "how long an editor waits",
    "sizes": "what a reader downloads, gzip",
    "browser": "what a reader waits for",
    "lighthouse": "scores on a phone",
    "bare": "beside the theme alone",
    "growth": "10 to 100 answers, and 200 pages",
    "growth500": "10 to 500 answers",
}
LONG = "growth500"
"""The part that takes so long that it runs only when it is named."""
FAILED = "not measured to the end"
KEPT = ROOT / ".bench"


def main() -> None:
    """Measure, print and keep; exit 1 when a part could not be measured."""
    options = argparse.ArgumentParser(prog="make bench", description=__doc__, epilog=f"Parts: {', '.join(PARTS)}.")
    options.add_argument("parts", nargs="*", metavar="part", help=f"what to measure; without, all but {LONG}")
    asked = options.parse_args().parts or [part for part in PARTS if part != LONG]
    if unknown := [part for part in asked if part not in PARTS]:
        options.error(f"no such part: {', '.join(unknown)}. There are: {', '.join(PARTS)}")
    before, facts = earlier(KEPT), machine(ROOT)
    print(", ".join(f"{name} {fact}" for name, fact in facts.items()), end="\n\n", flush=True)
    measured: dict[str, list[Measure]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        workshop = Workshop(Path(folder), say)
        for part in (part for part in PARTS if part in asked):
            measured[part] = list(_measured(part, workshop))
            print(table(f"{part}: {PARTS[part]}", measured[part], before.get(part, {})), end="\n\n", flush=True)
    over = [f"{part}: {one.name}" for part, found in measured.items() for one in found if one.verdict == "over"]
    print("\n  ".join([f"Over budget: {len(over)}", *over]))
    file = keep(KEPT, record(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), facts, measured))
    print(f"Kept as {file.relative_to(ROOT)}")
    if lost := [part for part, found in measured.items() if any(one.name == FAILED for one in found)]:
        sys.exit(f"Not measured to the end: {', '.join(lost)}")


def _measured(part: str, workshop: Workshop) -> Iterator[Measure]:
    """What a part measures, as far as it comes: what goes wrong in one part is told and stops no other."""
    try:
        yield from import_module(f"tests.bench.{part}").measure(workshop)
    except Exception as error:
        traceback.print_exc()
        yield Measure(FAILED, None, note=(str(error).splitlines() or [type(error).__name__])[0])


def say(what: str) -> None:
    """Tell who waits what goes on, beside the tables."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
