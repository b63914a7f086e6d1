"""`make bench`: the parts that are asked for, each as a table, and the whole kept in `.bench/`."""

import argparse
import sys
import tempfile
import time
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
}
KEPT = ROOT / ".bench"


def main() -> None:
    """Measure, print and keep."""
    options = argparse.ArgumentParser(prog="make bench", description=__doc__, epilog=f"Parts: {', '.join(PARTS)}.")
    options.add_argument("parts", nargs="*", metavar="part", help="what to measure; without, all")
    asked = options.parse_args().parts or list(PARTS)
    if unknown := [part for part in asked if part not in PARTS]:
        options.error(f"no such part: {', '.join(unknown)}. There are: {', '.join(PARTS)}")
    before, facts = earlier(KEPT), machine(ROOT)
    print(", ".join(f"{name} {fact}" for name, fact in facts.items()), end="\n\n", flush=True)
    measured: dict[str, list[Measure]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop = Workshop(Path(folder), say)
        for part, title in PARTS.items():
            if part in asked:
                module = import_module(f"tests.bench.{part}")
                measured[part] = list(module.measure(workshop))
                print(table(f"{part}: {title}", measured[part], before.get(part, {})), end="\n\n", flush=True)
    over = [f"{part}: {one.name}" for part, found in measured.items() for one in found if one.verdict == "over"]
    print(f"Over budget: {len(over)}" + "".join(f"\n  {name}" for name in over))
    file = keep(KEPT, record(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), facts, measured))
    print(f"Kept as {file.relative_to(ROOT)}")


def say(what: str) -> None:
    """Tell who waits what goes on, beside the tables."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
