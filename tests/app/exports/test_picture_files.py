"""Charts as pictures: drawn, named, marked, and no text of a file's can stop the drawing."""

import struct
from dataclasses import replace

import pytest

from app.charts import Picture, area_picture, committee_picture
from app.exports.picture_files import picture_bytes
from app.samples import read_sample
from optimiser.totals import by_area, by_committee

CASE = read_sample("malmo_2022")
AMOUNTS = {one.id: one.cost for one in CASE.proposals}
NOTE = "Poängen är ingen bedömning."


@pytest.fixture
def areas() -> Picture:
    return area_picture(by_area(AMOUNTS, CASE.proposals), ())


def test_a_drawing_that_can_be_enlarged_has_title_names_amounts_and_notes(areas: Picture) -> None:
    drawn = picture_bytes(areas, "svg", "Medel per område", (NOTE,)).decode().replace("\xa0", " ")
    assert drawn.startswith("<svg")
    for text in ("Medel per område", "Utbildning", "6,62 mnkr", "2,08 mnkr", NOTE):
        assert f">{text}<" in drawn


def test_a_picture_is_wide_enough_for_a_projector(areas: Picture) -> None:
    data = picture_bytes(areas, "png", "Medel per område")
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width >= 1500
    assert height >= 300


def test_every_committee_has_its_name(areas: Picture) -> None:
    picture = committee_picture(by_committee(AMOUNTS, CASE.proposals))
    drawn = picture_bytes(picture, "svg", "Medel per nämnd").decode()
    assert all(f">{one.committee}<" in drawn for one in CASE.proposals)


@pytest.mark.parametrize("name", ["a\x01b", "<script>", "å" * 500, "\u202eabc", "👩‍🚀", "'\"&"])
def test_whatever_a_committee_is_called_the_picture_is_drawn(name: str) -> None:
    one = CASE.proposals[0]
    odd = (replace(one, committee=name), *CASE.proposals[1:])
    drawn = picture_bytes(committee_picture(by_committee(AMOUNTS, odd)), "svg", name, (name,)).decode()
    assert "<script" not in drawn
    assert "mnkr" in drawn
