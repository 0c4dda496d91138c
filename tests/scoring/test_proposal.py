from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest

from scoring.proposal import Proposal


def test_a_proposal_with_points_for_every_criterion_is_assessed(proposal: Callable[..., Proposal]) -> None:
    assert proposal(scores={"housing": 0.0, "education": 5.0}).assessed


def test_a_single_missing_score_makes_a_proposal_not_assessed(proposal: Callable[..., Proposal]) -> None:
    assert not proposal(scores={"housing": 3.0, "education": None}).assessed


def test_a_score_of_0_is_an_assessment(proposal: Callable[..., Proposal]) -> None:
    assert proposal(scores={"housing": 0.0}).assessed


def test_what_a_file_leaves_out_is_unknown_and_never_0(proposal: Callable[..., Proposal]) -> None:
    made = proposal()
    assert (made.requested, made.minimum, made.committee_rank) == (None, None, None)
    assert (made.status, made.place, made.committee, made.department, made.group) == ("", "", "", "", "")
    assert (made.requires, made.pool_costs, made.texts, made.extra) == ((), {}, {}, {})
    assert made.score_basis == "assessed"


def test_the_row_a_proposal_came_from_does_not_make_it_another_proposal(proposal: Callable[..., Proposal]) -> None:
    assert proposal(row=2) == proposal(row=7)
    assert proposal(cost=1) != proposal(cost=2)


def test_a_proposal_cannot_be_changed(proposal: Callable[..., Proposal]) -> None:
    with pytest.raises(FrozenInstanceError):
        proposal().cost = 1  # type: ignore[misc]
