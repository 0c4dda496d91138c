"""How need is used in the choice, as HTML tables and a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.charts import BAR_HEIGHT, ROOM_FOR_AMOUNTS, Picture, bar_layers, form_of
from app.html import Td, Tr, table
from app.need.choice_words import decimals, own
from app.need.outcome import CITY, SEVERAL, UNKNOWN, Outcome, Row, money, rows
from app.texts import language, say
from app.theme import ACCENT, QUIET
from app.wording import kronor, millions
from scoring.need.factor import Figures, Known
from scoring.need.said import factor_words
from scoring.proposal import Proposal

_LABEL_WIDTH = 230
_ROWS: Mapping[Row, str] = {SEVERAL: "need_use.several", CITY: "need_use.whole_city", UNKNOWN: "need_use.unknown"}


def unknown_table(proposals: Sequence[Proposal], known: Known) -> str:
    """The proposals whose need is unknown, with what their file says of the place."""
    ours = set(known.unknown)
    found = [
        Tr((Td(f"{one.id} {one.title}", header=True), Td(one.place or "–"), Td(say(f"need_use.{_why(one, known)}"))))
        for one in proposals
        if one.id in ours
    ]
    headings = [Td(say("list.proposal")), Td(say("need_use.which_place")), Td(say("need_use.which_why"))]
    return table(say("need_use.which_caption"), headings, found)


def _why(one: Proposal, known: Known) -> str:
    if one.id in known.unfigured:
        return "why_unfigured"
    return "why_no_area" if one.place else "why_blank"


@dataclass(frozen=True)
class Shown:
    """What stands beside an area: its figure, {area: factor}, whether its need is high, and whether all is made up.

    whole_city: the factor of what is for the whole city.
    """

    figures: Figures
    factors: Mapping[str, float]
    whole_city: float
    high: frozenset[str]
    made_up: bool


def outcome_table(found: Outcome, proposals: tuple[Proposal, ...], shown: Shown) -> str:
    """A row an area by falling need: figure, factor, number of proposals, money without and with the factor."""
    figures, made_up = shown.figures, shown.made_up
    sides = (found.without.amounts, found.weighed.amounts)
    body = []
    for row, some in rows(proposals, figures).items():
        area = row[1] if row[0] == "area" else ""
        mark = [Td(say("need_use.made_up_mark") if area else "")] if made_up else []
        cells = [
            _named(row, area in shown.high),
            Td(_figure(area, figures), number=True),
            Td(_factor(row, shown), number=True),
        ]
        cells += [Td(str(len(some)), number=True)]
        cells += [Td(kronor(money(some, amounts)), number=True) for amounts in sides]
        body.append(Tr([*cells, *mark]))
    sums = [Td(kronor(sum(amounts.values())), number=True) for amounts in sides]
    total = [Td(say("need_use.total"), header=True), Td(), Td(), Td(str(len(proposals)), number=True), *sums]
    body.append(Tr([*total, *([Td()] if made_up else [])], css="total"))
    names = ("need_use.need", own("factor"), "need_use.number", own("without"), own("with"))
    headings = [Td(say("need_use.area")), *(Td(say(name), number=True) for name in names)]
    headings += [Td(say("need.basis"))] if made_up else []
    return table(say("need_use.outcome_caption"), headings, body)


def _named(row: Row, high: bool) -> Td:
    name = row[1] if row[0] == "area" else say(_ROWS[row])
    return Td(f"{name} ({say('need_use.high_mark')})" if high else name, header=True)


def _figure(area: str, figures: Figures) -> str:
    if not area:
        return "–"
    figure = figures[area]
    return say("need_use.missing") if figure is None else decimals(figure)


def _factor(row: Row, shown: Shown) -> str:
    """Several areas have factors of their own; where no need is known it is 1."""
    if row == SEVERAL:
        return "–"
    factor = shown.whole_city if row == CITY else shown.factors.get(row[-1], 1.0)
    return factor_words(factor, language())


def money_picture(proposals: tuple[Proposal, ...], amounts: Mapping[str, int], figures: Figures) -> Picture:
    """Money by area as bars, the greatest need on top, with the need figure beside each area's name."""
    names, kr, colours = [], [], []
    for row, some in rows(proposals, figures).items():
        area = row[1] if row[0] == "area" else ""
        names.append(say("need_use.listed", areas=area, figure=_figure(area, figures)) if area else say(_ROWS[row]))
        kr.append(money(some, amounts))
        colours.append(ACCENT if area else QUIET)
    columns = {"name": names, "kr": kr, "label": [*map(millions, kr)], "tip": [*map(kronor, kr)], "colour": colours}
    data = pd.DataFrame(columns | {"room": ROOM_FOR_AMOUNTS * max([1, *kr])})
    parts = ", ".join(f"{name} {millions(amount)}" for name, amount in zip(names, kr, strict=True))
    titles = (("name", say("chart.name")), ("tip", say("chart.money")))
    return Picture(_form(len(names), titles), data, say("need_use.picture", parts=parts))


@lru_cache(maxsize=64)
def _form(bars: int, titles: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    axis = alt.Axis(labelLimit=_LABEL_WIDTH, ticks=False, domain=False)
    return form_of(bar_layers(axis, titles), (BAR_HEIGHT - 6) * bars)
