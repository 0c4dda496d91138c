"""Indices and need figures as means of what is known."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.need.index import Figure, apart_figures, index_figures, mean_of, need_figures, ranks, ready_index
from scoring.need.indicators import Indicator
from scoring.need.series import series_of

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

Made = Callable[..., Indicator]
NUMBER = st.integers(-50, 50).map(Fraction)
WEIGHT = st.integers(0, 9).map(Fraction)


def test_a_mean_is_weighted_and_says_on_how_much_it_rests() -> None:
    assert mean_of([(Fraction(3), Fraction(1)), (Fraction(1), Fraction(5)), (Fraction(1), None)]) == Figure(
        Fraction(2), 2, 3
    )
    assert mean_of([(Fraction(1), None)]) == Figure(None, 0, 1)
    assert mean_of([(Fraction(0), Fraction(9))]) == Figure(None, 0, 0)


@given(st.lists(st.tuples(WEIGHT, NUMBER), min_size=1, max_size=6), WEIGHT)
@PATIENT
def test_what_is_missing_is_never_read_as_zero(known: list[tuple[Fraction, Fraction]], weight: Fraction) -> None:
    found = mean_of([*known, (weight, None)])
    assert found.value == mean_of(known).value
    assert found.of == mean_of(known).of + bool(weight)


@given(st.lists(st.tuples(WEIGHT, st.none() | NUMBER), max_size=6), st.integers(1, 9))
@PATIENT
def test_only_the_proportions_of_weights_count(pairs: list[tuple[Fraction, Fraction | None]], factor: int) -> None:
    assert mean_of(pairs) == mean_of([(weight * factor, value) for weight, value in pairs])


def test_an_indicator_counts_by_its_weight_within_its_index(figure: Made) -> None:
    rows = [figure(area, "x", value, weight=3.0) for area, value in (("A", 0.0), ("B", 1.0))]
    rows += [figure(area, "y", value) for area, value in (("A", 1.0), ("B", 0.0))]
    found = index_figures(series_of(rows), "AB", "min_max")["Utbildning"]
    assert (found["A"].value, found["B"].value) == (Fraction(1, 4), Fraction(3, 4))


def test_an_area_with_nothing_known_has_no_figure_and_changes_no_other(by_hand: tuple[Indicator, ...]) -> None:
    without = index_figures(series_of(by_hand), "ABC", "z_score")
    more = [*by_hand, *(replace(one, area="D", value=None) for one in by_hand if one.area == "A")]
    found = index_figures(series_of(more), "ABCD", "z_score")
    assert found["Utbildning"].pop("D") == Figure(None, 0, 2)
    assert found["Ekonomi"].pop("D") == Figure(None, 0, 1)
    assert found == without


def test_a_ready_made_index_is_placed_as_one_indicator() -> None:
    found = ready_index({"A": Fraction(1), "B": Fraction(3), "C": None}, "ABC", "min_max")
    assert [(one.value, one.known) for one in found.values()] == [(0, 1), (1, 1), (None, 0)]


def test_women_and_men_are_compared_over_the_same_indicators(figure: Made) -> None:
    rows = [figure(area, "x", value) for area, value in (("A", 0.0), ("B", 10.0))]
    rows += [figure("A", "x", 2.0, sex="women"), figure("A", "x", 1.0, sex="men"), figure("B", "x", 9.0, sex="women")]
    rows += [figure("A", "y", 5.0), figure("B", "y", 6.0)]
    found = apart_figures(series_of(rows), "min_max")
    assert found == {"Utbildning": {"A": (Figure(Fraction(1, 5), 1, 2), Figure(Fraction(1, 10), 1, 2))}}


def test_an_index_with_weight_nought_does_not_count_and_is_not_missing() -> None:
    indices = {"I": {"A": Figure(None, 0, 1)}, "J": {"A": Figure(Fraction(2), 1, 1)}}
    assert need_figures(indices, {"I": Fraction(0), "J": Fraction(1)}, "A") == {"A": Figure(Fraction(2), 1, 1)}
    assert need_figures(indices, {"I": Fraction(1), "J": Fraction(1)}, "A") == {"A": Figure(Fraction(2), 1, 2)}
    assert not Figure(Fraction(2), 1, 2).whole


def test_equal_needs_share_a_rank_and_a_missing_one_has_none() -> None:
    values = {"A": Fraction(1), "B": Fraction(2), "C": Fraction(2), "D": None, "E": Fraction(0)}
    assert ranks(values) == {"A": 3, "B": 1, "C": 1, "D": None, "E": 4}
