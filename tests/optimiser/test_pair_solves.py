from fractions import Fraction

import pytest

from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.pair_solves import Efficient, UnprovenError, best_within, next_pair
from optimiser.pairs import Pair

COSTS = {"A": 3, "B": 3, "C": 5}
BENEFITS = {"A": Fraction(2), "B": Fraction(2), "C": Fraction(3)}


def pair(*rows: Row, spent: dict[str, int] | None = None) -> Pair:
    return Pair(Choice(COSTS, BENEFITS, rows), COSTS if spent is None else spent)


def test_the_best_within_a_sum_spends_the_least_for_it_and_funds_the_first_of_equals() -> None:
    assert best_within(pair(), 5, Clock()) == Efficient(5, 3, ("C",))
    assert best_within(pair(), 4, Clock()) == Efficient(3, 2, ("A",))
    negative = {"A": -1, "B": -2, "C": -2}
    assert best_within(pair(Row(COSTS, None, 4), spent=negative), 0, Clock()) == Efficient(-2, 2, ("B",))


def test_where_no_portfolio_keeps_the_rules_there_is_none() -> None:
    assert best_within(pair(Row(COSTS, 20, None)), 100, Clock()) is None


def test_the_first_pair_spends_least_and_is_worth_most_for_it() -> None:
    assert next_pair(pair(), None, Clock()) == Efficient(0, 0, ())
    assert next_pair(pair(Row({"B": 1, "C": 1}, 1, None)), None, Clock()) == Efficient(3, 2, ("B",))
    negative = {"A": -1, "B": -2, "C": -2}
    assert next_pair(pair(Row(COSTS, None, 5), spent=negative), None, Clock()) == Efficient(-2, 3, ("C",))


def test_one_pair_after_the_other() -> None:
    found = [next_pair(pair(), None, Clock())]
    while found[-1].worth < 7:
        found.append(next_pair(pair(), found[-1].worth, Clock()))
    assert [(one.spent, one.worth) for one in found] == [(0, 0), (3, 2), (5, 3), (6, 4), (8, 5), (11, 7)]


def test_a_value_that_is_the_same_but_for_the_tolerance_is_no_next_pair() -> None:
    close = Choice({"A": 1, "B": 2, "C": 3}, {"A": Fraction(1), "B": 1 + Fraction(1, 10**10), "C": Fraction(2)}, ())
    some = Pair(close, close.costs)
    first = next_pair(some, 0, Clock())
    assert (first.funded, next_pair(some, first.worth, Clock()).funded) == (("A",), ("A", "B"))


def test_without_time_nothing_is_said(hard_case: object, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    clock.cancel()
    monkeypatch.setattr("optimiser.search.priced", lambda _: None)
    with pytest.raises(UnprovenError):
        best_within(pair(), 5, clock)
