"""The officer's own limits on each weight, and an order of importance; part of the scenario."""

import math
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
        fine = _kind(scenario)
        for criterion in scenario.criteria:
            key = f"region_{criterion}" if fine is int else f"region_{criterion}_fine"
            state.seed(key, tuple(map(fine, scenario.weight_region.get(criterion, _WHOLE))))
            label = say("holding.limit", name=markdown_safe(criterion_name(criterion)))
            step, least, greatest = (1, *_WHOLE) if fine is int else (0.1, *map(float, _WHOLE))
            st.slider(label, least, greatest, step=step, key=key, on_change=_limit_changed, args=(criterion, key))
        state.seed("region_order", bool(scenario.weight_order))
        st.checkbox(say("holding.order"), key="region_order", on_change=_order_changed, help=say("holding.order_help"))


def begin() -> None:
    """Where no limits are set yet they begin as alike for all: any weighting at all takes long to prove."""
    now = state.work()
    if not now.scenario.weight_region and not now.scenario.weight_order:
        least, greatest = alike_limits(now.scenario)
        limits = (float(math.floor(least)), float(math.ceil(greatest)))
        take(replace(now.scenario, weight_region=dict.fromkeys(now.scenario.criteria, limits)))


def _kind(scenario: Scenario) -> type[int] | type[float]:
    """Whole percent, but where a limit that came with a file has decimals, which the sliders then have too."""
    given = [number for limits in scenario.weight_region.values() for number in limits]
    return int if all(number == int(number) for number in given) else float


def _limit_changed(criterion: str, key: str) -> None:
    now = state.work()
    least, greatest = state.widget(key, _WHOLE)
    region = now.scenario.weight_region | {criterion: (float(least), float(greatest))}
    kept = {name: region[name] for name in now.scenario.criteria if name in region and region[name] != _WHOLE}
    take(replace(now.scenario, weight_region=kept))


def _order_changed() -> None:
    now = state.work()
    order = tuple(pairwise(by_weight(now.scenario))) if state.widget("region_order", False) else ()
    take(replace(now.scenario, weight_order=order))


def by_weight(scenario: Scenario) -> list[str]:
    """The criteria from the heaviest to the lightest; of equal ones those that stand first."""
    return sorted(scenario.criteria, key=lambda criterion: -scenario.weights[criterion])
