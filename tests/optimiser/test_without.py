"""Rules switched off: what is left is every other rule, as it was."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from optimiser.rules import RuleName, rules_of
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from optimiser.without import without
from scoring.proposal import Proposal

Case = tuple[Scenario, tuple[Proposal, ...]]
MakeCase = Callable[[int], Case]


def with_links(case: Case, dice: random.Random) -> Case:
    """The case with groups, requirements and a pool put into its proposals."""
    scenario, proposals = case
    ids = [one.id for one in proposals]
    linked = tuple(
        replace(
            one,
            group=dice.choice(["", "A", "B"]),
            requires=tuple(tuple(dice.sample(ids, min(2, len(ids)))) for _ in range(dice.randint(0, 2))),
            pool_costs={"2023": one.cost // 2, "2024": 0},
        )
        for one in proposals
    )
    return replace(scenario, pools={"2023": scenario.budget // 3, "2024": 0}), linked


def some_names(case: Case, dice: random.Random) -> frozenset[RuleName]:
    return frozenset(rule.name for rule in rules_of(*case) if rule.kind != "budget" and dice.random() < 0.4)


def left(case: Case, off: frozenset[RuleName]) -> Sequence[object]:
    return [rule for rule in rules_of(*case) if rule.name not in off]


@pytest.mark.parametrize("seed", range(60))
def test_the_rules_left_are_exactly_those_that_are_not_off(make_case: MakeCase, seed: int) -> None:
    dice = random.Random(seed)
    case = with_links(make_case(seed), dice)
    off = some_names(case, dice)
    assert list(rules_of(*without(*case, off))) == left(case, off)


@pytest.mark.parametrize("seed", range(20))
def test_each_rule_can_be_off_alone_and_all_at_once(make_case: MakeCase, seed: int) -> None:
    case = with_links(make_case(seed), random.Random(seed))
    names = [rule.name for rule in rules_of(*case)[1:]]
    for name in names:
        assert list(rules_of(*without(*case, frozenset([name])))) == left(case, frozenset([name]))
    assert [rule.kind for rule in rules_of(*without(*case, frozenset(names)))] == ["budget"]


@pytest.fixture
def case(make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]) -> Case:
    """Three proposals of which P2 is worth most, held back by a rule of every kind that can be told apart by hand."""
    proposals = (
        make_proposal("P1", scores=1.0, group="A", committee="N"),
        make_proposal("P2", scores=5.0, group="A", committee="N", requires=(("P3", "P1"), ("P3",))),
        make_proposal("P3", scores=2.0, pool_costs={"2023": 100_000}),
    )
    limits = (Limit("Nämnd", "N", min_count=1, max_count=2), Limit("status", "ny", max_share=0.5))
    return make_scenario(300_000, limits=limits, pools={"2023": 50_000}, fund=("P1",)), proposals


def test_a_limit_is_named_in_the_same_way_in_both_languages(case: Case) -> None:
    scenario, _ = without(*case, frozenset([("max_share", "status=new"), ("min_count", "committee=N")]))
    assert scenario.limits == (Limit("Nämnd", "N", max_count=2),)


def test_one_of_two_requirements_stays(case: Case) -> None:
    _, proposals = without(*case, frozenset([("requires", "P2=P3")]))
    assert proposals[1].requires == (("P3", "P1"),)
    assert proposals[1].group == "A"


def test_a_rule_that_is_off_no_longer_holds_the_answer_back(case: Case) -> None:
    def funded(*off: RuleName) -> list[str]:
        return list(solve(*without(*case, frozenset(off))).amounts)

    assert funded() == ["P1"]
    assert funded(("pool", "2023")) == ["P1", "P3"]
    assert funded(("pool", "2023"), ("fund", "P1")) == ["P2", "P3"]
    assert funded(("pool", "2023"), ("group", "A")) == ["P1", "P2", "P3"]


def test_the_budget_and_names_that_no_rule_has_take_nothing_away(case: Case) -> None:
    off: frozenset[RuleName] = frozenset([("budget", ""), ("group", "B"), ("fund", "P9"), ("group", "")])
    assert without(*case, off) == case


def test_with_nothing_off_the_question_is_the_very_same(case: Case) -> None:
    scenario, proposals = without(*case, frozenset())
    assert scenario is case[0]
    assert proposals is case[1]
