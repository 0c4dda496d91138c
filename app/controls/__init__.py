"""The officer's controls: money, weights, way of counting and rules. Each writes into the session's scenario."""

from app import state
from app.controls import money, rules, weights
from app.controls.held import draw_anew, open_case, put_on_table, seed_from_scenario, set_scenario
from app.controls.money import TRY_BUDGET, try_budget

__all__ = [
    "TRY_BUDGET", "draw_anew", "open_case", "put_on_table", "seed_from_scenario", "set_scenario", "show", "try_budget",
]  # fmt: skip


def show() -> None:
    """All controls, from the one most used down."""
    scenario = state.work().scenario
    money.budget(scenario)
    weights.show(scenario)
    rules.show(scenario)
