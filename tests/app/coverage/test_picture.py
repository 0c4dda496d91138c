"""The picture of coverage: figures in every square, and a file of it."""

from dataclasses import replace

from app.coverage.held import View
from app.coverage.picture import coverage_picture
from app.coverage.told import told_of
from app.exports.picture_files import picture_bytes
from app.state import Work


def test_every_square_has_its_figures_and_the_fullest_is_darkest(work: Work) -> None:
    data = coverage_picture(told_of(work.proposals, View(), None)).data
    assert list(data["label"].str.replace("\xa0", " "))[:5] == ["1 · 0,70 mnkr", "0", "0", "1 · 2,03 mnkr", "0"]
    assert len(data) == 3 * 5
    shades = dict(zip(zip(data["name"], data["area"], strict=True), data["colour"], strict=True))
    assert shades["okänd plats", "Utbildning"] == "#8fbbe0"
    assert shades["Nydala", "Boende"] == "#ffffff"


def test_a_place_that_is_called_as_the_unknown_are_has_a_row_of_its_own(work: Work) -> None:
    named = [replace(one, place="okänd plats") if one.place else one for one in work.proposals]
    data = coverage_picture(told_of(named, View(), None)).data
    assert list(dict.fromkeys(data["name"])) == ["okänd plats (1)", "okänd plats (2)"]


def test_by_area_the_picture_is_bars_of_the_printed_sums(work: Work) -> None:
    data = coverage_picture(told_of(work.proposals, View("area"), None)).data
    assert list(data["kr"]) == [2_080_000, 6_620_000, 1_800_000, 2_330_000, 2_170_000]


def test_the_picture_can_be_taken_along(work: Work) -> None:
    for by in (View(), View("committee"), View("area")):
        svg = picture_bytes(coverage_picture(told_of(work.proposals, by, None)), "svg", "Täckning").decode()
        assert "2,03" in svg or "2,33" in svg
