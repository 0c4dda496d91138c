from collections.abc import Callable, Sequence
from typing import Any

from optimiser.conflict import smallest_conflict
from optimiser.rules import Rule
from optimiser.scenario import Limit
from optimiser.solve import solve


def rule(key: str) -> Rule:
    return Rule("fund", key, (key,), "number", least=1)


def test_what_is_left_cannot_hold_and_holds_without_any_one() -> None:
    rules = [rule(key) for key in "abcdef"]

    def possible(kept: Sequence[Rule]) -> bool:
        keys = {one.key for one in kept}
        return not ({"b", "e"} <= keys or {"a", "c", "d"} <= keys)

    assert {one.key for one in smallest_conflict(rules, possible)} in ({"b", "e"}, {"a", "c", "d"})


def test_a_single_rule_can_be_the_conflict() -> None:
    rules = [rule(key) for key in "abc"]
    assert smallest_conflict(rules, lambda kept: rules[1] not in kept) == (rules[1],)


def test_conflicts_of_random_scenarios_are_irreducible(
    make_case: Callable[..., Any], reckon: Callable[..., Any]
) -> None:
    met, seed = 0, 5000
    while met < 100:
        seed += 1
        scenario, proposals = make_case(seed, 9)
        every = reckon(scenario, proposals)
        if every.allowed().any():
            continue
        met += 1
        conflict = [(one.kind, one.key) for one in solve(scenario, proposals).conflict]
        assert conflict, seed
        assert not every.together(conflict).any(), (seed, conflict)
        for left_out in conflict:
            assert every.together([one for one in conflict if one != left_out]).any(), (seed, conflict, left_out)


def test_two_equal_floors_are_not_both_blamed(make_proposal: Any, make_scenario: Any) -> None:
    limits = (Limit("plats", "A", min_count=2), Limit("place", "A", min_count=2))
    portfolio = solve(make_scenario(limits=limits), [make_proposal("P1", place="A")])
    assert [(one.kind, one.key) for one in portfolio.conflict] == [("min_count", "place=A")]


def test_the_budget_is_named_where_it_is_at_odds_with_fund(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("P1", 60), make_proposal("P2", 50), make_proposal("P3", 10)]
    portfolio = solve(make_scenario(100, fund=("P1", "P2", "P3")), proposals)
    assert [(one.kind, one.key) for one in portfolio.conflict] == [("budget", ""), ("fund", "P1"), ("fund", "P2")]
