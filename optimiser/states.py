"""Every efficient pair of sums by going through the proposals once: Nemhauser and Ullmann's method (1969), with rules.

A state is what the funded among the proposals seen so far add up to, as a row of whole numbers: spent, value, what
settles equals, and for each rule the *room*: how much of its slack the proposals still to come could use. A room is
never counted above what they could use at most, so that states which no rule tells apart any more look alike. A state
is dropped where another spends no more, is worth no less and has as much room (that is looked for among those with
the same room, those with all the room there is, and those next to it by what is spent); and where the prices show that
nothing grows from it (`Hope`). One pass over the proposals, all states in one array.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from optimiser.clock import Clock
from optimiser.pairs import SPENT, VALUE, Sums
from optimiser.prices import Real, Whole

Number = TypeVar("Number", np.int64, np.float64)

# Below this number of states, looking for hopeless ones takes longer than keeping them.
_FEW = 500
# How many of the states that spend next to as much each is held against; 64 halves the work of 16.
_NEAR = 64


class TooManyStatesError(Exception):
    """The states became more than were allowed, or the time is up."""


@dataclass(frozen=True)
class Hope:
    """What a state must still be able to reach, by a bound that prices give: value · V − spent · S ≥ needed.

    V and S are what the finished portfolio is worth and spends; value, spent: how they count. rows [m]: the rules'
    prices; reduced [n]: what each proposal adds above the prices of what it takes. bound: what is reached at most from
    the start; margin: how far the arithmetic may be out.
    """

    value: float
    spent: float
    rows: Real
    reduced: Real
    bound: float
    needed: float
    margin: float

    @property
    def room(self) -> float:
        """How much may be lost on the way."""
        return self.bound - self.needed + self.margin


@dataclass(frozen=True)
class Left:
    """What the proposals still to come can do together.

    room [m]: how much more they add to each row at most than at least; least [m]: the least they add to it.
    saved, spends: how much they can spend at least (0 or below) and at most. gains: for each hope Σ max(0, r_i).
    """

    room: Whole
    least: Whole
    saved: int
    spends: int
    gains: tuple[float, ...]


@dataclass(frozen=True)
class Sweep:
    """One pass: what is to be decided, and what is decided already.

    order: places of the proposals to decide; always: of those funded anyway; all others are not funded.
    greatest: the most that may be spent. most: how many states there may be. hopes: what states must still be able to
    reach; least: what it is that the finished ones spend at least, where less need not be found.
    """

    sums: Sums
    order: Sequence[int]
    always: Sequence[int]
    greatest: int
    most: int
    hopes: tuple[Hope, ...] = ()
    least: int | None = None


def swept(sweep: Sweep, clock: Clock, beam: bool = False) -> Whole:
    """Sums [k, 2 + w] of the finished portfolios within the rules, none dominated by another, by rising `spent`.

    beam: where states become more than allowed keep those that promise most by the first hope, which is quick but may
    miss some. Raises TooManyStatesError where they become too many, or the time is up.
    """
    left, head = _left(sweep), sweep.sums.effects.shape[1]
    states = _start(sweep, left[0])
    for place, rest in zip(sweep.order, left[1:], strict=True):
        states = _undominated(_possible(_both(states, sweep, place, rest), sweep, rest), rest, head)
        if len(states) > _FEW:
            states = _hopeful(states, sweep, rest, beam)
        if len(states) > sweep.most or clock.over:
            raise TooManyStatesError
    return _efficient(states[:, :head])


def _left(sweep: Sweep) -> list[Left]:
    """What is left before the first proposal, after it, after the second and so on."""
    order = list(sweep.order)
    rows, spent = sweep.sums.rows[order], sweep.sums.effects[order, SPENT]
    least, greatest = _from_here(np.minimum(rows, 0)), _from_here(np.maximum(rows, 0))
    saved, spends = _from_here(np.minimum(spent, 0)), _from_here(np.maximum(spent, 0))
    gains = [_from_here(np.maximum(hope.reduced[order], 0)) for hope in sweep.hopes]
    return [
        Left(greatest[k] - least[k], least[k], int(saved[k]), int(spends[k]), tuple(float(gain[k]) for gain in gains))
        for k in range(len(order) + 1)
    ]


def _from_here(amounts: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Sums over each element of the first axis and all after it, and zeros at the end."""
    nothing = np.zeros((1, *amounts.shape[1:]), dtype=amounts.dtype)
    return np.concatenate([np.cumsum(amounts[::-1], axis=0)[::-1], nothing])


def _start(sweep: Sweep, left: Left) -> Whole:
    """The one state before anything is decided; none where what is funded anyway leaves a rule no room."""
    always = list(sweep.always)
    slack = sweep.sums.bounds - sweep.sums.rows[always].sum(axis=0)
    room = np.minimum(slack - left.least, left.room)
    state = np.concatenate([sweep.sums.effects[always].sum(axis=0), room])[None, :]
    return state if (room >= 0).all() else state[:0]


def _both(states: Whole, sweep: Sweep, place: int, left: Left) -> Whole:
    """Each state without and with one more proposal.

    Where it would add to a row, funding it takes room; where it would take from the row, not funding it does.
    """
    effect, row = sweep.sums.effects[place], sweep.sums.rows[place]
    refused = np.concatenate([np.zeros_like(effect), np.minimum(row, 0)])
    funded = np.concatenate([effect, -np.maximum(row, 0)])
    both = np.concatenate([states + refused, states + funded])
    room = both[:, len(effect) :]
    np.minimum(room, left.room, out=room)
    return both


def _possible(states: Whole, sweep: Sweep, left: Left) -> Whole:
    """Those that can still keep every rule and spend no more than may be spent."""
    head = sweep.sums.effects.shape[1]
    kept = states[:, SPENT] + left.saved <= sweep.greatest
    kept &= (states[:, head:] >= 0).all(axis=1)
    return states[kept]


def _undominated(states: Whole, left: Left, head: int) -> Whole:
    """Without those that another state makes needless."""
    if not len(states):
        return states
    told_apart = head + np.flatnonzero((states[:, head:] != left.room).any(axis=0))
    keys = [states[:, column] for column in (*told_apart, SPENT, VALUE, *range(VALUE + 1, head))]
    keys[len(told_apart) + 1] = -states[:, VALUE]
    states = states[np.lexsort(keys[::-1])]
    new = (states[1:, told_apart] != states[:-1, told_apart]).any(axis=1)
    group = np.concatenate([[0], np.cumsum(new)])
    states = states[_records(states[:, VALUE], group)]
    states = states[~_needless(states, (states[:, head:] == left.room).all(axis=1))]
    return states if len(states) < _FEW or not len(told_apart) else states[~_beaten_nearby(states, told_apart)]


def _records(values: Whole, group: Whole) -> npt.NDArray[np.bool_]:
    """Which values are above all before them in their group; the groups stand together."""
    if group[-1]:
        _, ranks = np.unique(values, return_inverse=True)
        values = ranks + group * len(values)
    before = np.concatenate([[values[0] - 1], np.maximum.accumulate(values)[:-1]])
    above: npt.NDArray[np.bool_] = values > before
    return above


def _needless(states: Whole, free: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which states some free one, which no rule can stop any more, beats in what is spent or in value.

    Those alike in both stay: which of them funds the first id is told at the end.
    """
    spent, value = states[free, SPENT], states[free, VALUE]
    if not len(spent) or free.all():
        return np.zeros(len(states), dtype=bool)
    best = np.searchsorted(spent, states[:, SPENT], side="right") - 1
    found = np.maximum(best, 0)
    as_good, cheaper = value[found] == states[:, VALUE], spent[found] < states[:, SPENT]
    better = (value[found] > states[:, VALUE]) | (as_good & cheaper)
    needless: npt.NDArray[np.bool_] = (best >= 0) & better & ~free
    return needless


def _beaten_nearby(states: Whole, rooms: Whole) -> npt.NDArray[np.bool_]:
    """Which states one of those next before them, by what is spent, beats; rooms: the columns that tell them apart."""
    order = np.lexsort((-states[:, VALUE], states[:, SPENT]))
    spent, columns = states[order, SPENT], [states[order, column] for column in (VALUE, *rooms)]
    beaten = np.zeros(len(states), dtype=bool)
    for step in range(1, min(_NEAR, len(states) - 1) + 1):
        better = (spent[:-step] < spent[step:]) | (columns[0][:-step] > columns[0][step:])
        for column in columns:
            better &= column[:-step] >= column[step:]
        beaten[order[step:]] |= better
    return beaten


def _hopeful(states: Whole, sweep: Sweep, left: Left, beam: bool) -> Whole:
    """Those that can still reach what is needed; of these the most promising where there is a beam."""
    best = [
        _best(states, hope, left, gain) - hope.needed + hope.margin
        for hope, gain in zip(sweep.hopes, left.gains, strict=True)
    ]
    kept = np.all([some >= 0 for some in best], axis=0) if best else np.ones(len(states), dtype=bool)
    if sweep.least is not None:
        kept &= states[:, SPENT] + left.spends >= sweep.least
    states = states[kept]
    if not beam or len(states) <= sweep.most:
        return states
    return states[np.argpartition(-best[0][kept], sweep.most)[: sweep.most]]


def _best(states: Whole, hope: Hope, left: Left, gain: float) -> Real:
    """The bound of what each state can reach: what it has, its room at the rules' prices, and what can be gained."""
    head = states.shape[1] - len(left.room)
    best: Real = hope.value * states[:, VALUE] - hope.spent * states[:, SPENT] + states[:, head:] @ hope.rows
    return best + float(left.least @ hope.rows) + gain


def _efficient(sums: Whole) -> Whole:
    """The sums that no other makes needless, by rising `spent`; of those alike the one that settles equals."""
    sums = sums[np.lexsort((*sums[:, VALUE + 1 :].T[::-1], -sums[:, VALUE], sums[:, SPENT]))]
    return sums[_records(sums[:, VALUE], np.zeros(len(sums), dtype=np.int64))] if len(sums) else sums
