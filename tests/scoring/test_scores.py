from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.proposal import Proposal
from scoring.scores import Counting, benefit, contributions
from scoring.weights import weight_shares

_SHARES = weight_shares({"housing": 10, "education": 40, "labour_market": 20, "democracy": 20, "crime": 10})
_WAYS: tuple[Counting, ...] = ("per_proposal", "per_krona")
_SCORES = st.lists(st.integers(0, 50).map(lambda tenths: tenths / 10), min_size=5, max_size=5)
_WEIGHTS = st.lists(st.integers(1, 100), min_size=5, max_size=5)


def test_a_worked_example_counted_per_proposal(proposal: Callable[..., Proposal]) -> None:
    # 0.1 · 4 + 0.4 · 3.5 + 0.2 · 0 + 0.2 · 1 + 0.1 · 2 = 0.4 + 1.4 + 0 + 0.2 + 0.2
    parts = {"housing": "0.4", "education": "1.4", "labour_market": "0", "democracy": "0.2", "crime": "0.2"}
    expected = {criterion: Fraction(part) for criterion, part in parts.items()}
    assert contributions(proposal(), _SHARES, "per_proposal") == expected
    assert benefit(proposal(), _SHARES, "per_proposal") == Fraction("2.2")


def test_a_worked_example_counted_per_krona(proposal: Callable[..., Proposal]) -> None:
    # The same points, times 400 000 / 1 000 000.
    parts = {"housing": "0.16", "education": "0.56", "labour_market": "0", "democracy": "0.08", "crime": "0.08"}
    expected = {criterion: Fraction(part) for criterion, part in parts.items()}
    assert contributions(proposal(), _SHARES, "per_krona") == expected
    assert benefit(proposal(), _SHARES, "per_krona") == Fraction("0.88")


def test_a_million_kronor_is_worth_the_same_both_ways(proposal: Callable[..., Proposal]) -> None:
    made = proposal(cost=1_000_000)
    assert benefit(made, _SHARES, "per_krona") == benefit(made, _SHARES, "per_proposal")


@pytest.mark.parametrize("counting", _WAYS)
def test_what_is_not_assessed_has_no_benefit_rather_than_0(
    proposal: Callable[..., Proposal], counting: Counting
) -> None:
    made = proposal(scores=dict.fromkeys(AREA_CODES, 5.0) | {"crime": None})
    assert benefit(made, _SHARES, counting) is None
    assert contributions(made, _SHARES, counting) == {}


@pytest.mark.parametrize("counting", _WAYS)
def test_points_of_0_all_through_are_a_benefit_of_0(proposal: Callable[..., Proposal], counting: Counting) -> None:
    assert benefit(proposal(scores=dict.fromkeys(AREA_CODES, 0.0)), _SHARES, counting) == 0


@given(_SCORES, _WEIGHTS, st.integers(1, 10**12), st.sampled_from(_WAYS))
def test_the_contributions_are_together_exactly_the_benefit(
    proposal: Callable[..., Proposal], scores: list[float], weights: list[int], cost: int, counting: Counting
) -> None:
    made = proposal(scores=dict(zip(AREA_CODES, scores, strict=True)), cost=cost)
    shares = weight_shares(dict(zip(AREA_CODES, weights, strict=True)))
    assert sum(contributions(made, shares, counting).values()) == benefit(made, shares, counting)


@given(_SCORES, _WEIGHTS, st.sampled_from([2, 3, 7, 1000]), st.sampled_from(_WAYS))
def test_the_scale_of_the_weights_does_not_change_a_benefit(
    proposal: Callable[..., Proposal], scores: list[float], weights: list[int], factor: int, counting: Counting
) -> None:
    made = proposal(scores=dict(zip(AREA_CODES, scores, strict=True)))
    once, scaled = (weight_shares({a: f * w for a, w in zip(AREA_CODES, weights, strict=True)}) for f in (1, factor))
    assert benefit(made, once, counting) == benefit(made, scaled, counting)


@given(_SCORES, _WEIGHTS, st.permutations(AREA_CODES), st.sampled_from(_WAYS))
def test_the_order_of_the_criteria_does_not_change_a_benefit(
    proposal: Callable[..., Proposal], scores: list[float], weights: list[int], order: list[str], counting: Counting
) -> None:
    points, shares = dict(zip(AREA_CODES, scores, strict=True)), dict(zip(AREA_CODES, weights, strict=True))
    moved = proposal(scores={area: points[area] for area in order})
    assert list(contributions(moved, weight_shares(shares), counting)) == order
    assert benefit(moved, weight_shares({area: shares[area] for area in order}), counting) == benefit(
        proposal(scores=points), weight_shares(shares), counting
    )


@settings(deadline=None)  # a busy machine is not a fault
@given(st.permutations(range(5)), st.sampled_from(_WAYS))
def test_the_order_of_the_rows_does_not_change_a_benefit(
    written: Callable[..., bytes],
    read: Callable[..., tuple[Proposal, ...]],
    order: list[int],
    counting: Counting,
) -> None:
    rows = [{"id": f"P{n}", "boende": str(n), "belopp": str(10**5 * (n + 1))} for n in range(5)]
    ordered, moved = read(written(*rows)), read(written(*(rows[n] for n in order)))
    expected = {made.id: benefit(made, _SHARES, counting) for made in ordered}
    assert {made.id: benefit(made, _SHARES, counting) for made in moved} == expected
    assert len(set(expected.values())) == 5
