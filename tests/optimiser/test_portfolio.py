from fractions import Fraction

import pytest

from optimiser.portfolio import Portfolio


def test_the_cost_is_the_sum_of_the_amounts() -> None:
    assert Portfolio("optimal", {"P1": 480_123, "P2": 1}, Fraction(1), Fraction(1), ()).cost == 480_124
    assert Portfolio("infeasible", {}, None, None, ()).cost == 0


@pytest.mark.parametrize(
    ("value", "bound", "gap"),
    [
        (Fraction(3), Fraction(3), 0),
        (Fraction(3), Fraction(7, 2), Fraction(1, 2)),
        (Fraction(3), Fraction(29, 10), 0),
        (None, Fraction(3), None),
        (Fraction(3), None, None),
    ],
)
def test_the_gap_is_what_a_better_portfolio_could_add(
    value: Fraction | None, bound: Fraction | None, gap: Fraction | None
) -> None:
    assert Portfolio("feasible", {}, value, bound, ()).gap == gap


def test_found_is_true_where_there_is_a_portfolio_to_show() -> None:
    found = {
        status: Portfolio(status, {}, None, None, ()).found
        for status in ("optimal", "feasible", "infeasible", "unknown")
    }
    assert found == {"optimal": True, "feasible": True, "infeasible": False, "unknown": False}
