from collections.abc import Callable
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.inquiry import CostOf, Inquiry, Turned, Without
from optimiser.solve import solve

Make = Callable[..., Any]


def inquiry(scenario: Any, proposals: Any) -> Inquiry:
    return Inquiry(scenario, proposals, solve(scenario, proposals), Clock())


@pytest.mark.parametrize("seed", range(70_000, 70_040))
def test_lists_and_solves_give_the_same_portfolio_to_the_same_question(
    seed: int, make_case: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = inquiry(*make_case(seed))
    if asked.best.status != "optimal" or asked.ground is None:
        pytest.skip("nothing to ask about")
    monkeypatch.setattr("optimiser.inquiry.ground_of", lambda *_: None)
    by_solver = inquiry(asked.scenario, asked.proposals)
    assert by_solver.ground is None
    ours = [one.id for one in asked.proposals if one.assessed and one.received]
    questions = [Turned(id_, id_ not in asked.best.amounts) for id_ in ours]
    assert asked.answers(questions) == [one.solved(by_solver) for one in questions]
    rules = [Without((rule,)) for rule in asked.rules[1:]]
    assert asked.answers(rules) == [one.solved(by_solver) for one in rules]


def test_a_cost_is_asked_for_in_either_way(make_proposal: Make, make_scenario: Make) -> None:
    asked = inquiry(make_scenario(100), [make_proposal("P1", 60, 3.0), make_proposal("P2", 90, 2.0)])
    assert [reply.cost if reply else 0 for reply in asked.answers([CostOf("P2")])] == [40]
    assert CostOf("P2").solved(asked).cost == 40


def test_parts_are_asked_of_the_solver_alone(make_proposal: Make, make_scenario: Make) -> None:
    asked = inquiry(make_scenario(100, part_funding=True), [make_proposal("P1", 60, minimum=20)])
    assert asked.ground is None
    assert [reply.value if reply else 1 for reply in asked.answers([Turned("P1", False)])] == [0]


def test_a_question_not_reached_in_time_has_no_reply(make_proposal: Make, make_scenario: Make) -> None:
    asked = inquiry(make_scenario(100), [make_proposal("P1", 60)])
    asked.clock.cancel()
    assert asked.answers([Turned("P1", False)]) == [None]
    assert asked.clock.answered == 0
