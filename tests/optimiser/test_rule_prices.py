from collections.abc import Callable
from typing import Any

from optimiser.clock import Clock
from optimiser.inquiry import Inquiry
from optimiser.rule_prices import RulePrices, changes, rule_prices
from optimiser.scenario import Limit
from optimiser.solve import solve

Make = Callable[..., Any]


def prices(scenario: Any, proposals: Any) -> RulePrices:
    return rule_prices(Inquiry(scenario, proposals, solve(scenario, proposals), Clock()))


def test_a_rule_costs_what_the_best_without_it_is_worth_more(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 10, 5.0), make_proposal("P2", 10, 2.0, primary_area="crime")]
    limits = (Limit("primary_area", "crime", min_count=1), Limit("primary_area", "crime", max_count=5))
    floor, ceiling = prices(make_scenario(10, limits=limits), proposals).each
    assert (floor.loss, floor.enters, floor.leaves) == (3, ("P1",), ("P2",))
    assert (ceiling.loss, ceiling.enters, ceiling.leaves) == (0, (), ())


def test_all_overrides_are_left_out_together(make_proposal: Make, make_scenario: Make) -> None:
    proposals = [make_proposal("P1", 10, 1.0), make_proposal("P2", 10, 2.0), make_proposal("P3", 10, 4.0)]
    found = prices(make_scenario(10, fund=("P1",), exclude=("P3",)), proposals)
    assert [price.loss for price in found.each] == [1, 0]
    assert found.overrides is not None
    assert (found.overrides.loss, found.overrides.enters, found.overrides.leaves) == (3, ("P3",), ("P1",))


def test_without_overrides_there_is_nothing_to_say_of_them(make_proposal: Make, make_scenario: Make) -> None:
    assert prices(make_scenario(), [make_proposal("P1")]) == RulePrices((), None, True)


def test_what_is_funded_unassessed_is_not_chosen_among_without_that_rule(
    make_proposal: Make, make_scenario: Make
) -> None:
    proposals = [make_proposal("P1", 10, [None] * 5, primary_area="crime"), make_proposal("P2", 10, 1.0)]
    limits = (Limit("primary_area", "crime", min_count=1),)
    floor, fund = prices(make_scenario(10, limits=limits, fund=("P1",)), proposals).each
    assert floor.loss == 0
    assert fund.loss is None


def test_what_was_not_answered_in_time_is_left_out(make_proposal: Make, make_scenario: Make) -> None:
    scenario, proposals = make_scenario(fund=("P1",)), [make_proposal("P1")]
    clock = Clock()
    clock.cancel()
    found = rule_prices(Inquiry(scenario, proposals, solve(scenario, proposals), clock))
    assert found == RulePrices((), None, False)


def test_changes_are_told_in_text_order() -> None:
    assert changes({"P3": 1, "P2": 1}, {"P9": 1, "P10": 1, "P2": 2}) == (("P10", "P9"), ("P3",))
