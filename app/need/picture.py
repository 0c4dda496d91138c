"""The areas' need as a chart: a row an area, a mark for each index and one for the need figure."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.charts import Picture, form_of
from app.need import words
from app.texts import language, say
from app.theme import INK, OTHER_CRITERION_COLOURS, QUIET
from scoring.need.needs import Needs

# More areas are read in the table.
MOST_AREAS = 40
ROW_HEIGHT = 26
# What stands above and below the rows and is cut out of the chart's height: the legend and the axis with its title.
_LEGEND_ROW, _AXIS_HEIGHT = 24, 74
_LABEL_SIZE = 13
_LEGEND_COLUMNS = 5
# In a window of fewer pixels a legend of one row would be cut off.
_NARROW = 700
_LABEL_WIDTH = 200
_SHAPES = ("circle", "square", "triangle-up", "cross", "triangle-down", "triangle-right", "triangle-left")


def need_picture(found: Needs) -> Picture:
    """The greatest need on top; a mark further to the right is a greater need."""
    shown = [area for area in found.by_need if found.need[area].value is not None][:MOST_AREAS]
    columns = ("area", "kind", "x", "tip")
    rows = [
        (area, kind, float(value), words.figure(value))
        for area in shown
        for kind, value in [*((index, found.indices[index][area].value) for index in found.indices),
                            (say("need.figure"), found.need[area].value)]
        if value is not None
    ]  # fmt: skip
    titles = (say("need.area"), say("need.kind"), say("need.value"), say("need.axis"))
    form = _form(len(shown), tuple(found.indices), say("need.figure"), titles, "," if language() == "sv" else ".")
    parts = "; ".join(f"{area} {words.figure(found.need[area].value)}" for area in shown)
    return Picture(form, pd.DataFrame(rows, columns=columns), say("need.alternative", number=len(shown), parts=parts))


@lru_cache(maxsize=64)
def _form(rows: int, indices: tuple[str, ...], need: str, titles: tuple[str, ...], mark: str) -> dict[str, Any]:
    tips = [alt.Tooltip(f"{name}:N", title=title)
            for name, title in zip(("area", "kind", "tip"), titles, strict=False)]  # fmt: skip
    x = alt.X("x:Q", title=titles[3], axis=_axis(mark), scale=alt.Scale(zero=False, padding=14))
    y = alt.Y("area:N", sort=None, title=None, axis=_rows_axis())
    columns = alt.ExprRef(f"windowSize()[0] < {_NARROW} ? 2 : {_LEGEND_COLUMNS}")
    legend = alt.Legend(title=None, orient="top", labelFontSize=_LABEL_SIZE, labelColor=INK, columns=columns)
    names = [*indices, need]
    shapes = [_SHAPES[place % len(_SHAPES)] for place in range(len(indices))] + ["diamond"]
    base = alt.Chart().encode(x=x, y=y, tooltip=tips)
    points = base.mark_point(filled=True, opacity=1, strokeWidth=1).encode(
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=names, range=shapes), legend=legend),
        color=alt.Color("kind:N", scale=alt.Scale(domain=names, range=_colours(indices)), legend=legend),
        size=alt.condition(alt.datum.kind == need, alt.value(190), alt.value(60)),
    )
    zero = alt.Chart().mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=alt.datum(0))
    return form_of([zero, points], ROW_HEIGHT * rows + _AXIS_HEIGHT + _LEGEND_ROW * -(-len(names) // _LEGEND_COLUMNS))


def _rows_axis() -> alt.Axis:
    width = _LABEL_WIDTH
    return alt.Axis(labelLimit=width, ticks=False, domain=False, grid=True, gridColor="#e3e8ed", labelOverlap=False)


def _colours(indices: Sequence[str]) -> list[str]:
    own = [OTHER_CRITERION_COLOURS[place % len(OTHER_CRITERION_COLOURS)] for place in range(len(indices))]
    return [*own, INK]


def _axis(mark: str) -> alt.Axis:
    return alt.Axis(
        titleColor=INK,
        titleFontSize=_LABEL_SIZE,
        titleFontWeight="normal",
        tickCount=7,
        tickMinStep=0.1,
        format=".1f",
        labelExpr=f"replace(datum.label, '.', '{mark}')",
    )
