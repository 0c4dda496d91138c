from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from optimiser.choice import choice_of
from optimiser.listing import Root, listed
from optimiser.questions import Ground, ground_of
from optimiser.rules import rules_of
from optimiser.search import TooManySetsError

Make = Callable[..., Any]


@pytest.fixture
def ground(make_proposal: Make, make_scenario: Make) -> Ground:
    """Ten proposals of 10 kr, and 50 kr."""
    scenario, proposals = make_scenario(50), [make_proposal(f"P{number}", 10, 1.0) for number in range(10)]
    rules = rules_of(scenario, proposals)
    found = ground_of(choice_of(scenario, proposals), rules, choice_of(scenario, proposals).value([]) + 5)
    assert found is not None
    return found


def root(ground: Ground, room: float, held: int = -1) -> Root:
    return Root(room, ground.value, ground.slack, np.zeros_like(ground.slack), held)


def test_every_portfolio_within_the_room_is_listed_for_each_question(ground: Ground) -> None:
    found = listed(ground.found, [root(ground, 0.5), root(ground, 1.5)])
    values = [found.value[found.question == question] for question in (0, 1)]
    assert [int((some == 5).sum()) for some in values] == [252, 252]
    assert int((values[1] == 4).sum()) == 210


def test_what_is_held_is_never_flipped(ground: Ground) -> None:
    found = listed(ground.found, [root(ground, 0.5, held=3)])
    assert int((found.value == 5).sum()) == 126
    assert all(3 not in found.flips(number) for number in range(len(found.question)))


def test_a_list_that_is_too_long_is_given_up(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimiser.listing._MOST_SETS", 100)
    with pytest.raises(TooManySetsError):
        listed(ground.found, [root(ground, 0.5)])
