from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from optimiser.rules import Rule, rules_of
from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]


def only(scenario: Scenario, proposals: list[Proposal]) -> Rule:
    (rule,) = rules_of(scenario, proposals)[1:]
    return rule


def test_rules_come_in_order_and_each_bound_is_one(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    limit = Limit("nämnd", "N", min_count=1, max_share=0.5)
    scenario = make_scenario(10, limits=(limit,), fund=("P2",), exclude=("P1", "P1"))
    proposals = [make_proposal("P1", committee="N"), make_proposal("P2")]
    found = [(rule.kind, rule.key, rule.ids) for rule in rules_of(scenario, proposals)]
    assert found == [
        ("budget", "", ("P1", "P2")),
        ("max_share", "committee=N", ("P1",)),
        ("min_count", "committee=N", ("P1",)),
        ("fund", "P2", ("P2",)),
        ("exclude", "P1", ("P1",)),
    ]


@pytest.mark.parametrize(
    ("bounds", "budget", "expected"),
    [
        ({"min_share": 0.1}, 1_000_001, (100_001, None)),
        ({"max_share": 0.1}, 1_000_009, (None, 100_000)),
        ({"min_share": 0.1}, 30, (3, None)),
        ({"max_share": 0.7}, 10, (None, 7)),
        ({"max_share": 0.29}, 100, (None, 29)),
        ({"min_amount": 7}, 10, (7, None)),
        ({"max_amount": 7}, 10, (None, 7)),
    ],
)
def test_a_share_is_of_the_budget_to_the_krona(
    bounds: dict[str, Any], budget: int, expected: Any, make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    rule = only(make_scenario(budget, limits=(Limit("id", "P1", **bounds),)), [make_proposal("P1")])
    assert (rule.least, rule.greatest) == expected
    assert rule.measure == "kronor"


def test_a_rule_counts_kronor_or_funded_proposals() -> None:
    kronor = Rule("min_amount", "a=b", ("P1", "P2"), "kronor", least=300)
    number = Rule("max_count", "a=b", ("P1", "P2"), "number", greatest=1)
    amounts = {"P1": 100, "P2": 200, "P3": 400}
    assert (kronor.amount(amounts), number.amount(amounts)) == (300, 2)
    assert (kronor.holds(amounts), kronor.holds({"P1": 299}), kronor.holds({})) == (True, False, False)
    assert (number.holds(amounts), number.holds({"P1": 1, "P3": 5}), number.holds({"P2": 0})) == (False, True, True)


def test_an_area_without_rows_has_a_rule_without_ids(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    rule = only(make_scenario(limits=(Limit("primärt område", "Brottslighet", min_count=1),)), [make_proposal("P1")])
    assert (rule.key, rule.ids, rule.holds({"P1": 1})) == ("primary_area=crime", (), False)


def test_a_pool_is_taken_from_in_step_with_the_amount(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [
        make_proposal("P1", 300, pool_costs={"2023": 100}),
        make_proposal("P2", 300, pool_costs={"2023": 0, "2024": 7}),
        make_proposal("P3", 300, pool_costs={" 2023": 450}),
    ]
    rule = only(make_scenario(pools={"2023": 100}), proposals)
    assert (rule.kind, rule.key, rule.ids, rule.measure) == ("pool", "2023", ("P1", "P3"), "kronor")
    assert rule.amount({"P1": 1, "P2": 300, "P3": 3}) == Fraction(1, 3) + Fraction(9, 2)
    assert rule.holds({"P1": 300})
    assert not rule.holds({"P1": 300, "P3": 1})


def test_a_group_is_one_rule_over_its_proposals(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal("P1", group="g"), make_proposal("P2"), make_proposal("P3", group="g")]
    rule = only(make_scenario(), proposals)
    assert (rule.kind, rule.key, rule.ids, rule.greatest) == ("group", "g", ("P1", "P3"), 1)
    assert [rule.holds(dict.fromkeys(ids, 5)) for ids in (["P1", "P2"], ["P1", "P3"], [])] == [True, False, True]


def test_each_requirement_is_a_rule_that_any_of_its_ids_meets(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    needy = make_proposal("P1", requires=(("P2", "P3"), ("P4",), ("P4",)))
    _, either, one = rules_of(make_scenario(), [needy, *map(make_proposal, ("P2", "P3", "P4"))])
    assert [(rule.kind, rule.key, rule.ids, rule.met_by) for rule in (either, one)] == [
        ("requires", "P1=P2|P3", ("P1",), ("P2", "P3")),
        ("requires", "P1=P4", ("P1",), ("P4",)),
    ]
    funded = (["P1"], ["P1", "P3"], ["P1", "P2", "P3"], ["P4"], [])
    assert [either.holds(dict.fromkeys(ids, 5)) for ids in funded] == [False, True, True, True, True]


def test_a_rule_keeps_the_share_that_it_was_given_as(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    limit = Limit("id", "P1", max_share=0.29, max_amount=7)
    _, share, amount = rules_of(make_scenario(100, limits=(limit,)), [make_proposal("P1")])
    assert (share.share, amount.share) == (Fraction(29, 100), None)
