"""Every best portfolio at once, by a search made for it: which few proposals to flip from what the prices prefer.

The identity in `optimiser.prices` says that a portfolio worth V flips proposals, and leaves slack, for L − V in
all. Few proposals have so small a price that they can be flipped at all, and few sets of them leave the rules
kept: those sets are listed, by the number of flips, all sets of one size in one array. Amounts and values are
whole numbers; only the pruning is in floating point, with a margin. Where the sets become too many the search
gives up, and the solver answers among the few proposals whose decision is still open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from optimiser.choice import Choice, equal_within
from optimiser.prices import Priced, Real, Whole, priced

# About a twentieth of a second's work; a harder case is one for the solver.
_MOST_SETS = 60_000
# Enough to find a very good first portfolio in a millisecond or two.
_BEAM = 400
_BEAM_FLIPS = 250
_MOST_EQUALS = 10_000
_MOST_NUMBERS = 2_000_000


@dataclass(frozen=True)
class Flips:
    """The proposals that may be flipped, dearest first, and what flipping each does.

    places [f]: their places among the candidates. penalty [f]: |r_i|. gain [f]: change of value.
    change [f, m]: change of each row's slack. most_up, most_down [f + 1, m]: how much the slack can still rise or
    fall by flips from this one on.
    """

    places: Whole
    penalty: Real
    gain: Whole
    change: Whole
    most_up: Whole
    most_down: Whole


@dataclass(frozen=True)
class Level:
    """Sets of flips of one size, k of them.

    penalty [k], slack [k, m], value [k]; following [k]: the first flip that may still be added; before, last [k]: the
    set of the level before that each grew from, and the flip that it added.
    """

    penalty: Real
    slack: Whole
    value: Whole
    following: Whole
    before: Whole
    last: Whole


class TooManySetsError(Exception):
    """The search would take longer than the solver."""


@dataclass(frozen=True)
class Searched:
    """What the search found out.

    equals: the ids of every portfolio of the greatest value, None where it gave up. decided: {id: funded} of every
    candidate that all of them decide alike, as far as the prices show it.
    """

    equals: list[tuple[str, ...]] | None = None
    decided: Mapping[str, bool] = field(default_factory=dict)


def searched(choice: Choice) -> Searched:
    """Search among portfolios that fund whole proposals."""
    found = priced(choice)
    first = None if found is None else _first_value(found)
    if found is None or first is None:
        return Searched()
    least = first - int(equal_within(first / found.unit) * found.unit)
    decided = found.decided(list(choice.costs), least)
    try:
        return Searched(_every_best(choice, found, first), decided)
    except TooManySetsError:
        return Searched(None, decided)


def _first_value(found: Priced) -> int | None:
    """The value of a good portfolio, quickly found; None where none was."""
    levels = _levels(found, _cheapest_flips(found), np.inf, _BEAM)
    values = [int(level.value[kept].max()) for level in levels if (kept := _keeping(level)).any()]
    return max(values, default=None)


def _every_best(choice: Choice, found: Priced, first: int) -> list[tuple[str, ...]]:
    """The ids of each portfolio whose value is within the tolerance of the greatest."""
    tolerance = int(equal_within(first / found.unit) * found.unit)
    room = found.room(first - tolerance)
    flips = flips_of(found, np.flatnonzero(np.abs(found.reduced) <= room))
    levels = list(_levels(found, flips, room, None))
    best = max(int(level.value[kept].max()) for level in levels if (kept := _keeping(level)).any())
    equals = [
        (depth, int(k))
        for depth, level in enumerate(levels)
        for k in np.flatnonzero(_keeping(level) & (level.value >= best - tolerance))
    ]
    if len(equals) > _MOST_EQUALS:
        raise TooManySetsError
    return [_funded(choice, found, flips.places[_flipped(levels, depth, k)]) for depth, k in equals]


def _cheapest_flips(found: Priced) -> Flips:
    """The flips that cost least: enough to mend what the relaxation splits."""
    return flips_of(found, np.argsort(np.abs(found.reduced), kind="stable")[:_BEAM_FLIPS])


def flips_of(found: Priced, possible: Whole) -> Flips:
    """What the candidates at these places change when flipped, the dearest first."""
    if len(possible) * len(found.bounds) > _MOST_NUMBERS:
        raise TooManySetsError
    penalty = np.abs(found.reduced)
    places = possible[np.argsort(-penalty[possible], kind="stable")]
    funds = found.reduced[places] > 0
    taken = found.rows[:, places].toarray().T
    change = np.where(funds[:, None], taken, -taken)
    gain = np.where(funds, -found.values[places], found.values[places])
    return Flips(
        places, penalty[places], gain, change, _from_here(np.maximum(change, 0)), _from_here(np.maximum(-change, 0))
    )


def _from_here(amounts: Whole) -> Whole:
    """Sums over each row of the array and all after it, and a last row of zeros."""
    sums = np.cumsum(amounts[::-1], axis=0)[::-1]
    return np.vstack([sums, np.zeros((1, amounts.shape[1]), dtype=np.int64)])


def _keeping(level: Level) -> npt.NDArray[np.bool_]:
    """Which sets leave every row kept."""
    kept: npt.NDArray[np.bool_] = np.all(level.slack >= 0, axis=1)
    return kept


def _levels(found: Priced, flips: Flips, room: float, beam: int | None) -> Iterator[Level]:
    """The sets of no flip, of one, of two…, whose flips and slack cost no more than the room.

    beam: keep only so many promising sets of each size, which is quick but may miss the best.
    """
    level = _no_flips(found)
    while len(level.penalty):
        yield level
        level = _one_more(level, flips, found.prices, room, beam)


def _no_flips(found: Priced) -> Level:
    preferred = found.reduced > 0
    slack = found.bounds - found.rows @ preferred.astype(np.int64)
    none = np.zeros(1, dtype=np.int64)
    return Level(np.zeros(1), slack[None, :], found.values[preferred].sum(keepdims=True), none, none, none)


def _one_more(level: Level, flips: Flips, prices: Real, room: float, beam: int | None) -> Level:
    """Every set of the level with one more flip, as far as the room and the rows allow."""
    before, last = _pairs(level, flips, room, beam)
    penalty = level.penalty[before] + flips.penalty[last]
    slack = level.slack[before] + flips.change[last]
    mendable = (slack + flips.most_up[last + 1] >= 0).all(axis=1)
    unused = np.maximum(slack - flips.most_down[last + 1], 0) @ prices
    kept = np.flatnonzero(mendable & (penalty + unused <= room))
    if beam is not None and len(kept) > beam:
        kept = kept[_most_promising(penalty[kept], slack[kept], prices, beam)]
    before, last = before[kept], last[kept]
    value = level.value[before] + flips.gain[last]
    return Level(penalty[kept], slack[kept], value, last + 1, before, last)


def _pairs(level: Level, flips: Flips, room: float, beam: int | None) -> tuple[Whole, Whole]:
    """Each set of the level with each flip that it may still take: the set's place and the flip's, in two arrays."""
    affordable = np.searchsorted(-flips.penalty, level.penalty - room)
    start = np.maximum(level.following, affordable)
    number = np.maximum(len(flips.penalty) - start, 0)
    total = int(number.sum())
    if beam is None and total > _MOST_SETS:
        raise TooManySetsError
    before = np.repeat(np.arange(len(start)), number)
    nth = np.arange(total) - np.repeat(np.cumsum(number) - number, number)
    return before, start[before] + nth


def _most_promising(penalty: Real, slack: Whole, prices: Real, number: int) -> Whole:
    """Sets whose flips, slack and broken rows cost least at the rows' prices."""
    cost = penalty + np.abs(slack) @ prices + 1e-3 * np.maximum(-slack, 0).sum(axis=1)
    return np.argpartition(cost, number)[:number]


def _flipped(levels: Sequence[Level], depth: int, k: int) -> list[int]:
    """The flips of the k-th set of a level."""
    flips = []
    for level in reversed(levels[1 : depth + 1]):
        flips.append(int(level.last[k]))
        k = int(level.before[k])
    return flips


def _funded(choice: Choice, found: Priced, flipped: Whole) -> tuple[str, ...]:
    """The ids funded where the candidates at these places are decided against their prices."""
    funds = found.reduced > 0
    funds[flipped] = ~funds[flipped]
    return tuple(id_ for id_, yes in zip(choice.costs, funds, strict=True) if yes)
