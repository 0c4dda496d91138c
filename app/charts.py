"""Results as Altair charts, each with a text alternative; no Streamlit here.

A chart's form depends only on its size and language, so Altair builds and checks it once; a new result is new
data in the same form, which the browser shows without drawing anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.texts import area_name, say
from app.theme import AREA_COLOURS, INK, QUIET
from app.wording import kronor, millions
from optimiser.rules import Rule
from optimiser.totals import Share

BAR_HEIGHT = 34
_NAMED_BAR_HEIGHT = 38
# What the height of a chart must hold beside its bars.
_FRAME_HEIGHT = 30
_LABEL_WIDTH = 190
# A longer name is cut on the chart and whole in its tip; uncut it would squeeze the bars.
_NAME_LIMIT = 270
ROOM_FOR_AMOUNTS = 1.5
_STREAMLITS_NAME_FOR_DATA = "source"


@dataclass(frozen=True)
class Picture:
    """A Vega-Lite form, its data, and what both say, for those who do not see them."""

    form: dict[str, Any]
    data: pd.DataFrame
    alternative: str


def area_picture(shares: Sequence[Share], rules: Sequence[Rule]) -> Picture:
    """Money by area as bars, with a mark where a rule sets a least or a greatest amount."""
    totals = {area_name(share.key[0]): share.total for share in shares}
    data = _bars(totals, [AREA_COLOURS[share.key[0]] for share in shares])
    money = [rule for rule in rules if rule.key.startswith("primary_area=") and rule.measure == "kronor"]
    bounds = [_bounds(share, money) for share in shares]
    data["least"], data["greatest"] = [least for least, _ in bounds], [greatest for _, greatest in bounds]
    data["rule"] = [_rule_words(least, greatest) for least, greatest in bounds]
    form = _area_form(len(totals), say("chart.least_sign"), say("chart.greatest_sign"), _titles())
    return Picture(form, data, _alternative("chart.area", totals))


def committee_picture(shares: Sequence[Share]) -> Picture:
    """Money by committee, its departments together, as bars with the name above each."""
    totals: dict[str, int] = {}
    for share in shares:
        name = share.key[0] or say("list.committee_unknown")
        totals[name] = totals.get(name, 0) + share.total
    form = _committee_form(len(totals), _titles())
    return Picture(form, _bars(totals, [QUIET] * len(totals)), _alternative("chart.committee", totals))


def _bars(totals: Mapping[str, int], colours: Sequence[str]) -> pd.DataFrame:
    amounts = list(totals.values())
    room = ROOM_FOR_AMOUNTS * max([1, *amounts])
    labels, tips = [millions(amount) for amount in amounts], [kronor(amount) for amount in amounts]
    columns = {"name": list(totals), "kr": amounts, "label": labels, "tip": tips, "colour": colours, "rule": ""}
    return pd.DataFrame(columns | {"room": room})


def _bounds(share: Share, rules: Sequence[Rule]) -> tuple[int | None, int | None]:
    """The strictest least and greatest amount that rules set for an area, in kr; None where none does."""
    own = [rule for rule in rules if rule.key == f"primary_area={share.key[0]}"]
    least = max((rule.least for rule in own if rule.least is not None), default=None)
    return least, min((rule.greatest for rule in own if rule.greatest is not None), default=None)


def _rule_words(least: int | None, greatest: int | None) -> str:
    words = [say("chart.least", amount=millions(least))] if least is not None else []
    return ", ".join([*words, say("chart.greatest", amount=millions(greatest))] if greatest is not None else words)


def _titles() -> tuple[tuple[str, str], ...]:
    """The data's columns that a pointer shows, with their headings."""
    return ("name", say("chart.name")), ("tip", say("chart.money")), ("rule", say("chart.rule"))


@lru_cache(maxsize=64)
def _area_form(bars: int, least_sign: str, greatest_sign: str, titles: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    axis = alt.Axis(labelLimit=_LABEL_WIDTH, ticks=False, domain=False)
    layers = bar_layers(axis, titles)
    for column, sign in (("least", least_sign), ("greatest", greatest_sign)):
        base = alt.Chart().encode(y=by_name(axis), x=f"{column}:Q")
        layers.append(base.mark_tick(color=INK, thickness=2, size=24))
        layers.append(base.mark_text(text=sign, dy=-15, fontSize=10, color=INK))
    return form_of(layers, BAR_HEIGHT * bars)


@lru_cache(maxsize=64)
def _committee_form(bars: int, titles: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    axis = alt.Axis(labels=False, ticks=False, domain=False)
    above = alt.Chart().mark_text(align="left", dy=-15, color=INK, fontSize=12, limit=_NAME_LIMIT)
    named = above.encode(y=by_name(axis), x=alt.value(0), text="name:N")
    return form_of([*bar_layers(axis, titles[:2]), named], _NAMED_BAR_HEIGHT * bars)


def by_name(axis: alt.Axis) -> alt.Y:
    """Bars from the top in the data's own order."""
    return alt.Y("name:N", sort=None, title=None, axis=axis)


def bar_layers(axis: alt.Axis, titles: tuple[tuple[str, str], ...]) -> list[alt.Chart]:
    """Bars, their amounts to the right, and an unseen mark that keeps room between the two."""
    tips = [alt.Tooltip(f"{column}:N", title=title) for column, title in titles]
    base = alt.Chart().encode(y=by_name(axis), x=alt.X("kr:Q", title=None, axis=None), tooltip=tips)
    bars = base.mark_bar(height=16).encode(color=alt.Color("colour:N", scale=None))
    amounts = base.mark_text(align="right", color=INK, fontSize=12).encode(text="label:N", x=alt.value("width"))
    room = alt.Chart().mark_point(opacity=0).encode(y=by_name(axis), x="room:Q")
    return [bars, amounts, room]


def form_of(layers: list[alt.Chart], height: int) -> dict[str, Any]:
    """The layers on one set of data; marks and axes say nothing, for the chart's alternative says it all in words."""
    chart = alt.layer(*layers).properties(height=height + _FRAME_HEIGHT)
    styled = chart.configure_view(stroke=None).configure_axis(labelFontSize=13, labelColor=INK, grid=False)
    form: dict[str, Any] = styled.to_dict()
    form["config"]["aria"] = False
    for layer in form["layer"]:
        del layer["data"]
        layer["mark"]["aria"] = False
    del form["datasets"]
    return form | {"data": {"name": _STREAMLITS_NAME_FOR_DATA}}


def _alternative(key: str, totals: Mapping[str, int]) -> str:
    return say(key, parts=", ".join(f"{name} {millions(total)}" for name, total in totals.items()))
