from fractions import Fraction

from optimiser.difference import difference
from optimiser.portfolio import Portfolio

FIRST = Portfolio("optimal", {"P1": 1, "P3": 2, "P2": 3}, Fraction(3), Fraction(3), ())
SECOND = Portfolio("optimal", {"P9": 1, "P10": 1, "P2": 3}, Fraction(7, 2), Fraction(7, 2), ())


def test_what_enters_and_leaves_is_told_in_text_order() -> None:
    found = difference(FIRST, SECOND)
    assert (found.enters, found.leaves, found.points) == (("P10", "P9"), ("P1", "P3"), Fraction(1, 2))
    assert found.decisions == ("P1", "P10", "P3", "P9")


def test_a_portfolio_does_not_differ_from_itself() -> None:
    found = difference(FIRST, FIRST)
    assert (found.decisions, found.points) == ((), 0)


def test_without_a_portfolio_there_are_no_points_to_compare() -> None:
    nothing = Portfolio("infeasible", {}, None, None, ())
    assert difference(FIRST, nothing).points is None
    assert difference(nothing, FIRST).points is None
