"""Prices of the rules, and what follows from them for every portfolio that funds whole proposals.

For any prices λ of the right sign, a portfolio y that keeps the rows a_k·y ≤ bound_k is worth

    V(y) = L − Σ_flipped |r_i| − Σ_k λ_k · slack_k(y),   L = Σ_k λ_k bound_k + Σ_i max(0, r_i),

where r_i = b_i − Σ_k λ_k a_ki and a proposal is *flipped* where it is decided against the sign of its r_i
(Lagrangian bound; for the knapsack Ingargiola and Korsh 1973). Whatever the prices, the identity holds, so that
rough prices cost speed and never a right answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from optimiser.choice import Choice, Row
from optimiser.solver import relaxed_prices

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]

_MARGIN = 1e-9
_GREATEST_EXACT = 2**53
_GREATEST_ROW = 2**62


@dataclass(frozen=True)
class Priced:
    """A choice as arrays, n candidates and m one-sided rows, with a price for each row.

    values [n]: benefits in whole units of 1/`unit` points. rows [m, n], sparse, and bounds [m]: rows·y ≤ bounds, whole
    numbers. prices [m]: λ ≥ 0, in units of value for each unit of the row. reduced [n]: r_i. bound: L.
    """

    unit: Fraction
    values: Whole
    rows: csr_array
    bounds: Whole
    prices: Real
    reduced: Real
    bound: float

    def room(self, value: int) -> float:
        """How much flips and slack may cost together in a portfolio worth at least `value` units, with a margin."""
        return self.bound - value + _MARGIN * max(1.0, abs(self.bound))

    def decided(self, ids: Sequence[str], value: int) -> dict[str, bool]:
        """{id: funded} for every candidate that all portfolios worth at least `value` units decide alike."""
        clear = np.flatnonzero(np.abs(self.reduced) > self.room(value))
        return {ids[place]: bool(self.reduced[place] > 0) for place in map(int, clear)}


def priced(choice: Choice) -> Priced | None:
    """The choice with the prices of its linear relaxation; None where it has none or its figures are too great.

    "Too great" is where the values' sum, in the least unit that makes all of them whole, cannot be held exactly, or a
    row's sums cannot, as where a row counts points with very many decimals.
    """
    if sum(map(abs, choice.worth.values())) > _GREATEST_EXACT or any(map(_too_great, choice.rows)):
        return None
    values = np.array(list(choice.worth.values()), dtype=np.int64)
    rows, bounds = one_sided(choice)
    scale = max(1.0, float(np.abs(values).max(initial=0)))
    sizes = np.maximum(np.abs(rows).max(axis=1).toarray().ravel(), 1) if rows.shape[1] else np.ones(len(bounds))
    scaled = csr_array(rows.multiply(1 / sizes[:, None]))
    found = relaxed_prices(values / scale, scaled, bounds / sizes)
    if found is None:
        return None
    prices = found * scale / sizes
    reduced = values - rows.T @ prices
    bound = float(bounds @ prices + np.maximum(reduced, 0).sum())
    return Priced(choice.unit, values, rows, bounds, prices, reduced, bound)


def _too_great(row: Row) -> bool:
    return sum(map(abs, (*row.coefficients.values(), row.least or 0, row.greatest or 0))) > _GREATEST_ROW


def one_sided(choice: Choice) -> tuple[csr_array, Whole]:
    """Every bound of every row as a ceiling, rows·y ≤ bounds: a floor is the ceiling of the negative."""
    place = {id_: number for number, id_ in enumerate(choice.costs)}
    sides = [side for row in choice.rows for side in _sides(row)]
    columns = [np.array([place[id_] for id_ in row.coefficients], dtype=np.int64) for row, _, _ in sides]
    numbers = [sign * np.array(list(row.coefficients.values()), dtype=np.int64) for row, _, sign in sides]
    starts = np.cumsum([0, *(len(some) for some in columns)])
    bounds = np.array([sign * bound for _, bound, sign in sides], dtype=np.int64)
    empty = [np.zeros(0, dtype=np.int64)]
    parts = (np.concatenate([*empty, *numbers]), np.concatenate([*empty, *columns]), starts)
    return csr_array(parts, shape=(len(sides), len(place))), bounds


def _sides(row: Row) -> list[tuple[Row, float, int]]:
    """Each bound by itself: (row, bound, +1 for a ceiling or −1 for a floor)."""
    sides = [] if row.least is None else [(row, row.least, -1)]
    return sides if row.greatest is None else [*sides, (row, row.greatest, 1)]
