"""The Care Need Index against the example that Statistics Sweden prints."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from scoring.language import LANGUAGES
from scoring.need.care_need_index import (
    BIRTH,
    POPULATION,
    SCB_EXAMPLE,
    VARIABLES,
    WEIGHTS,
    care_need,
    care_needs,
    count_problems,
    is_care_need,
    read_care_weight,
    variable_name,
    variable_of,
)
from scoring.need.indicators import Indicator
from scoring.problems import BadInput

PRINTED_CNI = {"Enhet 1": 1.5513, "Enhet 2": 1.3204}  # the unit's mean divided by the country's


def counts_of(unit: str) -> tuple[dict[str, Fraction | None], Fraction]:
    _, counts, population, _ = next(one for one in SCB_EXAMPLE if one[0] == unit)
    return {name: Fraction(count) for name, count in counts.items()}, Fraction(population)


@pytest.mark.parametrize(("unit", "index"), [("Enhet 1", 22709), ("Enhet 2", 7869)])
def test_the_printed_index_comes_out_of_the_printed_counts_decimals_dropped(unit: str, index: int) -> None:
    points = care_need(*counts_of(unit)).points
    assert points is not None
    assert int(points) == index


def test_the_first_unit_by_hand() -> None:
    by_hand = [Fraction(part) for part in ("2976.60", "7956.52", "5032.53", "699.73", "1613.15", "2509.04", "1921.85")]
    assert care_need(*counts_of("Enhet 1")).points == sum(by_hand) == Fraction("22709.42")


def test_both_units_imply_the_same_mean_of_the_country() -> None:
    per_head = {unit: care_need(*counts_of(unit)).per_head for unit in PRINTED_CNI}
    implied = [float(value or 0) / PRINTED_CNI[unit] for unit, value in per_head.items()]
    assert implied == pytest.approx([2.476, 2.476], abs=2e-4)


def test_without_country_of_birth_six_variables_count() -> None:
    counts, population = counts_of("Enhet 1")
    found = care_need(counts | {BIRTH: None}, population, with_birth=False)
    assert found.points == Fraction("22709.42") - Fraction("7956.52")


@pytest.mark.parametrize("missing", VARIABLES)
def test_a_count_that_is_missing_leaves_no_index_and_is_never_nought(missing: str) -> None:
    counts, population = counts_of("Enhet 2")
    assert care_need(counts | {missing: None}, population).points is None
    without = {name: weight for name, weight in WEIGHTS.items() if name != missing} | {missing: 0.0}
    assert care_need(counts | {missing: None}, population, without).points is not None


def test_without_a_population_there_is_no_figure_per_head() -> None:
    counts, _ = counts_of("Enhet 2")
    assert care_need(counts, None).per_head is None
    assert care_need(counts, Fraction(0)).per_head is None
    assert care_need(counts, None, dict.fromkeys(VARIABLES, 0.0)).points is None


def test_counts_by_area_come_from_rows_that_name_the_variables_in_either_language(
    figure: Callable[..., Indicator],
) -> None:
    counts, population = counts_of("Enhet 1")
    for language in LANGUAGES:
        rows = [
            figure("A", variable_name(name, language), float(count or 0), index="CNI") for name, count in counts.items()
        ]
        rows.append(figure("A", variable_name(POPULATION, language), float(population), index="CNI"))
        assert list(count_problems(rows)) == []
        assert care_needs(rows, with_birth=True)["A"] == care_need(counts, population)
        assert care_needs(rows)["A"] == care_need(counts, population, with_birth=False)


def test_an_area_that_lacks_a_row_has_no_index(figure: Callable[..., Indicator]) -> None:
    found = care_needs([figure("A", "Folkmängd", 100.0, index="CNI"), figure("B", "x", 1.0)])
    assert {area: one.points for area, one in found.items()} == {"A": None}


def test_names_of_the_index_and_its_variables_are_known_and_no_others() -> None:
    assert [is_care_need(name) for name in ("CNI", "care need index", "CNI-tal", "Ekonomi")] == [
        True,
        True,
        True,
        False,
    ]
    assert [variable_of(name) for name in ("Folkmängd", "befolkning", "moved_in", "trångbodd")] == [
        "population", "population", "moved_in", None,
    ]  # fmt: skip


def test_a_typed_weight_is_read_as_swedes_write_it() -> None:
    assert read_care_weight("6,15") == 6.15
    with pytest.raises(BadInput):
        read_care_weight("mycket")
