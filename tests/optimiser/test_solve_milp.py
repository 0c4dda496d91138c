"""Part funding: against a second formulation in scipy.optimize.milp, and against every portfolio of a few kronor."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from optimiser.scenario import BOUND_NAMES, Scenario
from optimiser.scenario_file import check_against
from optimiser.solve import solve
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import benefit, every_portfolio
from tests.optimiser.random_cases import random_krona_case, random_part_case
from tests.optimiser.split_kronor import best_value, broken

BLOCKS, A_BLOCK = 40, 50
KRONA_BLOCKS = 20


def in_part(scenario: Scenario, proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Those that may be funded in part."""
    return [one for one in proposals if scenario.part_funding and one.minimum not in (None, one.cost)]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_value_is_that_of_split_kronor_but_for_a_krona_each(block: int) -> None:
    for seed in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        scenario, proposals = random_part_case(seed)
        portfolio, wanted = solve(scenario, proposals), best_value(scenario, proposals)
        if wanted is None:
            assert (portfolio.status, portfolio.value) == ("infeasible", None), seed
            continue
        assert portfolio.status == "optimal", seed
        assert broken(scenario, proposals, dict(portfolio.amounts)) == [], seed
        amounts = {one.id: portfolio.amounts.get(one.id, 0) for one in proposals}
        assert portfolio.value == sum(benefit(scenario, one) * amounts[one.id] / one.cost for one in proposals), seed
        assert portfolio.bound == portfolio.value, seed
        krona_each = sum(float(benefit(scenario, one)) / one.cost for one in in_part(scenario, proposals))
        assert -1e-6 <= wanted - float(portfolio.value) <= krona_each + 1e-6, seed


@pytest.mark.parametrize("block", range(KRONA_BLOCKS))
def test_the_answer_is_the_best_of_all_amounts_of_a_few_kronor(block: int) -> None:
    for seed in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        scenario, proposals = random_krona_case(seed)
        portfolio, wanted = solve(scenario, proposals), every_portfolio(scenario, proposals).best()
        if wanted is None:
            assert (portfolio.status, portfolio.value) == ("infeasible", None), seed
        else:
            value, amounts, tied = wanted
            assert (portfolio.status, portfolio.value, portfolio.bound) == ("optimal", value, value), seed
            assert (dict(portfolio.amounts), portfolio.tied) == (amounts, tied), seed


def traits_of(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Iterator[str]:
    yield from (bound for bound in BOUND_NAMES for limit in scenario.limits if getattr(limit, bound) is not None)
    yield from ["pools"] * bool(scenario.pools) + ["group"] * any(one.group for one in proposals)
    yield from ["requires"] * any(one.requires for one in proposals)
    yield from ["fund"] * bool(scenario.fund) + ["exclude"] * bool(scenario.exclude)
    parts = {one.id for one in in_part(scenario, proposals)}
    yield from ["parts"] * bool(parts) + ["parts beside whole"] * (0 < len(parts) < len(proposals))
    yield from ["part that shall be funded"] * bool(parts & set(scenario.fund))
    yield from ["part of a pool"] * any(one.pool_costs for one in proposals if one.id in parts)
    yield scenario.benefit
    yield "many" if len(proposals) > 30 else "few"


@pytest.mark.parametrize(("make", "number"), [(random_part_case, BLOCKS), (random_krona_case, KRONA_BLOCKS)])
def test_the_random_scenarios_meet_every_rule_with_parts(make: Any, number: int) -> None:
    met: Counter[str] = Counter()
    for seed in range(number * A_BLOCK):
        scenario, proposals = make(seed)
        check_against(scenario, proposals, "scenario.json")
        met.update(set(traits_of(scenario, proposals)))
    kinds = {"pools", "group", "requires", "fund", "exclude", "parts", "parts beside whole", *BOUND_NAMES}
    kinds |= {"part that shall be funded", "part of a pool", "per_krona", "per_proposal", "few"}
    kinds |= {"many"} if make is random_part_case else set()
    assert {kind: met[kind] for kind in kinds if met[kind] < 20} == {}
