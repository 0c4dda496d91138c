"""Limits and pools set one number at a time."""

from collections.abc import Callable

import pytest

from optimiser.limits import bound_of, columns_to_limit, crosses, pool_limit, pools_of, with_bound, with_pool
from optimiser.scenario import Limit, Scenario
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

MakeScenario = Callable[..., Scenario]
MakeProposal = Callable[..., Proposal]
KEY = "committee=N"


def test_a_bound_is_put_into_the_limit_that_is_there_in_whichever_language(make_scenario: MakeScenario) -> None:
    limits = (Limit("Nämnd", "N", max_count=2), Limit("place", "X", min_count=1))
    scenario = with_bound(make_scenario(limits=limits), "committee", "N", "min_share", 0.1)
    assert scenario.limits == (Limit("Nämnd", "N", max_count=2, min_share=0.1), limits[1])
    assert with_bound(scenario, "committee", "N", "max_count", 3).limits[0].max_count == 3


def test_a_limit_that_is_not_there_is_put_last(make_scenario: MakeScenario) -> None:
    first = Limit("place", "X", min_count=1)
    scenario = with_bound(make_scenario(limits=(first,)), "committee", "N", "max_amount", 5)
    assert scenario.limits == (first, Limit("committee", "N", max_amount=5))


def test_a_limit_without_its_last_bound_is_gone(make_scenario: MakeScenario) -> None:
    scenario = make_scenario(limits=(Limit("committee", "N", max_count=2, min_count=1),))
    scenario = with_bound(scenario, "committee", "N", "min_count", None)
    assert scenario.limits == (Limit("committee", "N", max_count=2),)
    assert with_bound(scenario, "committee", "N", "max_count", None).limits == ()
    assert with_bound(scenario, "committee", "M", "max_count", None) == scenario


def test_of_several_limits_on_the_same_value_one_holds_the_new_number(make_scenario: MakeScenario) -> None:
    twice = (Limit("committee", "N", max_count=2), Limit("nämnd", "N", max_count=1, min_count=1))
    scenario = with_bound(make_scenario(limits=twice), "committee", "N", "max_count", 3)
    assert scenario.limits == (Limit("committee", "N", max_count=3), Limit("nämnd", "N", min_count=1))
    assert (bound_of(scenario, KEY, "max_count"), bound_of(scenario, KEY, "min_count")) == (3, 1)
    assert bound_of(scenario, KEY, "max_share") is None


@pytest.mark.parametrize(("least", "greatest", "crossed"), [(2, 1, True), (1, 1, False), (0, None, False)])
def test_a_least_above_its_greatest_is_seen_across_limits_and_not_across_units(
    make_scenario: MakeScenario, least: int, greatest: int | None, crossed: bool
) -> None:
    limits = (Limit("committee", "N", min_count=least, max_amount=0), Limit("Nämnd", "N", max_count=greatest))
    scenario = make_scenario(limits=limits)
    assert crosses(scenario, KEY, "min_count") is crosses(scenario, KEY, "max_count") is crossed
    assert not crosses(scenario, KEY, "max_amount")


def test_pools_are_named_once_as_the_file_names_them_first(make_proposal: MakeProposal) -> None:
    proposals = [make_proposal("P1", pool_costs={"År 1": 1, "B": 0}), make_proposal("P2", pool_costs={"år 1": 2})]
    assert pools_of(proposals) == ("År 1", "B")


def test_a_pools_limit_is_set_changed_and_taken_away(make_scenario: MakeScenario) -> None:
    scenario = make_scenario(pools={"år 1": 5, "B": 7})
    assert (pool_limit(scenario, "År 1"), pool_limit(scenario, "C")) == (5, None)
    assert list(with_pool(scenario, "År 1", 6).pools.items()) == [("år 1", 6), ("B", 7)]
    assert list(with_pool(scenario, "C", 1).pools.items()) == [("år 1", 5), ("B", 7), ("C", 1)]
    assert with_pool(scenario, "År 1", None).pools == {"B": 7}
    assert pool_limit(with_pool(scenario, "B", 0), "B") == 0


def test_what_can_be_limited_is_what_the_proposals_have(make_proposal: MakeProposal) -> None:
    proposals = [
        make_proposal("P1", committee="Öppna", committee_rank=10, extra={"Egen": "x", "Ort": "A", "Ett": "e"}),
        make_proposal("P2", committee="Ängs", committee_rank=2, extra={"Egen": "y", "Ort": "A", "Ett": "e"}),
        make_proposal("P3", texts={"recipient": "R"}, extra={"Egen": "z", "Ort": "B", "Ett": "e"}),
    ]
    found = {column.column.name: values for column, values in columns_to_limit(proposals, AREA_CODES).items()}
    assert found == {
        "primary_area": AREA_CODES,
        "score_basis": ("assessed",),
        "committee": ("Ängs", "Öppna"),
        "status": ("new", "ongoing"),
        "committee_rank": ("2", "10"),
        "Ort": ("A", "B"),
    }


def test_a_value_that_no_limit_could_find_is_not_offered(make_proposal: MakeProposal) -> None:
    cells = ["5.0", "5.0", "5", "A", "A"]
    proposals = [make_proposal(f"P{number}", extra={"Ort": cell}) for number, cell in enumerate(cells)]
    ((column, values),) = [
        (column, values)
        for column, values in columns_to_limit(proposals, AREA_CODES).items()
        if column.column.name == "Ort"
    ]
    assert values == ("A", "5")
    assert all(column.members(value, proposals) for value in values)
