from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.budget_needed import Budgets
from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.rules import rules_of
from optimiser.solve import solve

Make = Callable[..., Any]


def budgets(scenario: Any, proposals: Any, clock: Clock | None = None) -> Budgets:
    rules = rules_of(scenario, proposals)
    value = solve(scenario, proposals).value
    assert value is not None
    return Budgets(choice_of(scenario, proposals), rules, value, clock or Clock())


def least(every: Any, place: int, budget: int) -> int | None:
    """By trying every budget at which a portfolio begins to fit; the limits stay in kronor."""
    allowed = np.logical_and.reduce([kept for rule, kept in every.rules.items() if rule != ("budget", "")])
    for tried in sorted({budget, *(int(cost) for cost in every.cost if cost > budget)}):
        fits = allowed & (every.cost <= tried)
        with_it, without = (every.value[fits & ((every.amounts[:, place] > 0) == yes)] for yes in (True, False))
        if len(with_it) and (not len(without) or _as_good(with_it.max(), without.max(), every.unit)):
            return tried
    return None


def _as_good(one: int, other: int, unit: Fraction) -> bool:
    return bool((other - one) * unit <= max(Fraction(1), int(other) * unit) / 10**9)


@pytest.mark.parametrize("block", range(5))
def test_the_least_larger_budget_is_the_first_at_which_a_best_portfolio_funds_it(
    block: int, make_case: Make, reckon: Make
) -> None:
    for seed in range(80_000 + 10 * block, 80_010 + 10 * block):
        scenario, proposals = make_case(seed, 7)
        if solve(scenario, proposals).status != "optimal":
            continue
        every, asked = reckon(scenario, proposals), budgets(scenario, proposals)
        for place, id_ in enumerate(every.ids):
            assert asked.needed(id_) == least(every, place, scenario.budget), (seed, id_)


def test_parts_get_in_at_their_least_amount(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 50, 1.0, minimum=20)]
    assert budgets(make_scenario(70, part_funding=True), proposals).needed("P2") == 80


def test_no_answer_in_time_is_no_answer(make_proposal: Make, make_scenario: Make) -> None:
    clock = Clock()
    clock.cancel()
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 50, 1.0, minimum=20)]
    with pytest.raises(OutOfTimeError):
        budgets(make_scenario(70, part_funding=True), proposals, clock).needed("P2")
