"""What is compared: kept under a name, changed in one way, solved in the background, taken away."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

import pytest

from app import compute
from app.comparing import kept
from app.errands import Working
from app.result import Result
from app.state import Work
from app.storage.saved_work import same_work
from app.storage.session import from_work
from optimiser.comparison import Comparison
from optimiser.decision import Override
from optimiser.scenario import Limit
from optimiser.solve import solve

MNKR = 1_000_000


@pytest.fixture
def result(work: Work) -> Result:
    work.scenario = replace(work.scenario, budget=10 * MNKR)
    return compute.current_result()


def told(result: Result) -> Comparison:
    found = patiently(lambda: kept.comparison(result))
    assert found is not None
    return found


Found = TypeVar("Found")


def patiently(ask: Callable[[], Found]) -> Found:
    """What comes of it, however busy the machine is."""
    while True:
        try:
            return ask()
        except Working as working:
            working.job.found(60)


def test_what_is_on_the_screen_alone_is_no_comparison(result: Result) -> None:
    assert kept.comparison(result) is None
    kept.keep_shown(result, "Grund")
    assert kept.comparison(result) is None


@pytest.mark.usefixtures("result")
def test_ten_percent_less_money_is_solved_for_nine_tenths(work: Work) -> None:
    result = compute.current_result()
    kept.keep_variant(result, "less")
    found = told(result)
    assert [one.name for one in found.answers] == ["Grundförslag", "10 % mindre pengar"]
    best = solve(replace(work.scenario, budget=9 * MNKR), work.proposals)
    assert found.answers[1].amounts == best.amounts
    assert [one.status for one in work.compared] == ["optimal", "optimal"]


@pytest.mark.parametrize("variant", kept.VARIANTS)
def test_each_variant_changes_one_thing_and_is_proven(result: Result, variant: kept.Variant) -> None:
    kept.keep_variant(result, variant)
    assert told(result).answers[1].status == "optimal"


def test_shares_are_shares_of_the_new_budget(work: Work) -> None:
    limit = Limit("primary_area", "housing", min_share=0.2)
    work.scenario = replace(work.scenario, budget=10 * MNKR, limits=(limit,))
    kept.keep_variant(compute.current_result(), "less")
    assert work.compared[1].scenario.limits == (limit,)


def test_what_is_shown_joins_what_was_kept_once_it_differs(result: Result, work: Work) -> None:
    kept.keep_shown(result, "Grund")
    work.scenario = replace(work.scenario, budget=8 * MNKR)
    assert [one.name for one in told(compute.current_result()).answers] == ["Grund", "Nu på skärmen"]


def test_a_list_made_by_hand_and_what_the_office_decides_stand_beside(result: Result, work: Work) -> None:
    work.made_by_hand = work.own_list.of({"P01": 480_000, "P99": 5})
    kept.keep_own_list(result, "Ändringsyrkande")
    work.overrides = {("malmo_2022.csv", "P18", "Sociala utvecklingsstrategin"): Override(300_000, "Ena delen")}
    kept.keep_decided(result, "Kontorets")
    own, office = work.compared
    assert (own.by_hand, dict(own.amounts)) == (True, {"P01": 480_000})
    assert (office.by_hand, office.amounts["P18"]) == (True, 300_000)


def test_five_at_most_with_names_of_their_own(result: Result, work: Work) -> None:
    for _ in range(6):
        kept.keep_shown(result, "Grund")
    assert [one.name for one in work.compared] == ["Grund", "Grund (2)", "Grund (3)", "Grund (4)"]
    kept.put_first(2)
    assert work.compared[0].name == "Grund (3)"
    kept.remove(0)
    assert [one.name for one in work.compared] == ["Grund", "Grund (2)", "Grund (4)"]


def test_what_the_rules_cost_is_what_leaving_them_out_gives(work: Work) -> None:
    floor = Limit("primary_area", "crime", max_share=0.1)
    work.scenario = replace(work.scenario, budget=10 * MNKR, limits=(floor,))
    result = compute.current_result()
    kept.keep_variant(result, "no_rules")
    found = told(result)
    prices = patiently(lambda: kept.rule_prices(result, found))
    free, bound = (solve(replace(work.scenario, limits=limits), work.proposals).value for limits in ((), (floor,)))
    assert free is not None
    assert bound is not None
    assert prices == {"Grundförslag": free - bound, "Utan regler": None}
    assert prices["Grundförslag"] > Fraction(0)  # type: ignore[operator]


def test_to_keep_something_is_a_change_that_can_be_saved(result: Result, work: Work) -> None:
    before = from_work(work)
    kept.keep_shown(result, "Grund")
    assert not same_work(before, from_work(work))
