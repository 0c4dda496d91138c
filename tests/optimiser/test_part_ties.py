"""Equals where parts may be funded: the cheapest, then more for the first id, krona by krona."""

from fractions import Fraction

import pytest

from optimiser import part_ties
from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.part_ties import settle_parts
from optimiser.solver import Answer


def the_choice(proposals: dict[str, tuple[int, str, int | None]], budget: int) -> Choice:
    """{id: (cost, points, minimum)} within a budget; None is all or nothing."""
    costs = {id_: cost for id_, (cost, _, _) in sorted(proposals.items())}
    points = {id_: Fraction(proposals[id_][1]) for id_ in costs}
    minimums = {id_: least for id_ in costs if (least := proposals[id_][2]) is not None}
    return Choice(costs, points, (Row(costs, None, budget),), minimums)


def test_a_single_best_portfolio_is_not_tied() -> None:
    choice = the_choice({"a": (10, "4", 5), "b": (10, "2", 5)}, 16)
    assert settle_parts(choice, {"a": 10, "b": 6}, Clock()) == ({"a": 10, "b": 6}, False, None)


def test_of_two_that_are_alike_the_first_gets_more() -> None:
    choice = the_choice({"a": (10, "2", 4), "b": (10, "2", 4)}, 15)
    shown, tied, other = settle_parts(choice, {"a": 7, "b": 8}, Clock())
    assert (dict(shown), tied) == ({"a": 10, "b": 5}, True)
    assert other is not None
    assert sum(other.values()) == 15


def test_the_cheapest_is_shown_where_a_part_has_no_worth() -> None:
    choice = the_choice({"a": (10, "2", None), "b": (10, "0", 4)}, 20)
    assert dict(settle_parts(choice, {"a": 10, "b": 10}, Clock()).shown) == {"a": 10}


def test_whole_and_part_are_taken_in_the_order_of_ids() -> None:
    choice = the_choice({"a": (6, "6", None), "b": (12, "12", 3), "c": (6, "6", None)}, 12)
    shown, tied, _ = settle_parts(choice, {"b": 12}, Clock())
    assert (dict(shown), tied) == ({"a": 6, "b": 6}, True)


def test_one_that_is_worth_more_than_what_was_called_best_is_the_best_from_then_on() -> None:
    choice = the_choice({"a": (10, "4", 5), "b": (10, "2", 5)}, 16)
    assert dict(settle_parts(choice, {"a": 6, "b": 10}, Clock()).shown) == {"a": 10, "b": 6}


def test_a_reached_limit_says_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_ties, "run", lambda *_: Answer("unknown", None, None))
    choice = the_choice({"a": (10, "2", 4), "b": (10, "2", 4)}, 15)
    assert settle_parts(choice, {"a": 7, "b": 8}, Clock()) == ({"a": 7, "b": 8}, None, None)
