from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import pytest

from optimiser import solve as solving
from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.rules import rules_of
from optimiser.scenario import Limit, Scenario
from optimiser.search import Searched
from optimiser.solve import check_rules, solve
from optimiser.solver import Answer, SolverFailure
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]


def knapsack(values: Sequence[float], costs: Sequence[int], budget: int, **rules: Any) -> tuple[Scenario, Any]:
    """A published instance with a criterion of its own."""
    proposals = tuple(
        Proposal(f"{number:02}", f"Item {number}", cost, "housing", {"nytta": float(value)})
        for number, (value, cost) in enumerate(zip(values, costs, strict=True), start=1)
    )
    return Scenario(weights={"nytta": 1.0}, criteria=("nytta",), budget=budget, **rules), proposals


# (instance, items chosen, value, runner-up), all from the project's notes on peers, section 5.
LOGOS = ([18, 20, 17, 19, 25, 21, 27, 23, 25, 24], [1, 3, 7, 4, 8, 9, 6, 10, 2, 5], 15)
PABULIB = ([180, 150, 140, 120, 90], [100_000, 200_000, 250_000, 150_000, 80_000], 500_000)


@pytest.mark.parametrize(
    ("instance", "chosen", "value", "runner_up"),
    [
        # LOGOS knapsack: unique optimum 106, runner-up 94.
        (LOGOS, ["01", "02", "04", "09", "10"], 106, 94),
        # Pabulib explainer: projects and votes; optimum 450, runner-up 440.
        (PABULIB, ["01", "02", "04"], 450, 440),
    ],
    ids=["LOGOS", "Pabulib"],
)
def test_published_instances(instance: Any, chosen: list[str], value: int, runner_up: int) -> None:
    portfolio = solve(*knapsack(*instance))
    assert (list(portfolio.amounts), portfolio.value, portfolio.tied) == (chosen, value, False)
    without_one = [solve(*knapsack(*instance, exclude=(id_,))).value or 0 for id_ in chosen]
    with_another = [
        solve(*knapsack(*instance, fund=(f"{number:02}",))).value or 0
        for number in range(1, len(instance[0]) + 1)
        if f"{number:02}" not in chosen
    ]
    assert max(without_one + with_another) == runner_up


def test_an_unassessed_proposal_is_shown_and_not_chosen(
    make_proposal: MakeProposal, make_scenario: MakeScenario, without_scores: Callable[[Proposal], Proposal]
) -> None:
    proposals = [make_proposal("P1"), without_scores(make_proposal("P2")), without_scores(make_proposal("P0"))]
    portfolio = solve(make_scenario(), proposals)
    assert (dict(portfolio.amounts), portfolio.unassessed) == ({"P1": 100_000}, ("P0", "P2"))
    funded = solve(make_scenario(fund=("P2",)), proposals)
    assert (dict(funded.amounts), funded.value) == ({"P1": 100_000, "P2": 100_000}, 1)
    assert solve(make_scenario(limits=(Limit("id", "P2", min_count=1),)), proposals).status == "infeasible"


def test_one_score_missing_is_not_zero(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal("P1", scores=[5.0, 5.0, 5.0, 5.0, None])]
    assert solve(make_scenario(), proposals).amounts == {}


def test_a_score_of_0_is_an_assessment(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    portfolio = solve(make_scenario(), [make_proposal("P1", scores=0.0)])
    assert (portfolio.unassessed, portfolio.amounts, portfolio.tied) == ((), {}, True)


def test_weights_are_divided_by_their_sum(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal("P1", scores=[3.0, 0.0, 0.0, 0.0, 0.0]), make_proposal("P2")]
    small, great = (
        make_scenario(
            weights={**dict.fromkeys(("education", "labour_market", "democracy", "crime"), 0.0), "housing": w}
        )
        for w in (0.001, 1000.0)
    )
    assert solve(small, proposals).value == solve(great, proposals).value == 4


def test_per_krona_a_score_is_the_effect_of_a_million(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal("P1", 480_123, 3.5), make_proposal("P2", 100_000, 5.0)]
    portfolio = solve(make_scenario(500_000, benefit="per_krona"), proposals)
    assert (list(portfolio.amounts), portfolio.value) == (["P1"], Fraction(7, 2) * Fraction(480_123, 1_000_000))
    assert list(solve(make_scenario(500_000), proposals).amounts) == ["P2"]


def test_an_empty_portfolio_is_an_answer(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    portfolio = solve(make_scenario(0), [make_proposal("P1")])
    assert (portfolio.status, portfolio.value, portfolio.bound, portfolio.tied) == ("optimal", 0, 0, False)


def test_a_floor_on_an_area_without_proposals_is_a_conflict(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    portfolio = solve(
        make_scenario(limits=(Limit("primärt område", "Brottslighet", min_count=1),)), [make_proposal("P1")]
    )
    assert portfolio.status == "infeasible"
    assert [(rule.kind, rule.key) for rule in portfolio.conflict] == [("min_count", "primary_area=crime")]


@pytest.mark.parametrize("seconds", [0.3, 1.5])
def test_a_time_limit_is_no_proof(seconds: float, hard_case: tuple[Scenario, tuple[Proposal, ...]]) -> None:
    portfolio = solve(*hard_case, Clock(seconds))
    assert portfolio.status in ("feasible", "unknown")
    assert portfolio.tied is None
    assert portfolio.seconds < seconds + 2
    if portfolio.status == "unknown":
        assert (portfolio.value, portfolio.gap, portfolio.amounts) == (None, None, {})
    else:
        assert portfolio.value is not None
        assert portfolio.bound is None or portfolio.bound >= portfolio.value
        rules = rules_of(*hard_case)
        assert all(rule.holds(portfolio.amounts) for rule in rules)


def test_a_stopped_solver_shows_what_it_found_with_bound_and_gap(
    make_proposal: MakeProposal, make_scenario: MakeScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is a whole number of the objective's units: here a point is one of them."""
    monkeypatch.setattr(solving, "searched", lambda _: Searched(None, {"P3": True}))
    monkeypatch.setattr(solving, "run", lambda *_: Answer("feasible", {"P1": 100_000}, 3.5))
    proposals = [make_proposal("P1", 100_000, 3.0), make_proposal("P2", 110_000, 4.0), make_proposal("P3", 1, 5.0)]
    portfolio = solve(make_scenario(110_001), proposals)
    assert (portfolio.status, dict(portfolio.amounts)) == ("feasible", {"P1": 100_000, "P3": 1})
    assert (portfolio.value, portfolio.bound, portfolio.gap) == (8, Fraction(17, 2), Fraction(1, 2))
    assert (portfolio.tied, portfolio.equals) == (None, ())


def test_an_answer_that_breaks_a_rule_is_never_shown(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    scenario, proposals = make_scenario(199_999), [make_proposal("P1"), make_proposal("P2")]
    choice, rules = choice_of(scenario, proposals), rules_of(scenario, proposals)
    check_rules(choice.whole(["P1"]), rules)
    with pytest.raises(SolverFailure, match="budget"):
        check_rules(choice.whole(["P1", "P2"]), rules)


def test_a_bound_that_is_not_the_value_is_never_called_proven(
    make_proposal: MakeProposal, make_scenario: MakeScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "searched", lambda _: Searched())
    monkeypatch.setattr(solving, "run", lambda *_: Answer("optimal", {"P1": 100_000}, 3.0))
    with pytest.raises(SolverFailure, match="worth"):
        solve(make_scenario(), [make_proposal("P1")])


def test_many_proposals_are_solved_to_proof(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal(f"P{n:03}", 100_003 + 7_919 * (n * n % 97), (n % 11) / 2) for n in range(200)]
    portfolio = solve(make_scenario(20_000_000), proposals)
    assert portfolio.status == "optimal"
    assert portfolio.bound == portfolio.value
    assert portfolio.cost <= 20_000_000
