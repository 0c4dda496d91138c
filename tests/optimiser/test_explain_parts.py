"""Explanations with part funding against every amount there is, in proposals of a few kronor."""

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from optimiser.choice import Choice, choice_of
from optimiser.explain import explain
from optimiser.rules import rules_of
from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal

Amounts = dict[str, int]
MILLIONTH = Fraction(1, 10**6)


def small_case(seed: int, make_proposal: Callable[..., Proposal], make_scenario: Callable[..., Scenario]) -> Any:
    dice = random.Random(seed)
    proposals = []
    for number in range(4):
        cost = dice.randint(2, 8)
        fields = {"primary_area": dice.choice(["housing", "crime"]), "group": dice.choice(["", "", "G"])}
        minimum = dice.choice([None, dice.randint(1, cost)])
        proposals.append(make_proposal(f"P{number}", cost, float(dice.randint(0, 5)), minimum=minimum, **fields))
    limit = Limit("primary_area", "housing", max_amount=dice.randint(3, 20), min_amount=dice.choice([None, 2]))
    budget = dice.randint(4, 20)
    fields = {"limits": (limit,), "part_funding": True, "benefit": dice.choice(["per_proposal", "per_krona"])}
    return make_scenario(budget, **fields, exclude=("P3",) if dice.random() < 0.2 else ()), tuple(proposals)


def every_amount(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Choice, list[tuple[Fraction, Amounts]]]:
    """The choice, and (value, amounts) of every portfolio in whole kronor that keeps the rules."""
    choice, rules = choice_of(scenario, proposals, ()), rules_of(scenario, proposals)
    ranges = [[0, *range(choice.minimums.get(id_, cost), cost + 1)] for id_, cost in choice.costs.items()]
    found = []
    for row in itertools.product(*ranges):
        amounts = {id_: amount for id_, amount in zip(choice.costs, row, strict=True) if amount}
        if all(rule.holds(amounts) for rule in rules):
            found.append((choice.value_of(amounts), amounts))
    return choice, found


def best(portfolios: list[tuple[Fraction, Amounts]], id_: str, funded: bool) -> Fraction | None:
    return max((value for value, amounts in portfolios if (id_ in amounts) is funded), default=None)


def funds_it(portfolios: list[tuple[Fraction, Amounts]], id_: str) -> bool:
    with_it, without = best(portfolios, id_, True), best(portfolios, id_, False)
    return with_it is not None and (without is None or with_it >= without - MILLIONTH / 1000)


def with_more(portfolios: Any, choice: Choice, id_: str, more: Fraction) -> Any:
    """The same portfolios where the proposal's benefit is so much greater."""
    return [(value + more * Fraction(amounts.get(id_, 0), choice.costs[id_]), amounts) for value, amounts in portfolios]


@pytest.mark.parametrize("block", range(8))
def test_parts_are_explained_as_every_amount_says(block: int, make_proposal: Any, make_scenario: Any) -> None:
    for seed in range(block * 5, block * 5 + 5):
        scenario, proposals = small_case(seed, make_proposal, make_scenario)
        choice, portfolios = every_amount(scenario, proposals)
        if not portfolios:
            continue
        found = explain(scenario, proposals)
        value = max(value for value, _ in portfolios)
        assert found.complete
        assert found.best.value == value
        for id_, told in found.proposals.items():
            turned = best(portfolios, id_, not told.funded)
            assert told.loss == (None if turned is None else value - turned), (seed, id_)
            if told.funded:
                continue
            assert told.cost_needed == greatest_cost(scenario, proposals, id_), (seed, id_)
            if told.benefit_needed is not None:
                more = told.benefit_needed - choice.benefits[id_]
                assert funds_it(with_more(portfolios, choice, id_, more), id_), (seed, id_)
                assert not told.loss or not funds_it(with_more(portfolios, choice, id_, more - MILLIONTH), id_)


def greatest_cost(scenario: Scenario, proposals: Sequence[Proposal], id_: str) -> int | None:
    """By trying each."""
    present = next(one for one in proposals if one.id == id_)
    for cost in range(present.cost, 0, -1):
        minimum = None if present.minimum is None else min(present.minimum, cost)
        changed = [replace(one, cost=cost, minimum=minimum) if one is present else one for one in proposals]
        if funds_it(every_amount(scenario, changed)[1], id_):
            return cost
    return None
