"""Prices of the rules, and what follows from them for every portfolio.

For any prices λ of the right sign, a portfolio y that keeps the rows a_k·y ≤ bound_k is worth

    V(y) = L − Σ_flipped |r_i| − Σ_k λ_k · slack_k(y),   L = Σ_k λ_k bound_k + Σ_i max(0, r_i),

where r_i = b_i − Σ_k λ_k a_ki and a proposal is *flipped* where it is decided against the sign of its r_i
(Lagrangian bound; for the knapsack Ingargiola and Korsh 1973). Whatever the prices, the identity holds, so that
rough prices cost speed and never a right answer.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from optimiser.choice import Choice, Row
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.solver import row_prices

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]

_MARGIN = 1e-9
_GREATEST_EXACT = 2**53


@dataclass(frozen=True)
class Priced:
    """A choice as arrays, n candidates and m one-sided rows, with a price for each row.

    values [n]: benefits in whole units of 1/`unit` points. rows [n, m], bounds [m]: rows·y ≤ bounds, whole numbers.
    prices [m]: λ ≥ 0, in units of value for each unit of the row. reduced [n]: r_i. bound: L.
    """

    unit: Fraction
    values: Whole
    rows: Whole
    bounds: Whole
    prices: Real
    reduced: Real
    bound: float

    def room(self, value: int) -> float:
        """How much flips and slack may cost together in a portfolio worth at least `value` units, with a margin."""
        return self.bound - value + _MARGIN * max(1.0, abs(self.bound))


def priced(choice: Choice) -> Priced | None:
    """The choice with the prices of its linear relaxation; None where it has none or its figures are too great.

    "Too great" is where the values' sum, in the least unit that makes all of them whole, cannot be held exactly.
    """
    unit = choice.whole_unit()
    values = np.array([int(points * unit) for points in choice.benefits.values()], dtype=object)
    if values.sum() > _GREATEST_EXACT:
        return None
    model = build_model(choice)
    maximise_value(model, choice)
    found = row_prices(model)
    if found is None:
        return None
    per_unit = float(unit / scale_of(choice))
    return _with_prices(choice, unit, values.astype(np.int64), np.array(found) * per_unit)


def _with_prices(choice: Choice, unit: Fraction, values: Whole, found: Real) -> Priced:
    sides = [side for row in choice.rows for side in _sides(row)]
    signs = np.array([sign for _, _, sign in sides], dtype=np.int64)
    rows = np.array([_column(row, choice) for row, _, _ in sides], dtype=np.int64).reshape(len(sides), len(values))
    bounds = signs * np.array([bound for _, bound, _ in sides], dtype=np.int64)
    prices = np.maximum(signs * found, 0.0)
    reduced = values.astype(np.float64) - (rows.T * signs) @ prices
    bound = float(bounds @ prices + np.maximum(reduced, 0).sum())
    return Priced(unit, values, rows.T * signs, bounds, prices, reduced, bound)


def _column(row: Row, choice: Choice) -> list[int]:
    return [row.coefficients.get(id_, 0) for id_ in choice.costs]


def _sides(row: Row) -> list[tuple[Row, int, int]]:
    """Each bound by itself, in the model's order: (row, bound, +1 for a ceiling or −1 for a floor)."""
    sides = [] if row.least is None else [(row, row.least, -1)]
    return sides if row.greatest is None else [*sides, (row, row.greatest, 1)]


def decided_by_price(choice: Choice, value: Fraction) -> dict[str, bool]:
    """{id: funded} for every proposal that all portfolios worth at least `value` points decide alike."""
    found = priced(choice)
    if found is None:
        return {}
    room = found.room(int(value * found.unit))
    return {id_: bool(r > 0) for id_, r in zip(choice.costs, found.reduced, strict=True) if abs(r) > room}
