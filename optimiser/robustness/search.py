"""The search that answers, at one weighting, whether a portfolio is worth more than those known.

For any prices of the rows, a portfolio that keeps them is worth L − Σ_flipped |r_j| − Σ_i |price_i| · slack_i, where
r_j is what a proposal is worth beyond its prices, and it is *flipped* where it is decided against the sign of its r_j
(optimiser.prices). Where L is little above what is known, few proposals can be flipped at all; their sets are gone
through depth first, and left where flips and the least slack that can remain cost too much, or a row cannot be kept.
Amounts are whole numbers, values floating with a margin: what is found is reckoned again in fractions elsewhere.
"""

import numpy as np

from optimiser.prices import Real, Whole
from optimiser.robustness.arrays import Arrays, Questions, Sight, Which
from optimiser.robustness.compiled import compiled

KNOWN, BEATEN, FOUND, HARD = 0, 1, 2, 3


@compiled
def relaxed(arrays: Arrays, values: Real, price: Real, reduced: Real) -> float:
    """L of the module's text; reduced [n] is filled with each r_j."""
    bound = 0.0
    for i in range(len(price)):
        bound += price[i] * (arrays.greatest[i] if price[i] > 0 else arrays.least[i])
    for j in range(len(values)):
        worth = values[j]
        for i in range(len(price)):
            worth -= price[i] * arrays.rows[j, i]
        reduced[j] = worth
        bound += max(0.0, worth)
    return bound


@compiled
def _reach(rows: Whole, order: Whole) -> tuple[Whole, Whole]:
    """[f + 1, m]: how far down and up the proposals from each on in `order` can move each row."""
    down = np.zeros((len(order) + 1, rows.shape[1]), dtype=np.int64)
    up = np.zeros((len(order) + 1, rows.shape[1]), dtype=np.int64)
    for k in range(len(order) - 1, -1, -1):
        for i in range(rows.shape[1]):
            number = rows[order[k], i]
            down[k, i] = down[k + 1, i] + min(0, number)
            up[k, i] = up[k + 1, i] + max(0, number)
    return down, up


@compiled
def _slack(arrays: Arrays, price: Real, amounts: Whole, down: Whole, up: Whole) -> float:
    """The least that slack must cost; infinite where a row cannot be kept."""
    least, greatest, cost = arrays.least, arrays.greatest, 0.0
    for i in range(len(amounts)):
        low, high = amounts[i] + down[i], amounts[i] + up[i]
        if low > greatest[i] or high < least[i]:
            return np.inf
        if price[i] > 0.0 and high < greatest[i]:
            cost += price[i] * (greatest[i] - high)
        elif price[i] < 0.0 and low > least[i]:
            cost -= price[i] * (low - least[i])
    return cost


@compiled
def walk(arrays: Arrays, sight: Sight, most_nodes: int, every: bool, found: Which) -> tuple[int, bool, float]:
    """Portfolios whose flips and slack cost less than the room: (how many, whether these are all, the least cost).

    every: all of them, one a row of `found` [most, n], else the best alone in its first row.
    """
    price, reduced, room = sight.price, sight.reduced, sight.room
    rows, order = arrays.rows, _open(reduced, room)
    count, (down, up) = len(order), _reach(rows, order)
    chosen = reduced > 0
    amounts = np.zeros((count + 1, rows.shape[1]), dtype=np.int64)
    _fixed_amounts(rows, chosen, order, amounts[0])
    paid, side = np.zeros(count + 1), np.zeros(count + 1, dtype=np.int64)
    total = _slack(arrays, price, amounts[0], down[0], up[0])
    if count == 0 or total >= room:
        found[0] = chosen
        return int(total < room), True, min(room, total)
    number, nodes, depth = 0, 0, 0
    while depth >= 0:
        if side[depth] == 2:
            depth -= 1
            continue
        place, flipped = order[depth], side[depth] == 1
        side[depth] += 1
        paid[depth + 1] = paid[depth] + (abs(reduced[place]) if flipped else 0.0)
        nodes += 1
        if paid[depth + 1] >= room or nodes > most_nodes:
            if nodes > most_nodes:
                return number, False, room
            continue
        chosen[place] = (reduced[place] > 0) != flipped
        for i in range(rows.shape[1]):
            amounts[depth + 1, i] = amounts[depth, i] + (rows[place, i] if chosen[place] else 0)
        slack = _slack(arrays, price, amounts[depth + 1], down[depth + 1], up[depth + 1])
        if paid[depth + 1] + slack >= room:
            continue
        if depth + 1 < count:
            depth += 1
            side[depth] = 0
            continue
        if every and number == len(found):
            return number, False, room
        found[number if every else 0] = chosen
        number = number + 1 if every else 1
        room = room if every else paid[depth + 1] + slack
    return number, True, room


@compiled
def _open(reduced: Real, room: float) -> Whole:
    """Places of the proposals that may be flipped, dearest first."""
    order = np.argsort(-np.abs(reduced), kind="mergesort")
    return order[np.abs(reduced[order]) < room]


@compiled
def _fixed_amounts(rows: Whole, chosen: Which, order: Whole, amounts: Whole) -> None:
    free = np.zeros(len(chosen), dtype=np.bool_)
    free[order] = True
    for j in range(len(chosen)):
        if chosen[j] and not free[j]:
            for i in range(rows.shape[1]):
                amounts[i] += rows[j, i]


@compiled
def examine(arrays: Arrays, asked: Questions, most_nodes: int, found: Which, told: Real) -> int:
    """Is a portfolio worth more than the level at each of p weightings? How many were found, in rows of `found` [p, n].

    told [2, p] is filled. First: KNOWN where none is, BEATEN where one found here is, FOUND where a new one is, HARD
    where the nodes did not suffice. Second: points that no portfolio is worth more than there.
    """
    number = 0
    images = np.zeros((len(asked.points), asked.points.shape[1]))
    reduced = np.zeros(len(arrays.functions))
    one = np.zeros((1, len(arrays.functions)), dtype=np.bool_)
    for p in range(len(asked.points)):
        told[0, p], told[1, p] = BEATEN, np.inf
        if _beaten(images[:number], asked.points[p], asked.levels[p]):
            continue
        bound = relaxed(arrays, asked.values[p], asked.prices[p], reduced) + (arrays.given * asked.points[p]).sum()
        room = bound - asked.levels[p]
        count, complete, left = 0, True, room
        if room > 0:
            count, complete, left = walk(arrays, Sight(asked.prices[p], reduced, room), most_nodes, False, one)
        told[0, p] = FOUND if count else KNOWN if complete else HARD
        told[1, p] = bound - left if complete else bound
        if count:
            found[number], images[number] = one[0], _image(arrays, one[0])
            number += 1
    return number


def prepared() -> bool:
    """True once the search has been compiled in this process, or read from where it is kept."""
    return bool(getattr(examine, "signatures", True))


@compiled
def _beaten(images: Real, point: Real, level: float) -> bool:
    best = -np.inf
    for image in images:
        best = max(best, (image * point).sum())
    return best > level


@compiled
def _image(arrays: Arrays, funded: Which) -> Real:
    """Points of a portfolio as a function, [d + 1]."""
    image = arrays.given.copy()
    for j in range(len(funded)):
        if funded[j]:
            image += arrays.functions[j]
    return image
