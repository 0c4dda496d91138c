"""What would make rules that collide possible: for each of them, the smallest change to it alone."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, Row, choice_of, row_of
from optimiser.clock import Clock
from optimiser.conflict import Conflict, under
from optimiser.model import MILLION, build_model, free_budget, share_of, weigh
from optimiser.rules import Rule, rules_of
from optimiser.scenario import BOUND_NAMES, Scenario
from optimiser.solver import run
from scoring.proposal import Proposal

# A share is told with so many decimals, rounded to the side where it helps.
_SHARE = 10**12
_GREATEST_BUDGET = 5 * 10**9
# Budgets to look at on either side, for the odd case that one to the krona is not to be had.
_MOST_BUDGETS = 50
# Kronor that a budget in millions may be off, so that a whole one is not rounded away.
_TINY = 0.01


@dataclass(frozen=True)
class Remedy:
    """A change to one rule that makes the whole feasible.

    change_to: the bound it would need, in the unit of the scenario file (kr, number or share); None where the rule
    has no number and must be left out. kronor: what a share comes to.
    """

    rule: Rule
    change_to: int | float | None
    kronor: int | None = None


def remedies_of(
    scenario: Scenario, proposals: Sequence[Proposal], conflict: Conflict, clock: Clock
) -> tuple[Remedy, ...]:
    """For each rule of a conflict the smallest change to it alone after which some portfolio keeps every rule.

    Rules that no change of their own can mend are left out, and those that the clock did not suffice for.
    """
    rules, choice = list(rules_of(scenario, proposals)), choice_of(scenario, proposals, ())
    found: list[Remedy] = []
    for rule in conflict:
        place = rules.index(rule)
        others = under(choice, rules[:place] + rules[place + 1 :])
        if rule.kind == "budget":
            remedy = _budget_remedy(scenario, proposals, rules, choice, clock)
        elif rule.kind == "pool" or rule.kind in BOUND_NAMES:
            remedy = _bound_remedy(rule, others, scenario.budget, clock)
        else:
            remedy = Remedy(rule, None) if _surely(others, clock) else None
        found += [] if remedy is None else [remedy]
    return tuple(found)


def _surely(choice: Choice, clock: Clock) -> bool:
    """True where some portfolio keeps the rules."""
    return run(build_model(choice), clock).amounts is not None


def _bound_remedy(rule: Rule, others: Choice, budget: int, clock: Clock) -> Remedy | None:
    """The nearest bound that some portfolio under the other rules keeps: the most of it for a floor, else the least."""
    model = build_model(others)
    floor = rule.least is not None
    weigh(model, row_of(rule, others.costs, others.minimums), 1 if floor else -1)
    answer = run(model, clock)
    if answer.status != "optimal" or answer.amounts is None:
        return None
    reached = rule.amount(answer.amounts)
    number = math.floor(reached) if floor else math.ceil(reached)
    if rule.share is None:
        return Remedy(rule, number)
    share = Fraction(number, budget)
    near = Fraction((math.floor if floor else math.ceil)(share * _SHARE), _SHARE)
    return Remedy(rule, float(near), number) if near <= 1 else None


def _budget_remedy(
    scenario: Scenario, proposals: Sequence[Proposal], rules: Sequence[Rule], choice: Choice, clock: Clock
) -> Remedy | None:
    """The budget nearest to the present one under which some portfolio keeps every rule, shares of it with it."""

    def holds(budget: int) -> bool:
        return _surely(choice_of(replace(scenario, budget=budget), proposals), clock)

    def split(within: tuple[int, int], sign: int) -> float | None:
        return _split_budget(rules, choice, within, sign, clock)

    near = [_nearest_budget(scenario.budget, sign, split, holds) for sign in (-1, 1)]
    found = [budget for budget in near if budget is not None]
    return Remedy(rules[0], min(found, key=lambda budget: abs(budget - scenario.budget))) if found else None


def _nearest_budget(
    present: int,
    sign: int,
    split: Callable[[tuple[int, int], int], float | None],
    holds: Callable[[int], bool],
) -> int | None:
    """The whole budget nearest to the present one, above (sign −1) or below it (sign 1), under which the rules hold.

    Split kronor tell where to look; where the whole one there does not hold, the look goes on from the next.
    """
    whole = present
    for _ in range(_MOST_BUDGETS):
        found = split((whole, _GREATEST_BUDGET) if sign < 0 else (0, whole), sign)
        if found is None:
            return None
        whole = math.ceil(found - _TINY) if sign < 0 else math.floor(found + _TINY)
        if holds(whole):
            return whole
        whole -= sign
    return None


def _split_budget(
    rules: Sequence[Rule], choice: Choice, within: tuple[int, int], sign: int, clock: Clock
) -> float | None:
    """The least (sign −1) or greatest (sign 1) budget within bounds, in split kronor; None where there is none."""
    if within[0] > within[1]:
        return None
    model = build_model(under(choice, [rule for rule in rules if rule.kind != "budget" and rule.share is None]))
    budget = free_budget(model, *within, sign)
    for rule in rules:
        if rule.share is not None:
            row = Row({id_: choice.costs[id_] for id_ in rule.ids if id_ in choice.costs}, rule.least, rule.greatest)
            share_of(model, row, float(rule.share), budget)
    return MILLION * float(budget.varValue) if run(model, clock).status == "optimal" else None
