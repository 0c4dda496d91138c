"""Several years beside each other, by area or by committee: as a picture, and as a table."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import pandas as pd

from app.after_decision.held import Share, Year
from app.charts import ROOM_FOR_AMOUNTS, Picture, form_of
from app.html import Td, Tr, table
from app.texts import area_name, say
from app.theme import AREA_COLOURS, INK, QUIET
from app.wording import kronor, millions

By = Literal["areas", "committees"]
BY: tuple[By, ...] = ("areas", "committees")
_BAR, _GAP = 22, 10
_NAME_WIDTH = 230


def years_picture(years: Sequence[Year], by: By) -> Picture:
    """For each area or committee a bar a year, with the year and what remains written beside it."""
    found = list(_by_key(years, by))
    most = max([1, *(share.stands for _, _, share in found)])
    rows = [
        {
            "name": name(share.key, by),
            "year": label,
            "kr": share.stands,
            "label": say("next_year.bar", year=label, kronor=millions(share.stands)),
            "colour": AREA_COLOURS.get(share.key, QUIET),
            "room": ROOM_FOR_AMOUNTS * most,
        }
        for _, label, share in found
    ]
    parts = "; ".join(f"{row['name']} {row['label']}" for row in rows)
    return Picture(
        _form(len(rows), len(_keys(years, by))), pd.DataFrame(rows), say("next_year.alternative", parts=parts)
    )


def name(key: str, by: By) -> str:
    """What an area or a committee is called; either may be unknown."""
    if not key:
        return say("next_year.area_unknown" if by == "areas" else "list.committee_unknown")
    return area_name(key) if by == "areas" else key


def _keys(years: Sequence[Year], by: By) -> list[str]:
    """Areas in the strategy's order, committees in the order in which they first came."""
    found = list(dict.fromkeys(share.key for year in years for share in getattr(year, by)))
    return [code for code in (*AREA_COLOURS, "") if code in found] if by == "areas" else found


def _by_key(years: Sequence[Year], by: By) -> Iterator[tuple[int, str, Share]]:
    """(the year's place, what it is called, its share) for each area or committee, year by year."""
    for key in _keys(years, by):
        for place, year in enumerate(years):
            yield from ((place, year.label, share) for share in getattr(year, by) if share.key == key)


@lru_cache(maxsize=64)
def _form(bars: int, names: int) -> dict[str, Any]:
    down = alt.Axis(labelLimit=_NAME_WIDTH, ticks=False, domain=False)
    y = alt.Y("name:N", sort=None, title=None, axis=down)
    base = alt.Chart().encode(y=y, yOffset=alt.YOffset("year:N", sort=None))
    bar = base.mark_bar(height=14).encode(
        x=alt.X("kr:Q", title=None, axis=None), color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(align="left", dx=5, color=INK, fontSize=12).encode(x="kr:Q", text="label:N")
    room = alt.Chart().mark_point(opacity=0).encode(y=y, x="room:Q")
    return form_of([bar, text, room], _BAR * bars + _GAP * names)


def years_table(years: Sequence[Year], by: By) -> str:
    """The same as figures, with what was granted, returned and used; what is not known says so."""
    what = "share_area" if by == "areas" else "share_committee"
    numbers = ("share_decided", "share_returned", "share_stands", "share_used")
    headings = [Td(say(f"next_year.{what}")), Td(say("next_year.share_year"))]
    headings += [Td(say(f"next_year.{one}"), number=True) for one in numbers]
    rows = [Tr(_cells(label, share, by)) for _, label, share in _by_key(years, by)]
    return table(say("next_year.share_caption"), headings, rows)


def _cells(label: str, one: Share, by: By) -> tuple[Td, ...]:
    amounts = (one.decided, one.decided - one.stands, one.stands)
    used = say("next_year.unknown") if one.used is None else kronor(one.used)
    figures = [Td(kronor(amount), number=True) for amount in amounts]
    return Td(name(one.key, by), header=True), Td(label), *figures, Td(used, number=True)
