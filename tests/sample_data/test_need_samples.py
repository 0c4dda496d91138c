"""The example of areas' indicators: made up, marked so, and as the sources say how many."""

import runpy
from pathlib import Path

import pytest

from scoring.need.care_need_index import POPULATION, VARIABLES, variable_of
from scoring.need.indicator_file import read_indicators
from scoring.need.indicators import Indicator

SAMPLES = Path(__file__).parents[2] / "sample_data"
NAMES = ("exempel_omradesindex.csv", "exempel_cni.csv")


def read(name: str) -> tuple[Indicator, ...]:
    return read_indicators((SAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize("name", NAMES)
def test_the_script_writes_the_file_byte_for_byte(name: str) -> None:
    script = runpy.run_path(str(SAMPLES / "make_exempel_omradesindex.py"))
    assert script["build"]()[name] == (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_marked_made_up_and_no_area_has_a_real_name(name: str) -> None:
    rows = read(name)
    assert all(one.made_up and one.source.startswith("Påhittat exempel") for one in rows)
    assert {one.area for one in rows} == {f"Område {number}" for number in range(1, 15)}


def test_there_are_four_indices_of_three_indicators_some_missing_and_some_apart() -> None:
    rows = read(NAMES[0])
    indices = {index: {one.indicator for one in rows if one.index == index} for index in {one.index for one in rows}}
    assert {index: len(found) for index, found in indices.items()} == dict.fromkeys(
        ("Delaktighet", "Utbildning", "Ekonomi", "Boende"), 3
    )
    assert 3 < sum(one.value is None for one in rows) < 20
    assert len({one.indicator for one in rows if one.sex == "women"}) == 6


def test_the_counts_are_those_of_the_seven_variables_and_no_greater_than_the_population() -> None:
    rows = read(NAMES[1])
    counts = {(one.area, variable_of(one.indicator)): one.value for one in rows}
    assert {name for _, name in counts} == {*VARIABLES, POPULATION}
    assert all((value or 0) <= (counts[area, POPULATION] or 0) for (area, _), value in counts.items())
