"""Values on a shared scale, against scipy, and what must not change them."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import zmap, zscore

from scoring.language import LANGUAGES
from scoring.need.standard import STANDARDS, Standard, scale_of, standard_name, standard_sentence

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

VALUES = st.lists(st.integers(-10_000, 10_000).map(lambda number: Fraction(number, 10)), min_size=2, max_size=14)


def placed(values: list[Fraction], by: Standard, worse: bool = True) -> list[Fraction]:
    scale = scale_of(values, by, worse)
    assert scale is not None
    return [scale.place(value) for value in values]


@given(VALUES.filter(lambda values: len(set(values)) > 1))
@PATIENT
def test_z_scores_are_scipys_with_its_default(values: list[Fraction]) -> None:
    expected = zscore([float(value) for value in values])
    assert [float(one) for one in placed(values, "z_score")] == pytest.approx(expected, abs=1e-9)


@given(VALUES.filter(lambda values: len(set(values)) > 1), VALUES)
@PATIENT
def test_other_values_stand_on_the_scale_as_scipys_zmap_places_them(
    scale: list[Fraction], others: list[Fraction]
) -> None:
    found = scale_of(scale, "z_score", True)
    assert found is not None
    expected = zmap([float(value) for value in others], [float(value) for value in scale])
    assert [float(found.place(value)) for value in others] == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(VALUES, st.sampled_from(STANDARDS), st.fractions(Fraction(1, 100), 100), st.integers(-100, 100), st.booleans())
@PATIENT
def test_another_unit_changes_nothing(
    values: list[Fraction], by: Standard, factor: Fraction, start: int, worse: bool
) -> None:
    other = [value * factor + start for value in values]
    for one, two in zip(placed(values, by, worse), placed(other, by, worse), strict=True):
        assert abs(one - two) <= Fraction(2, 10**20)


@given(VALUES, st.sampled_from(STANDARDS))
@PATIENT
def test_equal_values_get_equal_places_and_a_greater_value_never_a_lesser_one(
    values: list[Fraction], by: Standard
) -> None:
    found = dict(zip(values, placed(values, by), strict=True))
    assert [found[value] for value in values] == placed(values, by)
    assert [found[value] for value in sorted(found)] == sorted(found.values())


@given(VALUES.filter(lambda values: len(set(values)) > 1))
@PATIENT
def test_where_higher_is_better_the_scale_is_turned(values: list[Fraction]) -> None:
    assert placed(values, "z_score", worse=False) == [-one for one in placed(values, "z_score")]
    turned = placed(values, "min_max", worse=False)
    assert all(abs(one + other - 1) <= Fraction(1, 10**20)
               for one, other in zip(turned, placed(values, "min_max"), strict=True))  # fmt: skip
    assert (min(turned), max(turned)) == (0, 1)


def test_from_lowest_to_highest_by_hand() -> None:
    values = [Fraction(80), Fraction(85), Fraction(100)]
    assert placed(values, "min_max") == [0, Fraction(1, 4), 1]
    assert placed(values, "min_max", worse=False) == [1, Fraction(3, 4), 0]


@pytest.mark.parametrize(("by", "middle"), [("z_score", Fraction(0)), ("min_max", Fraction(1, 2))])
def test_values_that_are_all_the_same_get_the_middle(by: Standard, middle: Fraction) -> None:
    assert placed([Fraction(7)] * 3, by) == [middle] * 3
    assert placed([Fraction(7)], by, worse=False) == [middle]


def test_a_standard_deviation_that_is_a_fraction_is_exact() -> None:
    assert placed([Fraction(10), Fraction(20)], "z_score") == [-1, 1]


def test_nothing_makes_no_scale() -> None:
    assert scale_of([], "z_score", True) is None


def test_each_method_has_a_name_and_a_formula_in_both_languages() -> None:
    said = [
        text(by, language) for text in (standard_name, standard_sentence) for by in STANDARDS for language in LANGUAGES
    ]
    assert len(set(said)) == 8
