"""Which year of an indicator counts, and what each area has that year."""

from collections.abc import Callable

from scoring.need.indicators import Indicator
from scoring.need.series import areas_of, series_of

Made = Callable[..., Indicator]


def test_the_latest_year_with_a_value_counts_and_the_others_are_named(figure: Made) -> None:
    rows = [figure("A", "x", 1.0, year=2021), figure("A", "x", 2.0, year=2022), figure("A", "x", None, year=2023)]
    (found,) = series_of(rows)
    assert (found.year, found.left, found.value("A")) == (2022, (2021, 2023), 2)


def test_an_area_without_a_value_the_latest_year_is_missing_and_not_filled_in_from_an_earlier(figure: Made) -> None:
    rows = [figure("A", "x", 1.0, year=2022), figure("B", "x", 2.0, year=2022), figure("B", "x", 3.0, year=2023)]
    (found,) = series_of(rows)
    assert [found.value(area) for area in areas_of(rows)] == [None, 3]


def test_indicators_of_an_index_stand_together_in_the_order_of_the_file(figure: Made) -> None:
    rows = [figure("A", "x", 1.0), figure("A", "y", 1.0, index="Ekonomi"), figure("A", "z", 1.0)]
    assert [(one.index, one.name) for one in series_of(rows)] == [
        ("Utbildning", "x"),
        ("Utbildning", "z"),
        ("Ekonomi", "y"),
    ]


def test_women_and_men_stand_on_the_scale_of_all_and_on_their_own_where_none_is_given_for_all(figure: Made) -> None:
    apart = [figure("A", "x", 1.0, sex="women"), figure("A", "x", 3.0, sex="men")]
    (alone,) = series_of(apart)
    (with_all,) = series_of([*apart, figure("A", "x", 10.0), figure("B", "x", 20.0)])
    scales = [one.scale("min_max") for one in (alone, with_all)]
    assert [(one.start, one.spread) for one in scales if one] == [(1, 2), (10, 10)]
    assert (alone.apart, alone.value("A")) == (True, None)


def test_what_is_known_of_women_alone_is_not_apart(figure: Made) -> None:
    (found,) = series_of([figure("A", "x", 1.0, sex="women"), figure("B", "x", 1.0, sex="men")])
    assert not found.apart


def test_sources_of_the_year_are_kept_and_values_that_are_all_the_same_are_noticed(figure: Made) -> None:
    rows = [figure("A", "x", 5.0, source="SCB"), figure("B", "x", 5.0, source="SCB"), figure("C", "x", None)]
    (found,) = series_of(rows)
    assert (found.sources, found.even) == (("SCB",), True)
    (other,) = series_of([figure("A", "y", None)])
    assert (other.even, other.scale("z_score")) == (False, None)


def test_values_for_women_or_men_and_none_for_all_are_told_from_values_that_are_missing(figure: Made) -> None:
    apart, missing = figure("A", "x", 1.0, sex="women"), figure("A", "x", None)
    given = ([apart], [apart, missing], [missing], [apart, figure("B", "x", 1.0)])
    told = [series_of(rows)[0].sexes_only for rows in given]
    assert told == [True, True, False, False]
