"""The samples open as they were made."""

import pytest

from app.samples import SAMPLES, read_sample
from scoring.weights import weight_shares


def test_the_2022_sample_opens_with_19_proposals_equal_weights_and_15_million() -> None:
    case = read_sample("malmo_2022")
    assert (len(case.proposals), case.scenario.budget, case.sample) == (19, 15_000_000, "malmo_2022")
    assert len(set(weight_shares(case.scenario.weights).values())) == 1
    assert {proposal.score_basis for proposal in case.proposals} == {"derived"}
    assert sum(proposal.cost for proposal in case.proposals) == 15_000_000


def test_the_made_up_sample_opens_with_60_proposals_marked_as_made_up() -> None:
    case = read_sample("exempel_60")
    assert len(case.proposals) == 60
    assert {proposal.score_basis for proposal in case.proposals} == {"made_up"}
    assert case.scenario.limits
    assert case.scenario.fund


def test_the_2022_sample_comes_first() -> None:
    assert SAMPLES == ("malmo_2022", "exempel_60")


def test_there_is_no_other_sample() -> None:
    with pytest.raises(FileNotFoundError):
        read_sample("malmo_2023")
