from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.cost_by_solver import CostBySolver, OutOfTimeError, at_cost, counts_money
from optimiser.rules import rules_of
from optimiser.scenario import Limit
from optimiser.solver import SolverFailure

Make = Callable[..., Any]


def test_the_least_amount_follows_the_cost_down(make_proposal: Make) -> None:
    (low,) = at_cost([make_proposal("P1", 100, minimum=60)], "P1", 40)
    (high,) = at_cost([make_proposal("P1", 100, minimum=60)], "P1", 80)
    assert [(one.cost, one.minimum) for one in (low, high)] == [(40, 40), (80, 60)]


def test_pools_and_numbers_do_not_count_its_money(make_proposal: Make, make_scenario: Make) -> None:
    one = make_proposal("P1", 100, pool_costs={"2023": 50})
    limits = (
        Limit("primary_area", "housing", max_amount=90, max_count=1),
        Limit("primary_area", "crime", max_amount=9),
    )
    rules = rules_of(make_scenario(200, pools={"2023": 60}, limits=limits), [one])
    assert [rule.kind for rule in rules if counts_money(rule, "P1")] == ["budget", "max_amount"]


def test_a_floor_can_need_more_than_the_rest_allows(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 70, 1.0, primary_area="crime")]
    floor = Limit("primary_area", "crime", min_amount=50)
    asked = CostBySolver(make_scenario(100, limits=(floor,)), proposals, "P2", Fraction(3), Clock())
    assert asked.greatest() is None


def test_a_part_is_enough_at_a_higher_cost(make_proposal: Make, make_scenario: Make) -> None:
    """30 kr left: P2 with 2 points is in at 30 kr and at up to 60, where half of it is worth the point that P3 is."""
    proposals = [make_proposal("P1", 70, 3.0), make_proposal("P2", 90, 2.0, minimum=30), make_proposal("P3", 30, 1.0)]
    scenario = make_scenario(100, part_funding=True)
    assert CostBySolver(scenario, proposals, "P2", Fraction(4), Clock()).greatest() == 60


def test_no_proof_in_time_is_no_answer(make_proposal: Make, make_scenario: Make) -> None:
    clock = Clock()
    clock.cancel()
    with pytest.raises(OutOfTimeError):
        CostBySolver(make_scenario(100), [make_proposal("P1", 60)], "P1", Fraction(1), clock).greatest()


def test_an_answer_that_reckons_wrong_is_never_given(
    make_proposal: Make, make_scenario: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optimiser.cost_by_solver.round", lambda _: 999, raising=False)
    with pytest.raises(SolverFailure):
        CostBySolver(make_scenario(100), [make_proposal("P1", 160)], "P1", Fraction(1), Clock()).greatest()
