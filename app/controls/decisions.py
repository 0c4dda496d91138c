"""Rules made by choosing proposals, and the least and greatest share of the money for each area."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

import streamlit as st

from app import state
from app.controls.held import area_share, take
from app.texts import area_name, say
from optimiser.limits import with_bound
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

_SEARCH = "search_decided"
# Every option is sent to the browser at each move of a slider: 20 000 of them in two lists take it seconds.
_MOST_WITHOUT_SEARCH, _MOST_FOUND = 1000, 200


def fund_and_exclude(scenario: Scenario) -> None:
    """What shall and shall not be funded; among those received, and those that a rule names already."""
    named = {*scenario.fund, *scenario.exclude}
    offered = [one for one in state.work().proposals if one.received or one.id in named]
    if len(offered) > _MOST_WITHOUT_SEARCH:
        offered = _searched(offered, named)
    titles = {proposal.id: _titled(proposal) for proposal in offered}
    for key in ("fund", "exclude"):
        st.multiselect(
            say(f"controls.{key}"),
            list(titles),
            format_func=titles.__getitem__,
            key=key,
            on_change=_overrides_changed,
            args=(key,),
            placeholder=say("controls.choose"),
        )


def _searched(offered: Sequence[Proposal], named: Collection[str]) -> list[Proposal]:
    """Those that a rule names, and the first of those that hold each word of what is typed."""
    st.text_input(say("controls.search"), key=_SEARCH)
    st.caption(say("controls.search_words", number=len(offered), most=_MOST_FOUND))
    words = str(state.widget(_SEARCH, "")).casefold().split()
    others = (one for one in offered if one.id not in named and all(word in _titled(one).casefold() for word in words))
    kept = {*named, *(one.id for one in islice(others, _MOST_FOUND))}
    return [one for one in offered if one.id in kept]


def _titled(proposal: Proposal) -> str:
    return f"{proposal.id} {proposal.title}"


def _overrides_changed(changed: str) -> None:
    """An id that is put into one list leaves the other."""
    other = "exclude" if changed == "fund" else "fund"
    chosen = tuple(state.widget(changed, ()))
    kept = tuple(id_ for id_ in state.widget(other, ()) if id_ not in chosen)
    state.set_widget(other, list(kept))
    fund, exclude = (chosen, kept) if changed == "fund" else (kept, chosen)
    take(replace(state.work().scenario, fund=fund, exclude=exclude))


def area_shares() -> None:
    """The least and greatest share of the money for each area."""
    st.caption(say("controls.shares"))
    for area in AREA_CODES:
        st.slider(area_name(area), 0, 100, key=f"share_{area}", on_change=_share_changed, args=(area,), format="%d %%")


def _share_changed(area: str) -> None:
    """Only the end that was moved is a new rule; the other keeps its decimals."""
    scenario = state.work().scenario
    old = area_share(scenario, area)
    least, greatest = state.widget(f"share_{area}", old)
    if least != old[0]:
        scenario = with_bound(scenario, "primary_area", area, "min_share", least / 100 if least else None)
    if greatest != old[1]:
        scenario = with_bound(scenario, "primary_area", area, "max_share", greatest / 100 if greatest < 100 else None)
    take(scenario)
