"""Money: what there is to allocate, from which pools and years, and whether a part of an amount may be given."""

from dataclasses import replace

import streamlit as st

from app import state, wording
from app.controls.held import budget_text, pool_text, set_scenario, take
from app.html import markdown_safe
from app.texts import say
from optimiser.limits import pools_of, with_pool
from optimiser.scenario import Scenario
from scoring.numbers import UnreadableNumber, parse_budget

TRY_BUDGET = 10_000_000


def budget(scenario: Scenario) -> None:
    """The sum to allocate, as officers type it."""
    st.text_input(say("controls.budget"), key="budget", on_change=_budget_changed, help=say("controls.budget_help"))
    if state.work().budget_unreadable:
        st.error(say("controls.budget_unreadable", budget=wording.kronor(scenario.budget)))


def _budget_changed() -> None:
    now = state.work()
    try:
        kronor = parse_budget(state.widget("budget", budget_text(now.scenario.budget)))
    except UnreadableNumber:
        now.budget_unreadable = True
        return
    now.budget_unreadable = False
    take(replace(now.scenario, budget=kronor))
    state.set_widget("budget", budget_text(kronor))


def try_budget() -> None:
    """Set the budget to what the button offers."""
    set_scenario(replace(state.work().scenario, budget=TRY_BUDGET))


def pools(scenario: Scenario) -> None:
    """The most that may be taken from each pool or year that the file names; blank is no limit."""
    for pool in pools_of(state.work().proposals):
        label = say("controls.pool", pool=markdown_safe(pool))
        st.text_input(label, key=f"pool_{pool}", on_change=_pool_changed, args=(pool,), help=say("controls.pool_help"))
        if pool in state.work().pools_unreadable:
            present = pool_text(scenario, pool) or say("controls.pool_free")
            st.error(say("controls.pool_unreadable", present=present))


def _pool_changed(pool: str) -> None:
    now = state.work()
    typed = state.widget(f"pool_{pool}", pool_text(now.scenario, pool)).strip()
    try:
        most = parse_budget(typed) if typed else None
    except UnreadableNumber:
        now.pools_unreadable |= {pool}
        return
    now.pools_unreadable -= {pool}
    take(with_pool(now.scenario, pool, most))
    state.set_widget(f"pool_{pool}", pool_text(now.scenario, pool))


def part_funding() -> None:
    """Whether a part of an amount may be given, where any proposal says what part would do."""
    if any(one.minimum is not None and one.minimum < one.cost for one in state.work().proposals):
        st.toggle(say("controls.part_funding"), key="part_funding", on_change=_part_funding_changed)
        st.caption(say("controls.part_funding_means"))


def _part_funding_changed() -> None:
    scenario = state.work().scenario
    take(replace(scenario, part_funding=state.widget("part_funding", scenario.part_funding)))
