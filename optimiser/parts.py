"""The efficient pairs within a narrow span of what is spent, where prices decide most proposals beforehand."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from optimiser.clock import Clock
from optimiser.pair_solves import saving
from optimiser.pairs import SPENT, VALUE, Pair, Sums, by_rules
from optimiser.prices import Priced, Whole, priced
from optimiser.states import Hope, Sweep, swept

_MOST_STATES = 40_000
_BEAM = 500
_MARGIN = 1e-9


@dataclass(frozen=True)
class Part:
    """From `low` to `high` of what is spent, both counted; `below`: the greatest value, in units, at less than low."""

    low: int
    high: int
    below: int


@dataclass(frozen=True)
class Question:
    """A pair with its arrays, and what the relaxation says about how little can be spent."""

    pair: Pair
    sums: Sums

    @cached_property
    def cheapest(self) -> Priced | None:
        """The prices of spending as little as can be; None where the relaxation has none."""
        return priced(saving(self.pair))

    @property
    def least(self) -> int:
        """No portfolio within the rules spends less."""
        lowest = int(np.minimum(self.sums.effects[:, SPENT], 0).sum())
        if self.cheapest is None:
            return lowest
        bound = self.cheapest.bound + _MARGIN * max(1.0, abs(self.cheapest.bound))
        return max(lowest, math.ceil(-bound / float(self.cheapest.unit)))


def efficient_lines(question: Question, part: Part, clock: Clock) -> Whole:
    """The sums [k, 2 + w] of the efficient pairs of a part, by rising `spent`. Raises TooManyStatesError."""
    sums = question.sums
    found = priced(question.pair.within(part.high))
    known = sums.effects[:0]
    for beam in (True, False) if found is not None else (False,):
        hopes = [] if found is None else [_worth_it(found, part, known)]
        hopes += [] if question.cheapest is None else [_within(question.cheapest, part.high)]
        sweep = _sweep(sums, tuple(hopes), part)
        if sweep is None:
            return sums.effects[:0]
        known = _new(swept(replace(sweep, most=_BEAM) if beam else sweep, clock, beam), part)
    return known


def _new(lines: Whole, part: Part) -> Whole:
    """Those within the part that are worth more than what is below it."""
    return lines[(lines[:, SPENT] >= part.low) & (lines[:, VALUE] > part.below)]


def _worth_it(found: Priced, part: Part, known: Whole) -> Hope:
    """What a portfolio of the part must reach so as not to be beaten by those known.

    Between two known pairs it must be worth at least the first; value − price · spent is then least just before the
    second.
    """
    price = float(found.prices[-1])
    worth = np.concatenate([[part.below], known[:, VALUE]])
    until = np.concatenate([known[:, SPENT] - 1, [part.high]])
    needed = float((worth - price * until)[until >= part.low].min())
    bound = found.bound - price * part.high
    margin = _MARGIN * max(1.0, abs(found.bound), price * abs(part.high))
    return Hope(1.0, price, found.prices[:-1], found.reduced, bound, needed, margin)


def _within(cheapest: Priced, high: int) -> Hope:
    """No more than `high` may be spent: −S ≥ −high."""
    unit = float(cheapest.unit)
    margin = _MARGIN * max(1.0, abs(cheapest.bound), unit * abs(high))
    return Hope(0.0, unit, cheapest.prices, cheapest.reduced, cheapest.bound, -unit * high, margin)


def _sweep(sums: Sums, hopes: tuple[Hope, ...], part: Part) -> Sweep | None:
    """The proposals that may be decided either way, the others as their prices say; None where these disagree."""
    nobody = np.zeros(len(sums.ids), dtype=bool)
    always, never = nobody.copy(), nobody.copy()
    for hope in hopes:
        always |= hope.reduced > hope.room
        never |= -hope.reduced > hope.room
    if (always & never).any():
        return None
    order = by_rules(sums, [int(place) for place in np.flatnonzero(~always & ~never)])
    funded = [int(place) for place in np.flatnonzero(always)]
    return Sweep(sums, order, funded, part.high, _MOST_STATES, hopes, part.low)
