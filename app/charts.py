"""Results as Altair charts, each with a text alternative; no Streamlit here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from app.texts import area_name, say
from app.theme import AREA_COLOURS, INK, QUIET
from app.wording import kronor, millions
from optimiser.rules import Rule
from optimiser.totals import Share

_BAR_HEIGHT = 34
_NAMED_BAR_HEIGHT = 38
_LABEL_WIDTH = 190


@dataclass(frozen=True)
class Picture:
    """A chart and what it says, for those who do not see it."""

    chart: alt.LayerChart
    alternative: str


def area_picture(shares: Sequence[Share], rules: Sequence[Rule]) -> Picture:
    """Money by area as bars, with a mark where a rule sets a least or a greatest amount."""
    totals = {area_name(share.key[0]): share.total for share in shares}
    names = list(totals)
    data = _bars(totals, [AREA_COLOURS[share.key[0]] for share in shares])
    marks = [_mark(rule) for rule in rules if rule.key.startswith("primary_area=") and rule.measure == "kronor"]
    axis = alt.Axis(labelLimit=_LABEL_WIDTH, ticks=False, domain=False)
    layers = [*_bar_layers(data, names, axis), *_mark_layers(pd.DataFrame(marks), names)]
    return Picture(_layered(layers, _BAR_HEIGHT * len(names)), _alternative("chart.area", totals))


def committee_picture(shares: Sequence[Share]) -> Picture:
    """Money by committee, its departments together, as bars with the name above each."""
    names = list(dict.fromkeys(share.key[0] or say("list.committee_unknown") for share in shares))
    totals = dict.fromkeys(names, 0)
    for share in shares:
        totals[share.key[0] or say("list.committee_unknown")] += share.total
    data = _bars(totals, [QUIET] * len(totals))
    hidden_axis = alt.Axis(labels=False, ticks=False, domain=False)
    layers = _bar_layers(data, names, hidden_axis)
    above = alt.Chart(data).mark_text(align="left", dy=-15, color=INK, fontSize=12)
    layers.append(above.encode(y=alt.Y("name:N", sort=names), x=alt.value(0), text="name:N"))
    return Picture(_layered(layers, _NAMED_BAR_HEIGHT * len(names)), _alternative("chart.committee", totals))


def _bars(totals: Mapping[str, int], colours: Sequence[str]) -> pd.DataFrame:
    amounts = list(totals.values())
    labels, tips = [millions(amount) for amount in amounts], [kronor(amount) for amount in amounts]
    return pd.DataFrame({"name": list(totals), "kr": amounts, "label": labels, "tip": tips, "colour": colours})


def _bar_layers(data: pd.DataFrame, order: list[str], axis: alt.Axis) -> list[alt.Chart]:
    y = alt.Y("name:N", sort=order, title=None, axis=axis)
    room_for_amounts = 1.5 * max(data["kr"].max(), 1)
    x = alt.X("kr:Q", title=None, axis=None, scale=alt.Scale(domain=[0, room_for_amounts], clamp=True))
    tips = [alt.Tooltip("name:N", title=say("chart.name")), alt.Tooltip("tip:N", title=say("chart.money"))]
    base = alt.Chart(data).encode(y=y, x=x, tooltip=tips)
    bars = base.mark_bar(height=16).encode(color=alt.Color("colour:N", scale=None))
    amounts = base.mark_text(align="right", color=INK, fontSize=12).encode(text="label:N", x=alt.value("width"))
    return [bars, amounts]


def _mark(rule: Rule) -> dict[str, object]:
    kind, bound = ("least", rule.least) if rule.least is not None else ("greatest", rule.greatest)
    name = area_name(rule.key.removeprefix("primary_area="))
    words = say(f"chart.{kind}", amount=millions(bound or 0))
    return {"name": name, "kr": bound, "words": words, "sign": say(f"chart.{kind}_sign")}


def _mark_layers(marks: pd.DataFrame, order: list[str]) -> list[alt.Chart]:
    """A tick and a word at each bound."""
    if marks.empty:
        return []
    base = alt.Chart(marks).encode(
        y=alt.Y("name:N", sort=order), x="kr:Q", tooltip=alt.Tooltip("words:N", title=say("chart.rule"))
    )
    ticks = base.mark_tick(color=INK, thickness=2, size=24)
    return [ticks, base.mark_text(dy=-15, fontSize=10, color=INK).encode(text="sign:N")]


def _layered(layers: list[alt.Chart], height: int) -> alt.LayerChart:
    chart = alt.layer(*layers).properties(height=max(height, _BAR_HEIGHT))
    styled: alt.LayerChart = chart.configure_view(stroke=None).configure_axis(
        labelFontSize=13, labelColor=INK, grid=False
    )
    return styled


def _alternative(key: str, totals: Mapping[str, int]) -> str:
    return say(key, parts=", ".join(f"{name} {millions(total)}" for name, total in totals.items()))
