"""The frontier as a step curve, with what there is to allocate, where the officer stands and the chosen step."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

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
_MILLION = 1_000_000
_AXIS_ROOM = 14
_SIGN = 190
# A name stands below to the right of its mark, or above to the left: a rising curve leaves both free.
_BELOW = {"align": "left", "dx": 11, "dy": 15}
_ABOVE = {"align": "right", "dx": -11, "dy": -11}
_NUMBERS = {
    "sv": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "en": {"decimal": ".", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
}


def frontier_picture(curve: Curve, place: int) -> Picture:
    """The curve with the step at a place marked; there must be a step."""
    marks = pd.DataFrame([*_marks(curve, curve.points[place])])
    data = pd.concat([_steps(curve, language()), marks], ignore_index=True)
    titles = tuple(say(f"frontier.{name}") for name in ("axis_cost", "axis_kronor", "points", "cost", "proposals"))
    form = _form(language(), titles, _unit(curve) == _MILLION, len(curve.points) > _MANY)
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
    """A row a step, and one that draws the curve on to its end; made once for a curve and a language."""
    steps = [_row(curve, "step", point) for point in curve.points]
    end = _row(curve, "end", curve.points[-1]) | {"x": max(curve.found.budget, curve.costs[-1]) / _unit(curve)}
    return pd.DataFrame([*steps, end])


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
    middle = curve.found.budget / 2
    side = {"align": "left", "dx": 5} if curve.budget <= middle else {"align": "right", "dx": -5}
    named = {"name": say("frontier.mark_budget", budget=millions(curve.budget)), **side, "dy": -7}
    yield {"kind": "budget", "x": curve.budget / _unit(curve), **named}
    shown = curve.shown
    if shown is not None and shown.amounts != chosen.amounts:
        yield _row(curve, "shown", shown) | {"name": say("frontier.mark_shown")} | _away(shown, chosen)
    yield _row(curve, "chosen", chosen) | {"name": say("frontier.mark_chosen")} | _side(chosen.cost <= middle)


def _side(below: bool) -> dict[str, Any]:
    return _BELOW if below else _ABOVE


def _away(shown: Point, chosen: Point) -> dict[str, Any]:
    """The side that the chosen step does not lie on."""
    return _side(shown.cost > chosen.cost)


@lru_cache(maxsize=16)
def _form(of: Language, titles: tuple[str, ...], in_millions: bool, many: bool) -> dict[str, Any]:
    in_mnkr, in_kronor, worth, cost, number = titles
    x = alt.X("x:Q", title=in_mnkr if in_millions else in_kronor, scale=_scale(), axis=_axis())
    y = alt.Y("y:Q", title=worth, scale=_scale(), axis=_axis())
    tips = [alt.Tooltip("cost:N", title=cost), alt.Tooltip("points:N", title=worth)]
    base = alt.Chart().encode(x=x, y=y)
    pointed = base.encode(tooltip=[*tips, alt.Tooltip("number:N", title=number)])
    line = base.mark_line(interpolate="step-after", color=ACCENT, strokeWidth=1.5)
    steps = pointed.mark_circle(color=ACCENT, opacity=1, size=9 if many else 36)
    rule = alt.Chart().mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(x=x)
    over = _named(alt.Chart().encode(x=x, y=alt.value(0)))
    shown = pointed.mark_point(shape="square", size=_SIGN, color=INK, fill="white", strokeWidth=2, opacity=1)
    chosen = pointed.mark_point(shape="diamond", size=_SIGN, color=INK, fill=INK, opacity=1)
    layers = [
        _only(line, "step", "end"),
        _only(rule, "budget"),
        _only(over, "budget"),
        _only(steps, "step"),
        _only(shown, "shown"),
        _only(chosen, "chosen"),
        _only(_named(base), "shown", "chosen"),
    ]
    form = form_of(layers, _HEIGHT)
    form["config"]["locale"] = {"number": _NUMBERS[of]}
    return form


def _scale() -> alt.Scale:
    return alt.Scale(zero=False, nice=False, padding=_AXIS_ROOM)


def _axis() -> alt.Axis:
    return alt.Axis(grid=True, gridColor="#e3e7eb", titleColor=QUIET, titleFontSize=13, titleFontWeight="normal")


def _only(chart: alt.Chart, *kinds: str) -> alt.Chart:
    return chart.transform_filter(alt.FieldOneOfPredicate("kind", list(kinds)))


def _named(base: alt.Chart) -> alt.Chart:
    align, dx, dy = (alt.ExprRef(f"datum.{name}") for name in ("align", "dx", "dy"))
    named: alt.Chart = base.mark_text(color=INK, fontSize=13, align=align, dx=dx, dy=dy).encode(text="name:N")
    return named
