"""Questions about a scenario whose best portfolio is known: answered from lists of portfolios, else by solves."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Protocol

import numpy as np

from optimiser.choice import Choice, choice_of, equal_within
from optimiser.clock import Clock
from optimiser.conflict import under
from optimiser.cost_by_solver import CostBySolver, OutOfTimeError, counts_money
from optimiser.cost_needed import GreatestCost
from optimiser.parcels import Work, each
from optimiser.portfolio import Portfolio
from optimiser.questions import Best, Ground, Question, Reply, ask, ground_of
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import best_of
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Inquiry:
    """What is asked about. best: what `solve` shows, proven."""

    scenario: Scenario
    proposals: Sequence[Proposal]
    best: Portfolio
    clock: Clock

    @property
    def value(self) -> Fraction:
        """V, in points."""
        return self.best.value or Fraction(0)

    @property
    def needed(self) -> Fraction:
        """What a portfolio must be worth to be a best one, in points."""
        return self.value - equal_within(self.value)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, the budget first."""
        return rules_of(self.scenario, self.proposals)

    @cached_property
    def choice(self) -> Choice:
        """The candidates under every rule."""
        return choice_of(self.scenario, self.proposals, self.rules)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The number of each candidate."""
        return {id_: number for number, id_ in enumerate(self.choice.costs)}

    @cached_property
    def ground(self) -> Ground | None:
        """What lists start from; None where only solves can answer."""
        return ground_of(self.choice, self.rules, self.value)

    def best_under(self, choice: Choice, rules: Sequence[Rule]) -> Reply:
        """The best portfolio of a choice: from a list at its own prices, else by a solve. Raises OutOfTimeError."""
        if listed := self._at_own_prices(choice, rules):
            return listed
        found = best_of(choice, rules, self.clock)
        if found.status == "infeasible":
            return Reply()
        if found.status != "optimal":
            raise OutOfTimeError
        return Reply(found.amounts, found.value)

    def _at_own_prices(self, choice: Choice, rules: Sequence[Rule]) -> Reply | None:
        if self.ground is None or (ground := ground_of(choice, rules, self.value)) is None:
            return None
        return ask(ground, [Best(ground)], lambda: self.clock.over, lambda: None).get(0)

    def answers(self, asked: Sequence["Asked"], executor: Executor | None = None) -> list[Reply | None]:
        """The reply to each; None where the clock ran out before. The clock is told of each.

        executor: solves several at a time, where lists do not answer; the replies are the same without.
        """
        replies = self._from_lists(asked)
        left = [number for number in range(len(asked)) if number not in replies]
        work = Work(_solved, self, self.clock)
        for number, reply in zip(left, each(work, [asked[number] for number in left], executor), strict=True):
            if reply is None:
                break
            replies[number] = reply
            self.told()
        return [replies.get(number) for number in range(len(asked))]

    def _from_lists(self, asked: Sequence["Asked"]) -> dict[int, Reply]:
        if self.ground is None:
            return {}
        pairs = [(number, question) for number, one in enumerate(asked) if (question := one.listed(self, self.ground))]
        found = ask(self.ground, [question for _, question in pairs], lambda: self.clock.over, self.told)
        return {pairs[place][0]: reply for place, reply in found.items()}

    def told(self) -> None:
        """One more question is answered."""
        self.clock.answered += 1


def _solved(inquiry: Inquiry, clock: Clock, one: "Asked") -> Reply | None:
    """One question by the solver; None where the clock ran out."""
    try:
        return None if clock.over else one.solved(inquiry)
    except OutOfTimeError:
        return None


class Asked(Protocol):
    """One question."""

    def listed(self, inquiry: Inquiry, ground: Ground) -> Question | None:
        """The question as a list of portfolios can answer it; None where none can."""

    def solved(self, inquiry: Inquiry) -> Reply:
        """Its reply by a solve of its own. Raises OutOfTimeError."""


@dataclass(frozen=True)
class Turned:
    """The best portfolio where the proposal `id` is funded, or where it is not."""

    id: str
    funded: bool

    @property
    def rule(self) -> Rule:
        """What holds the decision."""
        if self.funded:
            return Rule("fund", self.id, (self.id,), "number", least=1)
        return Rule("exclude", self.id, (self.id,), "number", greatest=0)

    def listed(self, inquiry: Inquiry, ground: Ground) -> Question | None:
        """See Asked."""
        return Best(ground, inquiry.place[self.id], self.funded)

    def solved(self, inquiry: Inquiry) -> Reply:
        """See Asked."""
        rules = (*inquiry.rules, self.rule)
        return inquiry.best_under(under(inquiry.choice, rules), rules)


@dataclass(frozen=True)
class Without:
    """The best portfolio where these rules do not count."""

    rules: tuple[Rule, ...]

    def listed(self, inquiry: Inquiry, ground: Ground) -> Question | None:
        """See Asked. Not where a rule has a price, or where one funds what is not assessed."""
        rows = tuple(number for number, rule in enumerate(inquiry.rules) if rule in self.rules)
        if np.any(ground.found.prices[list(rows)]) or self._wanted(inquiry):
            return None
        return Best(ground, eased=rows)

    def solved(self, inquiry: Inquiry) -> Reply:
        """See Asked. What is funded only because it shall be, unassessed, is no candidate without that."""
        rules = tuple(rule for rule in inquiry.rules if rule not in self.rules)
        wanted = self._wanted(inquiry)
        scenario = replace(inquiry.scenario, fund=tuple(id_ for id_ in inquiry.scenario.fund if id_ not in wanted))
        return inquiry.best_under(choice_of(scenario, inquiry.proposals, rules), rules)

    def _wanted(self, inquiry: Inquiry) -> set[str]:
        unassessed = {one.id for one in inquiry.proposals if not one.assessed}
        return {rule.key for rule in self.rules if rule.kind == "fund"} & unassessed


@dataclass(frozen=True)
class CostOf:
    """The greatest cost at which the proposal `id`, not funded, gets in."""

    id: str

    def listed(self, inquiry: Inquiry, ground: Ground) -> Question | None:
        """See Asked."""
        money = [number for number, rule in enumerate(inquiry.rules) if counts_money(rule, self.id)]
        by_krona = inquiry.scenario.benefit == "per_krona"
        return GreatestCost(ground, inquiry.place[self.id], np.array(money, dtype=np.int64), by_krona)

    def solved(self, inquiry: Inquiry) -> Reply:
        """See Asked."""
        asked = CostBySolver(inquiry.scenario, inquiry.proposals, self.id, inquiry.needed, inquiry.clock)
        return Reply(cost=asked.greatest())
