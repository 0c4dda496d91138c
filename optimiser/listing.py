"""Portfolios listed for many questions at once: the search of `optimiser.search`, begun from several places.

A question holds one decision, or eases a rule, or lets a cost fall; the prices are those of the scenario itself. The
identity in `optimiser.prices` holds whatever the prices, so that one set of them, and one array of sets of flips,
serves every question. Each question has a room of its own: how much the flips and the slack may cost it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from optimiser.prices import Priced, Real, Whole
from optimiser.search import Flips, TooManySetsError, flips_of

# Of one list; where a list of many questions is longer it is asked for in halves.
_MOST_SETS = 20_000
_MOST_NUMBERS = 2_000_000


class Root(NamedTuple):
    """Where the listing begins for one question.

    room: what flips and slack may cost. value, slack [m]: of the portfolio that the prices prefer, with the question's
    own change made. least [m]: how low each slack may end, 0 but where the question leaves that to itself.
    held: the place of the candidate that is decided beforehand, −1 for none.
    """

    room: float
    value: int
    slack: Whole
    least: Whole
    held: int = -1


@dataclass(frozen=True)
class _Sets:
    """Sets of flips of one size, k of them, each of its own question; else as `optimiser.search.Level`."""

    question: Whole
    penalty: Real
    slack: Whole
    value: Whole
    following: Whole
    before: Whole
    last: Whole


class _Terms(NamedTuple):
    """Of q questions: the flip that each may not take [q], the room [q], how low the slacks may end [q, m]."""

    held: Whole
    room: Real
    least: Whole


@dataclass(frozen=True)
class Listed:
    """The sets whose portfolio keeps its question's rows, k of them.

    question, value [k], slack [k, m]. flips: the places of the candidates flipped, by number of the set.
    """

    question: Whole
    value: Whole
    slack: Whole
    _where: Sequence[tuple[int, int]]
    _levels: Sequence[_Sets]
    _places: Whole

    def flips(self, number: int) -> Whole:
        """The places of the candidates that are flipped in a set, beside what its question holds."""
        depth, k = self._where[number]
        flips = []
        for level in reversed(self._levels[1 : depth + 1]):
            flips.append(int(level.last[k]))
            k = int(level.before[k])
        return self._places[flips]


def listed(found: Priced, roots: Sequence[Root]) -> Listed:
    """Every set of flips whose cost stays within its question's room. Raises TooManySetsError."""
    most = max(root.room for root in roots)
    flips = flips_of(found, np.flatnonzero(np.abs(found.reduced) <= most))
    terms = _Terms(
        np.array([_flip_at(flips.places, root.held) for root in roots]),
        np.array([root.room for root in roots]),
        np.array([root.least for root in roots]),
    )
    levels, level = [], _first(roots)
    while len(level.penalty):
        levels.append(level)
        level = _one_more(level, flips, terms, found.prices)
    return _kept(levels, terms.least, flips.places)


def _flip_at(places: Whole, held: int) -> int:
    """The number of the flip that would undo what is held; −1 where it is not among them."""
    found = np.flatnonzero(places == held)
    return int(found[0]) if len(found) else -1


def _first(roots: Sequence[Root]) -> _Sets:
    number = len(roots)
    none = np.zeros(number, dtype=np.int64)
    slack = np.array([root.slack for root in roots])
    value = np.array([root.value for root in roots], dtype=np.int64)
    return _Sets(np.arange(number), np.zeros(number), slack, value, none, none, none)


def _one_more(level: _Sets, flips: Flips, terms: _Terms, prices: Real) -> _Sets:
    """Every set of the level with one more flip, as far as its room and its rows allow."""
    before, last = _pairs(level, flips, terms)
    question = level.question[before]
    penalty = level.penalty[before] + flips.penalty[last]
    slack = level.slack[before] + flips.change[last]
    low = terms.least[question]
    mendable = (slack + flips.most_up[last + 1] >= low).all(axis=1)
    unused = np.maximum(slack - flips.most_down[last + 1], low) @ prices
    kept = np.flatnonzero(mendable & (penalty + unused <= terms.room[question]))
    before, last = before[kept], last[kept]
    value = level.value[before] + flips.gain[last]
    return _Sets(question[kept], penalty[kept], slack[kept], value, last + 1, before, last)


def _pairs(level: _Sets, flips: Flips, terms: _Terms) -> tuple[Whole, Whole]:
    """Each set of the level with each flip that it may still take: the set's place and the flip's, in two arrays."""
    affordable = np.searchsorted(-flips.penalty, level.penalty - terms.room[level.question])
    start = np.maximum(level.following, affordable)
    number = np.maximum(len(flips.penalty) - start, 0)
    total = int(number.sum())
    if total > _MOST_SETS or total * flips.change.shape[1] > _MOST_NUMBERS:
        raise TooManySetsError
    before = np.repeat(np.arange(len(start)), number)
    last = start[before] + np.arange(total) - np.repeat(np.cumsum(number) - number, number)
    other = last != terms.held[level.question[before]]
    return before[other], last[other]


def _kept(levels: Sequence[_Sets], least: Whole, places: Whole) -> Listed:
    """The sets that leave every row kept."""
    masks = [np.all(level.slack >= least[level.question], axis=1) for level in levels]
    where = [(depth, int(k)) for depth, mask in enumerate(masks) for k in np.flatnonzero(mask)]
    pairs = list(zip(levels, masks, strict=True))
    return Listed(
        np.concatenate([level.question[mask] for level, mask in pairs]),
        np.concatenate([level.value[mask] for level, mask in pairs]),
        np.concatenate([level.slack[mask] for level, mask in pairs]),
        where,
        levels,
        places,
    )
