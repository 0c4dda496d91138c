"""Weights, ready-made sets of them, and the way of counting."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import state, wording
from app.controls.held import set_scenario, take
from app.html import markdown_safe
from app.texts import criterion_name, say, worded
from optimiser.scenario import Scenario
from scoring.weights import weight_shares

_FIRST, _OTHERS, _EQUAL = 60.0, 10.0, 20.0


def show(scenario: Scenario, with_lines: bool = False) -> dict[str, DeltaGenerator]:
    """A slider for each criterion, the ready-made sets, and the way of counting.

    with_lines: leave a place for a line under each slider; they are returned by criterion.
    """
    places = _weights(scenario, with_lines)
    _presets(scenario)
    _counting()
    return places


def _weights(scenario: Scenario, with_lines: bool) -> dict[str, DeltaGenerator]:
    places = {}
    shares = weight_shares(scenario.weights)
    for criterion in scenario.criteria:
        percent = wording.percent(shares[criterion])
        label = say("controls.weight", name=markdown_safe(criterion_name(criterion)), percent=percent)
        st.slider(label, 0, 100, key=f"weight_{criterion}", on_change=_weights_changed)
        if with_lines:
            places[criterion] = st.empty()
    if state.work().weights_all_zero:
        st.error(say("controls.weights_zero"))
    return places


def _weights_changed() -> None:
    """All sliders as they stand, for a weight that was refused still stands in its own; decimals not moved are kept."""
    now = state.work()
    moved = {name: float(state.widget(f"weight_{name}", old)) for name, old in now.scenario.weights.items()}
    kept = {criterion: old for criterion, old in now.scenario.weights.items() if round(old) == moved[criterion]}
    weights = moved | kept
    now.weights_all_zero = not any(weights.values())
    if not now.weights_all_zero:
        take(replace(now.scenario, weights=weights))


def _presets(scenario: Scenario) -> None:
    equal, back = st.columns(2)
    equal.button(say("controls.equal"), on_click=_equal_weights, width="stretch")
    back.button(say("controls.reset"), on_click=_reset, width="stretch", help=say("controls.reset_help"))
    with st.popover(say("controls.first"), width="stretch"):
        st.caption(say("controls.first_help", first=round(_FIRST), others=round(_OTHERS)))
        for criterion in scenario.criteria:
            name = markdown_safe(criterion_name(criterion))
            st.button(name, key=f"first_{criterion}", on_click=_one_first, args=(criterion,), width="stretch")


def _equal_weights() -> None:
    scenario = state.work().scenario
    set_scenario(replace(scenario, weights=dict.fromkeys(scenario.criteria, _EQUAL)))


def _one_first(first: str) -> None:
    scenario = state.work().scenario
    weights = {criterion: _FIRST if criterion == first else _OTHERS for criterion in scenario.criteria}
    set_scenario(replace(scenario, weights=weights))


def _reset() -> None:
    state.work().off = frozenset()
    set_scenario(state.work().case.scenario)


def _counting() -> None:
    st.radio(
        say("controls.counting"),
        ("per_proposal", "per_krona"),
        format_func=lambda counting: say(f"counting.{counting}"),
        key=worded("counting"),
        on_change=_counting_changed,
        horizontal=True,
    )
    st.caption(say("counting.bias"))


def _counting_changed() -> None:
    scenario = state.work().scenario
    take(replace(scenario, benefit=state.widget(worded("counting"), scenario.benefit)))
