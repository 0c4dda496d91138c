from fractions import Fraction

import pytest

from optimiser import ties
from optimiser.choice import Choice, Row
from optimiser.solver import Clock


def the_choice(points: dict[str, tuple[int, str]], budget: int) -> Choice:
    """{id: (cost, points)} within a budget."""
    costs = {id_: cost for id_, (cost, _) in sorted(points.items())}
    return Choice(costs, {id_: Fraction(points[id_][1]) for id_ in costs}, (Row(costs, None, budget),))


def test_a_single_best_portfolio_is_not_tied() -> None:
    assert ties.settle(the_choice({"a": (5, "2"), "b": (5, "1")}, 5), ["a"], Clock(None)) == (("a",), False)


def test_the_cheapest_is_shown() -> None:
    choice = the_choice({"a": (5, "2"), "b": (4, "2"), "c": (4, "1")}, 5)
    assert ties.settle(choice, ["a"], Clock(None)) == (("b",), True)


def test_of_equally_cheap_the_first_id_in_text_order_is_funded() -> None:
    choice = the_choice({"P10": (5, "2"), "P2": (5, "2"), "a": (5, "2")}, 5)
    assert ties.settle(choice, ["a"], Clock(None)) == (("P10",), True)
    choice = the_choice({"P10": (5, "2"), "P2": (5, "2"), "a": (5, "2")}, 10)
    assert ties.settle(choice, ["P2", "a"], Clock(None)) == (("P10", "P2"), True)


def test_the_order_holds_beyond_the_ids_looked_at_at_once() -> None:
    ids = [f"P{number:02}" for number in range(40)]
    choice = the_choice(dict.fromkeys(ids, (7, "1")), 7 * 30)
    assert ties.settle(choice, ids[-30:], Clock(None)) == (tuple(ids[:30]), True)


def test_a_proposal_without_worth_is_left_out_but_makes_a_tie() -> None:
    assert ties.settle(the_choice({"a": (5, "2"), "b": (1, "0")}, 9), ["a", "b"], Clock(None)) == (("a",), True)


def test_values_within_a_billionth_are_the_same() -> None:
    near, far = "1.9999999985", "1.9999999975"
    assert ties.settle(the_choice({"a": (5, "2"), "b": (4, near)}, 5), ["a"], Clock(None)) == (("b",), True)
    assert ties.settle(the_choice({"a": (5, "2"), "b": (4, far)}, 5), ["a"], Clock(None)) == (("a",), False)


@pytest.mark.parametrize("gap", ["1.5e-9", "2.5e-9", "0.9e-9", "1.1e-9"])
def test_the_billionth_grows_with_the_value_only_above_1(gap: str) -> None:
    whole, small = Fraction(2), Fraction(1, 2)
    for best, same in ((whole, Fraction(gap) <= 2 * Fraction(1, 10**9)), (small, Fraction(gap) <= Fraction(1, 10**9))):
        choice = the_choice({"a": (5, str(best)), "b": (4, str(best - Fraction(gap)))}, 5)
        assert ties.settle(choice, ["a"], Clock(None)) == ((("b",) if same else ("a",)), same)


def test_nothing_to_choose_among_is_not_tied() -> None:
    assert ties.settle(Choice({}, {}, ()), [], Clock(None)) == ((), False)


def test_a_reached_node_limit_says_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "run", lambda *_: ties.Answer("unknown", None, None))
    choice = the_choice({"a": (5, "2"), "b": (5, "2")}, 5)
    assert ties.settle(choice, ["a"], Clock(None)) == (("a",), None)
