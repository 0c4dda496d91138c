"""Coverage as a picture: bars by area, or a square for each group and area, with its figures in it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.charts import Picture, area_picture, form_of
from app.coverage.told import Line, Told
from app.texts import area_name, say
from app.theme import INK
from app.wording import millions
from optimiser.totals import Share
from scoring.areas import AREA_CODES
from scoring.coverage import Tally

_MOST_ROWS = 11
_ROW_HEIGHT, _HEADING_HEIGHT = 32, 24
_EDGE = "#7b8794"
_LIGHT, _DARK = (255, 255, 255), (143, 187, 224)  # ink on the darker has more than 7:1
_NAME_WIDTH, _COLUMN = 200, 120
_TIPS = ("name", "area", "label")


def coverage_picture(told: Told) -> Picture:
    """Bars where the areas are looked at by themselves, else the groups against the areas."""
    if told.found.dimension == "area":
        shares = [Share((group.key,), (), told.money(group.tally)) for group in told.found.groups]
        return area_picture(shares, ())
    return squares(told)


def squares(told: Told) -> Picture:
    """A row a group, a column an area; in each square how many proposals and how much money, the more the darker.

    Several groups together set no scale: they would pale all the others.
    """
    lines = _told_apart(told.lines(_MOST_ROWS))
    most = max((told.number(tally) for group in told.found.groups for tally in group.by_area.values()), default=0)
    rows = [
        {
            "name": line.name,
            "area": area_name(code),
            "label": _label(line.by_area[code], told),
            "colour": _shade(min(1, told.number(line.by_area[code]) / max(1, most))),
        }
        for line in lines
        for code in AREA_CODES
    ]
    titles = say(f"coverage.{told.found.dimension}"), say("coverage.area"), say("coverage.square")
    return Picture(_form(len(lines), titles), pd.DataFrame(rows), _alternative(lines, told))


def _told_apart(lines: Sequence[Line]) -> list[Line]:
    """Each row under a name of its own: a file may have a place that is called as the unknown are."""
    names: dict[str, int] = {}
    for line in lines:
        names[line.name] = names.get(line.name, 0) + 1
    return [
        replace(line, name=f"{line.name} ({place})") if names[line.name] > 1 else line
        for place, line in enumerate(lines, start=1)
    ]


def _shade(share: float) -> str:
    """The colour of a square with a share, 0 to 1, of what the fullest one has."""
    mixed = (round(light + share * (dark - light)) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _label(tally: Tally, told: Told) -> str:
    number = told.number(tally)
    return f"{number} · {millions(told.money(tally))}" if number else "0"


@lru_cache(maxsize=64)
def _form(rows: int, titles: tuple[str, str, str]) -> dict[str, Any]:
    down = alt.Axis(labelLimit=_NAME_WIDTH, labelFlush=False, ticks=False, domain=False, title=None)
    across = alt.Axis(
        orient="top", labelFlush=False, labelAngle=0, labelLimit=_COLUMN, ticks=False, domain=False, title=None
    )
    tips = [alt.Tooltip(f"{name}:N", title=title) for name, title in zip(_TIPS, titles, strict=True)]
    base = alt.Chart().encode(
        x=alt.X("area:N", sort=None, axis=across), y=alt.Y("name:N", sort=None, axis=down), tooltip=tips
    )
    squares_ = base.mark_rect(stroke=_EDGE, strokeWidth=1).encode(color=alt.Color("colour:N", scale=None))
    figures = base.mark_text(color=INK, fontSize=12).encode(text="label:N")
    return form_of([squares_, figures], _ROW_HEIGHT * rows + _HEADING_HEIGHT)


def _alternative(lines: Sequence[Line], told: Told) -> str:
    """Each row with its areas that have something."""
    parts = []
    for line in lines:
        there = [
            say("coverage.spoken", area=area_name(code), number=told.number(tally), kr=millions(told.money(tally)))
            for code, tally in line.by_area.items()
            if told.number(tally)
        ]
        parts.append(f"{line.name}: {', '.join(there) or say('coverage.nothing')}")
    return say("coverage.alternative", count=say(f"coverage.count_{told.view.count}"), parts="; ".join(parts))
