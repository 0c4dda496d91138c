"""The chart of need: the greatest on top, each index by its own shape, and the whole of it in words."""

import re
from itertools import pairwise
from typing import Any

import pytest
import vl_convert

from app.need import taking
from app.need.held import Need
from app.need.picture import MOST_AREAS, ROW_HEIGHT, need_picture
from app.state import Work
from scoring.need.indicators import Indicator


def test_every_known_figure_is_a_mark_and_what_is_missing_is_none(work: Work) -> None:
    taking.show_example()
    found = need_picture(work.need.found)
    assert len(found.data) == 14 * 5 - 1
    assert list(found.data["area"].unique()) == list(work.need.found.by_need)
    layer = found.form["layer"][1]["encoding"]
    assert len(set(layer["shape"]["scale"]["range"])) == len(set(layer["color"]["scale"]["range"])) == 5
    assert found.alternative.startswith("Behovstal för 14 områden, störst först: Område 11 1,47;")


def test_a_picture_of_many_areas_shows_those_with_the_greatest_need(work: Work) -> None:
    rows = tuple(Indicator(f"O{number}", "I", "x", float(number), True) for number in range(MOST_AREAS + 5))
    found = need_picture(Need(rows, ("a.csv",)).found)
    assert next(iter(found.data["area"].unique())) == f"O{MOST_AREAS + 4}"
    assert found.data["area"].nunique() == MOST_AREAS
    assert work.need == Need()


@pytest.mark.parametrize("number", [1, 2, 3, 5, 14, MOST_AREAS])
def test_each_area_has_a_row_of_its_own_height_however_few_they_are(number: int, work: Work) -> None:
    work.language = "sv"
    rows = tuple(Indicator(f"O{place}", index, index, float(place), True) for place in range(number) for index in "IJ")
    picture = need_picture(Need(rows, ("a.csv",)).found)
    drawn = picture.form | {"data": {"values": picture.data.to_dict("records")}, "width": 800,
                            "autosize": {"type": "fit", "contains": "padding"}}  # fmt: skip
    labels = re.findall(r'<text text-anchor="end" transform="translate\([^,]+,([\d.]+)\)"[^>]*>O\d', _svg(drawn))
    heights = [float(label) for label in labels]
    assert len(heights) == number
    assert all(lower - upper >= ROW_HEIGHT for upper, lower in pairwise(heights))


def test_the_axis_has_one_decimal_at_most(work: Work) -> None:
    work.language = "sv"
    for number in (1, 5):
        rows = tuple(Indicator(f"O{place}", "I", "x", float(place), True) for place in range(number))
        picture = need_picture(Need(rows, ("a.csv",)).found)
        numbers = re.findall(r">([−-]?\d[\d,.]*)</text>", _svg(picture.form | {
            "data": {"values": picture.data.to_dict("records")}, "width": 800}))  # fmt: skip
        assert "0,0" in numbers
        assert all(re.fullmatch(r"−?\d,\d", one) for one in numbers)
        assert len(set(numbers)) == len(numbers)


def _svg(form: dict[str, Any]) -> str:
    return str(vl_convert.vegalite_to_svg(form))
