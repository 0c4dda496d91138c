"""Proposals and money by place, target group, status, committee and area, and what is bare."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.coverage import (
    DIMENSIONS,
    GAPPED,
    UNKNOWN,
    Coverage,
    Dimension,
    Tally,
    bare_areas,
    citywide,
    coverage,
    gaps,
)
from scoring.intake import read_proposals
from scoring.proposal import Proposal

Make = Callable[..., Proposal]
SAMPLE = Path(__file__).parents[2] / "sample_data/malmo_2022.csv"
MALMO = read_proposals(SAMPLE.read_bytes(), SAMPLE.name)


def figures(found: Coverage) -> dict[str, tuple[int, int]]:
    """{name: (number, cost)}."""
    return {group.name: (group.tally.number, group.tally.cost) for group in found.groups}


def test_the_areas_of_2022_have_their_printed_numbers_and_sums() -> None:
    """The figures are those of the city's printed appendix of 2022, as in tests/app/test_appendix_tables.py."""
    assert figures(coverage(MALMO, "area")) == {
        "housing": (4, 2_080_000),
        "education": (8, 6_620_000),
        "labour_market": (2, 1_800_000),
        "democracy": (2, 2_330_000),
        "crime": (3, 2_170_000),
    }


def test_the_places_of_2022_are_two_and_sixteen_proposals_have_none() -> None:
    found = coverage(MALMO, "place")
    assert figures(found) == {"Rosengård": (2, 2_730_000), "Nydala": (1, 350_000), "": (16, 11_920_000)}
    assert (found.unknown.number, found.total.number, found.total.cost) == (16, 19, 15_000_000)


def test_new_and_ongoing_of_2022_beside_what_is_unknown() -> None:
    # new: P02 500, P05 320, P06 500, P11 650; ongoing: P07 1 500, P08 500, P16 300, P19 300 (thousand kr)
    found = figures(coverage(MALMO, "status"))
    assert found == {"new": (4, 1_970_000), "ongoing": (4, 2_600_000), "": (11, 10_430_000)}


def test_the_committees_of_2022_come_largest_first() -> None:
    names = [group.name for group in coverage(MALMO, "committee").groups]
    assert (len(names), names[0]) == (11, "Grundskolenämnden")
    # P06, P07, P08, P09, P11 and P17
    assert figures(coverage(MALMO, "committee"))["Grundskolenämnden"] == (6, 5_050_000)


def test_what_was_asked_for_leaves_out_and_counts_the_one_that_nobody_asked_for() -> None:
    total = coverage(MALMO, "area").total
    # All but P09 (1 400 000 kr); P05 asked for 7 000 kr less than its amount, P15 for 400 kr less.
    assert (total.asked, total.asked_unknown) == (15_000_000 - 1_400_000 - 7_000 - 400, 1)


def test_the_gaps_by_place_of_2022_are_every_area_that_no_proposal_there_is_for() -> None:
    found = gaps(coverage(MALMO, "place"))
    assert [(gap.name, gap.area) for gap in found] == [
        ("Rosengård", "education"), ("Rosengård", "labour_market"), ("Rosengård", "crime"),
        ("Nydala", "housing"), ("Nydala", "labour_market"), ("Nydala", "democracy"), ("Nydala", "crime"),
    ]  # fmt: skip
    assert [gap.unknown for gap in found] == [7, 2, 3, 3, 2, 1, 3]


def test_with_amounts_the_money_is_what_is_given_and_an_amount_of_nothing_is_none() -> None:
    found = coverage(MALMO, "place", {"P03": 350_000, "P12": 0, "P01": 480_000})
    assert [(one.name, one.tally.funded_number, one.tally.funded) for one in found.groups] == [
        ("Rosengård", 1, 350_000), ("Nydala", 0, 0), ("", 1, 480_000),
    ]  # fmt: skip
    assert ("Rosengård", "democracy") in {(gap.name, gap.area) for gap in gaps(found, funded=True)}
    assert ("Rosengård", "democracy") not in {(gap.name, gap.area) for gap in gaps(found)}
    assert len([gap for gap in gaps(found, funded=True) if gap.name == "Nydala"]) == len(AREA_CODES)


def test_texts_are_grouped_by_comparable_spelling_and_told_as_the_first_has_it(proposal: Make) -> None:
    places = ("Södra  Innerstaden", "södra innerstaden", "SÖDRA_INNERSTADEN", "Södra Innerstan")
    found = coverage([proposal(id=str(number), place=place) for number, place in enumerate(places)], "place")
    assert figures(found) == {"Södra  Innerstaden": (3, 1_200_000), "Södra Innerstan": (1, 400_000)}


@pytest.mark.parametrize("text", ["", " ", "–", "?", "..."])
@pytest.mark.parametrize("dimension", GAPPED)
def test_what_says_nothing_is_unknown_and_no_gap(proposal: Make, text: str, dimension: Dimension) -> None:
    found = coverage([proposal(place=text, texts={"target_group": text})], dimension)
    assert [group.key for group in found.groups] == [UNKNOWN]
    assert gaps(found) == ()


def test_a_target_group_is_never_interpreted(proposal: Make) -> None:
    texts = ("barn; unga", "barn", "unga, barn")
    found = coverage([proposal(id=text, texts={"target_group": text}) for text in texts], "target_group")
    assert len(found.groups) == 3


def test_the_five_areas_and_both_statuses_are_there_without_proposals() -> None:
    assert [group.key for group in coverage([], "area").groups] == list(AREA_CODES)
    assert [group.key for group in coverage([], "status").groups] == ["new", "ongoing"]
    assert [coverage([], one).groups for one in ("place", "target_group", "committee")] == [(), (), ()]
    assert gaps(coverage([], "place")) == ()


def test_a_gap_says_how_many_of_the_area_are_for_the_whole_city_or_of_unknown_place(proposal: Make) -> None:
    places = ("Oxie", "Hela staden", "hela staden", "")
    found = gaps(
        coverage(
            [
                proposal(id=str(number), place=place, primary_area="crime" if number else "housing")
                for number, place in enumerate(places)
            ],
            "place",
        )
    )
    told = {(gap.name, gap.area): (gap.citywide, gap.unknown) for gap in found}
    assert told["Oxie", "crime"] == (2, 1)
    assert told["Oxie", "education"] == (0, 0)
    assert told["Hela staden", "housing"] == (0, 0)


def test_gaps_of_the_groups_with_most_proposals_come_first(proposal: Make) -> None:
    made = [proposal(id=str(number), place="Oxie" if number else "Limhamn") for number in range(3)]
    assert [gap.name for gap in gaps(coverage(made, "place"))] == ["Oxie"] * 4 + ["Limhamn"] * 4


def test_areas_that_nobody_is_for_are_named(proposal: Make) -> None:
    found = coverage([proposal(place="Oxie")], "place", {})
    assert bare_areas(found) == ("housing", "labour_market", "democracy", "crime")
    assert bare_areas(found, funded=True) == AREA_CODES


@st.composite
def many(draw: st.DrawFn) -> tuple[list[Proposal], dict[str, int]]:
    ids = draw(st.lists(st.text("abc", min_size=1, max_size=3), unique=True, max_size=12))
    text = st.sampled_from(["", "–", "Oxie", "oxie", "hela staden", "Nydala"]) | st.text(max_size=4)
    made = [
        Proposal(
            id_, id_, draw(st.integers(1, 10**6)), draw(st.sampled_from(AREA_CODES)), {},
            committee=draw(text), place=draw(text), status=draw(st.sampled_from(["", "new", "ongoing"])),
            requested=draw(st.none() | st.integers(0, 10**6)), texts={"target_group": draw(text)},
        )
        for id_ in ids
    ]  # fmt: skip
    chosen = draw(st.sets(st.sampled_from(ids))) if ids else set()
    return made, {one.id: draw(st.integers(0, one.cost)) for one in made if one.id in chosen}


def added_up(proposals: list[Proposal], amounts: dict[str, int]) -> Tally:
    """The total straight from the proposals."""
    asked = [one.requested for one in proposals if one.requested is not None]
    given_ = [amount for amount in amounts.values() if amount]
    cost = sum(one.cost for one in proposals)
    return Tally(len(proposals), cost, sum(asked), len(proposals) - len(asked), len(given_), sum(given_))


@given(many())
def test_the_groups_of_every_dimension_add_up_to_the_total(case: tuple[list[Proposal], dict[str, int]]) -> None:
    proposals, amounts = case
    for dimension in DIMENSIONS:
        found = coverage(proposals, dimension, amounts)
        assert found.total == added_up(proposals, amounts)
        assert sum(found.total_by_area.values(), Tally()) == found.total
        assert all(sum(group.by_area.values(), Tally()) == group.tally for group in found.groups)
        assert sum((group.tally for group in found.known), Tally()) + found.unknown == found.total


@given(many(), st.booleans(), st.sampled_from(GAPPED))
def test_a_combination_is_a_gap_or_has_a_proposal_and_never_both(
    case: tuple[list[Proposal], dict[str, int]], funded: bool, dimension: Dimension
) -> None:
    found = coverage(case[0], dimension, case[1])
    bare = {(gap.key, gap.area) for gap in gaps(found, funded)}
    for group in found.known:
        for code, tally in group.by_area.items():
            assert ((group.key, code) in bare) is not bool(tally.funded_number if funded else tally.number)
    assert all(key != UNKNOWN for key, _ in bare)


def test_the_order_of_the_file_does_not_change_the_figures() -> None:
    for dimension in DIMENSIONS:
        turned = coverage(MALMO[::-1], dimension)
        assert figures(turned) == figures(coverage(MALMO, dimension))
        assert turned.total == coverage([replace(one, row=0) for one in MALMO], dimension).total


def at(place: str, area: str, id_: str) -> Proposal:
    return Proposal(id_, id_, 100, area, dict.fromkeys(AREA_CODES, 1.0), place=place)


def test_the_same_place_is_one_however_it_is_written_and_words_for_not_knowing_are_none() -> None:
    cells = ["Rosengård", "stadsdelen  rosengård", "Hela staden.", "hela kommunen", "okänd", "Vet ej", "–"]
    found = coverage([at(cell, "housing", str(number)) for number, cell in enumerate(cells)], "place")
    assert {group.name: group.tally.number for group in found.groups} == {"Rosengård": 2, "Hela staden.": 2, "": 3}
    assert [group.name for group in found.known if citywide(group.key)] == ["Hela staden."]


def test_a_proposal_of_several_places_is_for_each_of_them_and_no_place_of_its_own() -> None:
    found = coverage([at("Rosengård", "crime", "A"), at("Rosengård, Nydala", "housing", "B")], "place")
    assert {(gap.name, gap.area) for gap in gaps(found)} == {
        ("Rosengård", area) for area in AREA_CODES if area not in ("crime", "housing")
    }
    alone = coverage([at("Lorensborg och Bellevue", "housing", "A")], "place")
    assert len(gaps(alone)) == 4
