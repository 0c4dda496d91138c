"""The need of the areas under the officer's choices, and the example of docs/method.md."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.need.indicators import Indicator
from scoring.need.needs import CARE_NEED, Choices, check_weights, needs
from scoring.numbers import format_number
from scoring.problems import BadInput

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

METHOD = Path(__file__).parents[3] / "docs/method.md"


def test_the_example_by_hand_in_the_method_is_what_the_engine_gives(by_hand: tuple[Indicator, ...]) -> None:
    section = METHOD.read_text("utf-8").partition("## Where the need is")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([ABC]) \| (.+) \|$", section, re.MULTILINE)
    found = needs(by_hand)
    for area, cells in rows:
        figures = [*(found.indices[index][area].value for index in found.indices), found.need[area].value]
        held = found.depends[area]
        told = [format_number(value or 0, "sv", 4).replace("-", "−") for value in figures]
        certain = f"{1 + len(held.above)}–{3 - len(held.below)}"
        assert cells.split(" | ") == [*told, str(held.rank), f"{held.best}–{held.worst}", certain]
    assert [area for area, _ in rows] == ["A", "B", "C"]
    scaled = needs(by_hand, Choices("min_max"))
    assert [float(scaled.need[area].value or 0) for area in "ABC"] == [0.75, 0.375, 0]
    assert "0,75, 0,375 and 0" in section


def test_the_weights_of_the_indices_move_the_need_and_the_figure_says_what_it_lacks(
    by_hand: tuple[Indicator, ...],
) -> None:
    found = needs(by_hand, Choices(weights={"Ekonomi": 0}))
    assert [found.need[area].value == found.indices["Utbildning"][area].value for area in "ABC"] == [True] * 3
    assert found.indices["Utbildning"]["C"].known == 1
    assert found.by_need == ("B", "A", "C")


def test_weights_that_are_all_nought_count_alike(by_hand: tuple[Indicator, ...]) -> None:
    assert needs(by_hand, Choices(weights={"Ekonomi": 0, "Utbildning": 0})).need == needs(by_hand).need


def test_the_care_need_index_counts_only_when_it_is_asked_for(figure: Callable[..., Indicator]) -> None:
    names = ("alone", "unemployed", "single_parent", "moved_in", "low_education", "under_five")
    rows = [figure("A", "x", 1.0), figure("B", "x", 2.0)]
    for area, count in (("A", 30.0), ("B", 10.0)):
        rows += [figure(area, name, count, index="CNI") for name in names]
        rows.append(figure(area, "population", 100.0, index="CNI"))
    assert list(needs(rows).indices) == ["Utbildning"]
    assert float(needs(rows).care["A"].per_head or 0) == pytest.approx(26.86 * 30 / 100)
    counted = needs(rows, Choices(care_need=True))
    assert [float(one.value or 0) for one in counted.indices[CARE_NEED].values()] == [1, -1]
    assert [float(one.value or 0) for one in counted.need.values()] == [0, 0]
    with_birth = needs(rows, Choices(care_need=True, with_birth=True))
    assert [one.value for one in with_birth.indices[CARE_NEED].values()] == [None, None]


def test_without_indicators_nothing_is_known() -> None:
    found = needs(())
    assert (found.areas, dict(found.need), found.by_need) == ((), {}, ())


@given(st.lists(st.integers(1, 99), min_size=3, max_size=8), st.data())
@PATIENT
def test_a_missing_figure_is_not_the_same_as_nought(values: list[int], data: st.DataObject) -> None:
    rows = [Indicator(f"O{place}", "I", name, float(value) + shift, True)
            for place, value in enumerate(values) for name, shift in (("x", 0), ("y", place))]  # fmt: skip
    gone = data.draw(st.sampled_from(range(len(rows))))
    missing = [replace(one, value=None) if place == gone else one for place, one in enumerate(rows)]
    found = needs(missing)
    without = needs([one for place, one in enumerate(rows) if place != gone])
    assert {area: one.value for area, one in found.need.items()} == {
        area: one.value for area, one in without.need.items()
    }


@pytest.mark.parametrize("weights", [{"a": 0.0}, {"a": -1.0, "b": 2.0}, {"a": float("nan")}, {}])
def test_weights_that_cannot_be_used_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        check_weights(weights)


@pytest.mark.parametrize(
    "name", ["Hela staden", "hela  KOMMUNEN", "Kommunen totalt", "Totalt", "Summa:", "Malmö totalt"]
)
def test_a_row_of_the_whole_city_changes_nothing_for_the_areas_and_is_named(
    name: str, by_hand: tuple[Indicator, ...]
) -> None:
    whole = [replace(one, area=name, value=value) for one in by_hand for value in (50.0,) if one.area == "A"]
    found, without = needs([*whole, *by_hand]), needs(by_hand)
    assert (found.set_aside, without.set_aside) == ((name,), ())
    assert replace(found, set_aside=()) == without


def test_a_later_year_of_the_whole_city_alone_is_not_the_areas_year(figure: Callable[..., Indicator]) -> None:
    rows = [figure("A", "x", 1.0, year=2022), figure("B", "x", 2.0, year=2022), figure("Riket", "x", 3.0, year=2023)]
    assert needs(rows).series[0].year == 2022


def test_an_area_with_total_in_its_name_is_an_area(figure: Callable[..., Indicator]) -> None:
    found = needs([figure("Centrum totalt", "x", 1.0), figure("Staden", "x", 2.0)])
    assert (found.areas, found.set_aside) == (("Centrum totalt", "Staden"), ())


def test_the_whole_city_alone_leaves_no_area(figure: Callable[..., Indicator]) -> None:
    found = needs([figure("Hela staden", "x", 1.0), figure("Hela staden", "alone", 5.0, index="CNI")])
    assert (found.areas, found.by_need, dict(found.care), found.set_aside) == ((), (), {}, ("Hela staden",))
