"""Which disagreement matters: against both ends solved by hand."""

from collections.abc import Callable
from fractions import Fraction

from optimiser.clock import Clock
from optimiser.robustness.disagreement import what_matters
from optimiser.scenario import Scenario
from scoring.assessments import Assessment
from scoring.proposal import Proposal

AREAS = ("housing", "education", "labour_market", "democracy", "crime")


def said(id_: str, assessor: str, **points: float) -> Assessment:
    return Assessment(id_, assessor, {area: points.get(area, 2.0) for area in AREAS})


def test_only_what_turns_the_choice_matters_and_what_can_cost_most_comes_first(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> None:
    """One of three fits. A has 2 points in each area and is funded at first: 2 against 1.8 and 1.6."""
    proposals = tuple(make_proposal(id_, 100_000, 2.0) for id_ in ("A", "B", "C"))
    scenario = make_scenario(100_000)
    assessments = [
        said("A", "Anna"), said("A", "Bo"),
        said("B", "Anna", crime=0), said("B", "Bo", crime=2), said("B", "Cia", crime=1), said("B", "Dan", crime=1),
        said("C", "Anna", crime=0, housing=0), said("C", "Bo", crime=0, housing=5),
        said("C", "Cia", crime=0, housing=1),
    ]  # fmt: skip
    found = what_matters(scenario, proposals, assessments)
    assert (found.asked, found.complete) == (2, True)
    assert [(one.disagreement.id, one.disagreement.criterion) for one in found.found] == [("C", "housing")]
    matters = found.found[0]
    assert (matters.at_lowest, matters.at_highest) == ({"A": 100_000}, {"C": 100_000})
    assert (matters.regret, matters.moved) == (Fraction(1, 5), 100_000)  # (5 + 2 + 2 + 2 + 0) / 5 − 2


def test_called_off_it_says_how_many_were_asked(
    make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]
) -> None:
    clock = Clock()
    clock.cancel()
    assessments = [said("A", "Anna", crime=0), said("A", "Bo", crime=4)]
    found = what_matters(make_scenario(), [make_proposal("A", 100_000, 2.0)], assessments, clock=clock)
    assert (found.found, found.asked, found.complete) == ((), 0, False)
