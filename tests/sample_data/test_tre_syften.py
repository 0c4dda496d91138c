"""The made-up example with three criteria of its own."""

import pytest

from app.samples import Case, read_sample
from optimiser.rules import rules_of
from optimiser.solve import solve

PAIR = ("T07", "T08")
CRITERIA = ("Barn och unga", "Trygghet", "Utsatta områden")


@pytest.fixture(scope="module", name="case")
def three_aims() -> Case:
    """The sample as the app opens it."""
    return read_sample("exempel_tre_syften")


def test_twelve_rows_are_scored_from_0_to_10_on_the_three_aims_and_marked_made_up(case: Case) -> None:
    assert [proposal.id for proposal in case.proposals] == [f"T{number:02}" for number in range(1, 13)]
    assert (case.scenario.criteria, case.scenario.score_top) == (CRITERIA, 10)
    points = [score for proposal in case.proposals for score in proposal.scores.values() if score is not None]
    assert min(points) >= 0
    assert 5 < max(points) <= 10
    for proposal in case.proposals:
        assert tuple(proposal.scores) == CRITERIA
        assert (proposal.score_basis, proposal.texts["note"]) == ("made_up", "Påhittat exempel")


def test_titles_stand_in_no_other_sample(case: Case) -> None:
    titles = {proposal.title for proposal in case.proposals}
    assert len(titles) == 12
    for other in ("malmo_2022", "exempel_60"):
        assert not titles & {proposal.title for proposal in read_sample(other).proposals}


def test_the_two_pots_make_up_the_amount(case: Case) -> None:
    for proposal in case.proposals:
        assert set(proposal.pool_costs) == set(case.scenario.pools)
        assert sum(proposal.pool_costs.values()) == proposal.cost


def test_one_measure_stands_twice_each_time_paid_from_a_pot_of_its_own(case: Case) -> None:
    one, other = (proposal for proposal in case.proposals if proposal.id in PAIR)
    assert (one.cost, one.scores, one.group) == (other.cost, other.scores, other.group)
    assert one.pool_costs == {"stadens medel": one.cost, "statsbidrag": 0}
    assert other.pool_costs == {"stadens medel": 0, "statsbidrag": one.cost}


def test_the_best_is_proven_and_pays_the_measure_once(case: Case) -> None:
    best = solve(case.scenario, case.proposals)
    assert (best.status, best.tied, best.unassessed) == ("optimal", False, ("T12",))
    assert len(set(best.amounts) & set(PAIR)) == 1
    assert all(rule.holds(best.amounts) for rule in rules_of(case.scenario, case.proposals))
