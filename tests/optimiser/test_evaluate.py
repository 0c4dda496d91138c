import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.evaluate import Evaluation, evaluate
from optimiser.portfolio import Portfolio
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal

Case = tuple[Scenario, tuple[Proposal, ...]]
AREAS = ("housing", "education", "crime")


def rich_case(seed: int, make_proposal: Any, make_scenario: Any, most: int = 9) -> Case:
    """A list made by hand over every kind of rule, with parts, the unassessed and the withdrawn."""
    dice = random.Random(seed)
    ids = [f"P{number:02}" for number in range(dice.randint(2, most))]
    proposals = tuple(_random_proposal(dice, id_, ids, make_proposal) for id_ in ids)
    budget = dice.randint(100, 100 * len(ids))
    limits = tuple(
        Limit("primary_area", area, **{dice.choice(["min", "max"]) + "_" + unit: bound})
        for area in AREAS
        for unit, bound in [("share", 0.4), ("amount", dice.randint(0, budget)), ("count", dice.randint(0, 3))]
        if dice.random() < 0.25
    )
    fund, exclude = dice.sample(ids, 2)
    return make_scenario(
        budget,
        limits=limits,
        pools={"2023": dice.randint(0, budget)},
        fund=(fund,) if dice.random() < 0.3 else (),
        exclude=(exclude,) if dice.random() < 0.3 else (),
        part_funding=dice.random() < 0.5,
        benefit=dice.choice(["per_proposal", "per_krona"]),
        amounts={one.id: _random_amount(dice, one.cost) for one in proposals if dice.random() < 0.5},
    ), proposals


def _random_proposal(dice: random.Random, id_: str, ids: Sequence[str], make_proposal: Any) -> Proposal:
    cost = dice.choice([100, 150, dice.randint(1, 200)])
    others = [other for other in ids if other != id_]
    made: Proposal = make_proposal(
        id_,
        cost,
        [dice.randint(0, 10) / 2 for _ in range(5)] if dice.random() < 0.85 else [None, 1, 1, 1, 1],
        primary_area=dice.choice(AREAS),
        pool_costs={"2023": dice.choice([0, dice.randint(0, cost)])},
        group=dice.choice(["", "", "A"]),
        requires=((dice.choice(others), dice.choice(others)),) if dice.random() < 0.2 else (),
        minimum=dice.choice([None, (cost + 1) // 2]),
        state=dice.choice(["received"] * 6 + ["withdrawn"]),
    )
    return made


def _random_amount(dice: random.Random, cost: int) -> int:
    return dice.choice([cost, cost, cost, dice.randint(0, cost), 2 * cost])


def excesses(scenario: Scenario, proposals: Sequence[Proposal], amounts: Mapping[str, int]) -> dict[Any, Fraction]:
    """{(kind, key): how far the list is beyond the rule}, straight from formats.md; above 0 is broken."""
    funded = {id_ for id_, amount in amounts.items() if amount}
    found: dict[Any, Fraction] = {("budget", ""): Fraction(sum(amounts.values()) - scenario.budget)}
    for pool, most in scenario.pools.items():
        taken = (Fraction(one.pool_costs[pool] * amounts.get(one.id, 0), one.cost) for one in proposals)
        found["pool", pool] = sum(taken, Fraction(0)) - most
    for limit in scenario.limits:
        found |= _limit_excesses(limit, scenario, proposals, amounts)
    for group in {one.group for one in proposals if one.group}:
        found["group", group] = Fraction(sum(one.id in funded for one in proposals if one.group == group) - 1)
    for one in proposals:
        for either in one.requires:
            unmet = one.id in funded and not funded & set(either)
            found["requires", f"{one.id}={'|'.join(either)}"] = Fraction(unmet)
    found |= {("fund", id_): Fraction(id_ not in funded) for id_ in scenario.fund}
    return found | {("exclude", id_): Fraction(id_ in funded) for id_ in scenario.exclude}


def _limit_excesses(
    limit: Limit, scenario: Scenario, proposals: Sequence[Proposal], amounts: Mapping[str, int]
) -> dict[Any, Fraction]:
    inside = [amounts.get(one.id, 0) for one in proposals if one.primary_area == limit.value]
    found = {}
    for bound in ("min_share", "max_share", "min_amount", "max_amount", "min_count", "max_count"):
        if (number := getattr(limit, bound)) is None:
            continue
        wanted = Fraction(str(number)) * (scenario.budget if bound.endswith("share") else 1)
        counted = sum(map(bool, inside)) if bound.endswith("count") else sum(inside)
        found[bound, f"primary_area={limit.value}"] = (wanted - counted) * (1 if bound.startswith("min") else -1)
    return found


def plain_benefit(scenario: Scenario, one: Proposal) -> Fraction:
    """b_i with equal weights, 0 where unknown."""
    if not one.assessed:
        return Fraction(0)
    mean = sum((Fraction(str(score)) for score in one.scores.values()), Fraction(0)) / 5
    return mean * one.cost / 1_000_000 if scenario.benefit == "per_krona" else mean


def plain_value(scenario: Scenario, proposals: Sequence[Proposal], amounts: Mapping[str, int]) -> Fraction:
    return sum(
        (
            plain_benefit(scenario, one) * min(Fraction(1), Fraction(amounts.get(one.id, 0), one.cost))
            for one in proposals
        ),
        Fraction(0),
    )


@pytest.fixture
def make_rich(make_proposal: Any, make_scenario: Any) -> Callable[..., Case]:
    return lambda seed, most=9: rich_case(seed, make_proposal, make_scenario, most)


def test_value_cost_and_broken_rules_are_those_of_a_plain_reckoning(make_rich: Callable[..., Case]) -> None:
    met = set()
    for seed in range(400):
        scenario, proposals = make_rich(seed)
        found = evaluate(scenario, proposals, best=Portfolio("unknown"))
        beyond = excesses(scenario, proposals, scenario.amounts)
        broken = {rule for rule, excess in beyond.items() if excess > 0}
        assert {(one.kind, one.key) for one in found.breaches if one.rule} == broken, seed
        assert found.cost == sum(scenario.amounts.values())
        assert found.value == plain_value(scenario, proposals, scenario.amounts), seed
        met |= {kind for kind, _ in broken}
    assert met >= {"budget", "pool", "group", "requires", "fund", "exclude", "min_share", "max_count", "max_amount"}


def test_amounts_that_no_portfolio_can_have_are_broken_too(make_rich: Callable[..., Case]) -> None:
    met = set()
    for seed in range(400):
        scenario, proposals = make_rich(seed)
        expected = {wrong for one in proposals for wrong in _wrong_amount(scenario, one)}
        found = {(one.kind, one.key) for one in evaluate(scenario, proposals, best=Portfolio("unknown")).breaches}
        assert found - excesses(scenario, proposals, scenario.amounts).keys() == expected, seed
        met |= {kind for kind, _ in expected}
    assert met == {"set_aside", "above_cost", "whole", "below_minimum"}


def _wrong_amount(scenario: Scenario, one: Proposal) -> list[tuple[str, str]]:
    amount = scenario.amounts.get(one.id, 0)
    if not amount:
        return []
    wrong = [("set_aside", one.id)] if one.state != "received" else []
    least = (one.minimum or one.cost) if scenario.part_funding else one.cost
    if amount > one.cost:
        wrong.append(("above_cost", one.id))
    elif amount < least:
        wrong.append(("whole" if least == one.cost else "below_minimum", one.id))
    return wrong


def test_a_list_of_a_random_scenario_is_reckoned_like_every_other_subset(
    make_case: Callable[..., Case], reckon: Callable[..., Any]
) -> None:
    for seed in range(7000, 7060):
        scenario, proposals = make_case(seed, 8)
        every = reckon(scenario, proposals)
        for place in random.Random(seed).sample(range(len(every.amounts)), min(4, len(every.amounts))):
            amounts = every.portfolio(place)
            found = evaluate(replace(scenario, amounts=amounts), proposals, best=Portfolio("unknown"))
            broken = {rule for rule, kept in every.rules.items() if not kept[place]}
            assert {(one.kind, one.key) for one in found.breaches} == broken, seed
            assert (found.cost, found.value) == (every.cost[place], int(every.value[place]) * every.unit)


def test_the_gap_is_to_the_best_of_every_portfolio(make_case: Callable[..., Case], reckon: Callable[..., Any]) -> None:
    for seed in range(7100, 7140):
        scenario, proposals = make_case(seed, 8)
        every = reckon(scenario, proposals)
        found = evaluate(replace(scenario, amounts={}), proposals)
        if not every.allowed().any():
            assert (found.gap_to_best, found.best.status) == (None, "infeasible")
            continue
        assert found.gap_to_best == int(np.max(every.value[every.allowed()])) * every.unit, seed


@pytest.fixture
def three(make_proposal: Any, make_scenario: Any) -> Case:
    """Best is P1 and P2; P3 costs too much beside either."""
    proposals = (make_proposal("P1", 40, 4), make_proposal("P2", 50, 3), make_proposal("P3", 90, 5))
    return make_scenario(100), proposals


def by_hand(case: Case, **amounts: int) -> Evaluation:
    return evaluate(replace(case[0], amounts=amounts), case[1])


def test_the_best_portfolio_by_hand_has_no_gap_no_breach_and_no_swap(three: Case) -> None:
    found = by_hand(three, P2=50, P1=40)
    assert (found.gap_to_best, found.breaches, found.swaps) == (0, (), ())
    assert dict(found.amounts) == dict(solve(*three).amounts)
    assert list(found.amounts) == ["P1", "P2"]


def test_a_list_that_breaks_rules_can_be_worth_more_than_the_best(three: Case) -> None:
    found = by_hand(three, P1=40, P2=50, P3=90)
    assert found.gap_to_best == -5
    (breach,) = found.breaches
    assert (breach.kind, breach.found, breach.rule and breach.rule.greatest) == ("budget", 180, 100)


def test_an_empty_list_and_amounts_of_0_are_nothing(three: Case) -> None:
    assert by_hand(three, P1=0).amounts == {}
    assert (by_hand(three).cost, by_hand(three).value, by_hand(three).gap_to_best) == (0, 0, 7)


def test_more_than_the_cost_gives_no_more_points_and_is_said(three: Case) -> None:
    found = by_hand(three, P1=80)
    assert (found.cost, found.value) == (80, 4)
    assert [(one.kind, one.key, one.found, one.allowed) for one in found.breaches] == [("above_cost", "P1", 80, 40)]


def test_half_the_amount_is_half_the_benefit_and_a_breach_where_parts_are_not_given(
    three: Case, make_proposal: Any
) -> None:
    scenario, proposals = three[0], (make_proposal("P1", 40, 4, minimum=20), *three[1][1:])
    whole = by_hand((scenario, proposals), P1=30)
    assert whole.value == 3
    assert [(one.kind, one.allowed) for one in whole.breaches] == [("whole", 40)]
    parts = replace(scenario, part_funding=True)
    assert by_hand((parts, proposals), P1=20).breaches == ()
    assert [(one.kind, one.allowed) for one in by_hand((parts, proposals), P1=19).breaches] == [("below_minimum", 20)]
    assert [(one.kind, one.allowed) for one in by_hand((parts, proposals), P2=49).breaches] == [("whole", 50)]


def test_what_is_not_assessed_counts_0_and_is_named(three: Case, without_scores: Callable[..., Proposal]) -> None:
    proposals = (without_scores(three[1][0]), *three[1][1:])
    found = by_hand((three[0], proposals), P1=40, P2=50)
    assert (found.value, found.unknown_benefit, found.breaches) == (3, ("P1",), ())
    assert by_hand((three[0], proposals), P2=50).unknown_benefit == ()


def test_what_is_withdrawn_has_its_points_and_is_a_breach(three: Case) -> None:
    proposals = (replace(three[1][0], state="withdrawn"), *three[1][1:])
    found = by_hand((three[0], proposals), P1=40)
    assert (found.value, [(one.kind, one.key) for one in found.breaches]) == (4, [("set_aside", "P1")])
    assert found.best.amounts.keys() == {"P3"}
    assert [(one.out, one.into) for one in found.swaps] == [(None, "P2"), ("P1", "P3")]


def test_where_no_portfolio_keeps_the_rules_the_list_still_has_its_points_and_breaches(three: Case) -> None:
    found = by_hand((replace(three[0], fund=("P1", "P3")), three[1]), P1=40)
    assert (found.value, found.gap_to_best, found.best.status) == (4, None, "infeasible")
    assert [(one.kind, one.key) for one in found.breaches] == [("fund", "P3")]
    assert len(found.best.conflict) == 3


def test_a_best_portfolio_that_is_known_is_not_sought_again(three: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    best = solve(*three)
    monkeypatch.setattr("optimiser.evaluate.solve", None)
    assert evaluate(*three, best=best).gap_to_best == 7
