"""Prices of the rules at one weighting: the dual simplex for max values·x, least ≤ rows·x ≤ greatest, 0 ≤ x ≤ 1.

Each row has a slack between 0 and greatest − least, so that every variable is boxed and any basis can begin: the next
weighting starts from the last one's. Whatever prices come out, they bound rightly; poor ones cost time alone.
basis [m]: places of the basic variables; the other names are those of `Arrays`.
"""

import numpy as np

from optimiser.prices import Real, Whole
from optimiser.robustness.arrays import Arrays
from optimiser.robustness.compiled import compiled

_PIVOTS_A_VARIABLE = 8
_LEAST_PIVOT = 1e-9
_BROKEN = 1e-9


@compiled
def prices(arrays: Arrays, values: Real) -> Real:
    """One price a row at each of p weightings, [p, m], in points a unit: above 0 a ceiling's, below 0 a floor's.

    values [p, n]: points.
    """
    basis = np.zeros(len(arrays.sizes), dtype=np.int64)
    _slacks_into(arrays, basis)
    found = np.zeros((len(values), len(basis)))
    for p in range(len(values)):
        found[p] = _prices_at(arrays, values[p], basis)
    return found


@compiled
def _prices_at(arrays: Arrays, values: Real, basis: Whole) -> Real:
    """[m]; basis is where to start and, afterwards, where it ended."""
    found, done = _from(arrays, values, basis)
    if not done:
        _slacks_into(arrays, basis)
        found, done = _from(arrays, values, basis)
    return found


@compiled
def _slacks_into(arrays: Arrays, basis: Whole) -> None:
    for i in range(len(basis)):
        basis[i] = len(arrays.functions) + i


@compiled
def _from(arrays: Arrays, values: Real, basis: Whole) -> tuple[Real, bool]:
    """The prices reached from a basis, and whether they are the best."""
    m, table, tops = len(basis), arrays.table, arrays.tops
    inverted = _inverted(table, basis)
    for _ in range(_PIVOTS_A_VARIABLE * (m + len(values)) + 1):
        found = _row_prices(values, basis, inverted)
        reduced = _reduced(arrays, values, basis, found)
        amounts = _amounts(arrays, basis, inverted, reduced)
        leaving = _leaving(amounts, tops, basis)
        if leaving < 0:
            return found / arrays.sizes, True
        reduced[basis[leaving]] = np.nan
        entering = _entering(table, tops, inverted[leaving], reduced, amounts[leaving] < 0)
        if entering < 0:
            break
        basis[leaving] = entering
        _pivot(table[:, entering], inverted, leaving)
    return _row_prices(values, basis, inverted) / arrays.sizes, False


@compiled
def _inverted(table: Real, basis: Whole) -> Real:
    """The inverse of the basis by elimination; where there is none the slacks become the basis."""
    m = len(basis)
    found = np.eye(m)
    done = np.zeros(m, dtype=np.bool_)
    start = basis.copy()
    for k in range(m):
        column = np.zeros(m)
        for i in range(m):
            for j in range(m):
                column[i] += found[i, j] * table[j, start[k]]
        row = -1
        for i in range(m):
            if not done[i] and (row < 0 or abs(column[i]) > abs(column[row])):
                row = i
        if abs(column[row]) < _LEAST_PIVOT:
            for i in range(m):
                basis[i] = table.shape[1] - m + i
            return np.eye(m)
        done[row] = True
        basis[row] = start[k]
        _eliminate(column, found, row)
    return found


@compiled
def _eliminate(column: Real, inverted: Real, row: int) -> None:
    """Rows combined so that the column becomes the unit vector of `row`."""
    m = len(column)
    for j in range(m):
        inverted[row, j] /= column[row]
    for i in range(m):
        if i != row and column[i] != 0.0:
            for j in range(m):
                inverted[i, j] -= column[i] * inverted[row, j]


@compiled
def _pivot(entering: Real, inverted: Real, leaving: int) -> None:
    m = len(inverted)
    column = np.zeros(m)
    for i in range(m):
        for j in range(m):
            column[i] += inverted[i, j] * entering[j]
    _eliminate(column, inverted, leaving)


@compiled
def _row_prices(values: Real, basis: Whole, inverted: Real) -> Real:
    m = len(basis)
    found = np.zeros(m)
    for k in range(m):
        if basis[k] < len(values):
            for i in range(m):
                found[i] += values[basis[k]] * inverted[k, i]
    return found


@compiled
def _reduced(arrays: Arrays, values: Real, basis: Whole, found: Real) -> Real:
    """What each variable is worth beyond its prices, [n + m]; 0 for the basic ones."""
    m, count = arrays.table.shape
    reduced = np.zeros(count)
    for j in range(count):
        worth = values[j] if j < len(values) else 0.0
        for i in range(m):
            worth -= found[i] * arrays.table[i, j]
        reduced[j] = worth
    for k in range(m):
        reduced[basis[k]] = 0.0
    return reduced


@compiled
def _amounts(arrays: Arrays, basis: Whole, inverted: Real, reduced: Real) -> Real:
    """What the basic variables are, [m], where each other one is at the bound that its reduced value wants."""
    table, rest = arrays.table, arrays.bounds.copy()
    m, count = len(basis), len(reduced)
    for j in range(count):
        if reduced[j] > 0:
            for i in range(m):
                rest[i] -= table[i, j] * arrays.tops[j]
    amounts = np.zeros(m)
    for k in range(m):
        for i in range(m):
            amounts[k] += inverted[k, i] * rest[i]
    return amounts


@compiled
def _leaving(amounts: Real, tops: Real, basis: Whole) -> int:
    """The basic variable furthest outside its bounds; −1 where none is."""
    leaving, most = -1, _BROKEN
    for k in range(len(basis)):
        outside = max(-amounts[k], amounts[k] - tops[basis[k]])
        if outside > most:
            leaving, most = k, outside
    return leaving


@compiled
def _entering(table: Real, tops: Real, row: Real, reduced: Real, short: bool) -> int:
    """The variable whose reduced value is first to reach 0; −1 where none can mend what is `short`, or too much.

    reduced [n + m]: not a number for the one that leaves.
    """
    entering, ratio, size = -1, np.inf, 0.0
    for j in range(table.shape[1]):
        step = 0.0
        for i in range(len(row)):
            step += row[i] * table[i, j]
        if abs(step) < _LEAST_PIVOT or tops[j] <= 0.0 or np.isnan(reduced[j]):
            continue
        if ((step < 0) != (reduced[j] > 0)) != short:
            continue
        by = abs(reduced[j] / step)
        if by < ratio or (by == ratio and abs(step) > size):
            entering, ratio, size = j, by, abs(step)
    return entering
