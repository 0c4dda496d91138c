import math
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.areas import AREA_CODES

MakeScenario = Callable[..., Scenario]


def test_only_weights_and_budget_are_required() -> None:
    scenario = Scenario(weights={"housing": 1.0}, budget=0)
    assert (scenario.benefit, scenario.part_funding, scenario.criteria) == ("per_proposal", False, AREA_CODES)
    assert not any((scenario.limits, scenario.fund, scenario.exclude, scenario.pools, scenario.amounts))
    with pytest.raises(ValidationError):
        Scenario(weights={"housing": 1.0})  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Scenario(budget=1)  # type: ignore[call-arg]


@pytest.mark.parametrize("budget", [-1, 0.5, math.inf, math.nan, "1000", True, 10**12 + 1, None])
def test_a_budget_is_whole_kronor_from_0(budget: Any, make_scenario: MakeScenario) -> None:
    with pytest.raises(ValidationError):
        make_scenario(budget)


def test_json_knows_one_kind_of_number_so_480000_0_is_whole(make_scenario: MakeScenario) -> None:
    budget = make_scenario(480000.0).budget
    assert (budget, type(budget)) == (480000, int)


@pytest.mark.parametrize("weight", [-0.1, math.inf, math.nan, "20", True, None])
def test_a_weight_is_a_number_from_0(weight: Any, make_scenario: MakeScenario) -> None:
    with pytest.raises(ValidationError):
        make_scenario(weights={"housing": weight})


@pytest.mark.parametrize("bound", BOUND_NAMES)
@pytest.mark.parametrize("number", [-0.01, math.nan, "1", True])
def test_no_bound_is_negative_or_no_number(bound: str, number: Any) -> None:
    with pytest.raises(ValidationError):
        Limit("place", "Rosengård", **{bound: number})


@pytest.mark.parametrize("bound", ["min_share", "max_share"])
def test_a_share_is_at_most_1(bound: str) -> None:
    assert getattr(Limit("place", "x", **{bound: 1}), bound) == 1
    with pytest.raises(ValidationError):
        Limit("place", "x", **{bound: 1.0001})


def test_a_count_is_whole() -> None:
    with pytest.raises(ValidationError):
        Limit("place", "x", max_count=1.5)  # type: ignore[arg-type]


def test_the_five_areas_go_to_5_and_criteria_of_ones_own_have_no_top(make_scenario: MakeScenario) -> None:
    assert make_scenario().score_top == 5
    assert make_scenario(scale_max=10.0).score_top == 10
    assert make_scenario(criteria=("nytta",), weights={"nytta": 1.0}).score_top is None
    assert make_scenario(criteria=("nytta",), weights={"nytta": 1.0}, scale_max=3.0).score_top == 3


def test_a_scenario_cannot_be_changed(make_scenario: MakeScenario) -> None:
    scenario = make_scenario()
    with pytest.raises(AttributeError):
        scenario.budget = 1  # type: ignore[misc]
