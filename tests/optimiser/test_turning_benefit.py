from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.inquiry import Turned
from optimiser.rules import rules_of
from optimiser.turning_benefit import turning_benefit

Make = Callable[..., Any]


@pytest.fixture
def choice(make_proposal: Make, make_scenario: Make) -> Any:
    """100 kr: P1 takes 60 for 3 points, P2 from 60 to 80: never both."""
    scenario = make_scenario(100, part_funding=True)
    proposals = [make_proposal("P1", 60, 3.0), make_proposal("P2", 80, 1.0, minimum=60)]
    rules = (*rules_of(scenario, proposals), Turned("P2", True).rule)
    return choice_of(scenario, proposals, rules)


def test_more_of_it_is_funded_as_its_benefit_grows(choice: Any) -> None:
    assert turning_benefit(choice, "P2", {"P2": 60}, Fraction(3), Clock()) == 3


def test_nothing_turns_below_no_benefit(choice: Any) -> None:
    assert turning_benefit(choice, "P2", {"P2": 60}, Fraction(0), Clock()) == 0


def test_no_proof_in_time_is_no_answer(choice: Any) -> None:
    clock = Clock()
    clock.cancel()
    with pytest.raises(OutOfTimeError):
        turning_benefit(choice, "P2", {"P2": 60}, Fraction(3), clock)
