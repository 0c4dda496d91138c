"""The officer's own limits on each weight, and an order of importance; part of the scenario."""

from dataclasses import replace
from itertools import pairwise

import streamlit as st

from app import state
from app.controls.held import take
from app.html import markdown_safe
from app.robustness.allowed import alike_limits
from app.texts import criterion_name, say
from optimiser.scenario import Scenario

_WHOLE = (0, 100)


def own_limits(scenario: Scenario) -> None:
    """A slider with two ends for each criterion, and whether the order of the present weights must stand."""
    with st.container(key="own_limits"):
        for criterion in scenario.criteria:
            key = f"region_{criterion}"
            state.seed(key, _held(scenario, criterion))
            label = say("holding.limit", name=markdown_safe(criterion_name(criterion)))
            st.slider(label, *_WHOLE, key=key, on_change=_limit_changed, args=(criterion,))
        state.seed("region_order", bool(scenario.weight_order))
        st.checkbox(say("holding.order"), key="region_order", on_change=_order_changed, help=say("holding.order_help"))


def begin() -> None:
    """Where no limits are set yet they begin as alike for all: any weighting at all takes long to prove."""
    now = state.work()
    if not now.scenario.weight_region and not now.scenario.weight_order:
        take(replace(now.scenario, weight_region=dict.fromkeys(now.scenario.criteria, alike_limits(now.scenario))))


def _held(scenario: Scenario, criterion: str) -> tuple[int, int]:
    least, greatest = scenario.weight_region.get(criterion, _WHOLE)
    return round(least), round(greatest)


def _limit_changed(criterion: str) -> None:
    now = state.work()
    least, greatest = state.widget(f"region_{criterion}", _WHOLE)
    region = {name: limits for name, limits in now.scenario.weight_region.items() if name != criterion}
    if (least, greatest) != _WHOLE:
        region[criterion] = (float(least), float(greatest))
    take(replace(now.scenario, weight_region=region))


def _order_changed() -> None:
    now = state.work()
    order = tuple(pairwise(by_weight(now.scenario))) if state.widget("region_order", False) else ()
    take(replace(now.scenario, weight_order=order))


def by_weight(scenario: Scenario) -> list[str]:
    """The criteria from the heaviest to the lightest; of equal ones those that stand first."""
    return sorted(scenario.criteria, key=lambda criterion: -scenario.weights[criterion])
