"""Money by area in each answer, on one scale: one chart that shows the difference at a glance."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from app.charts import Picture, form_of
from app.texts import area_name, say
from app.theme import AREA_COLOURS, INK
from app.wording import millions
from optimiser.comparison import Comparison

_BAR = 20
_GAP = 0.25
_ROOM = 1.75
_LETTERS = 26
_LABEL_WIDTH = 190


def areas_picture(told: Comparison) -> Picture:
    """A group of bars an area, a bar an answer, each with its name and amount beside it."""
    names = [_short(one.name, place) for place, one in enumerate(told.answers, start=1)]
    rows = [
        {
            "area": area_name(line.key[0]),
            "answer": name,
            "kr": kr,
            "label": f"{millions(kr)} · {name}",
            "colour": AREA_COLOURS[line.key[0]],
        }
        for line in told.areas
        for name, kr in zip(names, line.money, strict=True)
    ]
    data = pd.DataFrame(rows)
    data["room"] = _ROOM * max(1, int(data["kr"].max()))
    return Picture(_form(len(names)), data, _alternative(told))


def _short(name: str, place: int) -> str:
    """A name that fits beside a bar, and no other has."""
    return name if len(name) <= _LETTERS else f"{name[:_LETTERS]}… ({place})"


@lru_cache(maxsize=16)
def _form(answers: int) -> dict[str, Any]:
    axis = alt.Axis(labelLimit=_LABEL_WIDTH, ticks=False, domain=False, title=None)
    area = alt.Y("area:N", sort=None, title=None, axis=axis, scale=alt.Scale(paddingInner=_GAP))
    base = alt.Chart().encode(y=area, yOffset=alt.YOffset("answer:N", sort=None))
    wide = alt.X("kr:Q", title=None, axis=None)
    bars = base.mark_bar().encode(x=wide, color=alt.Color("colour:N", scale=None))
    labels = base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(x=wide, text="label:N")
    room = base.mark_point(opacity=0).encode(x="room:Q")
    return form_of([bars, labels, room], round(_BAR * answers * 5 * (1 + _GAP)))


def _alternative(told: Comparison) -> str:
    parts = [
        say(
            "compare.alternative_area",
            area=area_name(line.key[0]),
            amounts=", ".join(f"{one.name} {millions(kr)}" for one, kr in zip(told.answers, line.money, strict=True)),
        )
        for line in told.areas
    ]
    return say("compare.alternative", parts="; ".join(parts))
