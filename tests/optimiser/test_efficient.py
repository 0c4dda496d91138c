from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from optimiser import efficient
from optimiser.choice import Choice
from optimiser.clock import Clock
from optimiser.efficient import efficient_pairs
from optimiser.pairs import Pair
from optimiser.states import TooManyStatesError


def pair(**points: Fraction) -> Pair:
    costs = {id_: 100 + 10 * place for place, id_ in enumerate(points)}
    return Pair(Choice(costs, points, ()), costs)


def test_values_that_are_the_same_but_for_the_tolerance_are_one_point() -> None:
    found, complete = efficient_pairs(pair(A=Fraction(1), B=1 + Fraction(1, 10**10)), 119, Clock())
    assert ([one.funded for one in found], complete) == ([(), ("A",)], True)
    found, _ = efficient_pairs(pair(A=Fraction(1), B=1 + Fraction(1, 10**8)), 119, Clock())
    assert [one.funded for one in found] == [(), ("A",), ("B",)]


def test_a_part_with_too_many_states_is_halved_and_at_last_passed_by_solves(monkeypatch: pytest.MonkeyPatch) -> None:
    some = pair(**{f"P{number}": Fraction(number % 5 + 1) for number in range(8)})
    wanted, _ = efficient_pairs(some, 500, Clock())
    widths: list[int] = []

    def too_many(_question: Any, part: Any, _clock: Clock) -> Any:
        widths.append(part.high - part.low + 1)
        raise TooManyStatesError

    monkeypatch.setattr(efficient, "_MOST_WITHOUT_RULES", 0)
    monkeypatch.setattr(efficient, "_MOST_PARTS", 64)
    monkeypatch.setattr(efficient, "efficient_lines", too_many)
    assert efficient_pairs(some, 500, Clock()) == (wanted, True)
    assert widths[1] < widths[0]


def test_progress_is_told_while_parts_are_taken(monkeypatch: pytest.MonkeyPatch, make_case: Callable[..., Any]) -> None:
    monkeypatch.setattr(efficient, "_MOST_WITHOUT_RULES", 0)
    clock = Clock()
    assert clock.done is None
    efficient_pairs(pair(**{f"P{number}": Fraction(number % 5 + 1) for number in range(8)}), 500, clock)
    assert clock.done is not None
    assert 0 < clock.done < 1
