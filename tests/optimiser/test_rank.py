"""The nested order against every chain of portfolios there is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.clock import Clock
from optimiser.rank import ranking
from optimiser.scenario import Limit
from optimiser.solve import solve

MakeCase = Callable[..., tuple[Any, Any]]
AT_MOST = 7


def best_nested(scenario: Any, proposals: Any, budgets: Sequence[int], reckon: Any) -> Fraction | None:
    """The greatest Σ over budgets of the value of nested portfolios; None where there are none."""
    every = [reckon(replace(scenario, budget=budget), proposals) for budget in budgets]
    chosen = every[0].chosen
    inside = (chosen[:, None, :] <= chosen[None, :, :]).all(axis=2)
    best: list[Any] = [
        int(value) if yes else None for value, yes in zip(every[0].value, every[0].allowed(), strict=True)
    ]
    for one in every[1:]:
        allowed = one.allowed()
        reached = [[best[j] for j in np.flatnonzero(inside[:, k]) if best[j] is not None] for k in range(len(chosen))]
        best = [max(some) + int(one.value[k]) if some and allowed[k] else None for k, some in enumerate(reached)]
    sums = [one for one in best if one is not None]
    return max(sums) * every[0].unit if sums else None


@pytest.mark.parametrize("block", range(6))
def test_no_chain_of_portfolios_is_worth_more(block: int, make_case: MakeCase, reckon: Any) -> None:
    for seed in range(900 + block * 25, 925 + block * 25):
        scenario, proposals = make_case(seed, AT_MOST)
        everything = sum(one.cost for one in proposals)
        budgets = [everything * part // 10 for part in ((9, 3, 6) if seed % 2 else (4, 8))]
        found = ranking(scenario, proposals, budgets)
        wanted = best_nested(scenario, proposals, sorted(budgets), reckon)
        assert found.budgets == tuple(sorted(budgets)), seed
        assert found.status == ("infeasible" if wanted is None else "optimal"), seed
        assert wanted is None or sum(found.nested) == wanted, seed
        assert wanted is None or [found.best[place] for place in range(len(budgets))] == [
            solve(replace(scenario, budget=budget), proposals).value for budget in sorted(budgets)
        ], seed


def test_what_enters_together_stands_in_text_order_and_the_first_id_comes_first(
    make_proposal: Any, make_scenario: Any
) -> None:
    proposals = [make_proposal(id_, 100) for id_ in ("P10", "P2", "P1", "P3")]
    found = ranking(make_scenario(), proposals, [300, 100])
    assert (found.order, found.counts, found.nested, found.best) == (("P1", "P10", "P2"), (1, 3), (1, 3), (1, 3))
    assert (found.price, found.funded(0), found.funded(1)) == (0, ("P1",), ("P1", "P10", "P2"))


def test_the_list_that_costs_least_is_shown_among_equals(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("A", 100), make_proposal("B", 60)]
    found = ranking(make_scenario(), proposals, [100, 200])
    assert (found.order, found.counts) == (("B", "A"), (1, 2))


def test_the_price_of_one_order_is_what_it_loses_of_the_points(make_proposal: Any, make_scenario: Any) -> None:
    """At 100 the best is A (3); at 160 B and C (4), but with A kept only A (3): 6 of 7 points. B first: 2 + 4 = 6."""
    proposals = [make_proposal("A", 100, 3.0), make_proposal("B", 80, 2.0), make_proposal("C", 80, 2.0)]
    found = ranking(make_scenario(), proposals, [100, 160])
    assert (sum(found.nested), found.best, found.price) == (6, (3, 4), Fraction(1, 7))


def test_one_budget_gives_the_portfolio_that_solve_shows(make_case: MakeCase) -> None:
    for seed in range(30):
        scenario, proposals = make_case(seed)
        found, best = ranking(scenario, proposals, [scenario.budget]), solve(scenario, proposals)
        assert list(found.order) == list(best.amounts), seed


def test_nothing_to_gain_has_no_price(make_proposal: Any, make_scenario: Any) -> None:
    assert ranking(make_scenario(), [make_proposal("A", 100, 0.0)], [50, 100]).price == 0


def test_proposals_are_funded_whole(make_proposal: Any, make_scenario: Any) -> None:
    found = ranking(make_scenario(part_funding=True), [make_proposal("A", 100, minimum=10)], [50, 100])
    assert (found.whole_only, found.counts) == (True, (0, 1))


def test_the_least_budget_that_allows_nothing_tells_its_conflict(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("A", 100), make_proposal("B", 100)]
    found = ranking(make_scenario(fund=("A", "B")), proposals, [200, 150, 50])
    assert found.status == "infeasible"
    assert found.nothing is not None
    assert [(rule.kind, rule.greatest) for rule in found.nothing.conflict if rule.kind == "budget"] == [("budget", 50)]
    assert [one.change_to for one in found.nothing.remedies][:1] == [200]
    assert (found.best, found.price, found.nothing_at) == ((None, None, 2), None, 50)


def test_rules_that_hold_at_each_budget_but_in_no_one_order_are_named(make_proposal: Any, make_scenario: Any) -> None:
    """At 100 the floor is met by A alone; at 200 by B alone, and the group keeps them apart."""
    proposals = [make_proposal("A", 50, group="g"), make_proposal("B", 150, group="g")]
    scenario = make_scenario(limits=(Limit("primary_area", "housing", min_share=0.5),))
    found = ranking(scenario, proposals, [100, 300])
    assert found.status == "infeasible"
    assert found.nothing is not None
    assert {rule.kind for rule in found.nothing.conflict} == {"budget", "min_share", "group"}
    assert (found.best, found.nothing_at) == ((1, 1), None)


def test_work_called_off_has_no_order(hard_case: tuple[Any, Any]) -> None:
    clock = Clock()
    clock.cancel()
    scenario, proposals = hard_case
    found = ranking(scenario, proposals, [scenario.budget, scenario.budget + 1], clock)
    assert (found.status, found.order, found.price) == ("unknown", (), None)
