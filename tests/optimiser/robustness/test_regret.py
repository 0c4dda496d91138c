"""Regret: against every portfolio in every corner of the region, and at random weightings inside."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from optimiser.clock import Clock
from optimiser.robustness.regret import corners_of, least_regret
from optimiser.robustness.robustness import robustness
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import every_portfolio

Case = tuple[Scenario, Sequence[Proposal]]


def case_with_region(make_case: Callable[..., Case], seed: int) -> Case:
    scenario, proposals = make_case(seed)
    region = dict.fromkeys(scenario.criteria, (5.0, 45.0))
    return replace(scenario, part_funding=False, weight_region=region), proposals


def values(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[np.ndarray, list[dict[str, int]]]:
    """(points on each criterion of each portfolio allowed, shape (number, k); the portfolios)."""
    tables = []
    for name in scenario.criteria:
        alone = {one: float(one == name) for one in scenario.criteria}
        every = every_portfolio(replace(scenario, weights=alone), proposals)
        tables.append(every.value * float(every.unit))
    rows = np.flatnonzero(every.allowed())
    return np.array(tables).T[rows], [every.portfolio(int(row)) for row in rows]


@pytest.mark.parametrize("seed", range(12))
def test_the_greatest_and_the_least_regret_are_those_of_a_plain_reckoning(
    make_case: Callable[..., Case], seed: int
) -> None:
    scenario, proposals = case_with_region(make_case, seed)
    shown = solve(scenario, proposals)
    if shown.status != "optimal":
        pytest.skip("no portfolio")
    points, portfolios = values(scenario, proposals)
    corners = corners_of(scenario, proposals, robustness(scenario, proposals))
    weights = np.array([[float(one[name]) for name in scenario.criteria] for one in corners.weights])
    lost = ((weights @ points.T).max(axis=1)[:, None] - weights @ points.T).max(axis=0)
    mine = corners.regret(shown.amounts)
    assert float(mine.points) == pytest.approx(lost[portfolios.index(dict(shown.amounts))], abs=1e-9)
    least = least_regret(scenario, proposals, corners)
    assert least is not None
    assert float(least.points) == pytest.approx(lost.min(), abs=1e-6)
    inside = np.array([random_weighting(weights, number) for number in range(50)])
    anywhere = ((inside @ points.T).max(axis=1) - inside @ points[portfolios.index(dict(shown.amounts))]).max()
    assert anywhere <= float(mine.points) + 1e-9


def random_weighting(corners: np.ndarray, seed: int) -> np.ndarray:
    """A mixture of the corners."""
    dice = random.Random(seed)
    shares = np.array([dice.expovariate(1) for _ in corners])
    return shares / shares.sum() @ corners


def test_in_a_single_weighting_the_best_choice_has_nothing_to_regret(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> None:
    scenario = make_scenario(200_000)
    one_weighting = replace(scenario, weight_region=dict.fromkeys(scenario.criteria, (20.0, 20.0)))
    proposals = [make_proposal(id_, 100_000, number) for number, id_ in enumerate("ABC", start=1)]
    corners = corners_of(one_weighting, proposals, robustness(one_weighting, proposals))
    assert corners.weights == (dict.fromkeys(scenario.criteria, Fraction(1, 5)),)
    assert corners.regret({"B": 100_000, "C": 100_000}).points == 0
    assert corners.regret({"A": 100_000}).points == 4


def test_of_a_choice_with_parts_no_regret_is_told(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> None:
    """Half of B beside A is worth more than any whole choice, so that against these it would lose nothing."""
    scenario = replace(make_scenario(150_000), part_funding=True)
    proposals = [replace(make_proposal(id_, 100_000, 2.0), minimum=30_000) for id_ in "AB"]
    corners = corners_of(scenario, proposals, robustness(scenario, proposals))
    parts = solve(scenario, proposals).amounts
    assert sorted(parts.values()) == [50_000, 100_000]
    assert not corners.tells(parts)
    with pytest.raises(ValueError, match="whole funding"):
        corners.regret(parts)
    assert corners.tells({"A": 100_000})
    assert corners.regret({"A": 100_000}).points == 0


def test_called_off_no_least_regret_is_given(make_case: Callable[..., Case]) -> None:
    scenario, proposals = case_with_region(make_case, 1)
    corners = corners_of(scenario, proposals, robustness(scenario, proposals))
    clock = Clock()
    clock.cancel()
    assert least_regret(scenario, proposals, corners, clock) is None
