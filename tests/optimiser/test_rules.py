from collections.abc import Callable
from typing import Any

import pytest

from optimiser.rules import Rule, later_rules, rules_of
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


def test_rules_of_later_times_are_named(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    plain = make_proposal("P1", minimum=50)
    assert later_rules(make_scenario(), [plain]) == ()
    assert later_rules(make_scenario(part_funding=True), [make_proposal("P1")]) == ()
    in_scenario = later_rules(make_scenario(part_funding=True, pools={"2023": 1}), [plain], "s.json")
    assert [(one.file, one.kind) for one in in_scenario] == [
        ("s.json", "later.pools"),
        ("s.json", "later.part_funding"),
    ]
    linked = make_proposal("P2", group="g", requires=(("P1", "P3"),), file="p.csv", row=7)
    found = [(one.file, one.row, one.column, one.value) for one in later_rules(make_scenario(), [plain, linked])]
    assert found == [("p.csv", 7, "grupp", "g"), ("p.csv", 7, "kräver", "P1|P3")]
