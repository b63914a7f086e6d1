"""Why a file is no YAML, in an editor's words and at the row where she erred.

libyaml points at where it notices. Often that is later: a quotation mark that is not closed swallows rows until the
next one, a key without its space becomes part of the next row. So the rows around its mark are looked at too.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

Diagnosis = tuple[int, str, dict[str, str]]
"""A row, the key of a sentence and what fills it."""

_UNSPACED = re.compile(r"(\s*(?:- )*)([\w-]+):(?![ /])(.+)")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+:\s")
_COLON = re.compile(r"(\s*(?:- )*[\w-]+: +)([^\"'{\[].*: .*|[^\"'{\[].*:)")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?(?P<sign>[-%@`*&!,?|>{}\[\]])(?P<rest>.*)")
_BRACKETS = {"{": "}", "[": "]"}


def place(mark: Any) -> tuple[int, int]:
    """The row and the column (from nought) of a mark of libyaml, which has none for the file as a whole."""
    return (mark.line + 1, mark.column) if mark else (1, 0)


def diagnosis(lines: Sequence[str], error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Diagnosis:
    """What is wrong with a file of `lines` that libyaml refuses with `error`, after it has read `last`."""
    row, column = place(error.problem_mark or error.context_mark)
    row = min(row, len(lines))
    within, begun = place(error.context_mark) if error.context_mark else (row, column)
    within = min(within, len(lines))
    problem, context = str(error.problem), str(error.context)
    line = lines[row - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return row, "yaml-tab", {}
    quoted = _in_quotes(lines, error, last, row)
    if quoted:
        return quoted
    if context.startswith("while parsing a flow"):
        return _in_brackets(lines, within, begun, row)
    if problem.startswith("mapping values are not allowed"):
        return _second_colon(lines, row, last)
    if problem == "could not find expected ':'":
        return _unspaced(lines[within - 1], within) or _no_colon(lines[within - 1], within)
    return _beginning(line, column, row, problem) or _else(lines, row, problem)


def _in_quotes(
    lines: Sequence[str], error: yaml.MarkedYAMLError, last: yaml.Event | None, row: int
) -> Diagnosis | None:
    """A text between quotation marks that does not end, swallows rows, ends too soon or holds a backslash."""
    if "quoted scalar" in str(error.context):
        if str(error.context).startswith("while parsing"):
            return row, "yaml-escape", {}
        begun, column = place(error.context_mark)
        return begun, "yaml-quote", {"sign": lines[begun - 1][column : column + 1]}
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"') or place(last.end_mark)[0] != row:
        return None
    begun, _ = place(last.start_mark)
    return begun, "yaml-quote" if begun < row else "yaml-after-quote", {"sign": str(last.style)}


def _in_brackets(lines: Sequence[str], begun: int, column: int, row: int) -> Diagnosis:
    """A bracket that is not closed before the next thing at its height, or something wrong within a pair."""
    first = lines[begun - 1]
    sign = first[column : column + 1]
    if sign not in _BRACKETS:
        return row, "yaml-brackets", {}
    block = [first[column:]]
    for line in lines[begun:]:
        if line.strip() and len(line) - len(line.lstrip()) <= len(first) - len(first.lstrip()):
            break
        block.append(line)
    written = re.sub(r"\"[^\"]*\"|'[^']*'|(?:^|(?<=[\s,{[]))#.*", "", "\n".join(block), flags=re.MULTILINE)
    if written.count(sign) > written.count(_BRACKETS[sign]):
        return begun, "yaml-bracket", {"sign": sign, "closing": _BRACKETS[sign]}
    return row, "yaml-brackets", {}


def _second_colon(lines: Sequence[str], row: int, last: yaml.Event | None) -> Diagnosis:
    """A colon where none can be: in a text, after a row that swallowed the key, or after too many spaces."""
    begun = place(last.start_mark)[0] if isinstance(last, yaml.ScalarEvent) else row
    if begun < row:
        before = lines[begun - 1]
        return _unspaced(before, begun) or (
            (row, "yaml-indent", {}) if _KEY.match(before) else _no_colon(before, begun)
        )
    found = _COLON.fullmatch(lines[row - 1].rstrip())
    if not found:
        return row, "yaml-indent", {}
    mark = "'" if '"' in found[2] else '"'
    return row, "yaml-colon", {"guess": f"{found[1].strip()} {mark}{found[2]}{mark}"}


def _unspaced(line: str, row: int) -> Diagnosis | None:
    """A key with its text directly after the colon; a space that does not break a line is none for YAML."""
    found = _UNSPACED.fullmatch(line.rstrip())
    return (row, "yaml-space", {"guess": f"{found[2]}: {found[3].strip()}"}) if found else None


def _no_colon(line: str, row: int) -> Diagnosis:
    line = line.strip()
    if line.startswith("-"):
        return row, "yaml-dash", {"guess": f"- {line[1:]}"}
    return row, "yaml-no-colon", {"text": line if len(line) <= 40 else line[:37] + "..."}


def _beginning(line: str, column: int, row: int, problem: str) -> Diagnosis | None:
    """A value that begins with a sign that means something to YAML."""
    found = _VALUE.match(line)
    if not found or column < found.start("sign"):
        return None
    sign = found["sign"]
    if sign in "|>":
        return row, "yaml-fold", {"sign": sign}
    if problem == "found unexpected ':'" and line[column + 1 : column + 2] in ("}", "]"):
        return row, "yaml-nothing", {}
    if sign in _BRACKETS and line[column : column + 1] in ("}", "]"):
        return row, "yaml-brackets", {}
    if sign == "-" and "block sequence" not in problem:
        return None
    return row, "yaml-start", {"sign": sign}


def _else(lines: Sequence[str], row: int, problem: str) -> Diagnosis:
    line = lines[row - 1]
    if problem == "did not find expected '-' indicator" and line.lstrip().startswith("-"):
        return _no_colon(line, row)
    if problem in ("did not find expected key", "did not find expected '-' indicator"):
        return row, "yaml-indent", {}
    if "document start" in problem:
        ends = (at for at in range(row, 0, -1) if lines[at - 1].startswith(("...", "---", "%")))
        return next(ends, row), "yaml-documents", {}
    return row, "yaml", {}
