"""One efficient pair of two sums at a time, by a solve of its own: slow, and right however the rules lie."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, Row, equal_within
from optimiser.clock import Clock
from optimiser.pairs import Pair
from optimiser.solve import best_whole


@dataclass(frozen=True)
class Efficient:
    """One efficient pair: what it spends, what it is worth in whole units of the choice, and the ids it funds."""

    spent: int
    worth: int
    funded: tuple[str, ...]


class UnprovenError(Exception):
    """The time was up before the solver had a proof."""


def best_within(pair: Pair, greatest: int, clock: Clock) -> Efficient | None:
    """Of the pairs that spend at most `greatest` the one worth most; None where no portfolio keeps the rules.

    First the value, then the least that can be spent for it, then the portfolio to show. Raises UnprovenError.
    """
    within = pair.within(greatest)
    funded = _best(within, clock)
    if funded is None or dict(pair.spent) == dict(pair.choice.costs):
        return None if funded is None else _efficient(pair, funded)
    as_good = Row(within.worth, sum(within.worth[id_] for id_ in funded), None)
    frugal = _best(replace(saving(pair), rows=(*within.rows, as_good)), clock) or funded
    shown = _best(pair.within(pair.spent_by(frugal)), clock)
    return _efficient(pair, shown or frugal)


def next_pair(pair: Pair, above: int | None, clock: Clock) -> Efficient:
    """The efficient pair that spends least among those worth more than `above` units; there must be one.

    above: None for the first of all. First what it spends, then the most that is worth. Raises UnprovenError, also
    where the solver's tolerance stands in the way.
    """
    frugal = saving(pair)
    if above is not None:
        tolerance = equal_within(above / pair.choice.unit) * pair.choice.unit
        more = Row(pair.choice.worth, math.floor(above + tolerance) + 1, None)
        frugal = replace(frugal, rows=(*frugal.rows, more))
    found = _best(pair.within(pair.spent_by(_best(frugal, clock) or ())), clock)
    one = _efficient(pair, found or ())
    if above is not None and one.worth <= above:
        raise UnprovenError
    return one


def saving(pair: Pair) -> Choice:
    """The same choice where the least spent is the best."""
    return replace(pair.choice, benefits={id_: Fraction(-number) for id_, number in pair.spent.items()})


def _best(choice: Choice, clock: Clock) -> tuple[str, ...] | None:
    """The ids of the best portfolio, None where there is none. Raises UnprovenError."""
    found = best_whole(choice, (), clock)
    if found.status not in ("optimal", "infeasible"):
        raise UnprovenError
    return tuple(found.amounts) if found.status == "optimal" else None


def _efficient(pair: Pair, funded: tuple[str, ...]) -> Efficient:
    return Efficient(pair.spent_by(funded), sum(pair.choice.worth[id_] for id_ in funded), funded)
