from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weights import weight_shares

_WEIGHTS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 1000), min_size=1).filter(
    lambda weights: any(weights.values())
)


def test_each_weight_is_divided_by_the_sum_of_them_all() -> None:
    assert weight_shares({"housing": 20, "education": 30, "crime": 0}) == {
        "housing": Fraction(2, 5),
        "education": Fraction(3, 5),
        "crime": Fraction(0),
    }


def test_a_weight_with_decimals_means_the_decimals_that_were_written() -> None:
    assert weight_shares({"housing": 33.3, "education": 66.7})["housing"] == Fraction(333, 1000)


def test_the_order_of_the_weights_is_kept() -> None:
    assert list(weight_shares({"crime": 1, "housing": 2, "education": 3})) == ["crime", "housing", "education"]


def test_weights_that_are_all_0_have_no_shares() -> None:
    with pytest.raises(ZeroDivisionError):
        weight_shares({"housing": 0, "education": 0.0})


@given(_WEIGHTS)
def test_the_shares_are_together_exactly_1(weights: dict[str, int]) -> None:
    assert sum(weight_shares(weights).values()) == 1


@given(_WEIGHTS, st.integers(1, 1000))
def test_weights_on_another_scale_give_the_same_shares(weights: dict[str, int], factor: int) -> None:
    assert weight_shares({name: factor * weight for name, weight in weights.items()}) == weight_shares(weights)


@given(_WEIGHTS)
def test_the_order_in_which_the_weights_stand_does_not_change_a_share(weights: dict[str, int]) -> None:
    assert weight_shares(dict(reversed(weights.items()))) == weight_shares(weights)
