"""The efficient pairs within a narrow span of what is spent, where prices decide most proposals beforehand."""

from dataclasses import dataclass

import numpy as np

from optimiser.clock import Clock
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


def efficient_lines(pair: Pair, sums: Sums, part: Part, clock: Clock) -> Whole:
    """The sums [k, 2 + w] of the efficient pairs of a part, by rising `spent`. Raises TooManyStatesError."""
    found = priced(pair.within(part.high))
    everyone = range(len(sums.ids))
    if found is None:
        return _new(swept(Sweep(sums, everyone, (), part.high, _MOST_STATES), clock), part)
    known = sums.effects[:0]
    for beam in (True, False):
        hope = _hope(found, part, known)
        known = _new(swept(_sweep(sums, found, hope, part, _BEAM if beam else _MOST_STATES), clock, hope, beam), part)
    return known


def _new(lines: Whole, part: Part) -> Whole:
    """Those within the part that are worth more than what is below it."""
    return lines[(lines[:, SPENT] >= part.low) & (lines[:, VALUE] > part.below)]


def _hope(found: Priced, part: Part, known: Whole) -> Hope:
    """What a portfolio of the part must reach so as not to be beaten by those known.

    Between two known pairs it must be worth at least the first; value − price · spent is then least just before the
    second.
    """
    price = float(found.prices[-1])
    worth = np.concatenate([[part.below], known[:, VALUE]])
    until = np.concatenate([known[:, SPENT] - 1, [part.high]])
    reaches = until >= part.low
    needed = float((worth - price * until)[reaches].min())
    margin = _MARGIN * max(1.0, abs(found.bound), price * abs(part.high))
    return Hope(found.prices[:-1], price, found.reduced, part.low, needed, margin)


def _sweep(sums: Sums, found: Priced, hope: Hope, part: Part, most: int) -> Sweep:
    """The proposals that may be decided either way; the others as their prices say."""
    room = found.bound - hope.spent * part.high - hope.needed + hope.margin
    sure = np.abs(found.reduced) > room
    always = np.flatnonzero(sure & (found.reduced > 0))
    order = by_rules(sums, [int(place) for place in np.flatnonzero(~sure)])
    return Sweep(sums, order, [int(place) for place in always], part.high, most)
