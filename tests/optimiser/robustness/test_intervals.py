"""How far each weight can move: against every portfolio there is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.clock import Clock
from optimiser.robustness.intervals import Reach, reaches
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal
from scoring.weights import weight_shares
from tests.optimiser.every_portfolio import every_portfolio

Case = tuple[Scenario, Sequence[Proposal]]


def plainly(scenario: Scenario, proposals: Sequence[Proposal], shown: Mapping[str, int]) -> dict[str, Any]:
    """{criterion: (least, greatest)} share at which no portfolio allowed is worth more, line by line."""
    shares = weight_shares(scenario.weights)
    found = {}
    for criterion, share in shares.items():
        if share == 1:
            continue
        rest = {name: 0.0 if name == criterion else weight for name, weight in scenario.weights.items()}
        alone = {name: float(name == criterion) for name in scenario.weights}
        at_0, at_1 = (_values(replace(scenario, weights=weights), proposals, shown) for weights in (rest, alone))
        least, greatest = Fraction(0), Fraction(1)
        for low, high in zip(at_0, at_1, strict=True):
            if high > 0:
                greatest = min(greatest, max(share, low / (low - high) if low < 0 else share))
            if low > 0:
                least = max(least, min(share, low / (low - high) if high < 0 else share))
        found[criterion] = (least, greatest)
    return found


def _values(scenario: Scenario, proposals: Sequence[Proposal], shown: Mapping[str, int]) -> list[Fraction]:
    """What each portfolio allowed is worth more than the one shown, in points."""
    every = every_portfolio(scenario, proposals)
    worth = {row: int(every.value[row]) * every.unit for row in range(len(every.amounts)) if every.allowed()[row]}
    own = next(value for row, value in worth.items() if every.portfolio(row) == shown)
    return [value - own for value in worth.values()]


@pytest.mark.parametrize("seed", range(25))
def test_each_weight_reaches_as_far_as_a_plain_reckoning_of_every_portfolio_says(
    make_case: Callable[..., Case], seed: int
) -> None:
    scenario, proposals = make_case(seed)
    shown = solve(scenario, proposals)
    if shown.status != "optimal":
        pytest.skip("no portfolio")
    found = reaches(scenario, proposals, shown)
    assert all(side.proven for one in found for side in (one.down, one.up))
    told = {one.criterion: (one.down.share, one.up.share) for one in found}
    assert told == plainly(scenario, proposals, shown.amounts)
    check_what_it_becomes(scenario, proposals, found)


def check_what_it_becomes(scenario: Scenario, proposals: Sequence[Proposal], found: Sequence[Reach]) -> None:
    for one in found:
        for side, end in ((one.down, Fraction(0)), (one.up, Fraction(1))):
            assert (side.becomes is None) == (side.share == end)


def test_the_real_proposals_at_ten_million() -> None:
    case = read_sample("malmo_2022")
    scenario = replace(case.scenario, budget=10_000_000)
    found = reaches(scenario, case.proposals, solve(scenario, case.proposals))
    assert [one.criterion for one in found] == list(scenario.weights)
    assert all(one.down.share <= one.share <= one.up.share for one in found)
    assert any(one.up.becomes for one in found)


def test_called_off_nothing_is_said_to_be_proven(make_case: Callable[..., Case]) -> None:
    scenario, proposals = make_case(3)
    shown, clock = solve(scenario, proposals), Clock()
    clock.cancel()
    assert not any(side.proven for one in reaches(scenario, proposals, shown, clock) for side in (one.down, one.up))


def test_the_example_that_is_worked_by_hand(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> None:
    """docs/method.md: 2 + 3t against 6 − 3t."""
    scores = {"A": (4, 0), "B": (2, 4), "C": (1, 2)}
    costs = {"A": 600_000, "B": 500_000, "C": 400_000}
    proposals = [make_proposal(id_, costs[id_], [*map(float, scores[id_]), 0.0, 0.0, 0.0]) for id_ in scores]
    weights = {"housing": 30.0, "education": 10.0, "labour_market": 0.0, "democracy": 0.0, "crime": 0.0}
    scenario = make_scenario(1_000_000, weights=weights)
    housing = reaches(scenario, proposals, solve(scenario, proposals))[0]
    assert (housing.share, housing.down.share, housing.up.share) == (Fraction(3, 4), Fraction(2, 3), Fraction(1))
    assert set(housing.down.becomes or {}) == {"B", "C"}
