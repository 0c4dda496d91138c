from fractions import Fraction

import pytest

from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.pair_solves import Efficient, UnprovenError, best_within, walked
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


def test_a_walk_gives_every_pair_worth_more_than_what_is_below() -> None:
    found = [(one.spent, one.worth) for one in walked(pair(), 2, 11, Clock())]
    assert found == [(11, 7), (8, 5), (6, 4), (5, 3)]


def test_without_time_nothing_is_said(hard_case: object, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    clock.cancel()
    monkeypatch.setattr("optimiser.search.priced", lambda _: None)
    with pytest.raises(UnprovenError):
        best_within(pair(), 5, clock)
