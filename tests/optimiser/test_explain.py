"""What is told of proposals, one kind of reason at a time; test_explain_brute_force.py has the figures."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.explain import explain
from optimiser.scenario import Limit
from optimiser.solve import solve

Make = Callable[..., Any]


@pytest.fixture
def by_hand(make_proposal: Make, make_scenario: Make) -> Any:
    """The example of docs/method.md: A and C are best, B is left out."""
    scores = {"A": (4.0, 0.0), "B": (2.0, 4.0), "C": (1.0, 2.0)}
    costs = {"A": 600_000, "B": 500_000, "C": 400_000}
    proposals = tuple(make_proposal(id_, costs[id_], [*scores[id_], 0.0, 0.0, 0.0]) for id_ in costs)
    weights = dict.fromkeys(proposals[0].scores, 0.0) | {"housing": 30.0, "education": 10.0}
    return make_scenario(1_000_000, weights=weights), proposals


def test_one_that_is_beaten_for_money_is_told_by_whom_and_what_it_would_take(by_hand: Any) -> None:
    told = explain(*by_hand, larger_budgets=True).proposals["B"]
    assert (told.funded, told.reason, [rule.kind for rule in told.rules]) == (False, "beaten", ["budget"])
    assert (told.loss, told.enters, told.leaves) == (Fraction(1, 2), ("B",), ("A",))
    assert (told.benefit_needed, told.cost_needed, told.budget_needed) == (3, 400_000, 1_100_000)
    assert told.steps["education"] is None
    assert told.steps["housing"] is not None
    assert told.steps["housing"].to == Fraction(8, 3)
    assert not told.close


def test_one_that_is_funded_is_told_what_would_be_lost(by_hand: Any) -> None:
    told = explain(*by_hand).proposals["C"]
    assert (told.funded, told.reason, told.loss) == (True, "best", Fraction(5, 4))
    assert (told.enters, told.leaves) == ((), ("C",))
    assert (told.benefit_needed, told.cost_needed) == (None, None)


def test_a_decision_is_close_where_half_a_step_turns_it(by_hand: Any) -> None:
    scenario, (a, b, c) = by_hand
    nearer = replace(b, scores={**b.scores, "housing": 2.25})
    told = explain(scenario, (a, nearer, c)).proposals
    assert told["B"].close
    assert told["B"].close_step is not None
    assert (told["B"].close_step.criterion, told["B"].close_step.to) == ("housing", Fraction(8, 3))
    assert told["A"].close
    assert not told["C"].close


def test_a_rule_that_shuts_one_out_is_named(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 10), make_proposal("P2", 10, primary_area="crime"), make_proposal("P3", 2_000_000)]
    limit = Limit("primary_area", "crime", max_count=0)
    told = explain(make_scenario(1_000_000, limits=(limit,), exclude=("P1",)), proposals).proposals
    assert {id_: (one.reason, one.loss) for id_, one in told.items()} == dict.fromkeys(told, ("rule", None))
    assert {id_: [rule.kind for rule in one.rules] for id_, one in told.items()} == {
        "P1": ["exclude"],
        "P2": ["max_count"],
        "P3": ["budget"],
    }
    assert [told[id_].cost_needed for id_ in told] == [None, None, 1_000_000]


def test_one_that_must_be_funded_is_told_so(make_proposal: Make, make_scenario: Make) -> None:
    told = explain(make_scenario(1_000_000, fund=("P1",)), [make_proposal("P1", 10)]).proposals["P1"]
    assert (told.funded, told.reason, [rule.kind for rule in told.rules]) == (True, "rule", ["fund"])
    assert not told.close


def test_one_without_benefit_is_not_said_to_be_beaten(make_proposal: Make, make_scenario: Make) -> None:
    told = explain(make_scenario(), [make_proposal("P1", 10, 0.0), make_proposal("P2", 10)]).proposals["P1"]
    assert (told.funded, told.reason) == (False, "no_benefit")


def test_equally_good_ones_could_have_gone_the_other_way(make_proposal: Make, make_scenario: Make) -> None:
    told = explain(make_scenario(10), [make_proposal("P1", 10), make_proposal("P2", 10)]).proposals
    assert [(one.funded, one.reason, one.loss, one.close) for one in told.values()] == [
        (True, "equal", 0, True),
        (False, "equal", 0, True),
    ]
    assert (told["P2"].benefit_needed, told["P2"].cost_needed) == (1, 10)


def test_a_group_is_named_where_it_is_not_the_money(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 10, 3.0, group="G"), make_proposal("P2", 10, 1.0, group="G")]
    told = explain(make_scenario(), proposals).proposals["P2"]
    assert (told.reason, [rule.kind for rule in told.rules], told.leaves) == ("beaten", ["group"], ("P1",))


def test_those_not_chosen_among_are_told_apart(make_proposal: Make, make_scenario: Make) -> None:
    nobody = [None] * 5
    proposals = [
        make_proposal("P1", 10, nobody),
        make_proposal("P2", 10, nobody),
        make_proposal("P3", 10, state="withdrawn", state_reason="x"),
    ]
    told = explain(make_scenario(fund=("P2",)), proposals).proposals
    assert [(one.funded, one.reason) for one in told.values()] == [
        (False, "unassessed"),
        (True, "unassessed"),
        (False, "set_aside"),
    ]


def test_without_a_portfolio_there_is_nothing_to_explain(make_proposal: Make, make_scenario: Make) -> None:
    found = explain(make_scenario(5, fund=("P1",)), [make_proposal("P1", 10)])
    assert (found.best.status, found.proposals, found.complete) == ("infeasible", {}, False)


def test_the_clock_tells_how_many_questions_are_answered(by_hand: Any) -> None:
    clock = Clock()
    explain(*by_hand, clock, larger_budgets=True)
    assert clock.answered == clock.questions == 5


def test_work_that_is_called_off_says_that_it_is_not_complete(by_hand: Any) -> None:
    best, clock = solve(*by_hand), Clock()
    clock.cancel()
    found = explain(*by_hand, clock, best)
    assert (found.complete, found.proposals, found.best) == (False, {}, best)
