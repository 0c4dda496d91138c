"""What officers write under `plats`, and which areas that is; what could be anything is unknown."""

import pytest

from scoring.need.places import Place, Places, places_of
from tests.optimiser.random_cases import proposal

MALMO = Places(
    ("Rosengård", "Kroksbäck", "Södra Sofielund", "Hyllie", "Limhamn och Bunkeflo", "Område 1", "Seved-Nord")
)


@pytest.mark.parametrize(
    ("written", "areas"),
    [
        ("Rosengård", ["Rosengård"]),
        ("  ROSENGÅRD ", ["Rosengård"]),
        ("Rosenga\u030ard", ["Rosengård"]),
        ("södra\u00a0sofielund", ["Södra Sofielund"]),
        ("Seved\u2013Nord", ["Seved-Nord"]),
        ("stadsdelen Rosengård", ["Rosengård"]),
        ("Område 1", ["Område 1"]),
        ("Rosengård och Kroksbäck", ["Rosengård", "Kroksbäck"]),
        ("Kroksbäck, Rosengård samt Hyllie", ["Kroksbäck", "Rosengård", "Hyllie"]),
        ("Rosengård/Hyllie", ["Rosengård", "Hyllie"]),
        ("Rosengård; Rosengård", ["Rosengård"]),
        ("Limhamn och Bunkeflo", ["Limhamn och Bunkeflo"]),
        ("Hyllie och Limhamn och Bunkeflo", ["Hyllie", "Limhamn och Bunkeflo"]),
    ],
)
def test_an_area_is_known_however_it_is_spelled_and_several_are_several(written: str, areas: list[str]) -> None:
    assert MALMO.match(written) == Place("areas", tuple(areas))


@pytest.mark.parametrize("written", ["hela staden", "Hela Staden ", "whole city", "hela kommunen."])
def test_the_whole_city_is_a_place_of_its_own(written: str) -> None:
    assert MALMO.match(written) == Place("city")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Sofielund",  # Norra or Södra
        "Rosengard",  # another letter may be another place
        "Rosengård (Herrgården)",
        "Rosengård och Nydala",
        "Rosengård, hela staden",
        "Rosengård Kroksbäck",
        "nära Rosengård",
        "Limhamn",
        "Område 12",
        "Rosengård, " * 13 + "Hyllie",
    ],
)
def test_what_is_unsure_is_unknown(written: str) -> None:
    assert MALMO.match(written) == Place("unknown")


def test_a_name_that_two_areas_share_says_nothing_of_which() -> None:
    assert Places(("Nydala", "NYDALA")).match("Nydala") == Place("unknown")


def test_a_text_that_can_be_read_in_two_ways_is_unknown() -> None:
    either = Places(("Norr", "Söder", "Norr och Söder", "Väster", "Söder och Väster"))
    assert either.match("Norr och Söder") == Place("areas", ("Norr och Söder",))
    assert either.match("Norr och Söder och Väster") == Place("unknown")


def test_each_proposal_has_its_place() -> None:
    some = [proposal("P1", place="Hyllie"), proposal("P2"), proposal("P3", place="hela staden")]
    assert places_of(some, ["Hyllie"]) == {
        "P1": Place("areas", ("Hyllie",)),
        "P2": Place("unknown"),
        "P3": Place("city"),
    }
