from collections.abc import Callable
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.inquiry import CostOf, Inquiry
from optimiser.scenario import Limit
from optimiser.solve import solve

Make = Callable[..., Any]


def greatest(scenario: Any, proposals: Any, id_: str) -> int | None:
    """From a list, and the same from a solve."""
    asked = Inquiry(scenario, proposals, solve(scenario, proposals), Clock())
    (reply,) = asked.answers([CostOf(id_)])
    assert reply is not None
    assert reply == CostOf(id_).solved(asked)
    return reply.cost


def test_the_cost_falls_to_what_those_that_are_better_leave(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 90, 2.0), make_proposal("P3", 30, 1.0)]
    assert greatest(make_scenario(100), proposals, "P2") == 40


def test_a_limit_counts_its_money_too(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 90, 2.0, primary_area="crime")]
    limits = (Limit("primary_area", "crime", max_amount=25),)
    assert greatest(make_scenario(100, limits=limits), proposals, "P2") == 25


def test_a_floor_that_a_lower_cost_breaks_leaves_no_cost(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0, primary_area="crime"), make_proposal("P2", 90, 2.0)]
    floor = Limit("primary_area", "crime", min_amount=60)
    assert greatest(make_scenario(60, limits=(floor,)), proposals, "P2") is None


@pytest.mark.parametrize(("budget", "cost"), [(100, 40), (75, None)])
def test_per_krona_the_benefit_falls_with_the_cost(
    budget: int, cost: int | None, make_proposal: Make, make_scenario: Make
) -> None:
    """P1 is worth 180 and P3 15 millionths; P2 one and a half a krona: at 40 kr 60 of them, at 15 kr 22,5."""
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 90, 1.5), make_proposal("P3", 15, 2.0)]
    assert greatest(make_scenario(budget, benefit="per_krona"), proposals, "P2") == cost


def test_nothing_helps_where_its_group_holds_a_better(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 60, 3.0, group="G"), make_proposal("P2", 90, 2.0, group="G")]
    assert greatest(make_scenario(100), proposals, "P2") is None
