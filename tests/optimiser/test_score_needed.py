from collections.abc import Callable
from fractions import Fraction

import pytest

from optimiser.score_needed import Step, close_step, points_a_step, scores_needed
from scoring.proposal import Proposal

SHARES = {"housing": Fraction(3, 4), "education": Fraction(1, 4), "labour_market": Fraction(0)}


@pytest.fixture
def one(make_proposal: Callable[..., Proposal]) -> Proposal:
    return make_proposal("P1", 500_000, [2.0, 4.5, 1.0, 0.0, 0.0])


def test_a_point_more_is_worth_its_weight_and_per_krona_its_cost_too(one: Proposal) -> None:
    assert points_a_step(one, SHARES, "per_proposal") == SHARES
    assert points_a_step(one, SHARES, "per_krona")["housing"] == Fraction(3, 8)


def test_a_score_beyond_the_scale_or_without_weight_cannot_turn_it(one: Proposal) -> None:
    steps = scores_needed(one, SHARES, Fraction(3, 4), 5.0)
    assert steps == {"housing": Step("housing", Fraction(2), Fraction(3)), "education": None, "labour_market": None}


def test_a_scale_without_end_reaches_any_score(one: Proposal) -> None:
    step = scores_needed(one, SHARES, Fraction(3, 4), None)["education"]
    assert step is not None
    assert step.to == Fraction(15, 2)


def test_no_score_falls_below_nothing(one: Proposal) -> None:
    steps = scores_needed(one, SHARES, Fraction(-3, 2), 5.0)
    assert steps["housing"] == Step("housing", Fraction(2), Fraction(0))
    assert steps["education"] is None


@pytest.mark.parametrize(
    ("change", "close"), [(Fraction(3, 8), True), (Fraction(-3, 8), True), (Fraction(2, 5), False)]
)
def test_half_a_step_either_way_is_close(one: Proposal, change: Fraction, close: bool) -> None:
    assert (close_step(scores_needed(one, SHARES, change, 5.0)) is not None) is close
