"""Weights out of answers: the published examples, and what always holds."""

import math
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.language import LANGUAGES, Language
from scoring.problems import BadInput
from scoring.weighting import (
    METHODS,
    method_name,
    method_sentence,
    method_source,
    rank_order_shares,
    weighting,
    whole_weights,
)

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault


def test_swings_are_normalised_as_in_the_textbook() -> None:
    """The office location of Goodwin and Wright, Decision Analysis for Management Judgment, ch. 3 (figure 3.5)."""
    swings = {"customers": 100, "visibility": 80, "image": 70, "size": 30, "comfort": 20, "parking": 10}
    found = weighting("swing", swings)
    assert found.sliders == {
        "customers": 32, "visibility": 26, "image": 23, "size": 10, "comfort": 6, "parking": 3,
    }  # fmt: skip
    assert found.weights["customers"] == Fraction(10_000, 310)


def test_rank_order_centroids_are_those_published() -> None:
    """Four items in order have 0.52, 0.27, 0.15 and 0.06 (the example of Chang 2004, to two decimals)."""
    shares = rank_order_shares({"first": 1, "second": 2, "third": 3, "fourth": 4})
    assert [round(float(share), 2) for share in shares.values()] == [0.52, 0.27, 0.15, 0.06]


def test_five_areas_in_order_by_hand() -> None:
    """1/5 · (1 + 1/2 + 1/3 + 1/4 + 1/5) = 137/300, less 1/5 · 1, 1/2, … for each place further down."""
    found = weighting("rank_order", {area: place for place, area in enumerate(AREA_CODES, start=1)})
    assert [share / 100 for share in found.weights.values()] == [Fraction(part, 300) for part in (137, 77, 47, 27, 12)]
    assert list(found.sliders.values()) == [46, 26, 15, 9, 4]


def test_ties_share_the_mean_of_the_places_they_take() -> None:
    shares = rank_order_shares({"a": 3, "b": 1, "c": 3, "d": 7})
    assert shares["b"] == Fraction(25, 48)
    assert shares["a"] == shares["c"] == (Fraction(13, 48) + Fraction(7, 48)) / 2
    assert shares["d"] == Fraction(3, 48)


def test_all_in_the_same_place_are_equal() -> None:
    assert weighting("rank_order", dict.fromkeys(AREA_CODES, 1)).sliders == dict.fromkeys(AREA_CODES, 20)


def test_equal_answers_stay_equal_on_the_sliders_though_the_sum_falls_short() -> None:
    assert whole_weights(dict.fromkeys("abc", Fraction(100, 3))) == {"a": 33, "b": 33, "c": 33}
    assert whole_weights({"a": Fraction(699, 10), "b": Fraction(301, 20), "c": Fraction(301, 20)}) == {
        "a": 70, "b": 15, "c": 15,
    }  # fmt: skip


def test_a_lesser_weight_gets_no_more_than_greater_ones_that_cannot_be_given_one_each() -> None:
    weights = {"a": Fraction(104, 10), "b": Fraction(104, 10), "c": Fraction(102, 10), "d": Fraction(69)}
    assert whole_weights(weights) == {"a": 10, "b": 10, "c": 10, "d": 69}


@pytest.mark.parametrize("answer", [-1, 100.5, math.nan, math.inf, True, None, "50"])
def test_a_swing_that_is_no_number_from_0_to_100_is_refused(answer: float) -> None:
    with pytest.raises(BadInput) as refusal:
        weighting("swing", {"housing": 100, "crime": answer})
    (problem,) = refusal.value.problems
    assert (problem.kind, problem.column, problem.value) == ("weighting.swing", "crime", str(answer))


@pytest.mark.parametrize("answer", [0, -1, 1.5, math.nan, math.inf, True, None])
def test_a_place_that_is_no_whole_number_from_1_is_refused(answer: float) -> None:
    with pytest.raises(BadInput) as refusal:
        weighting("rank_order", {"housing": 1, "crime": answer})
    assert [one.kind for one in refusal.value.problems] == ["weighting.rank_order"]


def test_answers_that_weigh_nothing_are_refused() -> None:
    for answers in ({"housing": 0, "crime": 0.0}, {}):
        with pytest.raises(BadInput, match="minst ett svar över 0"):
            weighting("swing", answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_method_is_named_explained_in_one_line_and_cited(language: Language) -> None:
    for method in METHODS:
        assert method_name(method, language)
        assert "\n" not in method_sentence(method, language)
        assert "Edwards" in method_source(method, language)


ANSWERS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 100), min_size=1, max_size=9)


@PATIENT
@given(ANSWERS.filter(lambda answers: any(answers.values())))
def test_swings_keep_their_order_and_their_sum(answers: dict[str, int]) -> None:
    found = weighting("swing", answers)
    assert sum(found.weights.values()) == 100
    check_sliders(found.weights, found.sliders)


@PATIENT
@given(ANSWERS.map(lambda answers: {name: answer + 1 for name, answer in answers.items()}))
def test_rank_order_weights_are_the_centre_of_all_that_keep_the_order(places: dict[str, int]) -> None:
    found = weighting("rank_order", places)
    assert sum(found.weights.values()) == 100
    assert all(
        (found.weights[one] > found.weights[other]) == (places[one] < places[other])
        for one in places
        for other in places
    )
    check_sliders(found.weights, found.sliders)


@PATIENT
@given(st.integers(1, 9))
def test_a_centroid_is_the_mean_of_the_corners(size: int) -> None:
    """The weights w_1 ≥ … ≥ w_n with sum 1 have n corners: the first j equal, the others 0."""
    shares = rank_order_shares({str(place): place for place in range(1, size + 1)})
    corners = [
        [Fraction(1, j) if place <= j else Fraction(0) for place in range(1, size + 1)] for j in range(1, size + 1)
    ]
    assert list(shares.values()) == [sum(column, Fraction(0)) / size for column in zip(*corners, strict=True)]


def check_sliders(weights: dict[str, Fraction], sliders: dict[str, int]) -> None:
    assert sum(sliders.values()) <= 100
    assert sum(sliders.values()) == 100 or len(set(weights.values())) < len(weights)
    for one, weight in weights.items():
        assert abs(sliders[one] - weight) < 1
        assert all(sliders[one] >= sliders[other] for other in weights if weight > weights[other])
        assert all(sliders[one] == sliders[other] for other in weights if weight == weights[other])
