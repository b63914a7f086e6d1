"""What was measured, kept as one JSON file a run in `.bench/`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.measure import Measure

Measured = Mapping[str, Sequence[Measure]]


def record(when: str, machine: Mapping[str, Any], measured: Measured) -> dict[str, Any]:
    """A run as it is kept: when, on what machine, and each measure by its part and name."""
    parts = {
        part: {measure.name: _kept(measure) for measure in measures} for part, measures in measured.items() if measures
    }
    return {"when": when, "machine": dict(machine), "parts": parts}


def _kept(measure: Measure) -> dict[str, Any]:
    facts = {"value": measure.value, "unit": measure.unit, "most": measure.most, "least": measure.least}
    facts |= {"verdict": measure.verdict, "note": measure.note}
    return {key: fact for key, fact in facts.items() if fact not in (None, "")}


def earlier(folder: Path) -> dict[str, dict[str, float]]:
    """The newest value of each measure in the runs that are kept, by part and name: a run may be of a few parts."""
    found: dict[str, dict[str, float]] = {}
    for file in sorted(folder.glob("*.json")):
        for part, measures in json.loads(file.read_text(encoding="utf-8"))["parts"].items():
            values = {name: kept["value"] for name, kept in measures.items() if "value" in kept}
            found.setdefault(part, {}).update(values)
    return found


def keep(folder: Path, run: Mapping[str, Any]) -> Path:
    """Write a run beside the earlier ones; gives the file."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{run['when'].replace(':', '')}.json"
    file.write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return file
