"""Layers of a chart from Altair's own classes.

The fluent interface of Altair copies the whole chart at every step and validates each piece against the schema of
Vega-Lite, which takes a hundred times as long; that every chart is valid is a test's to see.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt


def layer(mark: alt.MarkDef, before: Sequence[Any] = (), values: Sequence[Any] = (), **channels: Any) -> alt.UnitSpec:
    """One layer: a mark for each record, after the transforms `before`, and of `values` if it has records of its
    own."""
    given: dict[str, Any] = {"mark": mark, "encoding": alt.Encoding(**channels)}
    if before:
        given["transform"] = list(before)
    if values:
        given["data"] = alt.InlineData(values=list(values))
    return alt.UnitSpec(**given)


def only(condition: str) -> tuple[alt.FilterTransform]:
    """For `before`: only the records for which an expression holds."""
    return (alt.FilterTransform(condition),)
