"""The engine's answer against every portfolio there is, reckoned in conftest straight from formats.md."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.scenario import BOUND_NAMES
from optimiser.scenario_file import check_against
from optimiser.solve import solve

BLOCKS, A_BLOCK = 40, 25
MakeCase = Callable[..., tuple[Any, Any]]


def expected(every: Any) -> tuple[Fraction, list[str], bool] | None:
    """Value, funded ids and `tied` by formats.md: the cheapest best one, then the first id where two differ."""
    allowed = np.flatnonzero(every.allowed())
    if not allowed.size:
        return None
    best = Fraction(int(every.value[allowed].max())) * every.unit
    least = math.ceil((best - max(Fraction(1), best) / 10**9) / every.unit)
    equal = [int(place) for place in allowed if every.value[place] >= least]
    shown = min(equal, key=lambda place: (every.cost[place], tuple(-every.chosen[place])))
    funded = [id_ for id_, yes in zip(every.ids, every.chosen[shown], strict=True) if yes]
    return Fraction(int(every.value[shown])) * every.unit, funded, len(equal) > 1


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_answer_is_the_best_of_all_portfolios(block: int, make_case: MakeCase, reckon: Callable[..., Any]) -> None:
    for seed in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        scenario, proposals = make_case(seed)
        costs = {one.id: one.cost for one in proposals}
        portfolio, wanted = solve(scenario, proposals), expected(reckon(scenario, proposals))
        if wanted is None:
            assert portfolio.status == "infeasible", seed
            assert portfolio.value is None, seed
            assert portfolio.amounts == {}, seed
        else:
            value, funded, tied = wanted
            assert portfolio.status == "optimal", seed
            assert dict(portfolio.amounts) == {id_: costs[id_] for id_ in funded}, seed
            assert (portfolio.value, portfolio.bound) == (value, value), seed
            assert portfolio.tied is tied, seed


def test_the_random_scenarios_meet_every_kind_of_case(make_case: MakeCase, reckon: Callable[..., Any]) -> None:
    met: dict[str, int] = {}
    for seed in range(BLOCKS * A_BLOCK):
        scenario, proposals = make_case(seed)
        check_against(scenario, proposals, "scenario.json")
        wanted = expected(reckon(scenario, proposals))
        unassessed = {one.id for one in proposals if not one.assessed}
        traits = [scenario.benefit, "infeasible" if wanted is None else "feasible"]
        traits += ["tied"] if wanted and wanted[2] else []
        traits += ["unassessed"] * bool(unassessed) + ["unassessed funded"] * bool(unassessed & set(scenario.fund))
        traits += [bound for bound in BOUND_NAMES for limit in scenario.limits if getattr(limit, bound) is not None]
        traits += [limit.column.lower() for limit in scenario.limits]
        traits += ["exclude"] * bool(scenario.exclude) + ["zero weight"] * (0.0 in scenario.weights.values())
        for trait in set(traits):
            met[trait] = met.get(trait, 0) + 1
    few = {trait: number for trait, number in met.items() if number < 20}
    assert not few
    assert {"infeasible", "tied", "unassessed funded", "bolag", "nämnd", "primary_area", *BOUND_NAMES} <= set(met)
    assert met["feasible"] >= 600


def test_a_budget_one_krona_short_keeps_the_portfolio_out(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("P1", 480_123, 5.0), make_proposal("P2", 519_877, 5.0)]
    assert solve(make_scenario(1_000_000), proposals).value == 10
    assert solve(make_scenario(999_999), proposals).value == 5


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_row_order_does_not_change_the_answer(seed: int, make_case: MakeCase) -> None:
    scenario, proposals = make_case(seed)
    one, other = solve(scenario, proposals), solve(scenario, proposals[::-1])
    assert (one.status, dict(one.amounts), one.value, one.tied) == (
        other.status,
        dict(other.amounts),
        other.value,
        other.tied,
    )


@pytest.mark.parametrize("seed", range(2000, 2020))
def test_more_budget_is_never_worth_less_without_shares(seed: int, make_case: MakeCase, make_scenario: Any) -> None:
    scenario, proposals = make_case(seed)
    values = [
        solve(make_scenario(budget, weights=scenario.weights), proposals).value
        for budget in (scenario.budget, scenario.budget + 1, scenario.budget + 300_000)
    ]
    assert values == sorted(values)
