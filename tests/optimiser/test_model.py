from collections.abc import Sequence
from fractions import Fraction

import pytest

from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.model import (
    Model,
    add_row,
    another_portfolio,
    build_model,
    keep_cost,
    keep_value,
    maximise_value,
    minimise_cost,
    prefer_in_order,
    scale_of,
)
from optimiser.solver import run

# Three proposals: every pair fits within the budget of 12, all three do not.
CHOICE = Choice(
    {"a": 4, "b": 6, "c": 5},
    {"a": Fraction(1, 3), "b": Fraction(1, 2), "c": Fraction(1, 2)},
    (Row({"a": 4, "b": 6, "c": 5}, None, 12),),
)


def funded(model: Model) -> Sequence[str] | None:
    amounts = run(model, Clock()).amounts
    return None if amounts is None else tuple(amounts)


@pytest.fixture
def model() -> Model:
    return build_model(CHOICE)


def test_the_greatest_value_within_the_rows(model: Model) -> None:
    maximise_value(model)
    assert funded(model) == ("b", "c")


def test_a_floor_and_a_ceiling_hold(model: Model) -> None:
    add_row(model, Row({"a": 1}, 1, None))
    add_row(model, Row({"b": 1}, None, 0))
    maximise_value(model)
    assert funded(model) == ("a", "c")


def test_the_same_portfolio_is_not_found_again(model: Model) -> None:
    another_portfolio(model, {"b": 6, "c": 5})
    maximise_value(model)
    assert funded(model) == ("a", "b") or funded(model) == ("a", "c")


def test_the_cheapest_as_good_as_the_best(model: Model) -> None:
    keep_value(model, Fraction(5, 6))
    minimise_cost(model)
    assert funded(model) == ("a", "c")


def test_a_kept_cost_is_kept_to_the_krona() -> None:
    for cost, found in ((10, ("a", "b")), (9, ("a", "c")), (8, ("b",))):
        model = build_model(CHOICE)
        keep_cost(model, cost)
        prefer_in_order(model, ["b", "a", "c"] if cost != 9 else ["a", "b", "c"])
        assert funded(model) == found


def test_the_first_in_order_counts_more_than_all_the_later(model: Model) -> None:
    prefer_in_order(model, ["a", "b", "c"])
    assert funded(model) == ("a", "b")


def test_the_scale_makes_every_benefit_whole_and_as_small_as_can_be() -> None:
    assert scale_of(CHOICE) == 6
    assert all((points * 6).denominator == 1 for points in CHOICE.benefits.values())
    assert scale_of(Choice({"a": 1}, {"a": Fraction(0)}, ())) == 1


def test_where_whole_numbers_would_be_too_great_the_greatest_is_a_million() -> None:
    choice = Choice({"a": 1, "b": 1}, {"a": Fraction(1, 10**9 + 7), "b": Fraction(4)}, ())
    assert scale_of(choice) * 4 == 10**6


def test_a_choice_of_nothing_is_answered() -> None:
    model = build_model(Choice({}, {}, (Row({}, None, 5),)))
    maximise_value(model)
    assert funded(model) == ()


def test_an_empty_row_that_asks_for_something_cannot_hold() -> None:
    choice = Choice({"a": 1}, {"a": Fraction(1)}, (Row({}, 1, None),))
    model = build_model(choice)
    maximise_value(model)
    assert run(model, Clock()).status == "infeasible"
