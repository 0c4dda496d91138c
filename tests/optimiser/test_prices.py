import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.choice import Choice, Row, choice_of, equal_within
from optimiser.ties import decided_by_price


@pytest.mark.parametrize("block", range(5))
def test_what_is_decided_is_so_in_every_portfolio_as_good(
    block: int, make_case: Callable[..., Any], reckon: Callable[..., Any]
) -> None:
    decisions = 0
    for seed in range(3000 + block * 40, 3040 + block * 40):
        scenario, proposals = make_case(seed)
        every = reckon(scenario, proposals)
        if not every.allowed().any():
            continue
        best = int(every.value[every.allowed()].max()) * every.unit
        for value in (best - equal_within(best), best - Fraction(1, 2)):
            decided = decided_by_price(choice_of(scenario, proposals), value)
            as_good = every.amounts[every.allowed() & (every.value >= math.ceil(value / every.unit))]
            for id_, yes in decided.items():
                assert np.all((as_good[:, every.ids.index(id_)] > 0) == yes), (seed, id_)
            decisions += len(decided)
    assert decisions > 100


def test_a_clear_case_is_decided_and_an_open_one_is_not() -> None:
    costs = {"a": 10, "b": 10, "c": 10}
    benefits = {"a": Fraction(9), "b": Fraction(5), "c": Fraction(1)}
    choice = Choice(costs, benefits, (Row(costs, None, 20),))
    decided = decided_by_price(choice, Fraction(14))
    assert decided["a"]
    assert decided.items() <= {"a": True, "b": True, "c": False}.items()
    assert decided_by_price(choice, Fraction(0)) == {}


def test_nothing_is_decided_where_rows_cannot_hold() -> None:
    choice = Choice({"a": 4}, {"a": Fraction(1)}, (Row({"a": 1}, 1, None), Row({"a": 4}, None, 3)))
    assert decided_by_price(choice, Fraction(0)) == {}
