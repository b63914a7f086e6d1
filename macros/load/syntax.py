"""Why a file is no YAML, in an editor's words and at the row where she erred.

libyaml points at where it notices. Often that is later: a quotation mark that is not closed swallows rows until the next
one, a key without its space becomes part of the next row. So the rows around its mark are looked at too.
"""

import re
from collections.abc import Sequence

import yaml

Diagnosis = tuple[int, str, dict[str, str]]
"""A row, the key of a sentence and what fills it."""

_UNSPACED = re.compile(r"(\s*(?:- )*)([\w-]+):(?![ /])(.+)")
_COLON = re.compile(r"(\s*(?:- )*[\w-]+: +)([^\"'{\[].*: .*|[^\"'{\[].*:)")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?(?P<sign>[-%@`*&!,?|>{}\[\]])(?P<rest>.*)")
_BRACKETS = {"{": "}", "[": "]"}


def diagnosis(lines: Sequence[str], error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Diagnosis:
    """What is wrong with a file of `lines` that libyaml refuses with `error`, after it has read `last`."""
    mark = error.problem_mark or error.context_mark
    row = min(mark.line + 1, len(lines)) if mark else 1
    column = mark.column if mark else 0
    within = error.context_mark.line + 1 if error.context_mark else row
    problem, context = str(error.problem), str(error.context)
    line = lines[row - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return row, "yaml-tab", {}
    if context == "while scanning a quoted scalar":
        return within, "yaml-quote", {"sign": lines[within - 1][error.context_mark.column]}
    if context == "while parsing a quoted scalar":
        return row, "yaml-escape", {}
    quoted = _after_quotes(row, last)
    if quoted:
        return quoted
    if context.startswith("while parsing a flow"):
        return _in_brackets(lines, error, row)
    if problem.startswith("mapping values are not allowed"):
        return _second_colon(lines, row, last)
    if problem == "could not find expected ':'":
        return _unspaced(lines[within - 1], within) or _no_colon(lines[within - 1], within)
    return _beginning(line, column, row, problem) or _else(row, problem)


def _after_quotes(row: int, last: yaml.Event | None) -> Diagnosis | None:
    """A text between quotation marks just before the problem: it swallowed rows, or ends too soon."""
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"') or last.end_mark.line + 1 != row:
        return None
    if last.start_mark.line < last.end_mark.line:
        return last.start_mark.line + 1, "yaml-quote", {"sign": last.style}
    return row, "yaml-after-quote", {"sign": last.style}


def _in_brackets(lines: Sequence[str], error: yaml.MarkedYAMLError, row: int) -> Diagnosis:
    """A bracket that is not closed before the next thing at its height, or something wrong within a pair."""
    start = error.context_mark
    first = lines[start.line]
    sign = first[start.column]
    block = [first[start.column :]]
    for line in lines[start.line + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) <= len(first) - len(first.lstrip()):
            break
        block.append(line)
    written = re.sub(r"\"[^\"]*\"|'[^']*'", "", "\n".join(block))
    if written.count(sign) > written.count(_BRACKETS[sign]):
        return start.line + 1, "yaml-bracket", {"sign": sign, "closing": _BRACKETS[sign]}
    return row, "yaml-brackets", {}


def _second_colon(lines: Sequence[str], row: int, last: yaml.Event | None) -> Diagnosis:
    """A colon where none can be: in a text, after a row that swallowed the key, or after too many spaces."""
    begun = last.start_mark.line + 1 if isinstance(last, yaml.ScalarEvent) else row
    if begun < row:
        before = lines[begun - 1]
        return _unspaced(before, begun) or ((row, "yaml-indent", {}) if ":" in before else _no_colon(before, begun))
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
    if sign in _BRACKETS and line[column : column + 1] in ("}", "]"):
        return row, "yaml-brackets", {}
    if sign == "-" and "block sequence" not in problem:
        return None
    return row, "yaml-start", {"sign": sign}


def _else(row: int, problem: str) -> Diagnosis:
    if problem in ("did not find expected key", "did not find expected '-' indicator"):
        return row, "yaml-indent", {}
    return (row, "yaml-documents", {}) if "document start" in problem else (row, "yaml", {})
