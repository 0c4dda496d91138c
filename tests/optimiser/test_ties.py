from collections.abc import Sequence
from fractions import Fraction

import pytest

from optimiser import ties
from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.search import Searched
from optimiser.solver import Answer


def the_choice(points: dict[str, tuple[int, str]], budget: int) -> Choice:
    """{id: (cost, points)} within a budget."""
    costs = {id_: cost for id_, (cost, _) in sorted(points.items())}
    return Choice(costs, {id_: Fraction(points[id_][1]) for id_ in costs}, (Row(costs, None, budget),))


def settled(choice: Choice, funded: Sequence[str]) -> tuple[tuple[str, ...], bool | None]:
    """The ids shown and `tied`; what is shown costs what it costs, and the other is as good."""
    found = ties.settle(choice, funded, Clock())
    assert found.shown == choice.whole(found.shown)
    if found.tied:
        assert found.other is not None
        assert found.other == choice.whole(found.other)
        assert found.other != found.shown
        assert abs(choice.value(found.other) - choice.value(funded)) <= Fraction(1, 10**8)
    else:
        assert found.other is None
    return tuple(found.shown), found.tied


@pytest.fixture(params=["search", "solver"], autouse=True)
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cheapest is looked for by the search, and by the solver where the search gives up."""
    if request.param == "solver":
        monkeypatch.setattr(ties, "searched", lambda _: Searched())


def test_a_single_best_portfolio_is_not_tied() -> None:
    assert settled(the_choice({"a": (5, "2"), "b": (5, "1")}, 5), ["a"]) == (("a",), False)


def test_the_cheapest_is_shown() -> None:
    choice = the_choice({"a": (5, "2"), "b": (4, "2"), "c": (4, "1")}, 5)
    assert settled(choice, ["a"]) == (("b",), True)


def test_of_equally_cheap_the_first_id_in_text_order_is_funded() -> None:
    choice = the_choice({"P10": (5, "2"), "P2": (5, "2"), "a": (5, "2")}, 5)
    assert settled(choice, ["a"]) == (("P10",), True)
    choice = the_choice({"P10": (5, "2"), "P2": (5, "2"), "a": (5, "2")}, 10)
    assert settled(choice, ["P2", "a"]) == (("P10", "P2"), True)


def test_the_order_holds_beyond_the_ids_looked_at_at_once() -> None:
    ids = [f"P{number:02}" for number in range(40)]
    choice = the_choice(dict.fromkeys(ids, (7, "1")), 7 * 30)
    assert settled(choice, ids[-30:]) == (tuple(ids[:30]), True)


def test_a_proposal_without_worth_is_left_out_but_makes_a_tie() -> None:
    assert settled(the_choice({"a": (5, "2"), "b": (1, "0")}, 9), ["a", "b"]) == (("a",), True)


def test_values_within_a_billionth_are_the_same() -> None:
    near, far = "1.9999999985", "1.9999999975"
    assert settled(the_choice({"a": (5, "2"), "b": (4, near)}, 5), ["a"]) == (("b",), True)
    assert settled(the_choice({"a": (5, "2"), "b": (4, far)}, 5), ["a"]) == (("a",), False)


@pytest.mark.parametrize("gap", ["1.5e-9", "2.5e-9", "0.9e-9", "1.1e-9"])
def test_the_billionth_grows_with_the_value_only_above_1(gap: str) -> None:
    whole, small = Fraction(2), Fraction(1, 2)
    for best, same in ((whole, Fraction(gap) <= 2 * Fraction(1, 10**9)), (small, Fraction(gap) <= Fraction(1, 10**9))):
        choice = the_choice({"a": (5, str(best)), "b": (4, str(best - Fraction(gap)))}, 5)
        assert settled(choice, ["a"]) == ((("b",) if same else ("a",)), same)


def test_nothing_to_choose_among_is_not_tied() -> None:
    assert settled(Choice({}, {}, ()), []) == ((), False)


def test_a_reached_node_limit_says_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "run", lambda *_: Answer("unknown", None, None))
    monkeypatch.setattr(ties, "searched", lambda _: Searched())
    choice = the_choice({"a": (5, "2"), "b": (5, "2")}, 5)
    assert settled(choice, ["a"]) == (("a",), None)


@pytest.mark.parametrize("equals", [[("c",), ("a", "b")], [("a", "b"), ("c",)]])
def test_of_all_the_equals_the_cheapest_is_first_then_by_the_first_id_they_differ_on(
    equals: list[tuple[str, ...]],
) -> None:
    assert ties.first_of(the_choice({"a": (2, "1"), "b": (3, "1"), "c": (4, "2")}, 5), equals) == ("c",)
    assert ties.first_of(the_choice({"a": (2, "1"), "b": (3, "1"), "c": (5, "2")}, 5), equals) == ("a", "b")


def test_what_both_fund_plays_no_part_in_which_is_first() -> None:
    choice = the_choice({"a": (9, "1"), "b": (5, "1"), "c": (5, "1")}, 14)
    assert ties.first_of(choice, [("a", "c"), ("a", "b")]) == ("a", "b")
