"""How far each weight can move, the others keeping their proportions, before the choice is no longer best.

Along such a line every portfolio's value is linear in the weight t: V(t) = t·A + (1 − t)·R, where A is its points on
the criterion alone and R its points with the criterion's weight at 0. So the shown portfolio stays best from one
crossing with another portfolio's line to the next, and each crossing is found by solving where the last one was, until
nothing better is there (Newton's method on a piecewise linear function, which ends).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of, equal_within
from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import best_of
from scoring.proposal import Proposal
from scoring.weights import weight_shares


@dataclass(frozen=True)
class Side:
    """Where the choice stops being best in one direction.

    share: the weight there, 0–1, exact. becomes: {id: whole kr} of a portfolio worth more beyond it, None where the
    weight can go as far as it can. proven: False where time ran out; the share is then one beyond which nothing is said
    and within which something better may be.
    """

    share: Fraction
    becomes: Mapping[str, int] | None
    proven: bool


@dataclass(frozen=True)
class Reach:
    """From which weight to which the choice stays best. share: the present one, 0–1, exact."""

    criterion: str
    share: Fraction
    down: Side
    up: Side


def reaches(
    scenario: Scenario, proposals: Sequence[Proposal], shown: Portfolio, clock: Clock | None = None
) -> tuple[Reach, ...]:
    """For each criterion how far its weight can move before `shown`, best at the scenario's weights, is not best.

    A criterion that carries all the weight is left out: the others have no proportions to keep.
    """
    clock = clock or Clock()
    choice, rules = choice_of(scenario, proposals), rules_of(scenario, proposals)
    shares = weight_shares(scenario.weights)
    met: list[Mapping[str, int]] = []
    found = []
    for criterion, share in shares.items():
        if share < 1:
            line = _line(scenario, proposals, choice, criterion, share)
            walk = _Walk(line, rules, line.ends(shown.amounts), met)
            down, up = (_side(walk, end, clock) for end in (Fraction(0), Fraction(1)))
            found.append(Reach(criterion, share, down, up))
    return tuple(found)


@dataclass(frozen=True)
class _Line:
    """The benefits along one criterion's weight: at 1 `alone`, at 0 `rest`; `present` is the weight it has."""

    present: Fraction
    choice: Choice
    alone: Mapping[str, Fraction]
    rest: Mapping[str, Fraction]

    def at(self, share: Fraction) -> Choice:
        benefits = {id_: share * self.alone[id_] + (1 - share) * self.rest[id_] for id_ in self.choice.costs}
        return replace(self.choice, benefits=benefits)

    def ends(self, amounts: Mapping[str, int]) -> tuple[Fraction, Fraction]:
        """(R, A): the value of a portfolio where the weight is 0, and where it is 1."""
        return self.at(Fraction(0)).value_of(amounts), self.at(Fraction(1)).value_of(amounts)


def _line(scenario: Scenario, proposals: Sequence[Proposal], choice: Choice, criterion: str, share: Fraction) -> _Line:
    """b_i = w·A_i + (1 − w)·R_i gives R_i from what is known."""
    only = {name: float(name == criterion) for name in scenario.weights}
    alone = choice_of(replace(scenario, weights=only), proposals, ()).benefits
    rest = {id_: (points - share * alone[id_]) / (1 - share) for id_, points in choice.benefits.items()}
    return _Line(share, choice, alone, rest)


@dataclass(frozen=True)
class _Walk:
    """own: (R, A) of the shown portfolio. met: portfolios met in any direction, which narrow this one at no cost."""

    line: _Line
    rules: Sequence[Rule]
    own: tuple[Fraction, Fraction]
    met: list[Mapping[str, int]]


def _side(walk: _Walk, end: Fraction, clock: Clock) -> Side:
    """The nearest crossing towards `end`."""
    share, becomes = _nearest(walk, end)
    while not clock.over:
        found = best_of(walk.line.at(share), walk.rules, clock)
        if found.status != "optimal" or found.value is None:
            break
        if found.value - _value(walk.own, share) <= equal_within(found.value):
            return Side(share, becomes, True)
        walk.met.append(found.amounts)
        share, becomes = _nearest(walk, end)
    return Side(share, becomes, False)


def _nearest(walk: _Walk, end: Fraction) -> tuple[Fraction, Mapping[str, int] | None]:
    """Of the portfolios met that are worth more at the end, the one that is worth more first, and from where."""
    nearest, becomes, steepest = end, None, Fraction(0)
    for amounts in walk.met:
        other = walk.line.ends(amounts)
        gains = (other[0] - walk.own[0], other[1] - walk.own[1])
        gain, loss = (gains[1], gains[0]) if end else gains
        if gain <= equal_within(max(other)):
            continue
        crossing = _crossing(gains, end, walk.line.present)
        nearer = crossing < nearest if end else crossing > nearest
        if nearer or (crossing == nearest and gain - loss > steepest):
            nearest, becomes, steepest = crossing, amounts, gain - loss
    return nearest, becomes


def _crossing(gains: tuple[Fraction, Fraction], end: Fraction, present: Fraction) -> Fraction:
    """Where gains[0] + t·(gains[1] − gains[0]) is 0; the present weight where it is not beyond that."""
    if min(gains) >= 0:
        return present
    crossing = gains[0] / (gains[0] - gains[1])
    return max(crossing, present) if end else min(crossing, present)


def _value(ends: tuple[Fraction, Fraction], share: Fraction) -> Fraction:
    return (1 - share) * ends[0] + share * ends[1]
