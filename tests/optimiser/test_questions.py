from collections.abc import Callable
from typing import Any

import pytest

from optimiser.choice import choice_of
from optimiser.questions import Best, Ground, Reply, ask, ground_of
from optimiser.rules import rules_of
from optimiser.solve import solve

Make = Callable[..., Any]


def ground(scenario: Any, proposals: Any) -> Ground:
    value = solve(scenario, proposals).value
    assert value is not None
    found = ground_of(choice_of(scenario, proposals), rules_of(scenario, proposals), value)
    assert found is not None
    return found


@pytest.fixture
def three(make_proposal: Make, make_scenario: Make) -> Ground:
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 50, 2.0), make_proposal("P3", 50, 2.0)]
    return ground(make_scenario(110, exclude=("P3",)), proposals)


def asked(three: Ground, *questions: Best) -> dict[int, Reply]:
    return ask(three, questions, lambda: False, lambda: None)


def test_a_held_decision_has_its_best_portfolio(three: Ground) -> None:
    replies = asked(three, Best(three, 0, False), Best(three, 1, False))
    assert [reply.amounts for reply in replies.values()] == [{"P2": 50}, {"P1": 60}]


def test_what_the_rules_shut_out_has_no_portfolio(three: Ground) -> None:
    assert asked(three, Best(three, 2, True)) == {0: Reply()}


def test_a_rule_without_price_can_be_eased(three: Ground) -> None:
    (reply,) = asked(three, Best(three, eased=(1,))).values()
    assert reply.value == 5
    assert reply.amounts == {"P1": 60, "P2": 50}


def test_no_question_is_asked_once_it_is_called_off(three: Ground) -> None:
    assert ask(three, [Best(three, 0, False)], lambda: True, lambda: None) == {}


def test_each_reply_is_told(three: Ground) -> None:
    told: list[int] = []
    ask(three, [Best(three, 0, False), Best(three, 1, False)], lambda: False, lambda: told.append(1))
    assert len(told) == 2


def test_what_would_make_too_long_a_list_is_left_open(three: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimiser.listing._MOST_SETS", 0)
    assert asked(three, Best(three, 0, False), Best(three, 1, False)) == {}


def test_parts_have_no_lists(make_proposal: Make, make_scenario: Make) -> None:
    scenario, proposals = make_scenario(100, part_funding=True), [make_proposal("P1", 60, minimum=20)]
    choice = choice_of(scenario, proposals)
    assert ground_of(choice, rules_of(scenario, proposals), choice.value(["P1"])) is None
