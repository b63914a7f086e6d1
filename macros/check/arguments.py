"""What a macro takes, in the words of who calls it wrongly."""

from collections.abc import Callable, Mapping
from inspect import Parameter, signature
from typing import Any

from macros.faults import FaultError, guess
from macros.languages import LANGS
from macros.words import fault_words

_KINDS = {"figure": "what-figure", "chart": "what-figure", "note": "what-note", "term": "what-term"}
_KINDS |= {"value": "what-table", "change": "what-table", "share": "what-table", "table": "what-figure"}
_KINDS |= {"stated": "what-stated", "over": "what-over", "address": "what-address"}
"""What the first argument of a macro is, and what `over` is."""

_USAGE: Mapping[str, str] = {
    "key_figures": "key_figures()",
    "figure": 'figure("started")',
    "chart": 'chart("started")',
    "table": 'table("started")',
    "side_by_side": 'side_by_side("online-opleidingen-2023/by-age", "online-opleidingen-2023/by-sex")',
    "note": 'note("since-april")',
    "term": 'term("vdab")',
    "value": 'value("by-age", period="2022", age="Y_LT25")',
    "change": 'change("by-age", period=["2021", "2022"], age="Y_LT25")',
    "share": 'share("by-age", over="age", age="_U", period="2022")',
    "stated": 'stated("courses-offered")',
    "address": 'address("data/online-opleidingen-2023/by-age.csv")',
}


def check_arguments(name: str, macro: Callable[..., None], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """`FaultError` for the first argument that the macro does not take or lacks; `macro` is a method of `Trial`."""
    usage = f"{{{{ {_USAGE.get(name, f'{name}()')} }}}}"
    parameters = list(signature(macro).parameters.values())[1:]
    by_place = [p for p in parameters if p.kind is Parameter.POSITIONAL_OR_KEYWORD]
    by_name = {p.name for p in parameters if p.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)}
    kinds = {p.kind for p in parameters}
    for value in args:
        if not isinstance(value, str):
            raise FaultError("argument-kind", name=name, argument=_shown(value), usage=usage)
    if len(args) > len(by_place) and Parameter.VAR_POSITIONAL not in kinds:
        raise FaultError("argument-extra", argument=str(args[len(by_place)]), usage=usage)
    for key, value in kwargs.items():
        if key in {p.name for p in by_place[: len(args)]}:
            raise FaultError("argument-twice", name=name, argument=key)
        if key not in by_name and Parameter.VAR_KEYWORD not in kinds:
            raise FaultError(
                "argument-unknown", name=name, argument=key, usage=usage, guess=guess(key, sorted(by_name))
            )
        if not _is_code(value) and not (name == "change" and _are_codes(value)):
            raise FaultError("argument-kind", name=name, argument=f"{key}={_shown(value)}", usage=usage)
    for parameter in by_place[len(args) :]:
        if parameter.default is Parameter.empty and parameter.name not in kwargs:
            kind = _KINDS.get(parameter.name) or _KINDS[name]
            what = {f"what_{lang}": fault_words(kind)[lang] for lang in LANGS}
            raise FaultError("argument-missing", name=name, usage=usage, **what)


def _is_code(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _are_codes(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_code, value))


def _shown(value: object) -> str:
    """A value as it was typed, nearly."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_shown, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
