"""Which weightings are allowed, and how that is said."""

from dataclasses import replace

import pytest

from app.robustness.allowed import any_weighting, range_of, range_words, with_range
from app.state import Work
from optimiser.scenario import Scenario


@pytest.fixture
def scenario(work: Work) -> Scenario:
    return work.scenario


def test_near_the_sliders_is_five_points_either_way_within_what_a_weight_can_be(scenario: Scenario) -> None:
    weights = {"housing": 1.0, "education": 99.0, "labour_market": 0.0, "democracy": 0.0, "crime": 0.0}
    region = with_range(replace(scenario, weights=weights), "near").weight_region
    assert region["housing"] == (0.0, 6.0)
    assert region["education"] == (94.0, 100.0)
    assert region["crime"] == (0.0, 5.0)


def test_the_same_for_all_is_half_to_one_and_a_half_of_an_equal_share(scenario: Scenario) -> None:
    asked = with_range(replace(scenario, weight_order=(("housing", "crime"),)), "alike")
    assert asked.weight_region == dict.fromkeys(scenario.criteria, (10.0, 30.0))
    assert asked.weight_order == ()
    three = replace(scenario, criteria=("a", "b", "c"), weights={"a": 1.0, "b": 1.0, "c": 1.0})
    assert with_range(three, "alike").weight_region["a"] == pytest.approx((50 / 3, 50))


def test_ones_own_limits_are_those_of_the_scenario(scenario: Scenario) -> None:
    own = replace(scenario, weight_region={"housing": (10.0, 40.0)}, weight_order=(("crime", "housing"),))
    assert with_range(own, "own") == own
    words = range_words(own, "own").replace("\xa0", " ")
    assert words == "boende 10–40 %, brottslighet minst lika mycket som boende"
    assert range_words(scenario, "own") == "utan gränser"


def test_the_bounds_are_said(scenario: Scenario) -> None:
    assert range_words(scenario, "near") == "högst 5 procentenheter från reglagen"
    assert range_words(scenario, "alike") == "mellan 10 och 30 %"


def test_until_it_is_chosen_a_scenarios_own_limits_are_those_asked_about(work: Work) -> None:
    assert range_of(work) == "alike"
    work.scenario = replace(work.scenario, weight_region={"housing": (12.5, 27.5)})
    assert range_of(work) == "own"
    work.weight_range = "near"
    assert range_of(work) == "near"


def test_limits_that_leave_no_weighting_are_seen(scenario: Scenario) -> None:
    narrow = replace(scenario, weight_region=dict.fromkeys(scenario.criteria, (10.0, 16.0)))
    assert not any_weighting(narrow, "own")
    assert any_weighting(narrow, "alike")
