"""The sentences on top of Täckning."""

from dataclasses import replace

import pytest

from app.coverage.held import View
from app.coverage.told import Told, told_of
from app.coverage.words import headline, lines
from app.state import Work


def counted(work: Work, count: int = 19, **view: str) -> Told:
    amounts = {one.id: one.cost for one in work.proposals} if view.get("count") == "funded" else None
    return told_of(work.proposals[:count], View(**view), amounts)  # type: ignore[arg-type]


def test_areas_with_as_many_are_all_named_but_not_four_of_them(work: Work) -> None:
    areas = ["housing", "crime", "housing", "crime", "education"]
    work.case = replace(
        work.case,
        proposals=tuple(replace(one, primary_area=area) for one, area in zip(work.proposals[:5], areas, strict=True)),
    )
    assert headline(counted(work)).endswith("flest för boende och brottslighet, 2.")
    assert headline(counted(work, 1)).replace("\xa0", " ") == "1 förslag om 0,48 mnkr: flest för boende, 1."
    spread = ("housing", "education", "labour_market", "crime")
    work.case = replace(
        work.case,
        proposals=tuple(replace(one, primary_area=area) for one, area in zip(work.proposals[:4], spread, strict=True)),
    )
    assert headline(counted(work)).endswith("lika många för 4 områden, 1.")


def test_where_nobody_gets_money_the_headline_says_so(work: Work) -> None:
    assert headline(told_of(work.proposals, View(count="funded"), {})) == "Inget av 19 förslag får medel."


@pytest.mark.parametrize(
    ("dimension", "told"),
    [
        ("place", "Plats är känd för 3 av 19 förslag: 2 platser."),
        ("target_group", "Målgrupp är känd för 19 av 19 förslag: 19 målgrupper."),
        ("status", "Om insatsen är ny eller pågående är känt för 8 av 19 förslag: 4 nya, 4 pågående."),
        ("committee", "Nämnd är känd för 19 av 19 förslag: 11 nämnder."),
        ("area", "Varje förslag räknas till sitt primära område."),
    ],
)
def test_each_dimension_says_of_how_many_it_is_known(work: Work, dimension: str, told: str) -> None:
    assert list(lines(counted(work, dimension=dimension))) == [told]


def test_areas_that_nobody_is_for_are_named(work: Work) -> None:
    assert "Inget förslag alls för arbetsmarknad, demokrati, brottslighet." in lines(counted(work, 12))
