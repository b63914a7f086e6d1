"""Keys that a schema does not know, and what the editor meant by them: each is told, with what follows from it."""

from collections.abc import Mapping
from typing import Any

from macros.faults import Report, guess
from macros.load.tree import Document, Path_, where

Schema = Mapping[str, Any]


def schema_at(root: Schema, path: Path_) -> Schema:
    """The part of a schema that describes what stands at a path; empty when it does not say. What a property says
    of itself goes before what it refers to."""
    found = root
    for step in path:
        if isinstance(step, int):
            found = found.get("items", {})
        else:
            found = found.get("properties", {}).get(step, found.get("additionalProperties", {}))
        if not isinstance(found, dict):
            return {}
        name = str(found.get("$ref", "")).removeprefix("#/$defs/")
        found = {**root["$defs"][name], **found} if name else found
    return found


def misread(document: Document, root: Schema, unknown: Mapping[Path_, Mapping[str, Any]], report: Report) -> set[Path_]:
    """Report every key of the blocks `unknown`, by their paths, that the schema does not know. You get the paths of
    which nothing more is to be told: the key that was meant is not missing, the one without its block not empty."""
    told: set[Path_] = set()
    for path, block in unknown.items():
        reader = _Block(document, root, path, block, report)
        reader.read()
        told |= reader.told
    return told


class _Block:
    """A block with keys that the schema does not know."""

    def __init__(self, document: Document, root: Schema, path: Path_, block: Mapping[str, Any], report: Report) -> None:
        self.document = document
        self.root = root
        self.path = path
        self.block = block
        self.known: list[str] = list(schema_at(root, path).get("properties", {}))
        self.report = report
        self.told: set[Path_] = set()

    def read(self) -> None:
        hollow = ""
        for key, value in self.block.items():
            if key in self.known:
                hollow = key if value == "" else ""
            elif hollow and self._fits(key, hollow):
                if (*self.path, hollow) not in self.told:
                    self._fault(key, "shallow-key", under=hollow)
                self.told.add((*self.path, hollow))
            else:
                self._tell(key, value)

    def _fits(self, key: str, under: str) -> bool:
        """Whether a key belongs to the block that should stand under another, before it."""
        schema = schema_at(self.root, (*self.path, under))
        return key in schema.get("properties", {}) or isinstance(schema.get("additionalProperties"), dict)

    def _tell(self, key: str, value: object) -> None:
        before, colon, rest = key.partition(":")
        known = [name for name in self.known if name not in self.block]
        meant = guess(key, known)
        home = self._home(key)
        if colon and value == "" and before in known:
            self.told.add((*self.path, before))
            self._fault(key, "yaml-space", guess=f"{before}: {rest}")
        elif home is not None:
            self.told.add((*home, key))
            self._fault(key, "deep-key", key=key, where=where(self.path))
        elif value == "" and key.split(" ", maxsplit=1)[0] in known:
            name, _, text = key.partition(" ")
            self.told.add((*self.path, name))
            self._fault(key, "key-without-colon", key=name, guess=f"{name}: {text}" if text else "")
        elif value == "" and " " in key and not meant:
            self._fault(key, "comma-in-text", key=key)
        else:
            self.told |= {(*self.path, meant)} if meant else set()
            sentence = "unknown-key" if self.path else "unknown-key-on-top"
            self._fault(key, sentence, key=key, where=where(self.path), guess=meant)

    def _home(self, key: str) -> Path_ | None:
        """The block around this one that lacks the key."""
        around: Any = self.document.data
        homes = []
        for end, step in enumerate(self.path):
            if key in schema_at(self.root, self.path[:end]).get("properties", {}) and key not in around:
                homes.append(self.path[:end])
            around = around[step]
        return homes[-1] if homes else None

    def _fault(self, at: str, sentence: str, **params: str) -> None:
        self.report.add(self.document.file, self.document.row(*self.path, at), "", sentence, **params)
