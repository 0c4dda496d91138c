"""Gaps and what they are worth, in words."""

from pathlib import Path

import pytest

from scoring.coverage import Gap, coverage, gaps
from scoring.coverage_sentences import alone_sentence, bare_sentence, caveat, gap_sentence, group_name
from scoring.intake import read_proposals

SAMPLE = Path(__file__).parents[2] / "sample_data/malmo_2022.csv"
MALMO = read_proposals(SAMPLE.read_bytes(), SAMPLE.name)


def test_a_gap_is_said_as_an_officer_says_it() -> None:
    gap = Gap("rosengård", "Rosengård", "labour_market", 2)
    assert gap_sentence(gap, "place", "sv") == "inget förslag i Rosengård för arbetsmarknad"
    assert gap_sentence(gap, "place", "sv", funded=True) == "inget förslag i Rosengård för arbetsmarknad får medel"
    assert gap_sentence(gap, "place", "en") == "no proposal in Rosengård for labour market"
    assert gap_sentence(gap, "target_group", "sv") == "inget förslag för ”Rosengård” inom arbetsmarknad"


def test_what_may_fill_a_gap_stands_beside_it() -> None:
    gap = Gap("oxie", "Oxie", "crime", 2, citywide=3, unknown=1)
    said = "inget förslag i Oxie för brottslighet (men 3 gäller hela staden, 1 har okänd plats)"
    assert gap_sentence(gap, "place", "sv") == said


def test_the_whole_city_is_no_district() -> None:
    gap = Gap("hela staden", "hela staden", "crime", 2)
    assert gap_sentence(gap, "place", "sv") == "inget förslag för hela staden inom brottslighet"


def test_the_sample_says_that_most_places_are_unknown() -> None:
    found = coverage(MALMO, "place")
    said = "16 av 19 förslag saknar plats, så luckorna gäller bara det som är känt"
    assert caveat(found, "sv") == said
    assert gap_sentence(gaps(found)[1], "place", "sv") == (
        "inget förslag i Rosengård för arbetsmarknad (men 2 har okänd plats)"
    )


def test_where_all_is_known_there_is_no_caveat() -> None:
    assert caveat(coverage(MALMO, "target_group"), "sv") == ""


def test_target_groups_that_stand_alone_are_counted() -> None:
    found = coverage(MALMO, "target_group")
    assert len(found.known) == 19
    assert "19 av 19 står i ett enda förslag" in alone_sentence(found, "sv")
    assert alone_sentence(coverage(MALMO, "place"), "sv") == ""


@pytest.mark.parametrize(
    ("key", "dimension", "swedish", "english"),
    [
        ("", "place", "okänd plats", "unknown place"),
        ("democracy", "area", "Demokrati och civilsamhälle", "Democracy"),
        ("new", "status", "nya", "new"),
        ("oxie", "place", "Oxie", "Oxie"),
    ],
)
def test_a_group_has_its_name_in_each_language(key: str, dimension: str, swedish: str, english: str) -> None:
    assert [group_name(key, "Oxie", dimension, one) for one in ("sv", "en")] == [swedish, english]  # type: ignore[arg-type]


def test_areas_that_nobody_is_for_are_one_sentence() -> None:
    assert bare_sentence(("housing", "crime"), "sv") == "Inget förslag alls för boende, brottslighet"
    assert bare_sentence((), "sv") == ""
