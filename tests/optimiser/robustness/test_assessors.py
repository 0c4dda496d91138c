"""Each assessor's own choice, and how often a proposal is funded where assessors are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest

from optimiser.clock import Clock
from optimiser.robustness.assessors import SEED, Drawn, draws, own_choices
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.assessments import Assessment
from scoring.proposal import Proposal

AREAS = ("housing", "education", "labour_market", "democracy", "crime")


def said(id_: str, assessor: str, points: float | None) -> Assessment:
    return Assessment(id_, assessor, dict.fromkeys(AREAS, points))


@pytest.fixture
def case(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> tuple[Scenario, tuple[Proposal, ...]]:
    """Two of three fit."""
    return make_scenario(200_000), tuple(make_proposal(id_, 100_000, 2.0) for id_ in ("A", "B", "C"))


ASSESSMENTS = (
    said("A", "Anna", 5),
    said("A", "Bo", 1),
    said("B", "Anna", 3),
    said("B", "Bo", 4),
    said("C", "Bo", None),
)


def test_each_assessor_has_a_choice_of_the_own_scores_and_of_the_files_where_there_are_none(
    case: tuple[Scenario, Sequence[Proposal]],
) -> None:
    anna, bo = own_choices(*case, ASSESSMENTS)
    assert (anna.assessor, anna.assessed, set(anna.portfolio.amounts)) == ("Anna", 2, {"A", "B"})
    assert (bo.assessor, bo.assessed, set(bo.portfolio.amounts)) == ("Bo", 2, {"B", "C"})


def test_who_has_assessed_nothing_has_no_choice_and_what_lacks_points_is_not_complete(
    case: tuple[Scenario, Sequence[Proposal]],
) -> None:
    partly = Assessment("B", "Anna", {"housing": 5.0} | dict.fromkeys(AREAS[1:], None))
    blank = [said(id_, "Cia", None) for id_ in "ABC"]
    (anna,) = own_choices(*case, [said("A", "Anna", 5), partly, *blank])
    assert (anna.assessed, anna.complete, set(anna.portfolio.amounts)) == (2, {"A"}, {"A", "C"})


def test_the_draws_come_near_every_combination_of_assessors(case: tuple[Scenario, Sequence[Proposal]]) -> None:
    scenario, proposals = case
    exactly = dict.fromkeys("ABC", 0.0)
    for a, b in product((5, 1), (3, 4)):
        points = {"A": a, "B": b, "C": 2}
        changed = [replace(one, scores=dict.fromkeys(AREAS, float(points[one.id]))) for one in proposals]
        for id_ in solve(scenario, changed).amounts:
            exactly[id_] += 1 / 4
    found = draws(scenario, proposals, ASSESSMENTS)
    assert (found.number, found.complete) == (1000, True)
    assert [one.id for one in found.proposals] == ["A", "B", "C"]
    for one in found.proposals:
        least, greatest = one.interval
        assert least - 0.02 <= exactly[one.id] <= greatest + 0.02
    assert draws(scenario, proposals, ASSESSMENTS) == found


def test_the_interval_is_wilsons() -> None:
    """10 of 40: 14.2 % to 40.2 %, as Wilson's formula gives by hand."""
    least, greatest = Drawn("A", 10, 40).interval
    assert (round(least, 4), round(greatest, 4)) == (0.1419, 0.4019)
    assert Drawn("A", 0, 40).interval[0] == 0.0
    assert Drawn("A", 40, 40).interval[1] == 1.0


def test_called_off_only_the_draws_made_are_counted(case: tuple[Scenario, Sequence[Proposal]]) -> None:
    clock = Clock()
    clock.cancel()
    found = draws(*case, ASSESSMENTS, clock=clock)
    assert (found.number, found.complete, found.proposals) == (0, False, ())


def test_the_draws_are_seeded() -> None:
    assert SEED == 2022
