"""The frontier as a step curve, with what there is to allocate, where the officer stands and the chosen step."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from app.charts import Picture, form_of
from app.texts import language, say
from app.theme import ACCENT, INK, QUIET
from app.tradeoffs.curve import Curve
from app.wording import kronor, millions, points
from optimiser.frontier import Point
from scoring.language import Language

_HEIGHT = 270
_MANY = 150
# How large a step is drawn, in square pixels.
_DOT, _DOT_OF_MANY = 36, 9
_MILLION = 1_000_000
_AXIS_ROOM = 14
_SIGN = 190
# A name stands below to the right of its mark, or above to the left: a rising curve leaves both free.
_BELOW = {"align": "left", "dx": 11, "dy": 15}
_ABOVE = {"align": "right", "dx": -11, "dy": -11}
# Two marks are near each other within this part of the axis.
_NEAR = 5
_NUMBERS = {
    "sv": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "en": {"decimal": ".", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
}


class _Titles(NamedTuple):
    """Of the cost axis, and of what a pointer shows."""

    axis: str
    points: str
    cost: str
    proposals: str


def frontier_picture(curve: Curve, place: int) -> Picture:
    """The curve with the step at a place marked; there must be a step."""
    marks = pd.DataFrame([*_marks(curve, curve.points[place])])
    data = pd.concat([_steps(curve, language()), marks.assign(line=False)], ignore_index=True)
    form = _form(language(), _titles(curve), _DOT_OF_MANY if len(curve.points) > _MANY else _DOT)
    return Picture(form, data, alternative(curve, place))


def alternative(curve: Curve, place: int) -> str:
    """From where to where the curve goes, what there is to allocate, and which step is chosen."""
    first, last, chosen = curve.points[0], curve.points[-1], curve.points[place]
    return say(
        "frontier.alternative",
        number=len(curve.points),
        from_cost=millions(first.cost),
        from_points=points(first.value),
        to_cost=millions(last.cost),
        to_points=points(last.value),
        budget=millions(curve.budget),
        chosen_cost=millions(chosen.cost),
        chosen_points=points(chosen.value),
    )


def _unit(curve: Curve) -> int:
    """What one of the cost axis is, in kr."""
    return _MILLION if curve.found.budget >= _MILLION else 1


@lru_cache(maxsize=16)
def _steps(curve: Curve, _: Language) -> pd.DataFrame:
    """A row a step, and one that draws the curve on to its end; made once for a curve and a language.

    line: the steps are joined; not where some are missing, for there the curve may be higher.
    """
    steps = [_row(curve, "step", point) for point in curve.points]
    end = _row(curve, "end", curve.points[-1]) | {"x": curve.found.budget / _unit(curve)}
    return pd.DataFrame([*steps, end]).assign(line=curve.found.exact)


def _row(curve: Curve, kind: str, point: Point) -> dict[str, Any]:
    return {
        "kind": kind,
        "x": point.cost / _unit(curve),
        "y": float(point.value),
        "cost": kronor(point.cost),
        "points": points(point.value),
        "number": str(len(point.amounts)),
        "name": "",
        **_BELOW,
    }


def _marks(curve: Curve, chosen: Point) -> Iterator[dict[str, Any]]:
    """The budget, the allocation shown where it is not the chosen step, and the chosen step, each with its name."""
    beside = {"align": "left", "dx": 5} if _in_left_half(curve, curve.budget) else {"align": "right", "dx": -5}
    above = -24 if _crowded(curve, chosen) else -7
    named = {"name": say("frontier.mark_budget", budget=millions(curve.budget)), **beside, "dy": above}
    yield {"kind": "budget", "x": curve.budget / _unit(curve), **named}
    marks = {"chosen": chosen}
    if curve.shown is not None and curve.shown.amounts != chosen.amounts:
        marks = {"shown": curve.shown, "chosen": chosen}
    for kind, point in marks.items():
        side = _BELOW if _below(curve, point, list(marks.values())) else _ABOVE
        yield _row(curve, kind, point) | {"name": say(f"frontier.mark_{kind}")} | side


def _crowded(curve: Curve, chosen: Point) -> bool:
    """True where the chosen step's name would stand in the budget's, at the top of the picture."""
    left, right = _ends(curve)
    near = abs(chosen.cost - curve.budget) * _NEAR < right - left
    return near and chosen.value * _NEAR > curve.points[-1].value * (_NEAR - 1)


def _below(curve: Curve, point: Point, marked: list[Point]) -> bool:
    """Where there is room for a name; of two marks that are near each other the left one's stands above."""
    first, last = min(one.cost for one in marked), max(one.cost for one in marked)
    left, right = _ends(curve)
    if first < last and (last - first) * _NEAR < right - left:
        return point.cost == last
    return _in_left_half(curve, point.cost)


def _in_left_half(curve: Curve, cost: int) -> bool:
    return 2 * cost <= sum(_ends(curve))


def _ends(curve: Curve) -> tuple[int, int]:
    """Where the cost axis begins and ends, in kr: an unfinished curve is not drawn on."""
    last = curve.found.budget if curve.found.exact else curve.costs[-1]
    return min(curve.costs[0], curve.budget), max(last, curve.budget)


def _titles(curve: Curve) -> _Titles:
    axis = say("frontier.axis_millions") if _unit(curve) == _MILLION else say("frontier.axis_kronor")
    return _Titles(axis, say("frontier.points"), say("frontier.cost"), say("frontier.proposals"))


@lru_cache(maxsize=16)
def _form(of: Language, titles: _Titles, dot: int) -> dict[str, Any]:
    """dot: how large a step is, in square pixels."""
    x = alt.X("x:Q", title=titles.axis, scale=_scale(), axis=_axis())
    y = alt.Y("y:Q", title=titles.points, scale=_scale(), axis=_axis())
    base = alt.Chart().encode(x=x, y=y)
    layers = [
        base.mark_line(interpolate="step-after", color=ACCENT, strokeWidth=1.5).transform_filter("datum.line"),
        _only(alt.Chart().mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(x=x), "budget"),
        *_names(alt.Chart().encode(x=x, y=alt.value(0)), "budget"),
        *_points(base, titles, dot),
        *_names(base, "shown", "chosen"),
    ]
    form = form_of(layers, _HEIGHT)
    form["config"]["locale"] = {"number": _NUMBERS[of]}
    return form


def _points(base: alt.Chart, titles: _Titles, dot: int) -> Iterator[alt.Chart]:
    """The steps, the allocation shown as a square and the chosen step as a diamond; a pointer shows their figures."""
    told = {"cost": titles.cost, "points": titles.points, "number": titles.proposals}
    base = base.encode(tooltip=[alt.Tooltip(f"{column}:N", title=title) for column, title in told.items()])
    yield _only(base.mark_circle(color=ACCENT, opacity=1, size=dot), "step")
    yield _only(base.mark_point(shape="square", size=_SIGN, color=INK, strokeWidth=2, opacity=1), "shown")
    yield _only(base.mark_point(shape="diamond", size=_SIGN, color=INK, fill=INK, opacity=1), "chosen")


def _scale() -> alt.Scale:
    return alt.Scale(zero=False, nice=False, padding=_AXIS_ROOM)


def _axis() -> alt.Axis:
    return alt.Axis(grid=True, gridColor="#e3e7eb", titleColor=QUIET, titleFontSize=13, titleFontWeight="normal")


def _only(chart: alt.Chart, *kinds: str) -> alt.Chart:
    return chart.transform_filter(alt.FieldOneOfPredicate("kind", list(kinds)))


def _names(base: alt.Chart, *kinds: str) -> Iterator[alt.Chart]:
    """What marks are called, on a white edge so that lines do not run through the words."""
    align, dx, dy = (alt.ExprRef(f"datum.{name}") for name in ("align", "dx", "dy"))
    for edge in (5, 0):
        named = base.mark_text(color=INK, fontSize=13, align=align, dx=dx, dy=dy, stroke="white", strokeWidth=edge)
        yield _only(named.encode(text="name:N"), *kinds)
