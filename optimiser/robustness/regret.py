"""Regret: how many points a choice can lose to the best one somewhere in the region, and the choice that loses least.

V(w) − value(w) is convex in w, for V is a maximum of linear functions; so it is greatest in a corner of the region, and
the corners are all that need be asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of
from optimiser.clock import Clock
from optimiser.frontier import whole
from optimiser.model import build_model, least_worst
from optimiser.robustness.robustness import Robustness
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from optimiser.solve import check_rules
from optimiser.solver import run
from scoring.proposal import Proposal

# Corners come from arithmetic with decimals; the bounds that they lie on have few digits.
_MOST_DIGITS = 10**9
# How near the solver's greatest regret lies to that of its portfolio, reckoned exactly, where it has proven it.
_PROOF = Fraction(1, 10**6)


@dataclass(frozen=True)
class Regret:
    """points: the most that the choice can lose, exact. weights: {criterion: share} where; best: {id: kr} there."""

    amounts: Mapping[str, int]
    points: Fraction
    weights: Mapping[str, Fraction]
    best: Mapping[str, int]


@dataclass(frozen=True)
class Corners:
    """The region's corners. at: the choice with each corner's benefits; best: what is worth most there."""

    weights: tuple[Mapping[str, Fraction], ...]
    at: tuple[Choice, ...]
    best: tuple[Mapping[str, int], ...]

    def tells(self, amounts: Mapping[str, int]) -> bool:
        """True where {id: whole kr} are whole costs: the best in the corners are, and parts can be worth more."""
        return all(self.at[0].costs.get(id_) == amount for id_, amount in amounts.items())

    def regret(self, amounts: Mapping[str, int]) -> Regret:
        """The most that {id: whole kr} can lose, where it `tells` that; ValueError where not."""
        if not self.tells(amounts):
            raise ValueError("regret is reckoned with whole funding")
        lost = [
            choice.value_of(best) - choice.value_of(amounts) for choice, best in zip(self.at, self.best, strict=True)
        ]
        worst = max(range(len(lost)), key=lost.__getitem__)
        return Regret(amounts, max(Fraction(0), lost[worst]), self.weights[worst], self.best[worst])


def corners_of(scenario: Scenario, proposals: Sequence[Proposal], found: Robustness) -> Corners:
    """The corners of the region that was asked about, and the best of the portfolios found in each."""
    choice = choice_of(whole(scenario), proposals)
    points = {name: _points(scenario, proposals, name) for name in scenario.criteria}
    places = [
        [Fraction(number).limit_denominator(_MOST_DIGITS) for number in map(float, row)] for row in found.region.corners
    ]
    weights = tuple(found.region.weights(place) for place in places)
    at = tuple(replace(choice, benefits=_benefits(choice, points, one)) for one in weights)
    best = tuple(max((part.amounts for part in found.parts), key=here.value_of) for here in at)
    return Corners(weights, at, best)


def _points(scenario: Scenario, proposals: Sequence[Proposal], name: str) -> Mapping[str, Fraction]:
    """{id: points on one criterion alone}."""
    alone = {one: float(one == name) for one in scenario.weights}
    return choice_of(replace(scenario, weights=alone), proposals, ()).benefits


def _benefits(
    choice: Choice, points: Mapping[str, Mapping[str, Fraction]], weights: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    return {
        id_: sum((share * points[name][id_] for name, share in weights.items()), Fraction(0)) for id_ in choice.costs
    }


def least_regret(
    scenario: Scenario, proposals: Sequence[Proposal], corners: Corners, clock: Clock | None = None
) -> Regret | None:
    """The portfolio whose greatest regret is least; None where that is not proven in time."""
    rules = rules_of(whole(scenario), proposals)
    model = build_model(corners.at[0])
    least_worst(
        model, [(here.benefits, here.value_of(best)) for here, best in zip(corners.at, corners.best, strict=True)]
    )
    answer = run(model, clock or Clock())
    if answer.status != "optimal" or answer.amounts is None or answer.bound is None:
        return None
    check_rules(answer.amounts, rules)
    found = corners.regret(answer.amounts)
    return found if found.points + Fraction(answer.bound) <= _PROOF * max(Fraction(1), found.points) else None
