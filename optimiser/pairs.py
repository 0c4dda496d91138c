"""Two sums over the funded at once, one to be small and one to be great: the question and its arrays.

What is spent against what it is worth, or one area's points (negative, so that small is good) against another's.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from optimiser.choice import Choice, Row
from optimiser.prices import Whole, one_sided

SPENT, VALUE = 0, 1
_GREATEST_EXACT = 2**62
# Marks of 62 ids to a signed number of 64 bits.
_A_WORD = 62


@dataclass(frozen=True)
class Pair:
    """Fund whole proposals so that `spent` is small and the value great, within the choice's rows.

    choice: costs in kr, benefits and rows; a bound on `spent` is no row of it. spent: {id: whole number}, of any sign.
    """

    choice: Choice
    spent: Mapping[str, int]

    def within(self, greatest: int) -> Choice:
        """The choice with Σ spent_i ≤ greatest as its last row."""
        return replace(self.choice, rows=(*self.choice.rows, Row(self.spent, None, greatest)))

    def spent_by(self, ids: Sequence[str]) -> int:
        """Σ spent_i over those that are funded."""
        return sum(self.spent[id_] for id_ in ids)


@dataclass(frozen=True)
class Sums:
    """A pair as arrays, n proposals: what funding each adds to a row of whole numbers.

    effects [n, 2 + w]: spent, value in units of 1/`choice.unit` points, then what settles equals, the smaller first:
    kr where that is not `spent` itself, and the ids as bits, so that the first in text order counts most.
    rows [n, m] and bounds [m]: Σ rows ≤ bounds.
    """

    ids: tuple[str, ...]
    effects: Whole
    rows: Whole
    bounds: Whole


def sums_of(pair: Pair) -> Sums | None:
    """The pair's arrays; None where its figures are too great to be added exactly."""
    choice = pair.choice
    if max(sum(map(abs, some.values())) for some in (choice.worth, pair.spent, choice.costs)) > _GREATEST_EXACT:
        return None
    columns = [_column(pair.spent, choice), _column(choice.worth, choice)]
    columns += [_column(choice.costs, choice)] * (dict(pair.spent) != dict(choice.costs))
    rows, bounds = one_sided(choice)
    effects = np.hstack([np.array(columns, dtype=np.int64).T, _marks(len(choice.costs))])
    return Sums(tuple(choice.costs), effects, rows.toarray().T.astype(np.int64), bounds)


def _column(numbers: Mapping[str, int], choice: Choice) -> list[int]:
    return [numbers[id_] for id_ in choice.costs]


def _marks(number: int) -> Whole:
    """[n, w]: −2^p for each id in its word, the first id the highest p: the smaller sum funds the earlier id."""
    marks = np.zeros((number, math.ceil(number / _A_WORD)), dtype=np.int64)
    for place in range(number):
        marks[place, place // _A_WORD] = -_mark(place)
    return marks


def _mark(place: int) -> int:
    return 1 << (_A_WORD - 1 - place % _A_WORD)


def funded_by(sums: Sums, line: Whole) -> tuple[str, ...]:
    """The ids funded in one row of sums."""
    number = math.ceil(len(sums.ids) / _A_WORD)
    words = [-int(word) for word in line[len(line) - number :]]
    return tuple(id_ for place, id_ in enumerate(sums.ids) if words[place // _A_WORD] & _mark(place))


def by_rules(sums: Sums, places: Sequence[int]) -> list[int]:
    """These places in an order in which few rules, and little of them, are under way at a time."""
    reach = np.abs(sums.rows[list(places)])
    whole = reach.sum(axis=0)
    rest, order, waiting = whole, list[int](), list(range(len(places)))
    while waiting:
        after = rest - reach[waiting]
        under_way = np.where(after < whole, np.log2(1 + after), 0).sum(axis=1)
        taken = waiting.pop(int(np.argmin(under_way)))
        rest = rest - reach[taken]
        order.append(places[taken])
    return order
