from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from optimiser import swaps as module
from optimiser.choice import choice_of
from optimiser.evaluate import evaluate
from optimiser.portfolio import Portfolio
from optimiser.scenario import Limit, Scenario
from optimiser.swaps import Swap, swaps
from scoring.proposal import Proposal
from tests.optimiser.test_evaluate import Case, excesses, plain_value, rich_case


def every_swap(scenario: Scenario, proposals: tuple[Proposal, ...]) -> set[Swap]:
    """Each pair tried: more points, no rule newly broken, none that is broken any further."""
    amounts = {id_: kronor for id_, kronor in scenario.amounts.items() if kronor}
    before, worth = excesses(scenario, proposals, amounts), plain_value(scenario, proposals, amounts)
    found = set()
    for out in (None, *amounts):
        for one in proposals:
            if one.id in amounts or one.state != "received" or not (one.assessed or one.id in scenario.fund):
                continue
            after = {id_: kronor for id_, kronor in amounts.items() if id_ != out} | {one.id: one.cost}
            gain = plain_value(scenario, proposals, after) - worth
            beyond = excesses(scenario, proposals, after)
            if gain > Fraction(1, 10**9) and all(beyond[rule] <= max(0, before[rule]) for rule in beyond):
                found.add(Swap(out, one.id, gain))
    return found


def test_swaps_and_additions_are_those_of_every_pair_tried(make_proposal: Any, make_scenario: Any) -> None:
    swapped = added = mended = 0
    for seed in range(1000, 1400):
        scenario, proposals = rich_case(seed, make_proposal, make_scenario)
        found = evaluate(scenario, proposals, best=Portfolio("unknown"))
        assert set(found.swaps) == every_swap(scenario, proposals), seed
        assert len(set(found.swaps)) == len(found.swaps)
        swapped += any(swap.out for swap in found.swaps)
        added += any(swap.out is None for swap in found.swaps)
        mended += bool(found.breaches and found.swaps)
    assert min(swapped, added, mended) > 20


@pytest.fixture
def four(make_proposal: Any, make_scenario: Any) -> Case:
    """A list of A and B within 100."""
    costs = {"A": (40, 2), "B": (50, 3), "C": (45, 4), "D": (10, 1)}
    proposals = tuple(make_proposal(id_, cost, points) for id_, (cost, points) in costs.items())
    return make_scenario(100, amounts={"A": 40, "B": 50}), proposals


def found_in(case: Case) -> list[tuple[str | None, str, int]]:
    found = evaluate(*case, best=Portfolio("unknown")).swaps
    return [(swap.out, swap.into, int(swap.gain)) for swap in found]


def test_the_greatest_gain_comes_first_then_the_ids(four: Case, make_proposal: Any) -> None:
    assert found_in(four) == [("A", "C", 2), (None, "D", 1), ("B", "C", 1)]
    twin = make_proposal("C2", 45, 4)
    assert found_in((four[0], (*four[1], twin)))[:2] == [("A", "C", 2), ("A", "C2", 2)]


def test_only_the_best_of_very_many_are_given(four: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SWAPS", 2)
    assert found_in(four) == [("A", "C", 2), (None, "D", 1)]


def test_a_rule_already_broken_is_no_hindrance_as_long_as_it_is_broken_no_further(four: Case) -> None:
    tight = replace(four[0], budget=60)
    assert found_in((tight, four[1])) == [("B", "C", 1)]


def test_who_must_be_in_is_not_swapped_out_and_who_must_not_be_in_is_not_swapped_in(four: Case) -> None:
    assert found_in((replace(four[0], fund=("A",)), four[1])) == [(None, "D", 1), ("B", "C", 1)]
    assert found_in((replace(four[0], exclude=("C",)), four[1])) == [(None, "D", 1)]


def test_a_floor_that_is_kept_is_not_given_up(four: Case) -> None:
    limits = (Limit("primary_area", "housing", min_amount=90),)
    assert found_in((replace(four[0], limits=limits), four[1])) == [("A", "C", 2), (None, "D", 1)]


def test_an_equal_benefit_is_no_gain(four: Case, make_proposal: Any) -> None:
    proposals = (*four[1][:2], make_proposal("E", 50, 3), make_proposal("F", 50, 3.0000000001))
    assert found_in((four[0], proposals)) == [("A", "F", 1), ("A", "E", 1)]


def test_what_touches_no_rule_is_free_to_come_and_go(make_proposal: Any, make_scenario: Any) -> None:
    choice = choice_of(make_scenario(100), (make_proposal("A", 10, 1), make_proposal("B", 10, 2)), ())
    assert swaps({"A": 10}, choice, {"A", "B"}, ()) == (Swap(None, "B", Fraction(2)), Swap("A", "B", Fraction(1)))


def test_rules_are_held_exactly(make_proposal: Any, make_scenario: Any) -> None:
    proposals = (make_proposal("A", 3, 1, pool_costs={"2023": 1}), make_proposal("B", 3, 2, pool_costs={"2023": 2}))
    scenario = make_scenario(100, pools={"2023": 1}, amounts={"A": 3})
    assert found_in((scenario, proposals)) == []
    assert found_in((replace(scenario, pools={"2023": 2}), proposals)) == [("A", "B", 1)]


def test_a_group_lets_one_take_the_others_place(make_proposal: Any, make_scenario: Callable[..., Scenario]) -> None:
    proposals = (make_proposal("A", 3, 1, group="G"), make_proposal("B", 3, 2, group="G"))
    assert found_in((make_scenario(100, amounts={"A": 3}), proposals)) == [("A", "B", 1)]
