"""All that assessors' scores say of a choice, beside verdicts that are about whole funding."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from optimiser.clock import Clock
from optimiser.frontier import whole
from optimiser.robustness.assessed import Assessed, assessed
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.areas import AREA_CODES
from scoring.assessments import Assessment
from scoring.proposal import Proposal

ASSESSMENTS = tuple(
    Assessment(id_, name, dict.fromkeys(AREA_CODES, points))
    for name, scores in (("Anna", (5.0, 1.0)), ("Bo", (1.0, 4.6)))
    for id_, points in zip("AB", scores, strict=True)
)


@pytest.fixture
def with_parts(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> tuple[Scenario, tuple[Proposal, ...]]:
    """One and a half of two fit."""
    proposals = tuple(replace(make_proposal(id_, 100_000, 2.0), minimum=30_000) for id_ in "AB")
    return replace(make_scenario(150_000), part_funding=True), proposals


def told(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Assessed:
    return assessed(scenario, proposals, ASSESSMENTS, Clock())


def test_where_parts_may_be_funded_all_of_it_is_still_about_whole_funding(
    with_parts: tuple[Scenario, tuple[Proposal, ...]],
) -> None:
    scenario, proposals = with_parts
    assert set(solve(scenario, proposals).amounts) == {"A", "B"}
    found = told(scenario, proposals)
    assert [one.portfolio.amounts for one in found.own] == [{"A": 100_000}, {"B": 100_000}]
    assert found.complete
    without = told(whole(scenario), proposals)
    assert (found.matters, found.draws) == (without.matters, without.draws)
    assert found.matters.found
