from fractions import Fraction

from optimiser.explanation import Explanation
from optimiser.score_needed import Step


def test_a_decision_without_another_is_not_close() -> None:
    assert not Explanation("P1", True, "rule").close


def test_the_score_that_is_nearest_is_said() -> None:
    far, near = Step("crime", Fraction(2), Fraction(5, 2)), Step("housing", Fraction(2), Fraction(9, 4))
    told = Explanation("P1", False, "beaten", loss=Fraction(1), steps={"crime": far, "housing": near})
    assert told.close
    assert told.close_step == near


def test_equally_good_is_close_even_where_no_score_can_move() -> None:
    assert Explanation("P1", False, "equal", loss=Fraction(0)).close
