"""Two areas set against each other as a chart: the efficient choices, the allocation and the one looked at."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.charts import Picture, form_of
from app.texts import criterion_name, language, say
from app.theme import ACCENT, INK, QUIET
from app.tradeoffs.areas_choices import Choices
from app.wording import points
from optimiser.areas_tradeoff import AreaPoint

_HEIGHT = 330
_LABEL_SIZE = 13
# More are read in the table; a longer text alternative would not be listened to.
_MOST_SPOKEN = 12


def areas_picture(told: Choices, chosen: int) -> Picture:
    """The first area to the right, the second upwards; what is to the left of and below the steps can be surpassed."""
    marked = [("choice", one) for one in told.found.points]
    marked += [("shown", told.shown), ("chosen", told.found.points[chosen])]
    columns = ("kind", "x", "y", "label", "xs", "ys")
    data = pd.DataFrame([_row(kind, one) for kind, one in marked], columns=columns)
    names = criterion_name(told.first), criterion_name(told.second)
    axes = tuple(say("areas.axis", area=name) for name in names)
    form = _form(axes, names, "," if language() == "sv" else ".")
    return Picture(form, data, _alternative(told))


def _row(kind: str, one: AreaPoint) -> tuple[str, float, float, str, str, str]:
    label = say(f"areas.mark_{kind}") if kind != "choice" else ""
    return kind, float(one.first), float(one.second), label, points(one.first), points(one.second)


@lru_cache(maxsize=64)
def _form(axes: tuple[str, str], names: tuple[str, str], mark: str) -> dict[str, Any]:
    tips = [alt.Tooltip(f"{column}:N", title=name) for column, name in zip(("xs", "ys"), names, strict=True)]
    layers = [
        _only("choice", axes, mark).mark_line(interpolate="step-before", color=QUIET, strokeWidth=1.5),
        _only("choice", axes, mark).mark_point(filled=True, size=70, color=ACCENT, opacity=1).encode(tooltip=tips),
        _only("chosen", axes, mark).mark_point(size=330, color=INK, strokeWidth=2.5, opacity=1).encode(tooltip=tips),
        _only("shown", axes, mark)
        .mark_point(shape="diamond", filled=True, size=230, color=INK, opacity=1)
        .encode(tooltip=tips),
        _named("shown", axes, mark, 20),
        _named("chosen", axes, mark, -20),
    ]
    return form_of(layers, _HEIGHT)


def _only(kind: str, axes: tuple[str, str], mark: str) -> alt.Chart:
    """The rows of one kind, at their points in the two areas."""
    across, up = (_axis(title, mark) for title in axes)
    scale = alt.Scale(zero=False, padding=34)
    x = alt.X("x:Q", title=axes[0], axis=across, scale=scale)
    y = alt.Y("y:Q", title=axes[1], axis=up, scale=scale)
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'").encode(x=x, y=y)


def _axis(title: str, mark: str) -> alt.Axis:
    return alt.Axis(
        title=title,
        titleColor=INK,
        titleFontSize=_LABEL_SIZE,
        titleFontWeight="normal",
        tickCount=6,
        labelExpr=f"replace(datum.label, '.', '{mark}')",
    )


def _named(kind: str, axes: tuple[str, str], mark: str, below: int) -> alt.Chart:
    """The words at a mark, so many pixels below it, so that the two never lie on each other."""
    words = _only(kind, axes, mark).mark_text(dy=below, color=INK, fontSize=_LABEL_SIZE, fontWeight="bold")
    named: alt.Chart = words.encode(text="label:N")
    return named


def _alternative(told: Choices) -> str:
    number = len(told.found.points)
    spoken = told.found.points if number <= _MOST_SPOKEN else (told.found.points[0], told.found.points[-1])
    pairs = "; ".join(say("areas.pair", x=points(one.first), y=points(one.second)) for one in spoken)
    key = "areas.alternative" if number <= _MOST_SPOKEN else "areas.alternative_ends"
    here = say("areas.pair", x=points(told.shown.first), y=points(told.shown.second))
    names = {"first": criterion_name(told.first), "second": criterion_name(told.second)}
    return say(key, **names, number=number, here=here, pairs=pairs)
