"""The engine's answer against every portfolio there is, reckoned in conftest straight from formats.md."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from optimiser.scenario import BOUND_NAMES
from optimiser.scenario_file import check_against
from optimiser.solve import solve
from scoring.problems import BadInput

BLOCKS, A_BLOCK = 40, 50
MakeCase = Callable[..., tuple[Any, Any]]


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_answer_is_the_best_of_all_portfolios(block: int, make_case: MakeCase, reckon: Callable[..., Any]) -> None:
    for seed in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        scenario, proposals = make_case(seed, 14)
        portfolio, wanted = solve(scenario, proposals), reckon(scenario, proposals).best()
        if wanted is None:
            assert portfolio.status == "infeasible", seed
            assert portfolio.value is None, seed
            assert portfolio.amounts == {}, seed
        else:
            value, amounts, tied = wanted
            assert portfolio.status == "optimal", seed
            assert dict(portfolio.amounts) == amounts, seed
            assert (portfolio.value, portfolio.bound) == (value, value), seed
            assert portfolio.tied is tied, seed


def traits_of(scenario: Any, proposals: Any) -> Iterator[str]:
    """What a scenario has in it that the engine must reckon with."""
    unassessed = {one.id for one in proposals if not one.assessed}
    yield scenario.benefit
    yield from ["unassessed"] * bool(unassessed) + ["unassessed funded"] * bool(unassessed & set(scenario.fund))
    yield from (bound for bound in BOUND_NAMES for limit in scenario.limits if getattr(limit, bound) is not None)
    yield from (limit.column.lower() for limit in scenario.limits)
    yield from ["fund"] * bool(scenario.fund) + ["exclude"] * bool(scenario.exclude)
    yield from ["zero weight"] * (0.0 in scenario.weights.values()) + ["part_funding"] * scenario.part_funding
    yield from ["withdrawn"] * any(not one.received for one in proposals)
    yield f"{len(scenario.pools)} pools"
    yield from ["blank in a pool"] * any(set(scenario.pools) - set(one.pool_costs) for one in proposals)
    groups = [one.group for one in proposals if one.group]
    yield from ["a group of several"] * (len(set(groups)) < len(groups)) + ["two groups"] * (len(set(groups)) == 2)
    requirements = [one.requires for one in proposals]
    yield from ["several requirements"] * any(len(some) > 1 for some in requirements)
    yield from ["alternatives"] * any(len(either) > 1 for some in requirements for either in some)
    yield from ["one alternative"] * any(len(either) == 1 for some in requirements for either in some)
    yield f"{len(proposals)} proposals"


def test_the_random_scenarios_meet_every_kind_of_case(make_case: MakeCase, reckon: Callable[..., Any]) -> None:
    met: Counter[str] = Counter()
    for seed in range(BLOCKS * A_BLOCK):
        scenario, proposals = make_case(seed, 14)
        check_against(scenario, proposals, "scenario.json")
        wanted = reckon(scenario, proposals).best()
        traits = {*traits_of(scenario, proposals), "infeasible" if wanted is None else "feasible"}
        met.update(traits | ({"tied"} if wanted and wanted[2] else set()))
    assert {trait: number for trait, number in met.items() if number < 40} == {}
    kinds = {"per_krona", "per_proposal", "unassessed", "unassessed funded", "fund", "exclude", "zero weight", "tied"}
    kinds |= {"bolag", "nämnd", "committee", "primary_area", "status", "place", "plats", *BOUND_NAMES}
    kinds |= {"1 pools", "2 pools", "blank in a pool", "a group of several", "two groups", "withdrawn", "part_funding"}
    kinds |= {"several requirements", "alternatives", "one alternative", *(f"{n} proposals" for n in range(1, 15))}
    assert kinds <= set(met)
    assert met["feasible"] >= 1200
    assert met["infeasible"] >= 200


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


def enlarged(seed: int, times: int, make_case: MakeCase) -> tuple[Any, Any]:
    """The same case with costs so many times as great, odd to the krona; budget at a subset's sum or 1 kr below."""
    scenario, proposals = make_case(seed, 10)
    dice = random.Random(seed)
    dear = tuple(replace(one, cost=one.cost * times + dice.randint(0, times)) for one in proposals)
    budget = max(0, sum(one.cost for one in dear if dice.random() < 0.5) - dice.choice([0, 1, 1]))
    limits = tuple(limit for limit in scenario.limits if limit.min_amount is None and limit.max_amount is None)
    return replace(scenario, budget=budget, limits=limits), dear


def agrees(scenario: Any, proposals: Any, reckon: Callable[..., Any]) -> bool:
    portfolio, wanted = solve(scenario, proposals), reckon(scenario, proposals).best()
    if wanted is None:
        return portfolio.status == "infeasible"
    return (portfolio.status, portfolio.value, dict(portfolio.amounts), portfolio.tied) == ("optimal", *wanted)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("block", range(10))
def test_hundreds_of_millions_are_right_to_the_krona(block: int, make_case: MakeCase, reckon: Any) -> None:
    for seed in range(40000 + block * 20, 40020 + block * 20):
        assert agrees(*enlarged(seed, 500, make_case), reckon), seed


def test_tens_of_billions_to_the_krona_are_refused_rather_than_lost(make_case: MakeCase) -> None:
    for seed in (40401, 40433, 40780, 40847):
        with pytest.raises(BadInput) as refused:
            solve(*enlarged(seed, 100_000, make_case))
        assert [problem.kind for problem in refused.value.problems] == ["too_large"]
        assert "5 miljarder" in refused.value.problems[0].sentence("sv")


def test_tens_of_billions_in_whole_thousands_are_right(make_case: MakeCase, reckon: Any) -> None:
    for seed in range(40400, 40410):
        scenario, proposals = make_case(seed)
        limits = tuple(limit for limit in scenario.limits if limit.min_amount is None and limit.max_amount is None)
        dear = tuple(replace(one, cost=one.cost * 100_000) for one in proposals)
        assert agrees(replace(scenario, budget=scenario.budget * 100_000, limits=limits), dear, reckon), seed
