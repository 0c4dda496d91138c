"""Explanations with part funding against every amount there is, in proposals of a few kronor with every rule."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.explain import explain
from optimiser.explanation import Explanation
from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import EveryPortfolio, every_portfolio
from tests.optimiser.random_cases import random_krona_case

MILLIONTH = Fraction(1, 10**6)
SAME = Fraction(1, 10**9)


def best(every: EveryPortfolio, among: Any, but: tuple[str, str] | None = None) -> Fraction | None:
    values = every.value[every.allowed(but) & among]
    return Fraction(int(values.max())) * every.unit if len(values) else None


def funded(every: EveryPortfolio, id_: str) -> Any:
    return every.amounts[:, every.ids.index(id_)] > 0


def funds_it(every: EveryPortfolio, one: Proposal, more: Fraction = Fraction(0)) -> bool:
    """True where some best portfolio funds it; more: benefit added to its own."""
    share = every.amounts[:, every.ids.index(one.id)]
    values = [
        int(value) * every.unit + more * Fraction(int(amount), one.cost)
        for value, amount in zip(every.value, share, strict=True)
    ]
    allowed = np.flatnonzero(every.allowed())
    with_it = max((values[row] for row in allowed if share[row]), default=None)
    without = max((values[row] for row in allowed if not share[row]), default=None)
    return with_it is not None and (without is None or with_it >= without - SAME)


def greatest_cost(scenario: Scenario, proposals: Sequence[Proposal], one: Proposal) -> int | None:
    """By trying each."""
    for cost in range(one.cost, 0, -1):
        cheaper = replace(one, cost=cost, minimum=None if one.minimum is None else min(one.minimum, cost))
        every = every_portfolio(scenario, [cheaper if other is one else other for other in proposals])
        if funds_it(every, cheaper):
            return cost
    return None


def check(scenario: Scenario, proposals: Sequence[Proposal], every: EveryPortfolio, told: Explanation) -> None:
    one = next(one for one in proposals if one.id == told.id)
    value, turned = best(every, True), best(every, funded(every, told.id) != told.funded)
    assert value is not None
    assert told.loss == (None if turned is None else 0 if value - turned <= SAME else value - turned)
    if told.funded:
        return
    assert told.cost_needed == greatest_cost(scenario, proposals, one)
    if told.benefit_needed is None or told.benefit is None:
        return
    more = told.benefit_needed - told.benefit
    assert funds_it(every, one, more)
    if scenario.benefit == "per_proposal" and told.loss:
        assert not funds_it(every, one, more - MILLIONTH)


@pytest.mark.parametrize("block", range(10))
def test_parts_are_explained_as_every_amount_says(block: int) -> None:
    for seed in range(block * 12, block * 12 + 12):
        scenario, proposals = random_krona_case(seed)
        every = every_portfolio(scenario, proposals)
        if not every.allowed().any():
            continue
        found = explain(scenario, proposals)
        assert found.complete
        for told in found.proposals.values():
            if told.benefit is not None:
                check(scenario, proposals, every, told)


def test_the_benefit_of_a_part_may_fall_by_more_than_the_loss(make_proposal: Any, make_scenario: Any) -> None:
    """P1 gets 40 of its 80 kr beside P2, half its 4 points; P3 in its place gives 1, so that they may fall to 2."""
    proposals = [make_proposal("P1", 80, 4.0, minimum=20), make_proposal("P2", 60, 5.0), make_proposal("P3", 40, 1.0)]
    weights = dict.fromkeys(proposals[0].scores, 0.0) | {"housing": 100.0}
    told = explain(make_scenario(100, weights=weights, part_funding=True), proposals).proposals["P1"]
    assert (told.funded, told.loss) == (True, 1)
    assert told.steps["housing"] is not None
    assert told.steps["housing"].to == 2
