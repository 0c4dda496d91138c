"""The frontier: every efficient pair of cost and value within the rules, and the portfolio that gives it."""

import math
import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.efficient import efficient_pairs
from optimiser.pairs import Pair
from optimiser.portfolio import Portfolio
from optimiser.rules import rules_of
from optimiser.scenario import Limit, Scenario
from optimiser.solve import check_answerable, check_rules, solve
from optimiser.solver import Status
from scoring.numbers import exact
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Point:
    """An efficient portfolio: none costs no more and is worth no less with one of the two strict.

    amounts: {id: whole kr} of the funded, in text order. value: points, exact.
    """

    amounts: Mapping[str, int]
    value: Fraction

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())


@dataclass(frozen=True)
class Frontier:
    """Every efficient point by rising cost, from the cheapest portfolio allowed; whole funding.

    exact: False where the time limit left some out; those given are efficient even so. budget: the greatest cost, whole
    kr. whole_only: True where the scenario would fund parts. nothing: why there is no point, with conflict and
    remedies, where no portfolio keeps the rules.
    """

    points: tuple[Point, ...]
    exact: bool
    budget: int
    whole_only: bool = False
    unassessed: tuple[str, ...] = ()
    nothing: Portfolio | None = None
    seconds: float = 0.0

    @property
    def status(self) -> Status:
        """`optimal` where every point is there and proven to be."""
        if self.exact:
            return "optimal" if self.points else "infeasible"
        return "feasible" if self.points else "unknown"

    def at(self, budget: int) -> int | None:
        """The place of the point that is best within a budget in kr; None where that allows none."""
        affordable = bisect_right(self.points, budget, key=lambda point: point.cost)
        return affordable - 1 if affordable else None


def frontier(
    scenario: Scenario, proposals: Sequence[Proposal], max_budget: int | None = None, clock: Clock | None = None
) -> Frontier:
    """Every efficient point up to the budget, or to another one, with shares of the scenario's budget all the same.

    max_budget: whole kr. clock: where it runs out, or the work is called off, the points found so far are returned.
    """
    check_answerable(proposals)
    start, clock = time.perf_counter(), clock or Clock()
    asked = whole(with_budget(scenario, scenario.budget if max_budget is None else max_budget))
    rules = rules_of(asked, proposals)
    choice = choice_of(asked, proposals, [rule for rule in rules if rule.kind != "budget"])
    found, complete = efficient_pairs(Pair(choice, choice.costs), asked.budget, clock)
    points = tuple(Point(choice.whole(one.funded), one.worth / choice.unit) for one in found)
    for point in points:
        check_rules(point.amounts, rules)
    nothing = solve(asked, proposals, clock) if complete and not points else None
    return Frontier(
        points,
        complete,
        asked.budget,
        scenario.part_funding,
        unassessed(proposals),
        nothing,
        time.perf_counter() - start,
    )


def unassessed(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Ids of the proposals that are not chosen among, or are funded with unknown benefit, in text order."""
    return tuple(sorted(proposal.id for proposal in proposals if not proposal.assessed))


def whole(scenario: Scenario) -> Scenario:
    """The scenario where proposals are funded whole or not at all."""
    return replace(scenario, part_funding=False)


def with_budget(scenario: Scenario, budget: int) -> Scenario:
    """The scenario with another budget, whole kr, where limits given as shares stay the kronor that they are."""
    if budget == scenario.budget:
        return scenario
    limits = [part for limit in scenario.limits for part in _in_kronor(limit, scenario.budget)]
    return replace(scenario, budget=budget, limits=tuple(limits))


def _in_kronor(limit: Limit, budget: int) -> Iterator[Limit]:
    """The limit without its shares, and what they come to: a floor rounds up and a ceiling down."""
    if limit.min_share is None and limit.max_share is None:
        yield limit
        return
    yield replace(limit, min_share=None, max_share=None)
    least = None if limit.min_share is None else math.ceil(exact(limit.min_share) * budget)
    greatest = None if limit.max_share is None else math.floor(exact(limit.max_share) * budget)
    yield Limit(limit.column, limit.value, min_amount=least, max_amount=greatest)
