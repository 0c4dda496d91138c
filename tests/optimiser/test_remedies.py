"""The smallest change to one rule that makes the whole possible, against every portfolio."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from optimiser.remedies import Remedy
from optimiser.rules import Rule, rules_of
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from optimiser.solve import solve
from optimiser.without import without

MakeProposal = Callable[..., Any]
MakeScenario = Callable[..., Scenario]
Reckon = Callable[..., Any]
INFEASIBLE = 25


def with_bound(scenario: Scenario, rule: Rule, number: float) -> Scenario:
    """The scenario with the first limit that gives this rule set to another number."""
    limits = list(scenario.limits)
    for place, limit in enumerate(limits):
        alone = replace(scenario, limits=(limit,), fund=(), exclude=(), pools={})
        bound = getattr(limit, rule.kind, None)
        if bound is not None and rule.key in {one.key for one in rules_of(alone, ()) if one.kind == rule.kind}:
            limits[place] = replace(limit, **{rule.kind: number})
            return replace(scenario, limits=tuple(limits))
    raise AssertionError(rule)


def changed(scenario: Scenario, proposals: Any, rule: Rule, number: float | None) -> tuple[Scenario, Any]:
    """The same question with one rule changed, or left out where it has no number."""
    if number is None:
        return without(scenario, proposals, frozenset([(rule.kind, rule.key)]))
    if rule.kind == "budget":
        return replace(scenario, budget=int(number)), proposals
    if rule.kind == "pool":
        return replace(scenario, pools={**scenario.pools, rule.key: int(number)}), proposals
    return with_bound(scenario, rule, number), proposals


def one_step_less(scenario: Scenario, remedy: Remedy) -> float:
    """The number next to the remedy's on the side of the present one: a krona or a proposal less of a change."""
    rule = remedy.rule
    present = scenario.budget if rule.kind == "budget" else rule.least if rule.least is not None else rule.greatest
    reached = remedy.change_to if remedy.kronor is None else remedy.kronor
    assert present is not None
    assert reached is not None
    nearer = reached + (1 if present > reached else -1)
    return nearer if rule.share is None else nearer / scenario.budget


def alike(rules: tuple[Rule, ...]) -> bool:
    names = [(rule.kind, rule.key) for rule in rules]
    return len(set(names)) < len(names)


@pytest.mark.parametrize("block", range(4))
def test_each_remedy_helps_and_a_step_less_does_not(block: int, make_case: Callable[..., Any], reckon: Reckon) -> None:
    met, seed, kinds = 0, 60_000 + 2_000 * block, set()
    while met < INFEASIBLE:
        seed += 1
        scenario, proposals = make_case(seed, 9)
        if reckon(scenario, proposals).allowed().any() or alike(rules_of(scenario, proposals)):
            continue
        met += 1
        portfolio = solve(scenario, proposals)
        helped = {remedy.rule for remedy in portfolio.remedies}
        for remedy in portfolio.remedies:
            kinds.add(remedy.rule.kind)
            mended = changed(scenario, proposals, remedy.rule, remedy.change_to)
            assert reckon(*mended).allowed().any(), (seed, remedy)
            if remedy.change_to is not None:
                less = changed(scenario, proposals, remedy.rule, one_step_less(scenario, remedy))
                assert not reckon(*less).allowed().any(), (seed, remedy)
        for rule in portfolio.conflict:
            if rule not in helped and rule.kind not in ("budget", "max_share"):
                left_out = without(scenario, proposals, frozenset([(rule.kind, rule.key)]))
                assert not reckon(*left_out).allowed().any(), (seed, rule)
    assert kinds & set(BOUND_NAMES)
    assert kinds & {"fund", "exclude", "group", "requires"}


def remedies(scenario: Scenario, proposals: Any) -> dict[str, int | float | None]:
    return {remedy.rule.kind: remedy.change_to for remedy in solve(scenario, proposals).remedies}


def test_a_smaller_budget_helps_where_a_share_of_it_is_too_much(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    """Housing comes to 300 000, and with 250 000 that must be funded too, 0.5 of at most 600 000 can be kept."""
    proposals = [make_proposal("P1", 300_000), make_proposal("P2", 250_000, primary_area="crime")]
    limits = (Limit("primary_area", "housing", min_share=0.5), Limit("primary_area", "crime", min_count=1))
    found = remedies(make_scenario(500_000, limits=limits), proposals)
    assert found["budget"] == 550_000
    assert found["min_count"] == 0
    assert found["min_share"] == 0


def test_a_share_is_told_in_full_and_never_above_the_whole(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = [make_proposal("P1", 100_000)]
    floor = make_scenario(300_000, limits=(Limit("id", "P1", min_share=0.9),))
    assert remedies(floor, proposals) == {"min_share": 0.333333333333}
    ceiling = make_scenario(300_000, limits=(Limit("id", "P1", max_share=0.1),), fund=("P1",))
    assert remedies(ceiling, proposals) == {"max_share": 0.333333333334, "fund": None}
    dear = make_scenario(50_000, limits=(Limit("id", "P1", max_share=0.1),), fund=("P1",))
    assert remedies(dear, proposals) == {"budget": 1_000_000, "fund": None}


def test_a_pool_is_raised_to_whole_kronor_where_a_part_takes_a_part_of_one(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = [make_proposal("P1", 3, minimum=1, pool_costs={"2023": 1})]
    scenario = make_scenario(3, pools={"2023": 0}, fund=("P1",), part_funding=True)
    assert remedies(scenario, proposals) == {"pool": 1, "fund": None}
