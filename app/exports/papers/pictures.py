"""The papers' charts as PNG pictures, of the screen's bars, drawn without a browser and without the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from app.charts import BAR_HEIGHT, ROOM_FOR_AMOUNTS, bar_layers, form_of
from app.exports.papers.facts import PaperFacts
from app.exports.papers.tables import committee_name
from app.exports.papers.words import kronor, told
from app.theme import AREA_COLOURS, QUIET
from optimiser.totals import by_area, by_committee
from scoring.areas import AREAS
from scoring.characters import cleaned

_WIDTH = 640
_AREA_NAME, _COMMITTEE_NAME = 210, 290
_SHARP = 2.0
_MOST_LETTERS = 44


@dataclass(frozen=True)
class Bars:
    """A chart. totals: {name: kr}; name_width: pixels for the names; alternative: the same in words, each amount."""

    totals: Mapping[str, int]
    colours: tuple[str, ...]
    name_width: int
    alternative: str

    def png(self) -> tuple[bytes, int]:
        """The picture, and how many pixels wide it is before it is made sharper."""
        form = dict(_form(len(self.totals), self.name_width))
        form["data"] = {"values": self._rows()}
        form["width"] = _WIDTH - self.name_width
        return bytes(vl_convert.vegalite_to_png(form, scale=_SHARP)), _WIDTH

    def _rows(self) -> list[dict[str, Any]]:
        room = ROOM_FOR_AMOUNTS * max([1, *self.totals.values()])
        return [
            {"name": name, "kr": total, "label": kronor(total), "colour": colour, "room": room}
            for (name, total), colour in zip(drawable(self.totals).items(), self.colours, strict=True)
        ]


def drawable(totals: Mapping[str, int]) -> dict[str, int]:
    """The same with names that can be drawn: short, of characters that show, and still each its own.

    The drawing library stops the whole program at a control character, and cuts a name in the middle of a character.
    """
    found: dict[str, int] = {}
    for place, (name, total) in enumerate(totals.items(), start=1):
        shown = cleaned(name)
        short = shown if len(shown) <= _MOST_LETTERS else f"{shown[: _MOST_LETTERS - 1]}…"
        found[short if short not in found else f"{short} ({place})"] = total
    return found


def area_bars(facts: PaperFacts) -> Bars:
    """Money by area, those that get nothing too."""
    names = {area.code: area.swedish_full for area in AREAS}
    totals = {names[share.key[0]]: share.total for share in by_area(facts.amounts, facts.proposals)}
    return Bars(totals, tuple(AREA_COLOURS.values()), _AREA_NAME, _alternative("picture.area", totals))


def committee_bars(facts: PaperFacts) -> Bars:
    """Money by committee, its departments together, of those that get any."""
    totals: dict[str, int] = {}
    for share in by_committee(facts.amounts, facts.proposals):
        if share.total:
            name = committee_name(share.key[0])
            totals[name] = totals.get(name, 0) + share.total
    return Bars(totals, (QUIET,) * len(totals), _COMMITTEE_NAME, _alternative("picture.committee", totals))


def _alternative(key: str, totals: Mapping[str, int]) -> str:
    bars = [told("picture.bar", name=name, amount=kronor(total)) for name, total in totals.items()]
    return told(key, parts=", ".join(bars))


@lru_cache(maxsize=64)
def _form(bars: int, name_width: int) -> dict[str, Any]:
    axis = alt.Axis(labelLimit=0, minExtent=name_width, maxExtent=name_width, ticks=False, domain=False)
    return form_of(bar_layers(axis, ()), BAR_HEIGHT * bars)
