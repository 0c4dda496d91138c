"""A list made by hand: its sum, its points, the rules it breaks, and what would improve it."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from optimiser.choice import Choice, choice_of
from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import solve
from optimiser.swaps import Swap, swaps
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Breach:
    """What a list does that it may not.

    kind, key: of the rule, or what is wrong with the amount of one proposal (key: its id). rule: the rule, None where
    it is about an amount. found: what the list comes to, in kr or number; allowed: kr.
    """

    kind: str
    key: str
    found: Fraction | int
    rule: Rule | None = None
    allowed: int = 0


@dataclass(frozen=True)
class Evaluation:
    """A list made by hand beside the best portfolio.

    amounts: {id: whole kr} in text order, those of 0 left out. value: points, exact; unknown_benefit: ids that are
    not assessed and count 0 in it. swaps: of one funded proposal for another, and additions, that would improve it.
    best: what `solve` finds. seconds: for all of it.
    """

    amounts: Mapping[str, int]
    value: Fraction
    unknown_benefit: tuple[str, ...]
    breaches: tuple[Breach, ...]
    swaps: tuple[Swap, ...]
    best: Portfolio
    seconds: float = 0.0

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())

    @property
    def gap_to_best(self) -> Fraction | None:
        """How many points the best portfolio is worth more; below 0 where a list that breaks rules is worth more."""
        return None if self.best.value is None else self.best.value - self.value


def evaluate(
    scenario: Scenario, proposals: Sequence[Proposal], clock: Clock | None = None, best: Portfolio | None = None
) -> Evaluation:
    """The scenario's `amounts`, all of ids that the proposals have, as a list made by hand.

    best: the scenario's portfolio where it is already known.
    """
    start = time.perf_counter()
    amounts = {id_: scenario.amounts[id_] for id_ in sorted(scenario.amounts) if scenario.amounts[id_]}
    judge = Judge(scenario, proposals)
    return Evaluation(
        amounts,
        judge.value(amounts),
        judge.unknown_benefit(amounts),
        judge.breaches(amounts),
        swaps(amounts, judge.choice, _eligible(scenario, proposals), judge.rules),
        best or solve(scenario, proposals, clock),
        time.perf_counter() - start,
    )


@dataclass(frozen=True)
class Judge:
    """What any amounts {id: whole kr, above 0} are worth, and what they break, whoever chose them."""

    scenario: Scenario
    proposals: Sequence[Proposal]

    @cached_property
    def choice(self) -> Choice:
        """Costs and benefits of all proposals."""
        return _everyone(self.scenario, self.proposals)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, the budget first."""
        return rules_of(self.scenario, self.proposals)

    def value(self, amounts: Mapping[str, int]) -> Fraction:
        """V = Σ b_i · min(1, amount_i / cost_i), in points, exact."""
        return self.choice.value_by_hand(amounts)

    def unknown_benefit(self, amounts: Mapping[str, int]) -> tuple[str, ...]:
        """The ids, in text order, that are not assessed and count 0 in the value."""
        return tuple(sorted(one.id for one in self.proposals if one.id in amounts and not one.assessed))

    def breaches(self, amounts: Mapping[str, int]) -> tuple[Breach, ...]:
        """What the amounts may not: those of single proposals first, then the rules."""
        return (*_amount_breaches(amounts, self.scenario, self.proposals), *_rule_breaches(amounts, self.rules))


def _everyone(scenario: Scenario, proposals: Sequence[Proposal]) -> Choice:
    """Costs and benefits of all proposals, also those that the optimiser would not choose among; no rows."""
    received = [replace(proposal, state="received") for proposal in proposals]
    open_to_all = Scenario(
        weights=scenario.weights,
        budget=0,
        criteria=scenario.criteria,
        benefit=scenario.benefit,
        fund=tuple(proposal.id for proposal in proposals),
    )
    return choice_of(open_to_all, received, ())


def _eligible(scenario: Scenario, proposals: Sequence[Proposal]) -> frozenset[str]:
    """Ids that the optimiser may choose."""
    return frozenset(choice_of(scenario, proposals, ()).costs)


def _rule_breaches(amounts: Mapping[str, int], rules: Sequence[Rule]) -> Iterator[Breach]:
    for rule in rules:
        if not rule.holds(amounts):
            yield Breach(rule.kind, rule.key, rule.amount(amounts), rule)


def _amount_breaches(amounts: Mapping[str, int], scenario: Scenario, proposals: Sequence[Proposal]) -> Iterator[Breach]:
    """Amounts that no portfolio can have, and proposals that are not among those to choose from."""
    for one in sorted(proposals, key=lambda proposal: proposal.id):
        amount = amounts.get(one.id, 0)
        if not amount:
            continue
        if not one.received:
            yield Breach("set_aside", one.id, amount)
        least = one.minimum if scenario.part_funding and one.minimum is not None else one.cost
        if amount > one.cost:
            yield Breach("above_cost", one.id, amount, allowed=one.cost)
        elif amount < least:
            yield Breach("whole" if least == one.cost else "below_minimum", one.id, amount, allowed=least)
